import CashApplication
import Receivables
import ReceivablesTesting
import Testing

/// Goal: money settles what was owed on its own day, whatever was recorded since. Method: random
/// accounts with charges, payments and payments that came back, held against a cashier who looks at
/// each day by itself.
@Suite("Money counts from its own day")
struct OwnDayTests {
  @Test("What was owed on its day comes first, in order; what came later takes what is left")
  func asOfItsDay() throws {
    var dice = Dice(seed: 29)
    for round in 0..<2_000 {
      var scene = Scene()
      try scene.fill(&dice)
      let date = scene.first.adding(days: Int.random(in: 0...30, using: &dice))
      let cents = Int64.random(in: 1...600, using: &dice)
      let order: LateChargeLaw.Order = Bool.random(using: &dice) ? .costsFirst : .principalFirst
      let names = (1...3).shuffled(using: &dice).prefix(Int.random(in: 1...3, using: &dice))
        .map { "INV-\($0)" }
      let settled = settlings(
        of: Samples.euros(cents), from: date, over: NamedInvoices(numbers: names),
        in: scene.account, Spreading(order: order))
      let wanted = scene.wanted(cents, from: date, names, costsFirst: order == .costsFirst)
      #expect(
        settled.map { "\($0.from) \($0.allocation.item.text) \($0.allocation.settled)" } == wanted,
        "round \(round): \(cents) of \(date) for \(names), \(order)\n\(scene.lines)")
      try scene.post(settled, cents, on: date)
      for item in scene.account.items.values where item.id.kind.isOwed {
        #expect(
          scene.days.allSatisfy { item.open(on: $0) >= 0 },
          "round \(round): \(item.id.text) is paid before it is owed\n\(scene.lines)")
      }
    }
  }

  @Test("A charge that was booked later takes nothing of it, in whichever order")
  func laterCharge() throws {
    for order in LateChargeLaw.Order.allCases {
      var scene = Scene()
      try scene.invoice(1, 1000, on: 0)
      try scene.charge(1, 45, on: 19)
      let settled = settlings(
        of: Samples.euros(1020), from: scene.first.adding(days: 14),
        over: NamedInvoices(numbers: ["INV-1"]), in: scene.account, Spreading(order: order))
      #expect(settled.allocations == [Allocation(Samples.item("INV-1"), 1000)])
    }
  }

  @Test("What was charged beside a plan takes of money that names its invoice what the plan leaves")
  func besidePlan() throws {
    for order in LateChargeLaw.Order.allCases {
      var scene = Scene()
      try scene.invoice(1, 900, on: 0)
      try scene.plan(1, 900, on: 4)
      try scene.charge(1, 45, on: 5)
      for (cents, wanted) in [(Int64(300), [Int64(300)]), (920, [900, 20])] {
        let settled = settlings(
          of: Samples.euros(cents), from: scene.first.adding(days: 14),
          over: NamedInvoices(numbers: ["INV-1"]), in: scene.account, Spreading(order: order))
        #expect(settled.allocations.map(\.settled) == wanted, "\(order)")
        #expect(settled.first?.allocation.item == Samples.item("INV-1"), "\(order)")
      }
    }
  }
}

/// An account, and a cashier's list of it.
private struct Scene {
  struct Debt {
    let id: ItemID
    /// Charges are costs; 1 is what was invoiced.
    let rank: Int
    let number: Int
    let issued: Day
    var moves: [(day: Day, cents: Int64)]

    func open(on day: Day) -> Int64 { moves.reduce(0) { $1.day <= day ? $0 + $1.cents : $0 } }
  }

  let first = Samples.day("2025-03-01")
  private(set) var account = Account(id: Samples.cafe)
  private var debts: [Debt] = []
  private(set) var lines: [String] = []

  var days: [Day] { (0...60).map { first.adding(days: $0) } }

  mutating func fill(_ dice: inout Dice) throws {
    for number in 1...3 {
      let issued = Int.random(in: 0...20, using: &dice)
      try invoice(number, Int64.random(in: 1...300, using: &dice), on: issued)
      for _ in 0..<Int.random(in: 0...2, using: &dice) {
        try charge(
          number, Int64.random(in: 1...40, using: &dice),
          on: issued + Int.random(in: 0...15, using: &dice))
      }
    }
    for number in 0..<Int.random(in: 0...4, using: &dice) {
      try payAndPerhapsTakeBack(number, &dice)
    }
  }

