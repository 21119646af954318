import Receivables

/// What a bookkeeper would write down: invoices up, money down, by customer, currency and day.
///
/// Knows nothing of items and folds; only which invoice a payment was meant for, and in which order.
struct ControlAccount {
  struct Column: Hashable {
    let customer: Int
    let currency: Currency
  }

  private struct Invoice {
    let column: Column
    let issued: Day
    var open: Int64
  }

  private struct Money {
    let column: Column
    var waiting: Int64
    var settled: [(invoice: Int, cents: Int64)] = []
    /// Transfers that went out of it.
    var moved: [Int] = []
    /// The money that it was moved out of.
    var home: String?
  }

  private var invoices: [Int: Invoice] = [:]
  private var money: [String: Money] = [:]
  private var lines: [Column: [(day: Day, cents: Int64)]] = [:]

  /// What is owed on a day, waiting money taken off.
  func balance(_ column: Column, on day: Day) -> Int64 {
    lines[column, default: []].reduce(0) { $1.day <= day ? $0 + $1.cents : $0 }
  }

  var columns: [Column] { Array(lines.keys) }

  // MARK: What happened

  mutating func issued(_ number: Int, to column: Column, _ cents: Int64, on day: Day) {
    invoices[number] = Invoice(column: column, issued: day, open: cents)
    note(column, cents, on: day)
  }

  mutating func received(
    _ name: String, from column: Column, _ cents: Int64, for named: [Int], on day: Day
  ) {
    note(column, -cents, on: day)
    money[name] = Money(column: column, waiting: cents)
    for number in named { spend(name, on: number) }
  }

  mutating func spend(_ name: String, on number: Int) {
    guard var source = money[name], var invoice = invoices[number],
      invoice.column == source.column
    else { return }
    let cents = min(source.waiting, invoice.open)
    guard cents > 0 else { return }
    source.waiting -= cents
    invoice.open -= cents
    source.settled.append((number, cents))
    money[name] = source
    invoices[number] = invoice
  }

  mutating func credited(_ name: String, _ number: Int, _ cents: Int64, on day: Day) {
    guard let column = invoices[number]?.column else { return }
    received(name, from: column, cents, for: [number], on: day)
  }

  mutating func writtenOff(_ number: Int, on day: Day) {
    guard let invoice = invoices[number] else { return }
    note(invoice.column, -invoice.open, on: max(day, invoice.issued))
    invoices[number]?.open = 0
  }

  mutating func moved(_ name: String, to customer: Int, as transfer: Int, on day: Day) {
    guard let source = money[name] else { return }
    let target = Column(customer: customer, currency: source.column.currency)
    note(source.column, source.waiting, on: day)
    note(target, -source.waiting, on: day)
    money["T-\(transfer)"] = Money(
      column: target, waiting: source.waiting, home: name)
    money[name]?.waiting = 0
    money[name]?.moved.append(transfer)
  }

  mutating func reversed(_ name: String, on day: Day) {
    guard let source = money[name] else { return }
    for transfer in source.moved { movedBack(transfer, nil, on: day) }
    // What was paid out of it, here or where it was moved, stays paid out.
    let settled = source.settled.reduce(Int64(0)) { $0 + $1.cents }
    note(source.column, settled + (money[name]?.waiting ?? 0), on: day)
    for part in source.settled { invoices[part.invoice]?.open += part.cents }
    money[name]?.waiting = 0
    money[name]?.settled = []
  }

  mutating func paidOut(_ name: String, _ cents: Int64?, on day: Day) {
    guard let source = money[name] else { return }
    let sum = cents ?? source.waiting
    note(source.column, sum, on: day)
    money[name]?.waiting -= sum
  }

  /// Whose money was moved.
  func home(of transfer: Int) -> Int? {
    money["T-\(transfer)"]?.home.flatMap { money[$0]?.column.customer }
  }

  /// What waits goes home first, then what was spent last.
  mutating func movedBack(_ transfer: Int, _ cents: Int64?, on day: Day) {
    guard var back = money["T-\(transfer)"], let home = back.home, let source = money[home]
    else { return }
    let sum = cents ?? back.waiting + back.settled.reduce(0) { $0 + $1.cents }
    note(back.column, sum, on: day)
    note(source.column, -sum, on: day)
    var wanting = max(0, sum - back.waiting)
    back.waiting = max(0, back.waiting - sum)
    while wanting > 0, let last = back.settled.popLast() {
      let part = min(wanting, last.cents)
      invoices[last.invoice]?.open += part
      if part < last.cents { back.settled.append((last.invoice, last.cents - part)) }
      wanting -= part
    }
    money["T-\(transfer)"] = back
    money[home]?.waiting += sum
  }

  private mutating func note(_ column: Column, _ cents: Int64, on day: Day) {
    lines[column, default: []].append((day, cents))
  }
}
