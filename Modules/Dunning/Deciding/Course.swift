public import Receivables

/// How an account is chased in one currency on a day: the segment that fits, and what it changes.
struct Course {
  let segment: Segment?
  let leastGapDays: Int
  let asksBy: Policy.AsksBy
  private let policy: Policy
  private let account: Account
  private let currency: Currency
  private let day: Day

  /// - Parameter open: what is owed in the currency, in minor units.
  init(_ account: Account, _ currency: Currency, open: Int64, by policy: Policy, on day: Day) {
    self.policy = policy
    self.account = account
    self.currency = currency
    self.day = day
    let facts = Facts(account, currency, open, day)
    segment = policy.segments.first { facts.fit($0.condition) }
    leastGapDays = segment?.leastGapDays ?? policy.leastGapDays
    asksBy = segment?.asksBy ?? policy.asksBy
  }

  /// In minor units.
  var minimum: Int64 { (segment?.minimum ?? policy.minimum).minorUnits(in: currency) }

  /// In minor units.
  var tolerance: Int64 { (segment?.tolerance ?? policy.tolerance).minorUnits(in: currency) }

  /// The ladder of an item: the exception that somebody made for it, else the segment's, else the
  /// policy's first. Nil where it is not chased.
  func ladder(of item: Item) -> (ladder: Ladder?, why: String) {
    if let name = account.standing.ladders.ladder(of: item.id.document, on: day) {
      // A ladder that an edited policy no longer has leaves the choice to the policy again.
      if name == LadderSet.none { return (nil, "chosen by hand") }
      if let ladder = policy.ladder(named: name) { return (ladder, "chosen by hand") }
    }
    guard let segment else { return (policy.ladders.first, "no segment") }
    return (policy.ladder(named: segment.ladder), "segment \(segment.name)")
  }

  /// Days on which, without a new entry, another segment or exception may hold.
  static func changes(of account: Account, by policy: Policy, after day: Day) -> [Day] {
    let exceptions = account.standing.ladders.nextChange(after: day)
    guard !policy.segments.isEmpty else { return exceptions.map { [$0] } ?? [] }
    var days = [
      exceptions, account.standing.record.nextChange(after: day),
      account.standing.agreements.record.nextChange(after: day),
    ].compactMap { $0 }
    if let first = account.standing.firstInvoice {
      for segment in policy.segments {
        guard let bound = segment.condition.customerForDays else { continue }
        // A bound is passed on its day or on the one after, as it is over or under.
        days += [first.adding(days: bound.limit), first.adding(days: bound.limit + 1)]
      }
    }
    return days
  }

  /// What conditions are held against.
  private struct Facts {
    let party: Party?
    let currency: Currency
    let open: Int64
    let customerForDays: Int?
    let daysLate: Int?
    let promisesKept: Int?

    init(_ account: Account, _ currency: Currency, _ open: Int64, _ day: Day) {
      party = account.standing.party.value(on: day)
      self.currency = currency
      self.open = open
      customerForDays = account.standing.firstInvoice.map { day.days(since: $0) }
      daysLate = account.standing.record.averageDaysLate(on: day)
      promisesKept = account.standing.agreements.record.keptPercent(on: day)
    }

    func fit(_ condition: Segment.Condition) -> Bool {
      fits(condition.tags) { party?.tags.contains($0) ?? false }
        && fits(condition.kinds) { party?.kind == $0 }
        && fits(condition.countries) { party?.country == $0 }
        && fits(condition.currencies) { currency == $0 }
        && owes(condition.owes)
        && fits(condition.customerForDays, customerForDays)
        && fits(condition.daysLate, daysLate)
        && fits(condition.promisesKept, promisesKept)
        && (condition.overLimit.map { $0 == isOverLimit } ?? true)
    }

    private var isOverLimit: Bool {
      guard let party, party.currency == currency, let limit = party.creditLimit else {
        return false
      }
      return open > limit
    }

    private func fits<Value>(_ values: [Value], _ isFit: (Value) -> Bool) -> Bool {
      values.isEmpty || values.contains(where: isFit)
    }

    /// Where a bound asks for what is not known, it does not hold.
    private func fits(_ bound: Segment.Bound<Int>?, _ value: Int?) -> Bool {
      guard let bound else { return true }
      return value.map(bound.holds) ?? false
    }

    private func owes(_ bound: Segment.Bound<Threshold>?) -> Bool {
      switch bound {
      case nil: true
      case .over(let limit): open > limit.minorUnits(in: currency)
      case .under(let limit): open < limit.minorUnits(in: currency)
      }
    }
  }
}

/// The segment of a policy that a customer is in, in one currency on a day; nil where none fits.
///
/// - Parameter open: what is owed in the currency, in minor units.
public func segment(
  of account: Account, in currency: Currency, owing open: Int64, by policy: Policy, on day: Day
) -> Segment? {
  Course(account, currency, open: open, by: policy, on: day).segment
}
