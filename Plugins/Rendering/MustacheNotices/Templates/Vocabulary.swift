/// The words that a template may name.
///
/// - `name`, `contact` (the person who reads it, where one is known), `day`, `reference`.
/// - `creditor.name`, `creditor.email`, `creditor.phone`, `creditor.website`; and lists whose lines
///   are written as `{{.}}`: `creditor.address`, `creditor.pay`, `creditor.legal`, with
///   `creditor.hasPay` and `creditor.hasLegal`.
/// - `asked`; `total` (the rows together); `waiting` (only where something does); `newDue` (the day set
///   for paying, if one is); `apart` (what is dealt with separately, only where something is).
/// - `adjusted`: charges or what waits stand between the rows and what is asked. Then `charges` (those
///   owed: `label`, `amount`, `booked`), `lessReceived` (money) and `credits` (credit notes: `number`,
///   `on`, `less`), or both together as `lessWaiting`, as negative amounts.
/// - `count` (invoices; one in instalments is one); `any` (something is open or waits); `hasLines`;
///   `several` (invoices); `severalDays` (on which they are due); `references`, `amounts` and `marked`
///   (some line has one of these).
/// - `lines`, a list with `item`, `invoice` (the number to quote), `yourReference`, `issued`, `due`,
///   `amount`, `open`, `daysOverdue`, `overdue` (past due), `disputed` (how much), `promised` (by when) with `promisedAmount`,
///   `agreed` (how much is not asked for beside a dispute: `inAgreement`, of a charge `beside` an agreement about its
///   invoice, `offered` by you and not taken,
///   and `reviewed` by you are its parts); the words of its first line again as `first.item` and so on, its days as a sentence has them. `held`, the same for whatever is disputed, promised or
///   agreed for later, and not asked for. `hasNotDue`, `notDue`, the same for what is not due yet.
/// - `hasStatements`, `statements` (those that ask for lines, for customers who pay statements): `number`,
///   `on` (its day), `due`, `open`, `isPart` (of what is open on the lines); `byStatement` (they ask for all of the lines), `severalStatements`,
///   `statementNumbers` (in a line). Of a statement that is paid as one `statementNumber`, and `hasToPay`,
///   `toPay.amount`, `toPay.due`, `toPay.isPart` (of the balance).
/// - `firstContact` (nothing was delivered about it before); `repeats` (the day of the notice that is
///   sent once more).
/// - `hasReturned`, `severalReturned` and `returns`, a list of payments that came back, with `amount`,
///   `whole` (the payment, where less came back), `day`, `document` and `byBank`; the first of them again as
///   `returned.amount` and so on. `reopened`, a list of what else is open again, with `invoice` and one of
///   `credit` (the number of a credit note that was withdrawn), `moved`, `refunded` (how much) and `back` (what
///   somebody else had paid for it, `on` a day, and went back), or none;
///   `severalReopened`, and `reopenedInvoice`, the first of them.
/// - In notices about charges alone `hasSettled`, `severalSettled`, and the invoices in a line: `paidOff` and
///   `closedOff` (not paid, but credited or given up), with `severalPaidOff` and `severalClosedOff`.
/// - In statements and thanks `states`; there `owing` (more is owed than paid), `inFavour` (how much
///   more is paid than owed), `overdueTotal` (what of it is overdue, where not all is), `allOverdue` and
///   `noneOverdue`; `payNow` (what the ways to pay are for, where that is less than the balance); of a
///   statement `inDispute`, `agreedLater`, `offeredLater` and `reviewedLater` (by you),
///   which are part of its balance, and then `notDueTotal`, the rest of it; `hasOpen` (lines or charges).
/// - `hasBroken`, with `broken.amount`, `broken.received`, `broken.nothing` (came), `broken.some` (did;
///   neither where money came and went elsewhere), `broken.day` (a promise
///   that was not kept); `hasEndedPlan`, with `endedPlan.agreed`, `endedPlan.ended` (days of a plan that
///   was not kept to); `hasLapsed`, with `lapsed.amount`, `lapsed.deadline`, `lapsed.accepted` (a settlement
///   that was not paid in time); `offers`, a list of settlements with `amount`, `until`, `invoices` (in a line),
///   `severalInvoices` and `accepted`; the first again as `hasOffer`, `offer.amount`, `offer.until`. In
///   notices about a payment plan
///   `instalment.number`, `.of`, `.due`, `.open` and `.rest`, `.last` (none comes after it), `.rate` (the
///   interest a year that was agreed) and `.interest` (what of that is booked), each only where there is
///   some, `.several` (others are asked for as well) and
///   `.more` (more is asked for than is open of it), `.listed` (several were missed: `missed` is a list of them,
///   with `number`, `of`, `due` and `open`, what waits taken off) and `.besides` (more is asked for than is open of
///   these); `instalments`, a list of all that are asked for, with
///   `number`, `of`, `due`, `open`, `rest`, `last`, `rate` and `interest`; `hasMissed`, where one that was missed is
///   asked for, `severalMissed`, where several are.
/// - `owedBack`, a list of what was paid out of payments that came back since, with `invoice` (by which it is
///   owed), `amount` and `on`.
/// - `family` (a statement is for several): then a line of `lines` and `postings` has `customer`.
/// - `full` (a statement lists all that moved): then `since`, `opening`, and `postings`, a list with
///   `on`, `document`, `amount`, `balance` and one of `isInvoice`, `isCredit`, `isPayment`,
///   `isReversal`, `isWriteOff`, `isTransfer`, `isCharge`, `isDiscount`, `isWaiver`, `isRecovery`,
///   `isWaiverReversed`, `isWaivedInvoice`, `isPaidOut`, `isCreditReversed`, `isRefund`, `isChargeback`,
///   `isLapsed`; a charge has a `label`.
/// - `hasSchedule`, `schedules` (how interest comes about, charge by charge): `label`, `isAlone`
///   (where it is the only one), `steps` (line by
///   line: `item`, `from`, `to`, `days`, `base`, `rate`, `amount`), and, where they do not say it
///   themselves (`summed`), `most` (the share of the debt that a cap leaves of it) and `beyond` (what that
///   takes off), `before` (what was charged before), `rounding` and `sum`. `schedule`, the lines of all of
///   them. `law`, by which it is charged. `planInterest` (all that is owed of charges is interest that was
///   agreed for a payment plan), `alsoPlanInterest` (some of it is).
/// - `hasThreatened`, `threats` (charges that are announced, by the day from which they are
///   added): `from`, `by` (the day before which it is paid without them) and `threatened` with `label`,
///   `amount`; by itself `threatened` is all of them.
/// - `ways`, with `label`, `link`, `picture` (a drawing, left out of plain text) and `details`, a list.
///   `received` (only where something was), `severalPaid`, and `paid`, a list with `item`, `on`,
///   `amount`; `paidByAnother` (somebody else has paid some of it for the customer); `fulfilled` (in a line, the invoices
///   whose settlement is paid with it).
/// - Known so that older templates go on working, and always empty: `notYetDue`, `lessNotDue`,
///   `hasUnsure`, `lessDisputed`, `lessAgreed`. What is not due yet is in no sum any more, no letter
///   doubts a rate, and what is held is part of the balance of a statement.
/// - `onPaper`: in a letter, whose head says already who writes, and the reference.
/// - In HTML alone: `content` (the notice itself) and `heading` (its subject), which are HTML;
///   `subject`, `preheader`, `language`, `hasLogo`, and of the colours `look.colour`,
///   `look.onColour`, `look.ink`, `look.inkOnDark`, `look.edgeOnDark`.
/// - In `_letter.html` beside these: `recipient`, a list; `letterhead` (the creditor's address in a line); `sender` (the line above the address, where
///   the window shows one); `customer`; `logo` (an address for `src`); `label.day`,
///   `label.reference`, `label.customer`, `label.phone`, `label.page`, `label.of`; and the places of
///   the window: `window.paper`, `.left`, `.right`, `.words`, `.returnBottom`, `.foldLeft`,
///   `.addressLeft`, `.addressTop`, `.addressWidth`, `.addressHeight`, `.addressFrom`, `.detailsLeft`, `.detailsTop`,
///   `.detailsWidth`, and `folds`, a list.
struct Vocabulary: Sendable {
  /// Words that mean something anywhere.
  let names: Set<String>

