import CashApplication
import Receivables
import ReceivablesTesting
import Testing

@Suite("Spreading money over invoices")
struct AllocationTests {
  private func account(_ amounts: [Int64]) throws -> Account {
    var account = Account(id: Samples.cafe)
    for (index, cents) in amounts.enumerated() {
      let draft = Samples.invoice(
        "INV-\(index + 1)", Samples.euros(cents), issued: Samples.day("2025-03-01"))
      try account.post(draft.fact, on: draft.day)
    }
    return account
  }

  private func spread(
    _ cents: Int64, over reference: String, in account: Account
  ) -> [String] {
    let named = NamedInvoices(invoice: nil, reference: reference)
    return settlings(
      of: Samples.euros(cents), from: Samples.day("2025-03-02"), over: named, in: account
    ).map { "\($0.allocation.item.text) \($0.allocation.settled)" }
  }

  @Test(
    "A reference names invoices by its words, each once, in their order",
    arguments: [
      ("INV-1", ["INV-1"]), ("INV-2, INV-1;INV-3", ["INV-2", "INV-1", "INV-3"]),
      ("  INV-1\tINV-1\nINV-1 ", ["INV-1"]), ("", []), (" ,; ", []),
      ("for INV-1.", ["for", "INV-1."]), ("inv-1 INV-1", ["inv-1", "INV-1"]),
    ])
  func words(_ reference: String, _ numbers: [String]) {
    #expect(NamedInvoices(invoice: nil, reference: reference).numbers == numbers)
  }

  @Test("An invoice that is named by itself stands alone, spaces and all")
  func named() {
    #expect(NamedInvoices(invoice: "RE 2025 7", reference: "INV-1").numbers == ["RE 2025 7"])
    #expect(NamedInvoices(invoice: nil, reference: nil).numbers == [])
  }

  @Test("Each invoice takes what is open on it, in turn, and the rest stays")
  func inTurn() throws {
    let account = try account([100, 200, 400])
    #expect(spread(250, over: "INV-1 INV-2", in: account) == ["INV-1 100", "INV-2 150"])
    #expect(spread(250, over: "INV-2 INV-1", in: account) == ["INV-2 200", "INV-1 50"])
    #expect(spread(500, over: "INV-1 INV-2", in: account) == ["INV-1 100", "INV-2 200"])
    #expect(spread(500, over: "nothing known", in: account) == [])
    #expect(spread(0, over: "INV-1", in: account) == [])
  }

  @Test("What was taken already is not taken again")
  func paidInPart() throws {
    var account = try account([100, 200])
    let draft = Samples.payment(
      "P-1", Samples.euros(60), on: Samples.day("2025-03-02"),
      settling: [Allocation(Samples.item("INV-1"), 60)])
    try account.post(draft.fact, on: draft.day)
    #expect(spread(100, over: "INV-1 INV-2", in: account) == ["INV-1 40", "INV-2 60"])
  }

