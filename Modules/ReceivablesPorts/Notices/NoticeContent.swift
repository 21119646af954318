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
  /// What is asked for, in the order of the due days; in a statement everything that is open.
  ///
  /// What a line has in dispute or agreed for later is not asked for: lines and charges owed without
  /// that, less what waits, are ``asked``. In a statement it counts: they are whole.
  public let lines: [Line]
  /// What is not due yet, for information alone: in no sum that is asked for.
  public let notDue: [Line]
  /// What is asked for: the lines and the charges owed, without what is disputed or waits. In a statement
  /// or in thanks the balance: all that is open, less what waits; below zero where it is in the
  /// customer's favour.
  public let asked: Money
  /// What can be paid by the ways to pay, where a statement's balance holds what is not asked for; nil where
  /// that is not said.
  public let payable: Money?
  /// Money and credits that wait on the account and were set against it.
  public let waiting: Money
  /// Which credit notes are among what waits; the rest of it is money that came in.
  public let credits: [Credit]
  /// What is overdue and in hand with a person, at the desk or elsewhere, and not asked for here.
  public let apart: Money?
  /// Names the notice for questions about it.
  public let reference: String
  /// The day that the notice sets for paying what is overdue; nil where it sets none.
  public let newDueDate: Day?
  /// What being late costs, owed or only announced.
  public let charges: [Charge]
  /// The laws by which charges were booked or are announced, in short, as `BGB §§ 247, 288`; nil where
  /// none was.
  public let law: String?
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
  /// What would be enough for some invoices, where less was offered to be.
  public let offers: [Offer]
  /// The payment plan that ended since the notice before, as it was not kept to; nil where none did.
  public let endedPlan: EndedPlan?
  /// The offer to take less that lapsed since the notice before, as it was not paid in time; nil where none
  /// did.
  public let lapsedOffer: LapsedOffer?
  /// Whether nothing was delivered before about any of what is asked for.
  public let isFirstContact: Bool
  /// The day of the last notice that is sent once more here; nil where none is.
  public let repeats: Day?
  /// The payments of the customer that came back, where the notice is about some.
  public let returned: [Returned]
  /// What else opened invoices again that the notice is about.
  public let reopened: [Reopened]
  /// The invoices whose charges are all that is left of them, where the notice is about charges alone.
  public let settled: [Settled]
  /// The invoices that a settlement has closed, where the notice says thanks for its payment.
  public let fulfilled: [String]
  /// What had been paid out of payments that came back since, and is asked for.
  public let owedBack: [OwedBack]
  /// Whether it states what is open instead of asking for it: then lines are shown whole, with what of
  /// them is disputed or agreed for later.
  public let isStatement: Bool
  /// What it asks for, where it is a statement that is paid as one; nil for all others.
  public let toPay: ToPay?

  /// What a notice may say.
  public init(
    language: String, name: String, salutationName: String? = nil, creditor: Creditor,
    hasLogo: Bool = false, day: Day, lines: [Line], asked: Money, waiting: Money,
    reference: String, newDueDate: Day? = nil, charges: [Charge] = [],
    waysToPay: [WayToPay] = [], paid: [Payment] = [], ledger: Ledger? = nil,
    instalment: PlanInstalment? = nil, instalments: [PlanInstalment] = [],
    brokenPromise: BrokenPromise? = nil, endedPlan: EndedPlan? = nil, offers: [Offer] = [],
    notDue: [Line] = [],
    credits: [Credit] = [], apart: Money? = nil, law: String? = nil, isFirstContact: Bool = false,
    repeats: Day? = nil, returned: [Returned] = [], reopened: [Reopened] = [],
    settled: [Settled] = [], isStatement: Bool = false, payable: Money? = nil,
    lapsedOffer: LapsedOffer? = nil, toPay: ToPay? = nil, fulfilled: [String] = [],
    owedBack: [OwedBack] = []
  ) {
    self.fulfilled = fulfilled
    self.owedBack = owedBack
    self.lapsedOffer = lapsedOffer
    self.payable = payable
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
    self.offers = offers
    self.endedPlan = endedPlan
    self.notDue = notDue
    self.credits = credits
    self.apart = apart
    self.law = law
    self.isFirstContact = isFirstContact
    self.repeats = repeats
    self.returned = returned
    self.reopened = reopened
    self.settled = settled
    self.isStatement = isStatement
    self.toPay = toPay
  }
}

