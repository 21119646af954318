public import Receivables

/// One thing that happened to an account, with everything that is needed to tell of it.
public struct StoryEvent: Sendable, Equatable {
  /// A part of some money that settled a part of an invoice.
  public struct Share: Sendable, Equatable {
    public let item: ItemID
    public let amount: Money
    /// Whether nothing of the item was open afterwards.
    public let closes: Bool

    /// With more of the same item, that the same money settled.
    public func adding(_ more: Share) -> Share {
      Share(
        item: item,
        amount: Money(
          minorUnits: amount.minorUnits + more.amount.minorUnits, amount.currency),
        closes: closes || more.closes)
    }
  }

  @nonexhaustive
  public enum What: Sendable, Equatable {
    case invoiceIssued(invoice: String, Money, due: Day)
    case creditIssued(credit: String, Money, [Share])
    case writtenOff([Share])
    case paymentReceived(payment: String, Money, [Share])
    /// Money or credit that waited was given to invoices.
    case moneyApplied(source: ItemID, [Share])
    /// Nil where the account never saw the payment come.
    case paymentReversed(payment: String, Money?)
    case moneyMoved(MoneyTransferred)
    /// With what became of it.
    case noticePlanned(Notice)
    case stopSet(StopSet)
    case stopLifted(StopLifted)
    case ladderSet(LadderSet)
    case measureTaken(MeasureTaken)
    case creditHoldLifted
    case channelClosed(ChannelClosed)
    case channelOpened(ChannelOpened)
    case taskRaised(TaskRaised)
    case taskDone(TaskDone)
    case placed(HandoffPlaced)
    case recalled(HandoffRecalled)
    /// The customer as known before, and as from this day on.
    case partyRecorded(before: Party?, Party)
    case forgotten
    /// Nil where the words were forgotten.
    case noteTaken(String?)
    case familySet(FamilySet)
    /// Something was agreed, disputed, charged or granted, or is over.
    case agreed(Fact)
  }

  /// The day from which it counts.
  public let day: Day
  /// The account's entry that records it.
  public let sequence: Int
  public let recorded: Moment
  /// The kind of the entry.
  public let kind: String
  public internal(set) var what: What
  /// By which day a notice that was handed over wanted to be paid; nil where it named none.
  public internal(set) var payBy: Day?
}

extension Notice {
  /// Whether it reached somebody, or may have.
  public var wasSent: Bool {
    switch status {
    case .sent, .claimed, .unknown, .bounced: true
    case .waiting, .planned, .scheduled, .retrying, .failed, .withheld, .cancelled: false
    }
  }
}
