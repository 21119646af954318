import Receivables
import ReceivablesPorts

/// What happens outside the book on one day, to be entered into it.
struct PracticeDay {
  var invoices: [InvoiceRow] = []
  var payments: [MoneyRow] = []
  var credits: [MoneyRow] = []
  /// Payments that the bank takes back.
  var reversals: [String] = []
  /// Invoices that are given up.
  var writeOffs: [String] = []
  /// What customers say that they will pay, and by when.
  var promises: [(customer: String, invoice: String, by: Day)] = []
  /// Invoices of which customers deny a part.
  var disputes: [(invoice: String, amount: DecimalAmount)] = []
  /// Disputed invoices that somebody looked at; the customer was right, or was not.
  var answers: [(invoice: String, isCredited: Bool)] = []
  /// Customers to whom nothing is sent from this day on, and why.
  var holds: [(customer: String, reason: StopReason, note: String)] = []
}

/// An invoice as the practice world knows it.
struct PracticeInvoice {
  let number: String
  let customer: Int
  let issued: Day
  let due: Day
  /// In minor units.
  var amount: Money
  var open: Int64
  /// The day on which the customer paid the last of it.
  var paid: Day?
}

/// Customers who order, receive invoices and notices, and pay as their temper is.
///
/// It knows nothing of the book: what it does is entered day by day, and what it is told are notices.
struct PracticeWorld {
  /// Something that is going to happen to an invoice.
  private enum Plan {
    case pay(Int)
    case credit(Int)
    case bounce(payment: String, parts: [(invoice: Int, minorUnits: Int64)])
    case hold(Int)
    case promise(Int, by: Day)
    case dispute(Int)
    case answer(Int, minorUnits: Int64)
  }

  private var chance: Chance
  let customers: [PracticeCustomer]
  private(set) var invoices: [PracticeInvoice] = []
  private var byNumber: [String: Int] = [:]
  private var nextOrder: [Day]
  private var plans: [Day: [Plan]] = [:]
  private var held: Set<Int> = []
  /// Customers who are charged by a saved method from a day on, and pay nothing of it by themselves.
  private(set) var charged: (customers: Set<Int>, from: Day) = ([], .distantFuture)
  private var payments = 0
  private var credits = 0
  private let firstDay: Day

  /// - Parameter firstDay: what was issued and paid before is not entered; what is open then is.
  init(from start: Day, firstDay: Day, euro: Currency, pound: Currency) {
    chance = Chance(seed: 2025)
    self.firstDay = firstDay
    customers = PracticeTown(&chance, euro: euro, pound: pound).customers
    nextOrder = []
    for customer in customers {
      nextOrder.append(start.adding(days: chance.pick(0...customer.rhythm)))
    }
  }

  // MARK: A day

  /// Everything of one day, in the order in which days come.
  mutating func live(_ day: Day) -> PracticeDay {
    var facts = PracticeDay()
    if day == firstDay { facts.invoices = openingRows() }
    if day.weekday.rawValue <= 5 { issue(on: day, &facts) }
    act(on: day, &facts)
    if day.dayOfMonth == 28 { giveUp(on: day, &facts) }
    return day < firstDay ? PracticeDay() : facts
  }

  private mutating func openingRows() -> [InvoiceRow] {
    for index in invoices.indices {
      invoices[index].amount = Money(
        minorUnits: invoices[index].open, invoices[index].amount.currency)
    }
    return invoices.filter { $0.open > 0 }.map(row)
  }

  private func row(_ invoice: PracticeInvoice) -> InvoiceRow {
    InvoiceRow(
      id: invoice.number, customer: customers[invoice.customer].id, issued: invoice.issued,
      due: invoice.due, currency: invoice.amount.currency, amount: decimal(invoice.amount),
      terms: nil, notes: [Note(name: "description", value: "flour, yeast and sugar")])
  }

  private func decimal(_ money: Money) -> DecimalAmount {
    DecimalAmount(unscaled: money.minorUnits, scale: money.currency.decimals)
  }

  private mutating func issue(on day: Day, _ facts: inout PracticeDay) {
    for index in customers.indices where nextOrder[index] <= day {
      let customer = customers[index]
      nextOrder[index] = day.adding(days: customer.rhythm + chance.pick(-10...10))
      let usesOther = customer.currencies.count > 1 && chance.happens(percent: 40)
      let minorUnits = Int64(customer.usualAmount * chance.pick(60...140) / 100)
      let amount = Money(minorUnits: minorUnits, customer.currencies[usesOther ? 1 : 0])
      let invoice = PracticeInvoice(
        number: "NW-" + PracticeNumber.text(invoices.count + 1, digits: 4), customer: index,
        issued: day, due: day.adding(days: customer.terms), amount: amount,
        open: amount.minorUnits, paid: nil)
      byNumber[invoice.number] = invoices.count
      if let pace = customer.temper.ownPace, !isCharged(invoice) {
        plan(.pay(invoices.count), on: invoice.due.adding(days: chance.pick(pace)), after: day)
      }
      if chance.happens(percent: 2) {
        plan(.credit(invoices.count), on: day.adding(days: chance.pick(5...12)), after: day)
      }
      invoices.append(invoice)
      facts.invoices.append(row(invoice))
    }
  }