extension NoticeContent {
  /// One line of the table of items.
  public struct Line: Sendable, Equatable {
    /// The item, as `INV-1`, or `INV-1#2` for an instalment.
    public let item: String
    /// The invoice that it belongs to: the number to quote.
    public let invoice: String
    /// Its place among the instalments of the invoice, from 1; nil where there is one alone.
    public let part: Int?
    /// How many instalments the invoice has; nil where it has one alone.
    public let parts: Int?
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
    /// What of it is not asked for beside a dispute: promised, part of a plan or of an offer, or looked
    /// at by the creditor; nil where nothing is.
    public let agreed: Money?
    /// What of that is part of an offer that nobody has accepted; nil where nothing is.
    public let offered: Money?
    /// What of that the creditor looks at, without anything being agreed; nil where nothing is.
    public let reviewed: Money?
    /// The statement that asks for it; nil where it is asked for by itself.
    public let statement: AskedStatement?

    /// A line of the table.
    public init(
      item: String, customer: String? = nil, reference: String? = nil, issued: Day, due: Day,
      amount: Money? = nil, open: Money, daysOverdue: Int, isDisputed: Bool = false,
      disputed: Money? = nil,
      promised: Day? = nil, agreed: Money? = nil, offered: Money? = nil, reviewed: Money? = nil,
      invoice: String? = nil, part: Int? = nil, parts: Int? = nil, statement: AskedStatement? = nil
    ) {
      self.item = item
      self.invoice = invoice ?? item
      self.part = part
      self.parts = parts
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
      self.offered = offered
      self.reviewed = reviewed
      self.statement = statement
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
    /// What of it is not asked for: promised, part of a plan or of an offer, or looked at by the
    /// creditor; nil where nothing is.
    public let agreed: Money?
    /// What of that is part of an offer that nobody has accepted; nil where nothing is.
    public let offered: Money?
    /// What of that the creditor looks at, without anything being agreed; nil where nothing is.
    public let reviewed: Money?
    /// What of it is disputed with its invoice, in a statement; nil where nothing is.
    public let disputed: Money?
    /// Whether it is no part of what was agreed about its invoice, and waits for that.
    public let isBeside: Bool
    /// How it comes about, line by line; empty for sums.
    public let schedule: [ChargeLine]
    /// What of the schedule was charged before and is no part of the amount; nil where nothing was.
    public let before: Money?
    /// What a cap takes off the schedule; nil where none does.
    public let cap: Cap?
    /// The day it was booked, where it is owed; nil where that is not said.
    public let booked: Day?
    /// The first day on which it is added, where it is only announced; nil where none is named.
    public let from: Day?
    /// The law by which it was booked or is announced, in short; nil where it has none.
    public let law: String?
    /// Whether it is the interest that was agreed for a payment plan, and nothing for being late.
    public let isOfPlan: Bool

    /// A charge.
    public init(
      label: String, amount: Money, isOwed: Bool, agreed: Money? = nil, offered: Money? = nil,
      reviewed: Money? = nil, schedule: [ChargeLine] = [], before: Money? = nil,
      cap: Cap? = nil, booked: Day? = nil, from: Day? = nil, disputed: Money? = nil,
      isBeside: Bool = false, law: String? = nil, isOfPlan: Bool = false
    ) {
      self.law = law
      self.isOfPlan = isOfPlan
      self.disputed = disputed
      self.isBeside = isBeside
      self.label = label
      self.amount = amount
      self.isOwed = isOwed
      self.agreed = agreed
      self.offered = offered
      self.reviewed = reviewed
      self.schedule = schedule
      self.before = before
      self.cap = cap
      self.booked = booked
      self.from = from
    }
  }

