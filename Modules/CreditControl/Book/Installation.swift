import Receivables
public import ReceivablesPorts

/// One book, opened, with everything that its runs use.
public struct Installation: Sendable {
  /// The book's folder; relative paths in the settings start from it.
  public let folder: String
  public let settings: Settings
  public let store: any BookStore
  public let policies: any PolicySource
  let wording: Wording
  public let channels: Channels
  let printing: Printing
  let payments: Payments
  let handoffKinds: [any HandoffKind]
  public let surroundings: Surroundings
  private let chronicle: Chronicle

  /// - Parameter renderer: opened when the first notice is to be written.
  public init(
    folder: String, settings: Settings, store: any BookStore, policies: any PolicySource,
    renderer: @autoclosure @escaping @Sendable () throws -> any NoticeRenderer,
    channels: Channels, printing: Printing = Printing(), payments: Payments = Payments(),
    handoffs: [any HandoffKind] = [], surroundings: Surroundings
  ) {
    self.folder = folder
    self.settings = settings
    self.store = store
    self.policies = policies
    wording = Wording(renderer)
    self.channels = channels
    self.printing = printing
    self.payments = payments
    handoffKinds = handoffs
    self.surroundings = surroundings
    chronicle = Chronicle(store)
  }

  /// A path of the settings, from where the program stands.
  public func path(_ relative: String) -> String {
    relative.hasPrefix("/") ? relative : folder + "/" + relative
  }

  public var policyPath: String { path(settings.policy) }

  /// What the book's own account says.
  public func history() async throws -> BookHistory {
    try await chronicle.history()
  }

  /// Whether the same key was used before.
  func wasDone(_ request: Request) async throws -> Bool {
    guard let key = request.key else { return false }
    let document = DocumentKey(.command, key)
    return try await store.holders(of: [document])[document] != nil
  }

  /// A private record of fields, or nil where there are none.
  func privateRecord(_ fields: [(name: String, value: String)]) -> PrivateRecord? {
    fields.isEmpty ? nil : PrivateRecord(salt: surroundings.salt(), fields: fields)
  }
}