  private func isCharged(_ invoice: PracticeInvoice) -> Bool {
    charged.customers.contains(invoice.customer) && invoice.due >= charged.from
  }

  /// On a working day, and never today or before.
  private mutating func plan(_ plan: Plan, on wished: Day, after day: Day) {
    var actual = max(wished, day.adding(days: 1))
    while actual.weekday.rawValue > 5 { actual = actual.adding(days: 1) }
    plans[actual, default: []].append(plan)
  }

  private mutating func act(on day: Day, _ facts: inout PracticeDay) {
    var paying: [Int] = []
    for plan in plans.removeValue(forKey: day) ?? [] {
      switch plan {
      case .pay(let invoice): paying.append(invoice)
      case .credit(let invoice): credit(invoice, on: day, &facts)
      case .bounce(let payment, let parts): bounce(payment, parts, on: day, &facts)
      case .hold(let customer):
        let id = customers[customer].id
        facts.holds.append((id, .hold, "says that the goods never came"))
      case .promise(let invoice, let by): promise(invoice, by, &facts)
      case .dispute(let invoice): dispute(invoice, on: day, &facts)
      case .answer(let invoice, let minorUnits): answer(invoice, minorUnits, &facts)
      }
    }
    pay(paying, on: day, &facts)
  }

  // MARK: Money

  /// One payment for each customer and currency, that names what it is for, or forgets to.
  private mutating func pay(_ wanted: [Int], on day: Day, _ facts: inout PracticeDay) {
    var groups: [[Int]] = []
    for invoice in wanted where invoices[invoice].open > 0 {
      let known = groups.firstIndex { group in
        invoices[group[0]].customer == invoices[invoice].customer
          && invoices[group[0]].amount.currency == invoices[invoice].amount.currency
      }
      if let known {
        if !groups[known].contains(invoice) { groups[known].append(invoice) }
      } else {
        groups.append([invoice])
      }
    }
    for group in groups { pay(group: group, on: day, &facts) }
  }

  private mutating func pay(group: [Int], on day: Day, _ facts: inout PracticeDay) {
    let customer = customers[invoices[group[0]].customer]
    var parts: [(invoice: Int, minorUnits: Int64)] = []
    for index in group {
      var part = invoices[index].open
      if customer.temper == .partPayer, part == invoices[index].amount.minorUnits {
        part /= 2
        let rest = day.adding(days: chance.pick(40...70))
        plan(.pay(index), on: rest, after: day)
      }
      parts.append((index, part))
      invoices[index].open -= part
      if invoices[index].open == 0 { invoices[index].paid = day }
    }
    var sum = parts.reduce(0) { $0 + $1.minorUnits }
    if customer.temper == .overpayer, chance.happens(percent: 40) { sum += 1_000 - sum % 1_000 }
    payments += 1
    let id = "P-" + PracticeNumber.text(payments, digits: 4)
    let isNamed = !chance.happens(percent: 1)
    let names = group.map { invoices[$0].number }.joined(separator: " ")
    let money = Money(minorUnits: sum, invoices[group[0]].amount.currency)
    facts.payments.append(
      MoneyRow(
        id: id, customer: customer.id, day: day, currency: money.currency,
        amount: decimal(money), invoice: nil,
        reference: isNamed ? names : "with our best thanks", notes: []))
    if isNamed, day >= firstDay, chance.happens(percent: 1) {
      plan(.bounce(payment: id, parts: parts), on: day.adding(days: 4), after: day)
    }
  }

  private mutating func bounce(
    _ payment: String, _ parts: [(invoice: Int, minorUnits: Int64)], on day: Day,
    _ facts: inout PracticeDay
  ) {
    facts.reversals.append(payment)
    for part in parts {
      invoices[part.invoice].open += part.minorUnits
      invoices[part.invoice].paid = nil
      plan(.pay(part.invoice), on: day.adding(days: chance.pick(20...45)), after: day)
    }
  }

  private mutating func credit(_ index: Int, on day: Day, _ facts: inout PracticeDay) {
    let given = invoices[index].open * Int64(chance.pick(1...10)) / 10
    guard given > 0, day >= firstDay else { return }
    invoices[index].open -= given
    credits += 1
    facts.credits.append(
      MoneyRow(
        id: "K-" + PracticeNumber.text(credits, digits: 3),
        customer: customers[invoices[index].customer].id, day: day,
        currency: invoices[index].amount.currency,
        amount: decimal(Money(minorUnits: given, invoices[index].amount.currency)),
        invoice: invoices[index].number, reference: nil,
        notes: [Note(name: "reason", value: "damaged on the way")]))
  }

