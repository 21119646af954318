import CreditControl
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// A book that a history is played on, and the control account beside it.
struct HistoryBook {
  let bench: Bench
  private(set) var control = ControlAccount()
  private let readsAll: Bool

  init(_ bench: Bench, readsAll: Bool = false) {
    self.bench = bench
    self.readsAll = readsAll
  }

  mutating func play(_ history: History) async throws {
    for customer in History.customers { try await bench.customer("C\(customer)") }
    for step in history.steps {
      do {
        try await play(step)
      } catch is RunError {
        // What cannot be done is refused and changes nothing; the control account shows it.
      }
    }
  }

  private mutating func play(_ step: History.Step) async throws {
    switch step {
    case .invoice(let number, let customer, let cents, let issued, let due, let currency):
      try await bench.invoice(
        "INV-\(number)", of: "C\(customer)", cents, issued: issued.description,
        due: due.description, currency: currency)
      let column = ControlAccount.Column(customer: customer, currency: currency)
      control.issued(number, to: column, cents, on: issued)
    case .pay(let number, let customer, let cents, let date, let invoices, let currency):
      try await bench.pay(
        "P-\(number)", of: "C\(customer)", cents, on: date.description,
        for: invoices.map { "INV-\($0)" }.joined(separator: " "), currency: currency)
      let column = ControlAccount.Column(customer: customer, currency: currency)
      control.received("P-\(number)", from: column, cents, for: invoices, on: date)
    case .reverse(let payment, let date):
      _ = try await bench.desk.reverse("P-\(payment)", on: date, reason: nil)
      control.reversed("P-\(payment)", on: date)
    case .run(let date):
      try await bench.run(date.description, readsAll: readsAll)
    default: try await adjust(step)
    }
  }

  private mutating func adjust(_ step: History.Step) async throws {
    switch step {
    case .credit(let number, let invoice, let cents, let date):
      _ = try await bench.desk.credit(
        "INV-\(invoice)", DecimalAmount(unscaled: cents, scale: 2), as: "CN-\(number)", on: date,
        reason: nil)
      control.credited("CN-\(number)", invoice, cents, on: date)
    case .writeOff(let invoice, let date):
      _ = try await bench.desk.writeOff("INV-\(invoice)", on: date, reason: nil)
      control.writtenOff(invoice, on: date)
    case .move(let transfer, let payment, let customer, let date):
      _ = try await bench.desk.move(
        "P-\(payment)", to: AccountID("C\(customer)"), amount: nil, transfer: "T-\(transfer)",
        on: date)
      control.moved("P-\(payment)", to: customer, as: transfer, on: date)
    case .apply(let payment, let invoice, let date):
      _ = try await bench.desk.apply(payment, to: "INV-\(invoice)", on: date)
      control.spend(payment, on: invoice)
    case .waive(let invoice, let date):
      _ = try await bench.desk.waive(invoice: "INV-\(invoice)", on: date, note: "a present")
      control.writtenOff(invoice, on: date)
    case .reverseCredit(let number, let date):
      _ = try await bench.desk.reverseCredit("CN-\(number)", on: date, reason: nil)
      control.reversed("CN-\(number)", on: date)
    case .payOut(let name, let cents, let date):
      _ = try await bench.desk.payOut(
        name, cents.map { DecimalAmount(unscaled: $0, scale: 2) }, on: date, note: nil)
      control.paidOut(name, cents, on: date)
    case .moveBack(let transfer, let cents, let date):
      guard let home = control.home(of: transfer) else { return }
      _ = try await bench.desk.move(
        "T-\(transfer)", to: AccountID("C\(home)"),
        amount: cents.map { DecimalAmount(unscaled: $0, scale: 2) },
        transfer: "B-\(date)-\(transfer)",
        on: date)
      control.movedBack(transfer, cents, on: date)
    case .hold(let customer, let date, let until):
      _ = try await bench.desk.hold(
        AccountID("C\(customer)"), .hold, from: date, until: until, note: nil)
    case .release(let customer, let date):
      _ = try await bench.desk.release(AccountID("C\(customer)"), .hold, from: date)
    case .place(let customer, let date):
      _ = try await bench.desk.place(
        [AccountID("C\(customer)")], with: "northcollect",
        orders: .init(undemanded: customer == 1, writtenOff: customer == 2), on: date)
    case .recall(let customer, let date):
      let record = try await bench.store.account(AccountID("C\(customer)"), items: .none)
      for placement in record?.account.standing.placements.all ?? []
      where placement.recalled == nil {
        _ = try await bench.desk.recall(placement.id, on: date, reason: "paid by instalments")
      }
    case .mail(let number, let customer, let date):
      try await receive(number, from: AccountID("C\(customer)"), on: date)
    case .read(let customer, let date):
      let id = AccountID("C\(customer)")
      let standing = try await bench.store.account(id, items: .none)?.account.standing
      for task in standing?.tasks.open ?? [] {
        _ = try await bench.desk.finish(task.id, note: nil, on: date)
      }
      _ = try await bench.desk.open("email", to: id, from: date)
    case .invoice, .pay, .reverse, .run: break
    }
  }

  /// The last notice of a customer is answered, bounces, or is not wanted.
  private func receive(_ number: Int, from customer: AccountID, on date: Day) async throws {
    let notices = try await Ledgers(bench.installation).notices(on: nil, status: nil)
    guard let notice = notices.last(where: { $0.account == customer }) else { return }
    let mails: [ReceivedMail] = [
      .answer("m\(number)", about: [notice.id]), .bounce("m\(number)", about: [notice.id]),
      .judged("m\(number)", .unsubscribe, about: [notice.id]),
      .bounce("m\(number)", .softBounce, about: [notice.id]),
    ]
    let mail = mails[number % mails.count]
    try await bench.receive([mail, mail], on: date.description)
    try await bench.receive([mail], on: date.description)
  }

  /// Every notice with its triggers and what became of it.
  func notices() async throws -> [String] {
    try await Ledgers(bench.installation).notices(on: nil, status: nil).map { notice in
      "\(notice.on) \(notice.account) \(notice.id) \(notice.status) \(notice.listing.amount)"
    }
  }

  /// Aging, open items and control account tell the same on every day.
  func expectBalances(_ history: History) async throws {
    let store = bench.store
    var items: [Int: [Item]] = [:]
    for customer in History.customers {
      let record = try #require(
        try await store.account(AccountID("C\(customer)"), items: .all))
      items[customer] = Array(record.account.items.values)
    }
    var date = History.first.adding(days: -20)
    while date < history.last.adding(days: 25) {
      let rows = try await AgingReport(bench.installation).rows(AgingQuestion(day: date))
      for column in control.columns {
        let expected = control.balance(column, on: date)
        let open = items[column.customer, default: []].filter { $0.currency == column.currency }
          .reduce(Int64(0)) { $0 + $1.open(on: date) }
        let row = rows.first {
          $0.account.text == "C\(column.customer)" && $0.currency == column.currency
        }
        let aged = row.map { $0.buckets.reduce(0, +) - $0.unapplied } ?? 0
        guard open == expected, aged == expected else {
          Issue.record(
            "\(column) on \(date): \(expected), items \(open), aging \(aged)\n\(history)")
          return
        }
      }
      date = date.adding(days: 1)
    }
  }
}