  /// What a cap on all of a charge takes off it.
  public struct Cap: Sendable, Equatable {
    /// The share of the debt that the charge comes to at most.
    public let share: Percent
    /// What the schedule comes to beyond that.
    public let beyond: Money

    /// A cap.
    public init(share: Percent, beyond: Money) {
      self.share = share
      self.beyond = beyond
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

  /// A credit note that waits, not set against an invoice yet.
  public struct Credit: Sendable, Equatable {
    /// Its number.
    public let number: String
    /// Its day.
    public let day: Day
    /// What of it waits.
    public let amount: Money

    /// A credit note that waits.
    public init(number: String, day: Day, amount: Money) {
      self.number = number
      self.day = day
      self.amount = amount
    }
  }

  /// A payment that came back.
  public struct Returned: Sendable, Equatable {
    /// How much of it came back.
    public let amount: Money
    /// How much the payment was, where less came back; nil where all of it did.
    public let whole: Money?
    /// The day of the payment.
    public let day: Day
    /// The invoices that it had paid, or what else it is known by; nil where that is not said.
    public let document: String?
    /// Whether the bank returned it, as far as that was told.
    public let isByBank: Bool

    /// A payment that came back.
    public init(
      amount: Money, whole: Money? = nil, day: Day, document: String? = nil, isByBank: Bool = false
    ) {
      self.amount = amount
      self.whole = whole
      self.day = day
      self.document = document
      self.isByBank = isByBank
    }
  }

  /// Money that was paid out of a payment which came back since: it is owed, as an invoice.
  public struct OwedBack: Sendable, Equatable {
    /// The number by which it is owed.
    public let invoice: String
    /// How much was paid out.
    public let amount: Money
    /// The day on which it was paid out.
    public let day: Day

    /// Money that is owed back.
    public init(invoice: String, amount: Money, day: Day) {
      self.invoice = invoice
      self.amount = amount
      self.day = day
    }
  }

  /// Money that came in.
  public struct Payment: Sendable, Equatable {
    /// The invoices that it settled, or the payment's own name where it settled none.
    public let item: String
    /// The day it came in.
    public let day: Day
    /// How much it was.
    public let amount: Money
    /// Whether somebody else has made it for the customer.
    public let isByAnother: Bool

    /// Money that came in.
    public init(item: String, day: Day, amount: Money, isByAnother: Bool = false) {
      self.isByAnother = isByAnother
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
      /// Charges that were waived are owed again, as what had closed their invoice went back.
      case waiverReversed = "waiver-reversed"
      case waivedInvoice = "waived-invoice"
      case paidOut = "paid-out"
      case creditReversed = "credit-reversed"
      case refund, chargeback
      /// What a settlement had left was owed again, as its money went back.
      case lapsed
    }

    /// The day from which it counts.
    public let day: Day
    /// What happened.
    public let kind: Kind
    /// The number of the invoice or credit, or the invoices that money settled; empty where there is
    /// none.
    public let document: String
    /// What is charged, in the reader's language; nil where that is not known.
    public let label: String?
    /// Whose it is, where a statement is for several; nil elsewhere.
    public let customer: String?
    /// Above zero where more is owed.
    public let amount: Money
    /// What is owed after it.
    public let balance: Money

    /// A line.
    public init(
      day: Day, kind: Kind, document: String, label: String? = nil, customer: String? = nil,
      amount: Money, balance: Money
    ) {
      self.day = day
      self.kind = kind
      self.document = document
      self.label = label
      self.customer = customer
      self.amount = amount
      self.balance = balance
    }
  }
}
