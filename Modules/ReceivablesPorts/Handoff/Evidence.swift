public import Receivables

/// What proves a claim: the account as a statement, everything that happened, and what was sent.
public struct Evidence: Sendable, Equatable {
  /// One line of a statement of account.
  public struct Posting: Sendable, Equatable {
    /// The day from which it counts.
    public let day: Day
    /// What happened, as `invoice` or `payment`.
    public let what: String
    /// The number of the invoice, payment or credit.
    public let document: String
    /// Above zero where the debtor owes more.
    public let amount: Money
    /// What is owed after it, in its currency.
    public let balance: Money

    /// A line.
    public init(day: Day, what: String, document: String, amount: Money, balance: Money) {
      self.day = day
      self.what = what
      self.document = document
      self.amount = amount
      self.balance = balance
    }
  }

  /// One thing that happened.
  public struct Event: Sendable, Equatable {
    /// The entry of the account that records it.
    public let entry: Int
    /// The day from which it counts.
    public let day: Day
    /// When the book took it in.
    public let recorded: Moment
    /// What happened, in words.
    public let what: String
    /// How much it was about; nil where it was not about money.
    public let amount: Money?

    /// A thing that happened.
    public init(entry: Int, day: Day, recorded: Moment, what: String, amount: Money?) {
      self.entry = entry
      self.day = day
      self.recorded = recorded
      self.what = what
      self.amount = amount
    }
  }

  /// A notice, exactly as it left the house.
  public struct SentNotice: Sendable, Equatable {
    /// The attempt's name, which the channel knows it by.
    public let act: String
    /// The day on which it was handed to the channel.
    public let day: Day
    /// The rung that it was.
    public let rung: String
    /// The channel that took it.
    public let channel: String
    /// What it asked for.
    public let amount: Money
    /// Whether nobody knows if it arrived at the channel.
    public let isUnknown: Bool
    /// The very bytes: a message of RFC 5322, or a letter as PDF or HTML.
    public let bytes: [UInt8]

    /// A notice.
    public init(
      act: String, day: Day, rung: String, channel: String, amount: Money, isUnknown: Bool,
      bytes: [UInt8]
    ) {
      self.act = act
      self.day = day
      self.rung = rung
      self.channel = channel
      self.amount = amount
      self.isUnknown = isUnknown
      self.bytes = bytes
    }
  }

  /// The statement of account, in the order of the days.
  public let statement: [Posting]
  /// Everything that happened, in the order in which it was recorded.
  public let chronology: [Event]
  /// What was sent, in the order in which it was.
  public let notices: [SentNotice]

  /// Evidence; empty where none is asked for.
  public init(
    statement: [Posting] = [], chronology: [Event] = [], notices: [SentNotice] = []
  ) {
    self.statement = statement
    self.chronology = chronology
    self.notices = notices
  }
}
