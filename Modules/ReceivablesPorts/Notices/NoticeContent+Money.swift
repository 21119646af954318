public import Receivables

extension NoticeContent {
  /// An invoice that is open again, though no payment of the customer came back.
  public struct Reopened: Sendable, Equatable {
    /// What opened it.
    public enum Cause: Sendable, Equatable {
      /// A credit note was withdrawn.
      case credit(String)
      /// An amount that had been booked to it was moved.
      case moved
      /// A payment of a day that somebody else had made for it went back.
      case returned(Money, Day)
      /// The creditor gave money back.
      case refund(Money)
      /// Nothing that the customer is told.
      case other
    }

    /// Its number.
    public let invoice: String
    /// What opened it.
    public let cause: Cause

    /// An invoice that is open again.
    public init(invoice: String, cause: Cause) {
      self.invoice = invoice
      self.cause = cause
    }
  }

  /// An invoice of which nothing is left but its charges.
  public struct Settled: Sendable, Equatable {
    /// Its number.
    public let invoice: String
    /// Whether the customer paid it, rather than that it was credited or given up.
    public let isPaid: Bool

    /// An invoice of which nothing is left but its charges.
    public init(invoice: String, isPaid: Bool) {
      self.invoice = invoice
      self.isPaid = isPaid
    }
  }
}