  // MARK: What customers say

  private mutating func promise(_ index: Int, _ by: Day, _ facts: inout PracticeDay) {
    guard invoices[index].open > 0 else { return }
    facts.promises.append((customers[invoices[index].customer].id, invoices[index].number, by))
  }

  /// A third of it, they say, was damaged.
  private mutating func dispute(_ index: Int, on day: Day, _ facts: inout PracticeDay) {
    let denied = invoices[index].open / 3
    guard denied > 0 else { return }
    let money = Money(minorUnits: denied, invoices[index].amount.currency)
    facts.disputes.append((invoices[index].number, decimal(money)))
    plan(
      .answer(index, minorUnits: denied), on: day.adding(days: chance.pick(5...15)), after: day)
  }

  private mutating func answer(
    _ index: Int, _ minorUnits: Int64, _ facts: inout PracticeDay
  ) {
    let isCredited = index % 2 == 0 && invoices[index].open >= minorUnits
    facts.answers.append((invoices[index].number, isCredited))
    if isCredited { invoices[index].open -= minorUnits }
  }

  /// Half of those who never answer turn out to be bankrupt, and old invoices are given up.
  private mutating func giveUp(on day: Day, _ facts: inout PracticeDay) {
    guard day >= firstDay, day.month >= 6 else { return }
    for index in invoices.indices where invoices[index].open > 0 {
      let customer = invoices[index].customer
      guard customers[customer].temper == .silent, day.days(since: invoices[index].due) > 120
      else { continue }
      facts.writeOffs.append(invoices[index].number)
      invoices[index].open = 0
      guard customer % 2 == 0, held.insert(customer).inserted else { continue }
      facts.holds.append((customers[customer].id, .bankruptcy, "insolvency proceedings opened"))
    }
  }

  // MARK: Saved methods

  /// Every fifth of those who pay promptly would rather have nothing to do with it.
  ///
  /// - Returns: their ids.
  mutating func consent(from day: Day) -> [String] {
    let prompt = customers.indices.filter { customers[$0].temper == .prompt && $0 % 5 == 0 }
    charged = (Set(prompt), day)
    return prompt.map { customers[$0].id }
  }

  /// Invoices of theirs that should have been taken by a day.
  func expectedDebits(by day: Day) -> [String] {
    invoices.filter { $0.open > 0 && $0.due <= day && charged.customers.contains($0.customer) }
      .map(\.number)
  }

  /// Somebody hears of a debit.
  ///
  /// - Parameter left: what is open now; money that had waited is set against what is taken.
  mutating func settle(_ number: String, leaving left: Money, on day: Day) {
    guard let index = byNumber[number], invoices[index].open > left.minorUnits else { return }
    invoices[index].open = left.minorUnits
    if left.isZero { invoices[index].paid = day }
  }

  // MARK: Notices

  /// A customer reads a notice: some pay a few days later, some object.
  mutating func read(_ notice: Notice, position: PracticePosition) {
    for number in notice.listing.invoices {
      guard let index = byNumber[number], invoices[index].open > 0 else { continue }
      let customer = invoices[index].customer
      let temper = customers[customer].temper
      if chance.happens(percent: position.percent(of: temper.heed)) {
        let wished = notice.on.adding(days: chance.pick(2...6))
        let soonest = position == .before ? max(wished, invoices[index].due) : wished
        plan(.pay(index), on: soonest, after: notice.on)
      }
      speak(index, temper, position, on: notice.on)
    }
  }
}

extension PracticeWorld {
  /// Some promise to pay, and some of these keep it; some object.
  private mutating func speak(
    _ index: Int, _ temper: PracticeTemper, _ position: PracticePosition, on day: Day
  ) {
    let customer = invoices[index].customer
    switch temper {
    case .veryLate where position == .later && chance.happens(percent: 40):
      let by = day.adding(days: chance.pick(6...14))
      plan(.promise(index, by: by), on: day.adding(days: 1), after: day)
      if chance.happens(percent: 60) { plan(.pay(index), on: by.adding(days: -2), after: day) }
    case .disputing where position == .later && held.insert(customer).inserted:
      plan(
        customer % 2 == 0 ? .hold(customer) : .dispute(index), on: day.adding(days: 5), after: day)
    default: break
    }
  }
}

/// Where on the ladder a notice stands, whatever the policy calls its rungs.
enum PracticePosition {
  case before, first, later, last

  func percent(of heed: (before: Int, first: Int, later: Int, last: Int)) -> Int {
    switch self {
    case .before: heed.before
    case .first: heed.first
    case .later: heed.later
    case .last: heed.last
    }
  }
}
