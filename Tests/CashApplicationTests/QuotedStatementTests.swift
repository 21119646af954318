import CashApplication
import Receivables
import ReceivablesTesting
import Testing

/// R2.8: the number of a statement means what that statement listed and asked for, the oldest first.
@Suite("Money that quotes a statement")
struct QuotedStatementTests {
  /// Invoices of 2025 on the statements of the first of a month, due on its fifteenth, or on none.
  private struct Scene {
    var account = Account(id: Samples.cafe)
    /// As they were told.
    var rows: [Row] = []

    struct Row {
      let id: ItemID
      let issued: Day
      let due: Day
      let month: Int?
      let cents: Int64
      var held: Int64 = 0
    }

    /// What holds a part of an invoice back.
    enum Holding: CaseIterable { case dispute, promise }

    mutating func invoice(
      _ number: String, _ cents: Int64, issued: Day, due: Day, month: Int?, held: Int64 = 0,
      by holding: Holding = .dispute
    ) throws {
      let fact = InvoiceIssued(invoice: number, amount: Samples.euros(cents), due: due)
      try account.post(.invoiceIssued(fact), on: issued)
      let id = Samples.item(number)
      if let month {
        try account.post(
          .invoiceOnStatement(
            InvoiceOnStatement(
              statement: StatementNumber(period: 202500 + month), day: Scene.first(month),
              due: Scene.last(month), items: [id])), on: issued)
      }
      if held > 0 {
        let covers = [CoveredItem(id, held)]
        let disputed = DisputeRaised(
          dispute: "D-\(number)", currency: Samples.euro, covers: covers, reason: "other")
        let promised = PromiseMade(
          promise: "Z-\(number)", currency: Samples.euro,
          parts: [Instalment(due: Samples.day("2025-12-31"), minorUnits: held)], covers: covers)
        try account.post(
          holding == .dispute ? .disputeRaised(disputed) : .promiseMade(promised), on: issued)
      }
      rows.append(
        Row(id: id, issued: issued, due: due, month: month, cents: cents, held: held))
    }

    static func first(_ month: Int) -> Day { Samples.day("2025-0\(month)-01") }
    static func last(_ month: Int) -> Day { Samples.day("2025-0\(month)-15") }

    func settled(
      _ cents: Int64, quoting number: String, inHand: Set<ItemID> = []
    ) -> [ItemID: Int64] {
      let rules = Spreading(inHand: { _, _, _ in inHand })
      let settled = settlings(
        of: Samples.euros(cents), from: Samples.day("2025-09-30"),
        over: NamedInvoices(invoice: nil, reference: number), in: account, rules)
      return settled.reduce(into: [:]) {
        $0[$1.allocation.item, default: 0] += $1.allocation.settled
      }
    }
  }

  @Test("An older invoice that the statement lists as well is paid before those that are new on it")
  func oldestFirst() throws {
    var scene = Scene()
    try scene.invoice(
      "A-1", 900_00, issued: Samples.day("2025-01-10"), due: Samples.day("2025-01-20"), month: 2)
    try scene.invoice(
      "A-2", 300_00, issued: Samples.day("2025-02-10"), due: Samples.day("2025-02-20"), month: 3)
    let (old, new) = (Samples.item("A-1"), Samples.item("A-2"))
    #expect(scene.settled(900_00, quoting: "S-2025-03") == [old: 900_00])
    #expect(scene.settled(1200_00, quoting: "S-2025-03") == [old: 900_00, new: 300_00])
    #expect(scene.settled(1200_00, quoting: "S-2025-02") == [old: 900_00])
    #expect(scene.settled(1200_00, quoting: "S-2025-04") == [:])
  }

  /// Method: what a notice asks for of three invoices that are disputed in part is paid by their numbers in
  /// any order.
  @Test("Of several invoices that are named what is disputed is paid last", arguments: 0..<50)
  func disputedLast(_ seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    var scene = Scene()
    for number in 1...3 {
      let cents = Int64(dice.roll(2...900_00))
      try scene.invoice(
        "A-\(number)", cents, issued: Samples.day("2025-01-10"),
        due: Samples.day("2025-02-0\(number)"), month: nil,
        held: dice.roll(0...2) > 0 ? Int64(dice.roll(1...Int(cents))) : 0)
    }
    let asked: [ItemID: Int64] = scene.rows.reduce(into: [:]) { asked, row in
      if row.cents > row.held { asked[row.id] = row.cents - row.held }
    }
    let sum = asked.values.reduce(0, +)
    let whole = scene.rows.reduce(0) { $0 + $1.cents }
    for names in ["A-1 A-2 A-3", "A-3 A-1 A-2", "A-2, A-3; A-1"] {
      #expect(scene.settled(sum, quoting: names) == asked)
      #expect(scene.settled(whole, quoting: names).values.reduce(0, +) == whole)
    }
    let first = scene.rows[0]
    #expect(scene.settled(first.cents, quoting: "A-1") == [first.id: first.cents])
  }

  /// Method: a plain reckoning of the same, over accounts by chance.
  @Test("It takes what was asked for, the oldest first, then what is held or in hand, no more")
  func anyAccount() throws {
    var dice = Dice(seed: 208)
    for round in 0..<400 {
      var scene = Scene()
      for number in 1...Int.random(in: 1...7, using: &dice) {
        let issued = Samples.day("2025-01-02").adding(days: Int.random(in: 0...150, using: &dice))
        let month = issued.month + 1
        let cents = Int64.random(in: 1...900, using: &dice)
        try scene.invoice(
          "INV-\(number)", cents, issued: issued,
          due: issued.adding(days: Int.random(in: 0...10, using: &dice)),
          month: Int.random(in: 0...3, using: &dice) == 0 ? nil : month,
          held: Int.random(in: 0...2, using: &dice) == 0
            ? Int64.random(in: 1...cents, using: &dice) : 0,
          by: Scene.Holding.allCases.randomElement(using: &dice) ?? .dispute)
      }
      let inHand = Set(
        scene.rows.map(\.id).filter { _ in
          Int.random(in: 0...5, using: &dice) == 0
        })
      let month = Int.random(in: 2...7, using: &dice)
      let isThere = scene.rows.contains { $0.month == month }
      let listed =
        !isThere
        ? []
        : scene.rows.filter { row in
          row.month.map { $0 <= month }
            ?? (row.issued <= Scene.first(month) && row.due <= Scene.last(month))
        }.sorted {
          ($0.month.map(Scene.last) ?? $0.due, $0.due, $0.id)
            < ($1.month.map(Scene.last) ?? $1.due, $1.due, $1.id)
        }
      let asked = { (row: Scene.Row) in inHand.contains(row.id) ? 0 : row.cents - row.held }
      let cents = Int64.random(in: 1...3000, using: &dice)
      var left = cents
      var expected: [ItemID: Int64] = [:]
      for share in [asked, { $0.cents - asked($0) }] {
        for row in listed {
          let part = min(left, share(row))
          if part > 0 { expected[row.id, default: 0] += part }
          left -= part
        }
      }
      #expect(
        scene.settled(cents, quoting: "S-2025-0\(month)", inHand: inHand) == expected,
        "round \(round)")
      // Who pays what was asked for owes nothing of it.
      let sum = listed.reduce(0) { $0 + asked($1) }
      if sum > 0 {
        let paid = scene.settled(sum, quoting: "S-2025-0\(month)", inHand: inHand)
        #expect(listed.allSatisfy { paid[$0.id, default: 0] == asked($0) }, "round \(round)")
      }
    }
  }
}
