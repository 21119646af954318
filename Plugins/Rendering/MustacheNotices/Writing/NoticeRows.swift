import Receivables
import ReceivablesPorts

/// What a notice lists, so that the amounts of its rows, and of its charges, less what waits, are what
/// it asks for.
struct NoticeRows {
  /// A statement that asks for rows.
  struct Statement {
    let statement: NoticeContent.AskedStatement
    /// What of it the rows come to.
    let open: Money
    /// Whether more is open on the rows: it is disputed, or agreed for later.
    let isPart: Bool
  }

  /// The rows of its table: of each what is asked for, and in a statement all that is open.
  let lines: [NoticeContent.Line]
  /// The statements that ask for rows, the oldest first, each with what of it the rows come to; none in a
  /// statement or in thanks.
  let statements: [Statement]
  /// Whether statements ask for all that the notice does.
  let isByStatement: Bool
  /// What of lines is in dispute, promised or agreed for later.
  let held: [NoticeContent.Line]
  /// The charges owed: of each what is asked for, and in a statement all of it.
  let charges: [NoticeContent.Charge]
  /// How many invoices the rows are of: one in several instalments is one.
  let invoices: Int
  /// The rows together.
  let total: Money
  /// The charges together.
  let charged: Money
  /// What of a statement is disputed, and agreed for later; zero in other notices, whose rows are without
  /// it.
  let disputed: Money
  let agreed: Money
  /// What of ``agreed`` is only offered, and what is looked at by the creditor.
  let offered: Money
  let reviewed: Money
  /// What is overdue of the rows and the charges, before what waits has gone to the oldest.
  let overdue: Money
  /// How much more the customer has paid than is owed; nil where it is not more.
  let inFavour: Money?
  /// Whether anything is open or waits.
  let hasBalance: Bool

  /// - Throws: `MoneyError` where the notice is of more than one currency.
  init(_ content: NoticeContent) throws {
    let currency = content.asked.currency
    let owed = content.charges.filter(\.isOwed)
    held = content.lines.filter { $0.inDispute != nil || $0.agreed != nil || $0.promised != nil }
    let asked = (
      lines: try content.lines.map { try $0.askedFor() },
      charges: try owed.map { try $0.askedFor() }
    )
    if content.isStatement {
      (lines, charges) = (content.lines, owed)
      disputed = try (content.lines.compactMap(\.inDispute) + owed.compactMap(\.disputed))
        .sum(currency)
      agreed = try (content.lines.compactMap(\.agreed) + owed.compactMap(\.agreed)).sum(currency)
      offered = try (content.lines.compactMap(\.offered) + owed.compactMap(\.offered))
        .sum(currency)
      reviewed = try (content.lines.compactMap(\.reviewed) + owed.compactMap(\.reviewed))
        .sum(currency)
    } else {
      lines = asked.lines.filter { $0.open.minorUnits != 0 || !$0.isHeld }
      charges = asked.charges
      (disputed, agreed) = (.zero(currency), .zero(currency))
      (offered, reviewed) = (.zero(currency), .zero(currency))
    }
    invoices = Set(lines.map { [$0.customer ?? "", $0.invoice] }).count
    let asking = content.isStatement ? [] : lines
    statements = try Dictionary(grouping: asking.filter { $0.statement != nil }, by: \.statement)
      .compactMap { statement, lines in
        try statement.map {
          Statement(
            statement: $0, open: try lines.map(\.open).sum(currency),
            isPart: lines.contains(where: \.isHeld))
        }
      }.sorted {
        ($0.statement.day, $0.statement.number) < ($1.statement.day, $1.statement.number)
      }
    isByStatement = !asking.isEmpty && asking.allSatisfy { $0.statement != nil }
    total = try lines.map(\.open).sum(currency)
    charged = try charges.map(\.amount).sum(currency)
    let isEmpty = content.lines.isEmpty && owed.isEmpty
    let closing = content.ledger.map { $0.postings.last?.balance ?? $0.opening }
    inFavour =
      content.asked.owedBack ?? (isEmpty ? closing?.owedBack : nil)
      ?? (isEmpty && content.waiting.isPositive ? content.waiting : nil)
    overdue = try
      (asked.lines.filter { $0.daysOverdue > 0 }.map(\.open) + asked.charges.map(\.amount)).sum(
        currency)
    hasBalance =
      !isEmpty || content.asked.minorUnits != 0 || content.waiting.minorUnits != 0
      || closing.map { $0.minorUnits != 0 } == true
  }
}

extension NoticeContent.Line {
  /// How much of it is disputed; nil where nothing is.
  var inDispute: Money? { isDisputed ? disputed ?? open : nil }

  fileprivate var isHeld: Bool { inDispute != nil || agreed != nil }

  /// The line with what of it is asked for as open.
  fileprivate func askedFor() throws -> NoticeContent.Line {
    guard isHeld else { return self }
    let asked = try open.adding(-(inDispute ?? .zero(open.currency)))
      .adding(-(agreed ?? .zero(open.currency)))
    return NoticeContent.Line(
      item: item, customer: customer, reference: reference, issued: issued, due: due,
      amount: amount, open: asked, daysOverdue: daysOverdue, isDisputed: isDisputed,
      disputed: disputed, promised: promised, agreed: agreed, offered: offered,
      reviewed: reviewed, invoice: invoice, part: part, parts: parts, statement: statement)
  }
}

extension NoticeContent.Charge {
  /// The charge with what of it is asked for as its amount.
  fileprivate func askedFor() throws -> NoticeContent.Charge {
    guard agreed != nil || disputed != nil else { return self }
    let zero = Money.zero(amount.currency)
    return NoticeContent.Charge(
      label: label, amount: try amount.adding(-(agreed ?? zero)).adding(-(disputed ?? zero)),
      isOwed: isOwed, agreed: agreed, offered: offered, reviewed: reviewed, schedule: schedule,
      before: before, booked: booked, from: from, disputed: disputed, isBeside: isBeside)
  }
}

extension Money {
  /// What a balance below zero owes to the customer; nil for any other.
  fileprivate var owedBack: Money? {
    guard minorUnits < 0, let amount = Int64(exactly: minorUnits.magnitude) else { return nil }
    return Money(minorUnits: amount, currency)
  }
}

extension [Money] {
  /// - Throws: `MoneyError` where one is of another currency.
  func sum(_ currency: Currency) throws -> Money {
    try reduce(.zero(currency)) { try $0.adding($1) }
  }
}
