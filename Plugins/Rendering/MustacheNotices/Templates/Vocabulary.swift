/// The words that a template may name.
///
/// - `name`, `contact` (the person who reads it, where one is known), `day`, `reference`.
/// - `creditor.name`, `creditor.email`, `creditor.phone`, `creditor.website`; and lists whose lines
///   are written as `{{.}}`: `creditor.address`, `creditor.pay`, `creditor.legal`, with
///   `creditor.hasPay` and `creditor.hasLegal`.
/// - `asked`; `total` (all items); `waiting` (only where something does);
///   `inDispute` (only where something is); `newDue` (the day set for paying, if one is).
/// - `adjusted`: more than waiting money stands between the items and what is asked. Then `charges`
///   (those owed: `label`, `amount`), `lessWaiting` and `lessDisputed`, as negative amounts.
/// - `count`; `any` (at least one item); `several`; `notYetDue` (some are not past due); `overdue`
///   within `lines`; `references`, `amounts` and `marked` (some line has one of these).
/// - `lines`, a list with `item`, `yourReference`, `issued`, `due`, `amount`, `open`, `daysOverdue`,
///   `overdue` (past due), `disputed` (how much), `promised`; the words of its first line again as
///   `first.item` and so on, its days as a sentence has them.
/// - `lessAgreed` and `lessNotDue`, as negative amounts; `agreed` within `lines` (how much is part of
///   an agreement). `hasBroken`, with `broken.amount`, `broken.received`, `broken.day` (a promise
///   that was not kept); `hasOffer`, with `offer.amount`, `offer.until` (of a settlement). In notices
///   about a payment plan `instalment.number`, `.of`, `.due`, `.open` and `.rest`;
///   `instalments`, a list of all that are asked for, with the same words.
/// - `family` (a statement is for several): then a line of `lines` and `postings` has `customer`.
/// - `full` (a statement lists all that moved): then `since`, `opening`, and `postings`, a list with
///   `on`, `document`, `amount`, `balance` and one of `isInvoice`, `isCredit`, `isPayment`,
///   `isReversal`, `isWriteOff`, `isTransfer`, `isCharge`, `isDiscount`, `isWaiver`, `isRecovery`.
/// - `hasSchedule`, `schedule` (how interest comes about, line by line: `item`, `from`, `to`, `days`,
///   `base`, `rate`, `amount`) and `hasUnsure` (some rate is not confirmed).
/// - `hasThreatened`, `threatened`: charges that are announced. `ways`, with `label`, `link`, `picture`
///   (a drawing, left out of plain text) and `details`, a list. `received` (only where something was), `severalPaid`, and `paid`, a list with
///   `item`, `on`, `amount`.
/// - In HTML alone: `content` (the notice itself) and `heading` (its subject), which are HTML;
///   `subject`, `preheader`, `language`, `hasLogo`, and of the colours `look.colour`,
///   `look.onColour`, `look.ink`, `look.inkOnDark`, `look.edgeOnDark`.
/// - In `_letter.html` beside these: `recipient`, a list; `sender` (the line above the address, where
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
    "charges": ["label", "amount"],
    "schedule": ["item", "from", "to", "days", "base", "rate", "amount"],
    "instalments": ["number", "of", "due", "open", "rest"],
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
    Set(["recipient", "sender", "customer", "logo", "folds"])
    .union(["day", "reference", "customer", "phone", "page", "of"].map { "label.\($0)" })
    .union(
      [
        "paper", "left", "right", "words", "returnBottom", "foldLeft", "addressLeft", "addressTop",
        "addressWidth",
        "addressHeight", "addressFrom", "detailsLeft", "detailsTop", "detailsWidth",
      ].map { "window.\($0)" })

  private static let lineNames: Set = [
    "item", "yourReference", "issued", "due", "amount", "open", "daysOverdue", "overdue",
    "disputed", "promised", "agreed", "customer",
  ]
  private static let postingNames: Set = [
    "on", "document", "customer", "amount", "balance", "isInvoice", "isCredit", "isPayment",
    "isReversal", "isWriteOff", "isTransfer", "isCharge", "isDiscount", "isWaiver", "isRecovery",
  ]
  private static let common =
    Set([
      "name", "contact", "day", "reference", "creditor.name", "creditor.email", "creditor.phone",
      "creditor.website", "creditor.address", "creditor.pay", "creditor.hasPay",
      "creditor.legal", "creditor.hasLegal", "asked", "total", "waiting", "inDispute", "newDue",
      "adjusted", "charges", "lessWaiting", "lessDisputed", "lessAgreed", "lessNotDue",
      "hasBroken", "broken.amount", "broken.received", "broken.day", "hasOffer", "offer.amount",
      "offer.until", "instalment.number", "instalment.of", "instalment.due", "instalment.open",
      "instalment.rest", "count", "any", "several",
      "notYetDue", "references", "amounts", "marked", "lines", "instalments", "hasThreatened",
      "threatened",
      "hasSchedule", "schedule", "hasUnsure",
      "ways", "received", "severalPaid", "paid", "family", "full", "since", "opening", "postings",
    ]).union(lineNames.map { "first.\($0)" })
}