  mutating func invoice(_ number: Int, _ cents: Int64, on day: Int) throws {
    let date = first.adding(days: day)
    let draft = Samples.invoice("INV-\(number)", Samples.euros(cents), issued: date)
    try account.post(draft.fact, on: date)
    note(Debt(id: Samples.item("INV-\(number)"), 1, number, date, cents))
  }

  mutating func charge(_ number: Int, _ cents: Int64, on day: Int) throws {
    let date = first.adding(days: day)
    let fact = ChargeBooked(
      item: Samples.item("INV-\(number)"), kind: .cost, law: "cost", amount: Samples.euros(cents),
      through: date, due: date)
    try account.post(.chargeBooked(fact), on: date)
    let id = ItemID(.charge, "INV-\(number)", part: account.version)
    note(Debt(id: id, 0, number, date, cents))
  }

  /// All of an invoice in three instalments.
  mutating func plan(_ number: Int, _ cents: Int64, on day: Int) throws {
    let parts = (1...3).map {
      Instalment(due: first.adding(days: day + 30 * $0), minorUnits: cents / 3)
    }
    try account.post(
      .planAgreed(
        PlanAgreed(
          plan: "L-\(number)", currency: Samples.euro, instalments: parts,
          covers: [CoveredItem(Samples.item("INV-\(number)"), cents)])),
      on: first.adding(days: day))
  }

  private mutating func payAndPerhapsTakeBack(_ number: Int, _ dice: inout Dice) throws {
    let open = debts.indices.filter { debts[$0].open(on: .distantFuture) > 0 }
    guard let index = open.randomElement(using: &dice) else { return }
    let debt = debts[index]
    let cents = Int64.random(in: 1...debt.open(on: .distantFuture), using: &dice)
    let date = debt.issued.adding(days: Int.random(in: 0...12, using: &dice))
    guard debts[index].moves.allSatisfy({ $0.day <= date }) else { return }
    let parts = [Allocation(debt.id, cents)]
    let draft = Samples.payment("OLD-\(number)", Samples.euros(cents), on: date, settling: parts)
    try account.post(draft.fact, on: date)
    debts[index].moves.append((date, -cents))
    lines.append("\(date) \(cents) paid on \(debt.id.text)")
    guard Bool.random(using: &dice) else { return }
    let back = date.adding(days: Int.random(in: 0...9, using: &dice))
    try account.post(
      .paymentReversed(
        PaymentReversed(payment: "OLD-\(number)", currency: Samples.euro, allocations: parts)),
      on: back)
    debts[index].moves.append((back, cents))
    lines.append("\(back) \(cents) back on \(debt.id.text)")
  }

  private mutating func note(_ debt: Debt) {
    debts.append(debt)
    lines.append("\(debt.issued) \(debt.id.text) of \(debt.moves[0].cents)")
  }

  mutating func post(_ settled: [Settling], _ cents: Int64, on date: Day) throws {
    let entries = facts(
      of: ItemID(.payment, "NEW"), from: date, settling: settled, in: account
    ) {
      .paymentReceived(
        PaymentReceived(payment: "NEW", amount: Samples.euros(cents), allocations: $0))
    }
    for fact in entries { try account.post(fact, on: date) }
  }

  /// Each day by itself: what finds money on it that no earlier day took.
  func wanted(
    _ cents: Int64, from date: Day, _ names: [String], costsFirst: Bool
  ) -> [String] {
    let own = names.flatMap { name in
      debts.enumerated().filter { "INV-\($0.element.number)" == name }.sorted { one, other in
        one.element.rank == other.element.rank
          ? one.offset < other.offset : (one.element.rank < other.element.rank) == costsFirst
      }.map(\.element)
    }.filter { $0.rank == 1 || $0.issued <= date }
    var left = cents
    var wanted: [String] = []
    var taken: [ItemID: Int64] = [:]
    for day in days where day >= date {
      for debt in own where day >= debt.issued {
        let least = days.filter { $0 >= day }.map(debt.open).min() ?? 0
        let part = min(left, least - (taken[debt.id] ?? 0))
        guard part > 0 else { continue }
        taken[debt.id, default: 0] += part
        wanted.append("\(day) \(debt.id.text) \(part)")
        left -= part
      }
    }
    return wanted
  }
}

extension Scene.Debt {
  fileprivate init(id: ItemID, _ rank: Int, _ number: Int, _ issued: Day, _ cents: Int64) {
    self.init(
      id: id, rank: rank, number: number, issued: issued, moves: [(day: issued, cents: cents)])
  }
}
