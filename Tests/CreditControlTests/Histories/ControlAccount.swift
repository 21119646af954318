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
    /// What can still be credited of it.
    var creditable: Int64
  }

  private struct Money {
    let column: Column
    var waiting: Int64
    var settled: [(invoice: Int, cents: Int64)] = []
    /// Transfers that went out of it.
    var moved: [Int] = []
    /// The money that it was moved out of.
    var home: String?
    /// The invoices that it is for, and the day on which it came.
    var named: [Int] = []
    var came = Day.distantPast
    /// What of an invoice it is a credit of.
    var credits: (invoice: Int, cents: Int64)?
    /// What was paid out of it.
    var paidOut: Int64 = 0
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
    invoices[number] = Invoice(column: column, issued: day, open: cents, creditable: cents)
    note(column, cents, on: day)
  }

  mutating func received(
    _ name: String, from column: Column, _ cents: Int64, for named: [Int], on day: Day
  ) {
    note(column, -cents, on: day)
    money[name] = Money(column: column, waiting: cents, named: named, came: day)
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
    let part = min(cents, invoices[number]?.creditable ?? 0)
    invoices[number]?.creditable -= part
    money[name]?.credits = (number, part)
    if part == 0 { money[name]?.named = [] }
  }

  /// What waits and is for an invoice that is open again takes it, the oldest first.
  private mutating func retake(_ reopened: Set<Int>) {
    let waiting = money.filter {
      $0.value.waiting > 0 && !reopened.isDisjoint(with: $0.value.named)
    }
    for (name, source) in waiting.sorted(by: { ($0.value.came, $0.key) < ($1.value.came, $1.key) })
    {
      for number in source.named where reopened.contains(number) { spend(name, on: number) }
    }
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
    let moved = source.moved.flatMap { money["T-\($0)"]?.settled ?? [] }
    for transfer in source.moved { movedBack(transfer, nil, on: day, isReversed: true) }
    // What was paid out of it is owed where it was paid out.
    note(source.column, source.paidOut, on: day)
    if let credits = source.credits { invoices[credits.invoice]?.creditable += credits.cents }
    let settled = source.settled.reduce(Int64(0)) { $0 + $1.cents }
    note(source.column, settled + (money[name]?.waiting ?? 0), on: day)
    for part in source.settled { invoices[part.invoice]?.open += part.cents }
    money[name]?.waiting = 0
    money[name]?.settled = []
    retake(Set((source.settled + moved).map(\.invoice)))
  }

  mutating func paidOut(_ name: String, _ cents: Int64?, on day: Day) {
    guard let source = money[name] else { return }
    let sum = cents ?? source.waiting
    note(source.column, sum, on: day)
    money[name]?.waiting -= sum
    money[name]?.paidOut += sum
  }

  /// Whose money was moved.
  func home(of transfer: Int) -> Int? {
    money["T-\(transfer)"]?.home.flatMap { money[$0]?.column.customer }
  }

  /// What waits goes home first, then what was spent last.
  mutating func movedBack(
    _ transfer: Int, _ cents: Int64?, on day: Day, isReversed: Bool = false
  ) {
    guard var back = money["T-\(transfer)"], let home = back.home, let source = money[home]
    else { return }
    let sum = cents ?? back.waiting + back.settled.reduce(0) { $0 + $1.cents }
    note(back.column, sum, on: day)
    note(source.column, -sum, on: day)
    if isReversed { note(back.column, back.paidOut, on: day) }
    var reopened: Set<Int> = []
    var wanting = max(0, sum - back.waiting)
    back.waiting = max(0, back.waiting - sum)
    while wanting > 0, let last = back.settled.popLast() {
      let part = min(wanting, last.cents)
      invoices[last.invoice]?.open += part
      reopened.insert(last.invoice)
      if part < last.cents { back.settled.append((last.invoice, last.cents - part)) }
      wanting -= part
    }
    money["T-\(transfer)"] = back
    money[home]?.waiting += sum
    if !isReversed { retake(reopened) }
  }

  private mutating func note(_ column: Column, _ cents: Int64, on day: Day) {
    lines[column, default: []].append((day, cents))
  }
}
