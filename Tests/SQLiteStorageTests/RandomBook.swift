import Receivables
import ReceivablesPorts
import ReceivablesTesting
import SQLiteStorage

/// Fills a book with whatever can happen to invoices and money, by chance: backdated, postdated,
/// in instalments, in two currencies, reversed, given up, and moved between accounts.
struct RandomBook {
  let book: SQLiteBook
  private(set) var dice: Dice
  private(set) var moments: [Moment] = []
  private var number = 0
  /// What each payment settled, so that it can be taken back.
  private var payments: [(account: AccountID, payment: PaymentReceived)] = []

  static let accounts = [Samples.cafe, Samples.hotel, Samples.bakery, .suspense]
  static let start = Samples.day("2025-03-01")

  init(_ book: SQLiteBook, seed: UInt64) {
    self.book = book
    dice = Dice(seed: seed)
  }

  /// So many commits, each of one to three entries.
  mutating func fill(_ count: Int) async throws {
    for _ in 0..<count {
      let now = Samples.moment("2025-07-01T06:00:00Z").adding(seconds: moments.count * 60)
      let changes = try await changes()
      guard !changes.isEmpty else { continue }
      moments.append(try await book.commit(changes, at: now).recorded)
    }
  }

  private mutating func changes() async throws -> [AccountChange] {
    if dice.roll(0...9) == 0 { return try await transfer() }
    let id = dice.pick(RandomBook.accounts)
    let record = try await book.account(id, items: .all) ?? .new(id)
    var account = record.account
    var drafts: [EntryDraft] = []
    for _ in 0..<dice.roll(1...3) {
      let draft = draft(for: account)
      do {
        try account.post(draft.fact, on: draft.day)
      } catch {
        // Not everything that chance comes up with fits the account.
        continue
      }
      if case .paymentReceived(let payment) = draft.fact { payments.append((id, payment)) }
      drafts.append(draft)
    }
    guard !drafts.isEmpty else { return [] }
    return [
      AccountChange(
        base: record.head, drafts: drafts, after: account, attention: someDay())
    ]
  }

  private mutating func draft(for account: Account) -> EntryDraft {
    let day = someDay()
    let currency = dice.pick([Samples.euro, Samples.euro, Samples.yen])
    let amount = Money(minorUnits: Int64(dice.roll(1...500)), currency)
    number += 1
    let fact: Fact
    switch dice.roll(0...9) {
    case 0...3: fact = .invoiceIssued(invoice(amount, on: day))
    case 4...5:
      fact = .paymentReceived(
        PaymentReceived(
          payment: "PAY-\(number)", amount: amount, allocations: allocations(account, currency)))
    case 6:
      fact = .creditIssued(
        CreditIssued(
          credit: "CR-\(number)", amount: amount, allocations: allocations(account, currency)))
    case 7:
      fact = .writtenOff(
        WrittenOff(currency: currency, allocations: allocations(account, currency)))
    case 8:
      let waiting = account.items.values.filter { $0.id.kind != .invoice && $0.finallyOpen < 0 }
      let source = waiting.map(\.id).sorted().first ?? ItemID(.payment, "none")
      fact = .moneyApplied(
        MoneyApplied(source: source, allocations: allocations(account, currency)))
    default:
      let own = payments.filter { $0.account == account.id }
      let payment = own.last?.payment
      payments.removeAll { $0.payment.payment == payment?.payment }
      fact = .paymentReversed(
        PaymentReversed(
          payment: payment?.payment ?? "none", currency: payment?.amount.currency ?? currency,
          allocations: payment?.allocations ?? []))
    }
    return EntryDraft(day: day, author: .person, fact: fact)
  }

  private mutating func invoice(_ amount: Money, on day: Day) -> InvoiceIssued {
    let due = day.adding(days: dice.roll(-3...90))
    let first = amount.minorUnits / 3
    guard first > 0, dice.roll(0...3) == 0 else {
      return InvoiceIssued(invoice: "INV-\(number)", amount: amount, due: due)
    }
    let last = due.adding(days: 30)
    return InvoiceIssued(
      invoice: "INV-\(number)", amount: amount, due: last,
      instalments: [
        Instalment(due: due, minorUnits: first),
        Instalment(due: last, minorUnits: amount.minorUnits - first),
      ])
  }

  private mutating func allocations(_ account: Account, _ currency: Currency) -> [Allocation] {
    let open = account.items.values.filter {
      $0.id.kind == .invoice && $0.currency == currency && $0.finallyOpen > 0
    }.sorted { $0.id < $1.id }
    return open.prefix(dice.roll(0...2)).map { item in
      Allocation(item.id, Int64(dice.roll(1...max(1, Int(item.finallyOpen)))))
    }
  }

  /// Some of what waits in one account goes to another one, on any day.
  private mutating func transfer() async throws -> [AccountChange] {
    let from = dice.pick(RandomBook.accounts)
    let to = dice.pick(RandomBook.accounts.filter { $0 != from })
    let payer = try await book.account(from, items: .all) ?? .new(from)
    let waiting = payer.account.items.values.filter {
      $0.id.kind != .invoice && $0.finallyOpen < 0
    }
    guard let source = waiting.min(by: { $0.id < $1.id }) else { return [] }
    number += 1
    let halves = Samples.transfer(
      "T-\(number)",
      Money(minorUnits: Int64(dice.roll(1...Int(-source.finallyOpen))), source.currency),
      of: source.id, from: from, to: to, on: someDay())
    return [
      try Samples.change(of: payer, by: [halves.out]),
      try await Samples.change(of: to, in: book, by: [halves.into]),
    ]
  }

  private mutating func someDay() -> Day {
    RandomBook.start.adding(days: dice.roll(0...150))
  }
}
