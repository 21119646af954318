public import Receivables

extension NoticeContent {
  /// A statement that is paid as one.
  public struct AskedStatement: Sendable, Hashable {
    /// Its number: what to quote.
    public let number: String
    /// The day that it is of.
    public let day: Day
    /// The day it is to be paid by.
    public let due: Day

    /// A statement that is paid as one.
    public init(number: String, day: Day, due: Day) {
      self.number = number
      self.day = day
      self.due = due
    }
  }

  /// What a statement asks for.
  public struct ToPay: Sendable, Equatable {
    /// The statement itself.
    public let statement: AskedStatement
    /// What is to be paid by its day; nil where nothing is.
    public let amount: Money?

    /// What a statement asks for.
    public init(_ statement: AskedStatement, amount: Money?) {
      self.statement = statement
      self.amount = amount
    }
  }
}
