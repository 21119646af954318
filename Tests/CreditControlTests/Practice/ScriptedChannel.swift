import ReceivablesPorts

/// A channel that does as it is told, and remembers what it was handed.
actor ScriptedChannel: NoticeChannel, Askable {
  /// The line went dead.
  struct LineLost: Error {}

  /// What happens to one delivery.
  enum Reply: Sendable {
    case answer(DeliveryAnswer)
    /// Taken, and then the line goes dead.
    case takesAndThrows
    /// The line goes dead before anything is taken.
    case throwsOnly
  }

  /// Everything that reached the other side.
  private(set) var taken: [RenderedNotice] = []
  /// How often the channel was asked to deliver.
  private(set) var calls = 0
  private var replies: [Reply] = []
  private var canTell = true
  private var beforeDelivery: (@Sendable (Int) async throws -> Void)?

  /// The next deliveries get these replies; those after them are taken.
  func script(_ replies: [Reply]) {
    self.replies = replies
  }

  /// Whether it knows what became of an act.
  func canTell(_ canTell: Bool) {
    self.canTell = canTell
  }

  /// Called with the number of each delivery before it is made.
  func before(_ body: @escaping @Sendable (Int) async throws -> Void) {
    beforeDelivery = body
  }

  var acts: [String] { taken.map(\.act) }

  func deliver(_ notice: RenderedNotice) async throws -> DeliveryAnswer {
    calls += 1
    try await beforeDelivery?(calls)
    let reply = replies.isEmpty ? .answer(.sent) : replies.removeFirst()
    switch reply {
    case .answer(let answer):
      if answer == .sent { taken.append(notice) }
      return answer
    case .takesAndThrows:
      taken.append(notice)
      throw LineLost()
    case .throwsOnly: throw LineLost()
    }
  }

  func answer(for act: String) async throws -> DeliveryAnswer {
    guard canTell else { return .unknown("nobody remembers") }
    return acts.contains(act) ? .sent : .notSent("it never came")
  }
}
