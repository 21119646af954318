public import Receivables
import ReceivablesPorts

/// What happened to an account, event by event, and the account that came of it.
public struct AccountStory: Sendable {
  /// By (day, entry), oldest first.
  public private(set) var events: [StoryEvent] = []
  /// With every item there ever was.
  public private(set) var account: Account
  /// Agreements that came to an end: the day, and the account while they stood.
  private(set) var ended: [(agreement: String, on: Day, before: Account)] = []
  private var payments: [String: Money] = [:]
  /// Where the latest plan of a notice stands among the events.
  private var plans: [String: Int] = [:]

  /// - Throws: ``RunError`` where there is no such customer; ``BookError/damaged(_:)``.
  public init(of id: AccountID, in installation: Installation) async throws {
    let file = try await AccountFile(id, in: installation.store)
    guard !file.contents.isEmpty, id != .book else {
      throw RunError(.badInput, "there is no customer \(id) in the book.")
    }
    account = Account(id: id)
    for content in file.contents {
      try take(content, file.notes(ofEntry: content.sequence)["note"])
    }
    events.sort { ($0.day, $0.sequence) < ($1.day, $1.sequence) }
  }

  /// What had happened by a day, oldest first.
  public func events(through day: Day) -> [StoryEvent] {
    Array(events.prefix { $0.day <= day })
  }

  private mutating func take(_ content: EntryContent, _ note: String?) throws {
    let before = account.standing.party.last
    if case .agreementEnded(let fact) = content.fact {
      ended.append((fact.agreement, content.day, account))
    }
    try account.post(content.fact, on: content.day)
    switch content.fact {
    case .noticeClaimed(let fact):
      follow(fact.notice)
      if let index = plans[fact.notice] { events[index].payBy = fact.demand?.payBy }
    case .noticeAnswered(let fact): follow(fact.notice)
    case .noticeDropped(let fact): follow(fact.notice)
    case .noticeJudged(let fact): follow(fact.notice)
    case .noticeReturned(let fact): follow(fact.notice)
    default:
      guard let what = what(content.fact, before, note) else { return }
      if case .noticePlanned(let notice) = what { plans[notice.id] = events.count }
      if case .paymentReceived(let payment, let money, _) = what { payments[payment] = money }
      events.append(
        StoryEvent(
          day: content.day, sequence: content.sequence, recorded: content.recorded,
          kind: content.fact.kind, what: what))
    }
  }

  /// What became of a notice belongs to the event that planned it.
  private mutating func follow(_ notice: String) {
    guard let index = plans[notice], let notice = account.notices[notice] else { return }
    events[index].what = .noticePlanned(notice)
  }

  private func what(_ fact: Fact, _ before: Party?, _ note: String?) -> StoryEvent.What? {
    switch fact {
    case .invoiceIssued(let fact):
      .invoiceIssued(invoice: fact.invoice, fact.amount, due: fact.due)
    case .creditIssued(let fact):
      .creditIssued(credit: fact.credit, fact.amount, shares(fact.allocations))
    case .writtenOff(let fact): .writtenOff(shares(fact.allocations))
    case .paymentReceived(let fact):
      .paymentReceived(payment: fact.payment, fact.amount, shares(fact.allocations))
    case .moneyApplied(let fact):
      .moneyApplied(source: fact.source, shares(fact.allocations))
    case .paymentReversed(let fact):
      .paymentReversed(payment: fact.payment, payments[fact.payment])
    case .moneyTransferred(let fact): .moneyMoved(fact)
    case .noticePlanned(let fact): account.notices[fact.notice].map { .noticePlanned($0) }
    case .stopSet(let fact): .stopSet(fact)
    case .stopLifted(let fact): .stopLifted(fact)
    case .ladderSet(let fact): .ladderSet(fact)
    case .measureTaken(let fact): .measureTaken(fact)
    case .creditHoldLifted: .creditHoldLifted
    case .channelClosed(let fact): .channelClosed(fact)
    case .channelOpened(let fact): .channelOpened(fact)
    case .taskRaised(let fact): .taskRaised(fact)
    case .taskDone(let fact): .taskDone(fact)
    case .handoffPlaced(let fact): .placed(fact)
    case .handoffRecalled(let fact): .recalled(fact)
    case .partyRecorded(let party): .partyRecorded(before: before, party)
    case .forgotten: .forgotten
    case .noteTaken: .noteTaken(note)
    case .familySet(let fact): .familySet(fact)
    default: AgreementWords.words(fact).map { _ in .agreed(fact) }
    }
  }

  private func shares(_ allocations: [Allocation]) -> [StoryEvent.Share] {
    allocations.compactMap { allocation in
      guard let item = account.items[allocation.item] else { return nil }
      return StoryEvent.Share(
        item: allocation.item, amount: Money(minorUnits: allocation.settled, item.currency),
        closes: item.finallyOpen == 0)
    }
  }
}