  /// Words of a list's lines, by the list.
  let ofSections: [String: Set<String>] = [
    "lines": Self.lineNames, "postings": Self.postingNames, "paid": ["item", "on", "amount"],
    "held": Self.lineNames, "notDue": Self.lineNames, "credits": ["number", "on", "less"],
    "charges": ["label", "amount", "booked"],
    "statements": ["number", "on", "due", "open", "isPart"],
    "returns": ["amount", "whole", "day", "document", "byBank"],
    "owedBack": ["invoice", "amount", "on"],
    "missed": ["number", "of", "due", "open", "rest", "last", "rate", "interest"],
    "reopened": ["invoice", "credit", "moved", "refunded", "back", "on"],
    "offers": ["amount", "until", "invoices", "severalInvoices", "accepted"],
    "schedule": Self.stepNames, "steps": Self.stepNames,
    "schedules": [
      "label", "isAlone", "steps", "summed", "most", "beyond", "before", "rounding", "sum",
    ],
    "threats": ["from", "by", "threatened"],
    "instalments": ["number", "of", "due", "open", "rest", "last", "rate", "interest"],
    "threatened": ["label", "amount"], "ways": ["label", "link", "picture", "details"],
  ]
  /// Lists whose lines are one value.
  let plainLists: Set = [
    "creditor.address", "creditor.pay", "creditor.legal", "details", "recipient", "folds",
  ]

