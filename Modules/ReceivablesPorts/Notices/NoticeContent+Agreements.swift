public import Receivables

/// What a notice says of what was agreed, offered or promised.
extension NoticeContent {
  /// One instalment of a payment plan.
  public struct PlanInstalment: Sendable, Equatable {
    /// Its place, from 1.
    public let number: Int
    /// How many there are.
    public let count: Int
    /// The day it is to be paid by.
    public let due: Day
    /// What of it is open.
    public let open: Money
    /// What the plan leaves to be paid after it.
    public let rest: Money
    /// The interest a year that was agreed for the plan, which comes on top; nil where none was.
    public let rate: Percent?
    /// What of that is booked and open; nil where nothing is.
    public let interest: Money?

    /// One instalment.
    public init(
      number: Int, count: Int, due: Day, open: Money, rest: Money, rate: Percent? = nil,
      interest: Money? = nil
    ) {
      self.rate = rate
      self.interest = interest
      self.number = number
      self.count = count
      self.due = due
      self.open = open
      self.rest = rest
    }

    /// The same with so much of it open.
    func owing(_ open: Money) -> PlanInstalment {
      PlanInstalment(
        number: number, count: count, due: due, open: open, rest: rest, rate: rate,
        interest: interest)
    }
  }

  /// The instalments as far as they are asked for: what waits is taken off the first of them.
  public var instalmentsAsked: [PlanInstalment] {
    var over = max(
      0, instalments.reduce(Int64(0)) { $0 + $1.open.minorUnits } - asked.minorUnits)
    return instalments.compactMap { instalment in
      let taken = min(over, instalment.open.minorUnits)
      over -= taken
      let left = instalment.open.minorUnits - taken
      return left > 0 ? instalment.owing(Money(minorUnits: left, asked.currency)) : nil
    }
  }

  /// A promise that was not kept, or the part of one that was not.
  public struct BrokenPromise: Sendable, Equatable {
    /// What was to come.
    public let amount: Money
    /// What of it came.
    public let received: Money
    /// The day that was promised.
    public let day: Day
    /// Whether money came meanwhile that went elsewhere: nobody may say that nothing came.
    public let cameElsewhere: Bool

    /// A promise that was not kept.
    public init(amount: Money, received: Money, day: Day, cameElsewhere: Bool = false) {
      self.cameElsewhere = cameElsewhere
      self.amount = amount
      self.received = received
      self.day = day
    }
  }

  /// A payment plan that ended as instalments were not paid.
  public struct EndedPlan: Sendable, Equatable {
    /// The day on which it was agreed.
    public let agreed: Day
    /// The first day on which it held no more.
    public let ended: Day

    /// A plan that ended.
    public init(agreed: Day, ended: Day) {
      self.agreed = agreed
      self.ended = ended
    }
  }

  /// An offer to take less that was not paid in time.
  public struct LapsedOffer: Sendable, Equatable {
    /// What would have been enough.
    public let amount: Money
    /// The last day for it.
    public let deadline: Day
    /// Whether the customer had taken it.
    public let wasAccepted: Bool

    /// An offer that lapsed.
    public init(amount: Money, deadline: Day, wasAccepted: Bool) {
      self.amount = amount
      self.deadline = deadline
      self.wasAccepted = wasAccepted
    }
  }

  /// An offer to take less.
  public struct Offer: Sendable, Equatable {
    /// What would be enough.
    public let amount: Money
    /// The last day for it.
    public let validUntil: Day
    /// The invoices that it is for.
    public let invoices: [String]
    /// Whether the customer has taken it.
    public let isAccepted: Bool

    /// An offer to take less.
    public init(
      amount: Money, validUntil: Day, invoices: [String] = [], isAccepted: Bool = false
    ) {
      self.amount = amount
      self.validUntil = validUntil
      self.invoices = invoices
      self.isAccepted = isAccepted
    }
  }
}
