import Dunning
public import Receivables
import ReceivablesPorts

/// A customer at a glance: who they are, what they owe, what comes next, and what happened.
public struct CustomerStory: Sendable {
  public let view: CustomerView
  /// The customer's people, by what they do there.
  public let people: [CustomerPerson]
  /// What is open on the day, a line for each currency.
  public let owed: [AgingLine]
  /// The segments of the policy that the customer is in, one for each currency that has one.
  public let segments: [String]
  /// What is agreed with them and what they dispute; empty where the policy cannot be read.
  public let agreements: [AgreementView]
  /// Nil where the policy cannot be read, and for a day before the last run.
  public let next: NextStep?
  /// Whether the day is before the last run: what came next is known, and stands below.
  public let isPast: Bool
  /// What had happened by the day, newest first.
  public let events: [StoryEvent]

  /// How much more is open than the credit limit allows; nil where it is not, or there is no limit.
  public func overLimit(on day: Day) -> Money? {
    guard let party = view.standing.party.value(on: day), let currency = party.currency,
      let limit = party.creditLimit,
      let line = owed.first(where: { $0.currency == currency }), line.total > limit
    else { return nil }
    return Money(minorUnits: line.total - limit, currency)
  }
}

extension Ledgers {
  /// - Throws: ``RunError`` where there is no such customer.
  public func story(of id: AccountID, on day: Day) async throws -> CustomerStory {
    let view = try await customer(id, on: day)
    let story = try await AccountStory(of: id, in: installation)
    let owed = AgingLine.totals(story.account.aging(AgingQuestion(day: day)))
    var segments: [String] = []
    var next: NextStep?
    let isPast = try await installation.history().lastRunDay.map { day < $0 } ?? false
    var agreements: [AgreementView] = []
    do {
      let policy = try await PolicyDesk(installation).forRehearsal()
      segments = self.segments(of: story.account, owed, policy, on: day)
      if !isPast { next = try await self.next(of: id, from: day) }
      agreements = try await self.agreements(story, policy, on: day)
    } catch is SettingsError {
      // A policy's file that is being edited keeps nobody from looking at a customer.
    }
    return CustomerStory(
      view: view, people: CustomerPerson.all(in: view.contact), owed: owed, segments: segments,
      agreements: agreements, next: next, isPast: isPast,
      events: story.events(through: day).reversed())
  }

  /// What stood on the day: what was agreed later had not begun, what ended later had not ended.
  private func agreements(
    _ story: AccountStory, _ policy: Policy, on day: Day
  ) async throws -> [AgreementView] {
    let list = AgreementList(installation)
    var views = try await list.open(of: story.account, by: policy, on: day)
    for ended in story.ended where ended.on > day {
      views += try await list.open(of: ended.before, by: policy, on: day)
        .filter { $0.id == ended.agreement }
    }
    return views.filter { $0.from <= day }
  }

  private func segments(
    of account: Account, _ owed: [AgingLine], _ policy: Policy, on day: Day
  ) -> [String] {
    var names: [String] = []
    for line in owed {
      let segment = Dunning.segment(
        of: account, in: line.currency, owing: line.total, by: policy, on: day)
      if let name = segment?.name, !names.contains(name) { names.append(name) }
    }
    return names
  }
}
