public import Receivables

/// Everything that the text of a notice may say.
public struct NoticeContent: Sendable, Equatable {
  /// BCP 47, as `de`; the renderer takes the nearest language that it has.
  public let language: String
  /// The customer's name.
  public let name: String
  /// The person who reads it, as a letter addresses them; nil where none is known.
  public let salutationName: String?
  /// Who is owed.
  public let creditor: Creditor
  /// Whether the message carries the creditor's logo, as the part `cid:logo`.
  public let hasLogo: Bool
  /// The day of the notice.
  public let day: Day
  /// The open items, in the order of their due days.
  public let lines: [Line]
  /// What is asked for: the lines and the charges owed, without what is disputed or waits.
  public let asked: Money
  /// Money that waits on the account and was set against it.
  public let waiting: Money
  /// Names the notice for questions about it.
  public let reference: String
  /// The day that the notice sets for paying what is overdue; nil where it sets none.
  public let newDueDate: Day?
  /// What being late costs, owed or only announced.
  public let charges: [Charge]
  /// How it can be paid, the way to be read first on top.
  public let waysToPay: [WayToPay]
  /// What was paid lately, for a notice that says thanks.
  public let paid: [Payment]
  /// Everything that moved, for a statement that lists all of it; nil for other notices.
  public let ledger: Ledger?
  /// The instalment of a payment plan that the notice is about; nil where it is about none.
  public let instalment: PlanInstalment?
  /// Instalments of payment plans that are asked for; the one that the notice is about is among them.
  public let instalments: [PlanInstalment]
  /// The promise that was not kept since the notice before; nil where there is none.
  public let brokenPromise: BrokenPromise?
  /// What would be enough, where less was offered to be; nil where it was not.
  public let offer: Offer?

  /// What a notice may say.
  public init(
    language: String, name: String, salutationName: String? = nil, creditor: Creditor,
    hasLogo: Bool = false, day: Day, lines: [Line], asked: Money, waiting: Money,
    reference: String, newDueDate: Day? = nil, charges: [Charge] = [],
    waysToPay: [WayToPay] = [], paid: [Payment] = [], ledger: Ledger? = nil,
    instalment: PlanInstalment? = nil, instalments: [PlanInstalment] = [],
    brokenPromise: BrokenPromise? = nil, offer: Offer? = nil
  ) {
    self.language = language
    self.name = name
    self.salutationName = salutationName
    self.creditor = creditor
    self.hasLogo = hasLogo
    self.day = day
    self.lines = lines
    self.asked = asked
    self.waiting = waiting
    self.reference = reference
    self.newDueDate = newDueDate
    self.charges = charges
    self.waysToPay = waysToPay
    self.paid = paid
    self.ledger = ledger
    self.instalment = instalment
    self.instalments = instalments
    self.brokenPromise = brokenPromise
    self.offer = offer
  }
}

extension NoticeContent {
  /// One line of the table of items.
  public struct Line: Sendable, Equatable {
    /// The invoice, with its instalment where it has several.
    public let item: String
    /// Whose it is, where a statement is for several; nil elsewhere.
    public let customer: String?
    /// What the customer knows it by, as the number of their order; nil where none is known.
    public let reference: String?
    /// The day it was issued.
    public let issued: Day
    /// The day it is to be paid by.
    public let due: Day
    /// What it was first for; nil where a notice does not say.
    public let amount: Money?
    /// What is open on it, disputed or not.
    public let open: Money
    /// Days past due; zero or less where it is not.
    public let daysOverdue: Int
    /// Whether the customer disputes it.
    public let isDisputed: Bool
    /// The part of what is open that is disputed; nil where all of it is.
    public let disputed: Money?
    /// The day the customer has promised to pay it on.
    public let promised: Day?
    /// What of it is promised, part of a plan or of an offer, and not asked for; nil where nothing is.
    public let agreed: Money?

    /// A line of the table.
    public init(
      item: String, customer: String? = nil, reference: String? = nil, issued: Day, due: Day,
      amount: Money? = nil, open: Money, daysOverdue: Int, isDisputed: Bool = false,
      disputed: Money? = nil,
      promised: Day? = nil, agreed: Money? = nil
    ) {
      self.item = item
      self.customer = customer
      self.reference = reference
      self.issued = issued
      self.due = due
      self.amount = amount
      self.open = open
      self.daysOverdue = daysOverdue
      self.isDisputed = isDisputed
      self.disputed = disputed
      self.promised = promised
      self.agreed = agreed
    }
  }

