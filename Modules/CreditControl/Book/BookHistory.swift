public import Dunning
public import Receivables
public import ReceivablesPorts

/// What happened to the book itself, folded from the entries of its own account.
public struct BookHistory: Sendable {
  /// One run, begun and perhaps ended.
  public struct Run: Sendable, Equatable {
    /// The entry in which it began.
    public let entry: Int
    public let day: Day
    public let policy: Hash
    /// By which rules it decided.
    public let engine: String
    public let begun: Moment
    public internal(set) var ended: Moment?
  }

  /// Where the account's chain ends.
  public private(set) var head = ChainHead.empty
  public private(set) var runs: [Run] = []
  /// All seals in order.
  public private(set) var seals: [Seal] = []
  /// Entries of this day and before are refused, or need a reason.
  public private(set) var closedThrough: Day?
  public private(set) var policyInForce: Hash?
  /// What was handed to agencies and lawyers, and as of which day.
  public private(set) var exports: [(day: Day, fact: HandoffExported)] = []
  private var policies: [Hash: [UInt8]] = [:]

  /// Nothing yet.
  init() {}

  /// - Throws: what the store says, and ``BookError/damaged(_:)`` where an entry cannot be read.
  public init(reading store: any AccountReading) async throws {
    self.init()
    try await readOn(from: store)
  }

  /// Takes in what is new in the book since the last reading.
  mutating func readOn(from store: any AccountReading) async throws {
    for try await entry in store.chain(of: .book, from: version + 1) { try take(entry) }
  }

  private mutating func take(_ entry: Entry) throws {
    let content: EntryContent
    do {
      content = try EntryContent(parsing: entry.bytes)
    } catch {
      throw BookError.damaged("entry \(entry.sequence) of the book's account: \(error)")
    }
    head = ChainHead(length: entry.sequence, hash: entry.hash)
    switch content.fact {
    case .policyAdopted(let adopted):
      policies[adopted.hash] = adopted.policy
      policyInForce = adopted.hash
    case .runBegun(let run):
      runs.append(
        Run(
          entry: entry.sequence, day: run.day, policy: run.policy, engine: run.engine,
          begun: entry.recorded, ended: nil))
    case .runEnded(let run):
      if let index = runs.lastIndex(where: { $0.entry == run.run }) {
        runs[index].ended = entry.recorded
      }
    case .periodClosed(let closed):
      closedThrough = max(closedThrough ?? closed.through, closed.through)
    case .sealed(let seal): seals.append(seal)
    case .handoffExported(let fact): exports.append((content.day, fact))
    default: break
    }
  }

  /// The length of the account's chain.
  public var version: Int { head.length }

  public var lastSeal: Seal? { seals.last }

  /// The day of the last run that came to its end.
  public var lastRunDay: Day? {
    runs.lazy.filter { $0.ended != nil }.map(\.day).max()
  }

  /// Whether the last run that came to its end decided by other rules than this program: the days on which
  /// accounts were to be looked at next follow from those.
  var isOfAnotherEngine: Bool {
    runs.last { $0.ended != nil }.map { $0.engine != Decision.engine } ?? false
  }

  /// The last run of a day that came to its end.
  public func lastRun(on day: Day) -> Run? {
    runs.last { $0.day == day && $0.ended != nil }
  }

  /// A policy that was in force once.
  public func policy(_ hash: Hash) throws -> Policy {
    guard let stored = policies[hash] else {
      throw BookError.damaged("the policy \(hash) is not in the book")
    }
    return try Policy(stored: stored)
  }

  /// The day from which a change counts that names none: the next one that can still be run.
  public func nextOpenDay(today: Day) -> Day {
    guard let lastRunDay else { return BookHistory.beginning }
    return min(today, lastRunDay.adding(days: 1))
  }

  /// Before anything in any book: what is said of a new customer has always been so.
  public static let beginning = Day(year: 1, month: 1, day: 1) ?? .distantPast

  /// A change of the book's own account.
  func change(
    _ facts: [Fact], on day: Day, by author: Author, privateRecord: PrivateRecord? = nil,
    command: String? = nil
  ) throws -> AccountChange {
    var account = Account(id: .book, version: version)
    var drafts: [EntryDraft] = []
    for (index, fact) in facts.enumerated() {
      try account.post(fact, on: day)
      drafts.append(
        EntryDraft(
          day: day, author: author, fact: fact,
          privateRecord: index == 0 ? privateRecord : nil,
          command: index == 0 ? command : nil))
    }
    return AccountChange(
      base: head, drafts: drafts, after: account, attention: .distantFuture)
  }
}
