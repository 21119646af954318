public import Receivables

/// A payment plan as a policy allows it: how an amount falls into instalments, and on which days.
public struct PlanProposal: Sendable, Equatable {
  /// How far instalments are apart.
  public enum Every: String, Sendable, CaseIterable {
    case week
    case twoWeeks = "two-weeks"
    case month
  }

  /// Into how many parts, or how large each.
  public enum Size: Sendable, Equatable {
    case number(Int)
    /// In minor units; the last one is what is left.
    case amount(Int64)
  }

  /// What somebody asks for.
  public struct Wish: Sendable {
    public let total: Money
    /// The day on which it is agreed.
    public let day: Day
    public let size: Size
    public let every: Every
    /// The day of the first instalment; nil: one interval after it is agreed.
    public let first: Day?
    /// What is paid on the day it is agreed, or the next business day, in minor units.
    public let down: Int64

    public init(
      total: Money, day: Day, size: Size, every: Every = .month, first: Day? = nil,
      down: Int64 = 0
    ) {
      self.total = total
      self.day = day
      self.size = size
      self.every = every
      self.first = first
      self.down = down
    }
  }

  /// Why a policy does not allow it.
  public enum Refusal: Error, Equatable, Sendable {
    case nothingOpen
    case tooMany(Int, most: Int)
    case tooLong(days: Int, most: Int)
    case tooSmall(Money, least: Money)
    case tooLittleDown(least: Money)
    /// Less than one instalment, or a day before the plan.
    case impossible(String)
  }

  /// In the order of their days; they add up to the total.
  public let instalments: [Instalment]

  /// Cuts the amount without losing a cent and moves each day to a business day.
  public init(_ wish: Wish, by policy: Policy) throws(Refusal) {
    let rules = policy.planRules
    let currency = wish.total.currency
    guard wish.total.isPositive else { throw .nothingOpen }
    let least = wish.total.minorUnits.share(percent: rules.downPercent)
    guard wish.down == 0 || wish.down >= least else {
      throw .tooLittleDown(least: Money(minorUnits: least, currency))
    }
    let down = max(wish.down, least)
    guard down < wish.total.minorUnits else { throw .impossible("the first payment is all of it") }
    let rest = Money(minorUnits: wish.total.minorUnits - down, currency)
    let amounts = (down > 0 ? [down] : []) + (try PlanProposal.parts(of: rest, wish.size))
    guard amounts.count <= rules.mostInstalments else {
      throw .tooMany(amounts.count, most: rules.mostInstalments)
    }
    let days = try PlanProposal.days(wish, count: amounts.count, hasDown: down > 0)
    let instalments = zip(days, amounts).map { day, amount in
      Instalment(due: policy.calendar.nextBusinessDay(onOrAfter: day), minorUnits: amount)
    }
    try PlanProposal.check(instalments, rules, currency)
    self.instalments = instalments
  }

  private static func parts(of rest: Money, _ size: Size) throws(Refusal) -> [Int64] {
    switch size {
    case .number(let number):
      guard number > 0, Int64(number) <= rest.minorUnits else {
        throw .impossible("\(rest) cannot be cut into \(number)")
      }
      return rest.split(by: Array(repeating: 1, count: number)).map(\.minorUnits)
    case .amount(let amount):
      guard amount > 0 else { throw .impossible("an instalment has to be more than nothing") }
      let (whole, left) = rest.minorUnits.quotientAndRemainder(dividingBy: amount)
      // More parts than any policy allows need not be made to be refused.
      guard whole < 1000 else { throw .tooMany(Int(clamping: whole), most: 999) }
      return Array(repeating: amount, count: Int(whole)) + (left > 0 ? [left] : [])
    }
  }

  private static func days(
    _ wish: Wish, count: Int, hasDown: Bool
  ) throws(Refusal) -> [Day] {
    if let first = wish.first, first < wish.day {
      throw .impossible("\(first) is before the plan begins")
    }
    // Counted from one day throughout, so that the end of a month does not wander.
    let offset = wish.first == nil ? 1 : 0
    let regular = (0..<(hasDown ? count - 1 : count)).map {
      wish.every.day($0 + offset, after: wish.first ?? wish.day)
    }
    return (hasDown ? [wish.day] : []) + regular
  }

  private static func check(
    _ instalments: [Instalment], _ rules: PlanRules, _ currency: Currency
  ) throws(Refusal) {
    if let first = instalments.first, let last = instalments.last {
      let days = last.due.days(since: first.due)
      guard days <= rules.longestDays else {
        throw .tooLong(days: days, most: rules.longestDays)
      }
    }
    let least = rules.leastInstalment.minorUnits(in: currency)
    for instalment in instalments.dropLast() where instalment.minorUnits < least {
      throw .tooSmall(
        Money(minorUnits: instalment.minorUnits, currency),
        least: Money(minorUnits: least, currency))
    }
  }
}

extension PlanProposal.Every {
  /// So many intervals after a day; the end of a month stays in its month.
  func day(_ count: Int, after day: Day) -> Day {
    switch self {
    case .week: return day.adding(days: 7 * count)
    case .twoWeeks: return day.adding(days: 14 * count)
    case .month: return day.adding(months: count)
    }
  }
}

extension PlanProposal.Refusal: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nothingOpen: "nothing is open that could be paid by instalments"
    case .tooMany(let count, let most): "\(count) instalments are more than the policy's \(most)"
    case .tooLong(let days, let most): "\(days) days are longer than the policy's \(most)"
    case .tooSmall(let amount, let least):
      "instalments of \(amount) are below the policy's \(least)"
    case .tooLittleDown(let least): "the policy wants \(least) to come first"
    case .impossible(let why): why
    }
  }
}