  /// A charge for being late.
  public struct Charge: Sendable, Equatable {
    /// What it is for, in the reader's language.
    public let label: String
    /// How much it is.
    public let amount: Money
    /// Whether it is owed; otherwise the notice announces it and asks for nothing.
    public let isOwed: Bool
    /// What of it is promised, part of a plan or of an offer, and not asked for; nil where nothing is.
    public let agreed: Money?
    /// How it comes about, line by line; empty for sums.
    public let schedule: [ChargeLine]

    /// A charge.
    public init(
      label: String, amount: Money, isOwed: Bool, agreed: Money? = nil, schedule: [ChargeLine] = []
    ) {
      self.label = label
      self.amount = amount
      self.isOwed = isOwed
      self.agreed = agreed
      self.schedule = schedule
    }
  }

  /// A line of how interest comes about.
  public struct ChargeLine: Sendable, Equatable {
    /// The invoice that is late.
    public let item: String
    /// The first day.
    public let from: Day
    /// The last day, which counts.
    public let to: Day
    /// As the law counts them.
    public let days: Int
    /// What bears interest.
    public let base: Money
    /// A year.
    public let rate: Percent
    /// Whether the rate was confirmed at its source.
    public let isSure: Bool
    /// The interest of the line, rounded for reading.
    public let amount: Money

    /// A line.
    public init(
      item: String, from: Day, to: Day, days: Int, base: Money, rate: Percent, isSure: Bool,
      amount: Money
    ) {
      self.item = item
      self.from = from
      self.to = to
      self.days = days
      self.base = base
      self.rate = rate
      self.isSure = isSure
      self.amount = amount
    }
  }

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

    /// One instalment.
    public init(number: Int, count: Int, due: Day, open: Money, rest: Money) {
      self.number = number
      self.count = count
      self.due = due
      self.open = open
      self.rest = rest
    }
  }

  /// A promise that was not kept.
  public struct BrokenPromise: Sendable, Equatable {
    /// What was to come.
    public let amount: Money
    /// What came.
    public let received: Money
    /// The day by which it was to come.
    public let day: Day

    /// A promise that was not kept.
    public init(amount: Money, received: Money, day: Day) {
      self.amount = amount
      self.received = received
      self.day = day
    }
  }

  /// An offer to take less.
  public struct Offer: Sendable, Equatable {
    /// What would be enough.
    public let amount: Money
    /// The last day for it.
    public let validUntil: Day

    /// An offer to take less.
    public init(amount: Money, validUntil: Day) {
      self.amount = amount
      self.validUntil = validUntil
    }
  }

  /// Money that came in.
  public struct Payment: Sendable, Equatable {
    /// The invoice that it settled, or the payment's own name where it settled none.
    public let item: String
    /// The day it came in.
    public let day: Day
    /// How much it was.
    public let amount: Money

    /// Money that came in.
    public init(item: String, day: Day, amount: Money) {
      self.item = item
      self.day = day
      self.amount = amount
    }
  }

  /// Everything that moved in a time, with the balance before it.
  public struct Ledger: Sendable, Equatable {
    /// The first day that it lists.
    public let since: Day
    /// What was open before.
    public let opening: Money
    /// In the order of the days.
    public let postings: [Posting]

    /// What moved.
    public init(since: Day, opening: Money, postings: [Posting]) {
      self.since = since
      self.opening = opening
      self.postings = postings
    }
  }

  /// One line of a ledger.
  public struct Posting: Sendable, Equatable {
    /// What happened.
    public enum Kind: String, Sendable {
      case invoice, credit, payment, reversal, transfer, applied
      case writeOff = "write-off"
      case recovery, charge, waiver, discount
      case payOut = "pay-out"
    }

    /// The day from which it counts.
    public let day: Day
    /// What happened.
    public let kind: Kind
    /// The number of the invoice, payment or credit; empty where there is none.
    public let document: String
    /// Whose it is, where a statement is for several; nil elsewhere.
    public let customer: String?
    /// Above zero where more is owed.
    public let amount: Money
    /// What is owed after it.
    public let balance: Money

    /// A line.
    public init(
      day: Day, kind: Kind, document: String, customer: String? = nil, amount: Money,
      balance: Money
    ) {
      self.day = day
      self.kind = kind
      self.document = document
      self.customer = customer
      self.amount = amount
      self.balance = balance
    }
  }
}
