import Dunning
import Receivables
import ReceivablesPorts

/// Reads what a statement of account says: of one account, or of all that it answers for.
struct StatementReader {
  let installation: Installation
  let policy: Policy
  let day: Day
  /// An account with what a run would bring about before it writes; nil where the book is read as it is.
  var brought: Account?

  /// What a statement says.
  struct Statement {
    var lines: [NoticeContent.Line] = []
    /// What being late costs, as far as it is owed.
    var charges: [NoticeContent.Charge] = []
    /// What is open on lines and charges, in minor units.
    var open: Int64 = 0
    /// Instalments of plans that are overdue.
    var instalments: [NoticeContent.PlanInstalment] = []
    /// Money that waits, in minor units.
    var waiting: Int64 = 0
    var ledger: NoticeContent.Ledger?
    /// What it asks for; nil where it is none that is paid as one.
    var toPay: NoticeContent.ToPay?
    /// What is overdue and in hand, and not asked for, where it is one that is paid as one; in minor units.
    var apart: Int64 = 0
    /// The customer's own items that lists and files say it is about.
    var items: [ItemID] = []
    /// What it asks for, or where it asks for nothing, what can be paid of it: of the customer's own items
    /// those, and the sum over all accounts.
    var payable: NoticeListing
    /// What money for it is to name: its own number, or invoices of the customer; and invoices of those whom
    /// the customer answers for.
    var numbers: [String] = []

    /// What the movements come to, in minor units: what is held is part of it, and said apart.
    var balance: Int64 { open - waiting }

    /// What lists and files say that it is about: the sum of its subject.
    var stated: NoticeListing {
      NoticeListing(
        items: items,
        amount: toPay?.amount
          ?? Money(minorUnits: balance, payable.amount.currency))
    }
  }

  /// - Parameters:
  ///   - since: the first day of the ledger; nil for a statement of what is open alone.
  ///   - language: instead of the language of whom it is addressed to.
  ///   - asked: the statement that it is; nil where it asks for nothing.
  func statement(
    of account: Account, in currency: Currency, since: Day?, language: String? = nil,
    asked: NoticeContent.AskedStatement? = nil
  ) async throws -> Statement {
    let children = account.standing.family.value(on: day)?.children ?? []
    let language =
      language ?? account.standing.party.value(on: day)?.language ?? "en"
    let ids = [account.id] + children.filter { $0 != account.id }
    var statement = Statement(
      payable: NoticeListing(items: [], amount: Money(minorUnits: 0, currency)))
    var opening: Int64 = 0
    var share: Int64 = 0
    var quoted: [ItemID] = []
    var postings: [NoticeContent.Posting] = []
    for id in ids {
      let file = since == nil ? nil : try await AccountFile(id, in: installation.store)
      let live: Account? =
        if let brought, brought.id == id {
          brought
        } else {
          try await installation.store.withPlanned(id, liveOn: day)?.account
        }
      guard let own = file?.account ?? live else { continue }
      let customer = ids.count > 1 ? try await name(of: own) : nil
      let charged = try await ItemReader(store: installation.store)
        .charged(in: own, own.owed(in: currency, on: day).map(\.id))
      add(charged, customer, currency, language, &statement)
      let part = StatementShare(
        own, in: currency, by: policy, on: day, dueBy: asked?.due)
      statement.apart += part.inHand
      share += part.minorUnits
      let payable = NoticeListing(
        items: NoticeAgreements(account: charged, policy: policy, day: day).quoted(part.items),
        amount: Money(minorUnits: part.minorUnits, currency))
      if id == account.id {
        (statement.items, quoted) = (part.items, payable.items)
        statement.numbers += asked.map { [$0.number] } ?? charged.numbers(quotedFor: payable)
      } else {
        statement.numbers += payable.invoices
      }
      guard let file, let since else { continue }
      let moved = moved(file, in: currency, since: since, of: customer, language)
      opening += moved.opening
      postings += moved.postings
    }
    let sum = Money(
      minorUnits: StatementShare.payable(
        share, open: statement.open, waiting: statement.waiting, asks: asked != nil), currency)
    statement.payable = NoticeListing(items: quoted, amount: sum)
    statement.toPay = asked.map {
      NoticeContent.ToPay($0, amount: sum.isPositive ? sum : nil)
    }
    if let since {
      statement.ledger = ledger(since, Money(minorUnits: opening, currency), postings)
    }
    return statement
  }

  /// What moved the account since a day, after what it came to before.
  private func moved(
    _ file: AccountFile, in currency: Currency, since: Day, of customer: String?, _ language: String
  ) -> (opening: Int64, postings: [NoticeContent.Posting]) {
    let words = PostingWords(file, until: day, in: language)
    let lines = AccountPostings(file, until: day).lines.filter { $0.amount.currency == currency }
    return (
      lines.reduce(0) { $1.day < since ? $0 + $1.amount.minorUnits : $0 },
      lines.filter { $0.day >= since }.compactMap { words.posting($0, of: customer) }
    )
  }

  private func add(
    _ account: Account, _ customer: String?, _ currency: Currency, _ language: String,
    _ statement: inout Statement
  ) {
    let open = account.owed(in: currency, on: day)
    let agreements = NoticeAgreements(account: account, policy: policy, day: day)
    statement.lines += open.filter { $0.id.kind == .invoice }.map {
      agreements.line($0, of: customer)
    }
    statement.charges += NoticeCharges(agreements, language: language).owed(open)
    statement.instalments += agreements.instalments(currency)
    statement.open += open.reduce(0) { $0 + $1.open(on: day) }
    statement.waiting += account.waiting(currency, on: day)
  }

  /// Of several accounts in the order of the days, with one balance over all of them.
  private func ledger(
    _ since: Day, _ opening: Money, _ postings: [NoticeContent.Posting]
  ) -> NoticeContent.Ledger {
    var balance = opening.minorUnits
    let ordered = postings.enumerated().sorted {
      ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
    }
    let lines = ordered.map { _, posting in
      balance += posting.amount.minorUnits
      return NoticeContent.Posting(
        day: posting.day, kind: posting.kind, document: posting.document, label: posting.label,
        customer: posting.customer, amount: posting.amount,
        balance: Money(minorUnits: balance, opening.currency))
    }
    return NoticeContent.Ledger(since: since, opening: opening, postings: lines)
  }

  private func name(of account: Account) async throws -> String {
    try await installation.contact(of: account)["name"] ?? account.id.text
  }
}