  static func of(_ form: TemplateName.Form) -> Vocabulary {
    switch form {
    case .source: source
    case .html: html
    }
  }

  private static let source = Vocabulary(names: common)
  private static let html = Vocabulary(
    names: common.union([
      "content", "heading", "subject", "preheader", "language", "hasLogo", "look.colour",
      "look.onColour", "look.ink", "look.inkOnDark", "look.edgeOnDark",
    ]).union(ofLetters))

  private static let ofLetters =
    Set(["recipient", "letterhead", "sender", "customer", "logo", "folds"])
    .union(["day", "reference", "customer", "phone", "page", "of"].map { "label.\($0)" })
    .union(
      [
        "paper", "left", "right", "words", "returnBottom", "foldLeft", "addressLeft", "addressTop",
        "addressWidth",
        "addressHeight", "addressFrom", "detailsLeft", "detailsTop", "detailsWidth",
      ].map { "window.\($0)" })

  private static let stepNames: Set = ["item", "from", "to", "days", "base", "rate", "amount"]
  private static let lineNames: Set = [
    "item", "invoice", "yourReference", "issued", "due", "amount", "open", "daysOverdue", "overdue",
    "disputed", "promised", "promisedAmount", "agreed", "inAgreement", "beside", "offered",
    "reviewed", "customer",
  ]
  private static let postingNames: Set = [
    "on", "document", "customer", "amount", "balance", "isInvoice", "isCredit", "isPayment",
    "isReversal", "isWriteOff", "isTransfer", "isCharge", "isDiscount", "isWaiver", "isRecovery",
    "isWaiverReversed",
    "isWaivedInvoice", "isPaidOut", "isCreditReversed", "isRefund", "isChargeback", "isLapsed",
    "label",
  ]
  private static let common =
    Set([
      "name", "contact", "day", "reference", "creditor.name", "creditor.email", "creditor.phone",
      "creditor.website", "creditor.address", "creditor.pay", "creditor.hasPay",
      "creditor.legal", "creditor.hasLegal", "asked", "total", "waiting", "inDispute", "newDue",
      "apart", "adjusted", "charges", "lessWaiting", "lessReceived", "credits", "lessDisputed",
      "lessAgreed", "agreedLater", "offeredLater", "reviewedLater", "notDueTotal", "states",
      "owing", "inFavour", "overdueTotal", "noneOverdue", "allOverdue", "payNow",
      "firstContact",
      "repeats", "onPaper", "hasReturned", "returned.amount", "returned.day", "returned.document",
      "returned.byBank", "returned.whole", "returns", "severalReturned",
      "reopened", "owedBack", "missed", "severalMissed",
      "paidByAnother", "fulfilled",
      "severalReopened", "reopenedInvoice", "hasSettled", "severalSettled", "paidOff",
      "severalPaidOff", "closedOff", "severalClosedOff", "broken.nothing", "broken.some",
      "offers", "hasOpen",
      "hasBroken", "broken.amount", "broken.received", "broken.day", "hasEndedPlan",
      "endedPlan.agreed", "endedPlan.ended", "hasLapsed", "lapsed.amount", "lapsed.deadline",
      "lapsed.accepted", "hasOffer", "offer.amount",
      "offer.until", "instalment.number", "instalment.of", "instalment.due", "instalment.open",
      "instalment.rest", "instalment.more", "instalment.several", "instalment.last",
      "instalment.rate", "instalment.interest", "instalment.listed", "instalment.besides",
      "hasMissed", "planInterest", "alsoPlanInterest",
      "count", "any",
      "several",
      "hasLines", "severalDays", "references", "amounts", "marked", "lines", "held", "notDue",
      "hasNotDue", "instalments", "hasThreatened", "threatened", "threats", "law",
      "hasSchedule", "schedule", "schedules",
      "hasStatements", "statements", "byStatement", "severalStatements", "statementNumbers",
      "statementNumber", "hasToPay", "toPay.amount", "toPay.due", "toPay.isPart",
      "ways", "received", "severalPaid", "paid", "family", "full", "since", "opening", "postings",
    ]).union(lineNames.map { "first.\($0)" }).union(alwaysEmpty)
  /// What standard templates named once, and templates of a book may still name.
  private static let alwaysEmpty: Set = ["notYetDue", "lessNotDue", "hasUnsure"]
}