  @Test(
    "Instalments that are overdue take in the turn of their invoice, where nobody has asked for any yet"
  )
  func overdueInstalments() throws {
    var account = try account([500])
    let parts = [("2025-02-10", Int64(30)), ("2025-02-20", 70), ("2025-04-20", 100)].map {
      Instalment(due: Samples.day($0), minorUnits: $1)
    }
    let fact = InvoiceIssued(
      invoice: "R-1", amount: Samples.euros(200), due: Samples.day("2025-04-20"),
      instalments: parts, lines: [])
    try account.post(.invoiceIssued(fact), on: Samples.day("2025-01-20"))
    #expect(
      spread(650, over: "R-1 INV-1", in: account)
        == ["R-1#1 30", "R-1#2 70", "INV-1 500", "R-1#3 50"])
  }

  @Test("An instalment is quoted as notices write it, and takes before the others of its invoice")
  func quotedInstalment() throws {
    var account = Account(id: Samples.cafe)
    let date = Samples.day("2025-03-01")
    let parts = [(10, 30), (20, 50)].map { days, cents in
      Instalment(due: date.adding(days: days), minorUnits: Int64(cents))
    }
    let fact = InvoiceIssued(
      invoice: "R-1", amount: Samples.euros(80), due: date.adding(days: 20), instalments: parts,
      lines: [])
    try account.post(.invoiceIssued(fact), on: date)
    #expect(spread(20, over: "R-1#2", in: account) == ["R-1#2 20"])
    #expect(spread(60, over: "for R-1#2", in: account) == ["R-1#2 50", "R-1#1 10"])
    #expect(spread(80, over: "R-1#1, R-1#2", in: account) == ["R-1#1 30", "R-1#2 50"])
    for other in ["R-1#3", "R-1#0", "R-1#", "#1", "R-1#01", "R-1#+1", "R-2#1"] {
      #expect(spread(80, over: other, in: account) == [])
    }
    // A number of that writing is an invoice of its own first of all.
    let other = Samples.invoice("R-1#1", Samples.euros(5), issued: date)
    try account.post(other.fact, on: other.day)
    #expect(spread(6, over: "R-1#1", in: account) == ["R-1#1 5"])
  }

  @Test("The number of a statement names what it listed and is open, the oldest first, no more")
  func quotedStatement() throws {
    var account = try account([100, 200])
    let later = Samples.invoice(
      "INV-3", Samples.euros(400), issued: Samples.day("2025-03-01"), due: Samples.day("2025-04-16")
    )
    try account.post(later.fact, on: later.day)
    let early = Samples.invoice("INV-9", Samples.euros(50), issued: Samples.day("2025-02-01"))
    try account.post(early.fact, on: early.day)
    try account.post(
      .invoiceOnStatement(
        InvoiceOnStatement(
          statement: StatementNumber(period: 202504), day: Samples.day("2025-04-01"),
          due: Samples.day("2025-04-15"),
          items: ["INV-1", "INV-2", "INV-9"].map { Samples.item($0) })),
      on: Samples.day("2025-03-01"))
    #expect(spread(160, over: "S-2025-04", in: account) == ["INV-9 50", "INV-1 100", "INV-2 10"])
    #expect(
      spread(900, over: "for s-2025-04", in: account) == ["INV-9 50", "INV-1 100", "INV-2 200"])
    #expect(spread(420, over: "INV-3 S-2025-04", in: account) == ["INV-3 400", "INV-9 20"])
    #expect(spread(100, over: "S-2025-05", in: account) == [])
    // An invoice of that number is meant first of all.
    let other = Samples.invoice("S-2025-04", Samples.euros(5), issued: Samples.day("2025-03-01"))
    try account.post(other.fact, on: other.day)
    #expect(spread(6, over: "S-2025-04", in: account) == ["S-2025-04 5"])
  }

  @Test("Instalments take in the order of their due days")
  func instalments() throws {
    var account = Account(id: Samples.cafe)
    let date = Samples.day("2025-03-01")
    let parts = [(40, 30), (10, 20), (20, 50)].map { days, cents in
      Instalment(due: date.adding(days: days), minorUnits: Int64(cents))
    }
    try account.post(
      .invoiceIssued(
        InvoiceIssued(
          invoice: "INV-1", amount: Samples.euros(100), due: date.adding(days: 40),
          instalments: parts)), on: date)
    #expect(spread(75, over: "INV-1", in: account) == ["INV-1#2 20", "INV-1#3 50", "INV-1#1 5"])
  }

  @Test("Money of another currency settles nothing")
  func currencies() throws {
    let account = try account([100])
    let yen = Money(minorUnits: 100, Samples.yen)
    let named = NamedInvoices(invoice: "INV-1", reference: nil)
    let settled = settlings(
      of: yen, from: Samples.day("2025-03-02"), over: named, in: account)
    #expect(settled == [])
  }

  /// Method: ten thousand payments over random invoices, some of them paid in part before.
  @Test("No cent is made or lost: what is settled and what is left is what came in")
  func conservation() throws {
    var dice = Dice(seed: 11)
    for round in 0..<500 {
      var account = try account(
        (0..<Int.random(in: 1...8, using: &dice)).map { _ in
          Int64.random(in: 1...900, using: &dice)
        })
      let owed = account.items.values.reduce(0) { $0 + $1.finallyOpen }
      var paid: Int64 = 0
      for number in 0..<20 {
        let cents = Int64.random(in: 1...500, using: &dice)
        let words = (0..<3).map { _ in "INV-\(Int.random(in: 1...9, using: &dice))" }
        let named = NamedInvoices(invoice: nil, reference: words.joined(separator: " "))
        let settled = settlings(
          of: Samples.euros(cents), from: Samples.day("2025-03-02"), over: named, in: account
        ).allocations
        #expect(settled.allSatisfy { $0.settled > 0 && $0.spent == $0.settled })
        #expect(Set(settled.map(\.item)).count == settled.count)
        let draft = Samples.payment(
          "P-\(number)", Samples.euros(cents), on: Samples.day("2025-03-02"), settling: settled)
        try account.post(draft.fact, on: draft.day)
        paid += cents
      }
      let left = account.items.values.reduce(0) { $0 + $1.finallyOpen }
      #expect(left == owed - paid, "round \(round)")
      #expect(
        account.items.values.allSatisfy { ($0.id.kind == .invoice) == ($0.finallyOpen >= 0) })
    }
  }
}
