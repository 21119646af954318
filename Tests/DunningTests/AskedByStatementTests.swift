import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// R2.8: due day and number are the statement's, and nobody is asked before his own terms.
@Suite("Customers who are asked by statement")
struct AskedByStatementTests {
  private func policy(
    _ every: StatementSchedule.Every = .month, on dayOfMonth: Int = 1, due: Int = 14,
    asksBy: Policy.AsksBy = .statement, ladder: [Rung] = [.late("reminder", 3)]
  ) -> Policy {
    var policy = Policy.practice(ladder: ladder)
    policy.statements = StatementSchedule(every: every, dayOfMonth: dayOfMonth, dueDays: due)
    policy.asksBy = asksBy
    return policy
  }

  /// The statement of an invoice, and its due day, as `S-2026-11 2026-11-15`.
  private func place(_ invoice: String, in cafe: PracticeAccount) throws -> String {
    let item = try #require(cafe.account.items[Samples.item(invoice)])
    return "\(item.statement?.number.text ?? "none") \(item.due)"
  }

  // MARK: Which statement

  @Test(
    "An invoice comes on the first statement that is due no sooner than it",
    arguments: [
      ("2026-10-05", "2026-10-19", "S-2026-11", "2026-11-15"),
      // Due on the statement's own due day, and a day behind it.
      ("2026-10-05", "2026-11-15", "S-2026-11", "2026-11-15"),
      ("2026-10-05", "2026-11-16", "S-2026-12", "2026-12-15"),
      // Issued on the day of the statement, and a day behind it.
      ("2026-11-01", "2026-11-08", "S-2026-11", "2026-11-15"),
      ("2026-11-02", "2026-11-09", "S-2026-12", "2026-12-15"),
      ("2026-12-24", "2027-01-07", "S-2027-01", "2027-01-15"),
    ])
  func natural(_ one: (issued: String, due: String, number: String, asked: String)) throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, issued: one.issued, due: one.due)
    #expect(try cafe.run(policy(), on: one.issued).first == "on-statement")
    #expect(try place("INV-1", in: cafe) == "\(one.number) \(one.asked)")
  }

  @Test("Quarters have the number of their first month, and the last day that every month has")
  func quarters() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, issued: "2026-07-29", due: "2026-08-05")
    try cafe.run(policy(.quarter, on: 28, due: 30), on: "2026-07-29")
    #expect(try place("INV-1", in: cafe) == "S-2026-10 2026-11-27")
  }

  @Test("Told late it comes on the next statement, and goes its own way where it is late already")
  func toldLate() throws {
    for (due, number, last) in [
      ("2026-11-10", "S-2026-11", "2026-11-21"), ("2026-11-07", "S-2026-11", "2026-11-21"),
    ] {
      // The statement of the first can still go on the 7th, and gives as much time then.
      var cafe = try PracticeAccount()
      try cafe.invoice("INV-1", 100_00, issued: "2026-10-20", due: due)
      try cafe.run(policy(), on: "2026-11-07")
      #expect(try place("INV-1", in: cafe) == "\(number) \(last)")
    }
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, issued: "2026-10-20", due: "2026-11-10")
    #expect(try cafe.run(policy(), on: "2026-11-08").contains("on-statement"))
    #expect(try place("INV-1", in: cafe) == "S-2026-12 2026-12-15")

    cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, issued: "2026-10-20", due: "2026-11-07")
    #expect(try cafe.run(policy(), on: "2026-11-08") == [])
    #expect(try cafe.run(policy(), on: "2026-11-10") == ["reminder INV-1"])
    #expect(try place("INV-1", in: cafe) == "none 2026-11-07")
  }

  @Test("Behind a statement that was sent comes the next one")
  func sent() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, issued: "2026-10-20", due: "2026-11-03")
    #expect(
      try cafe.run(policy(), from: "2026-10-20", to: "2026-11-01") == [
        "2026-10-20 on-statement", "2026-11-01 statement INV-1",
      ])
    try cafe.invoice("INV-2", 100_00, issued: "2026-10-31", due: "2026-11-14")
    try cafe.run(policy(), on: "2026-11-02")
    #expect(try place("INV-2", in: cafe) == "S-2026-12 2026-12-15")
  }

  @Test("Each instalment comes on the statement of its own day")
  func instalments() throws {
    var cafe = try PracticeAccount()
    try cafe.post(
      .invoiceIssued(
        InvoiceIssued(
          invoice: "INV-1", amount: Samples.euros(200_00), due: day("2026-12-10"),
          instalments: [
            Instalment(due: day("2026-11-10"), minorUnits: 100_00),
            Instalment(due: day("2026-12-20"), minorUnits: 100_00),
          ])), on: "2026-10-20")
    try cafe.run(policy(), on: "2026-10-20")
    let numbers = cafe.account.items(ofInvoice: "INV-1").map { $0.statement?.number.text }
    #expect(numbers == ["S-2026-11", "S-2027-01"])
  }

  @Test("What was demanded, charged or placed stays as it is, and so does another segment's")
  func leftAlone() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, issued: "2026-10-20", due: "2026-10-27")
    try cafe.run(policy(asksBy: .invoice), on: "2026-10-30")
    #expect(try cafe.run(policy(), on: "2026-10-31") == [])

    var placed = try PracticeAccount()
    try placed.invoice("INV-1", 100_00, issued: "2026-10-20", due: "2026-10-27")
    try placed.post(
      .handoffPlaced(
        HandoffPlaced(
          placement: "H-1", agency: "kanzlei", currency: Samples.euro,
          items: [PlacedItem(Samples.item("INV-1"), 100_00)])),
      on: "2026-10-21")
    #expect(!(try placed.run(policy(), on: "2026-10-22").contains("on-statement")))

    var policy = policy(asksBy: .invoice)
    var condition = Segment.Condition()
    condition.tags = ["chain"]
    policy.segments = [
      Segment(name: "chains", condition: condition, ladder: "standard", asksBy: .statement)
    ]
    var segmented = try PracticeAccount()
    try segmented.invoice("INV-1", 100_00, issued: "2026-10-20", due: "2026-10-27")
    #expect(try segmented.run(policy, on: "2026-10-20") == [])
    try segmented.post(
      .partyRecorded(Party(tags: ["chain"], channels: ["email"])), on: "2026-10-21")
    #expect(try segmented.run(policy, on: "2026-10-21") == ["on-statement"])
  }

  // MARK: What follows from it

  @Test("All of a statement reaches a rung on one day, and nothing is asked for before it")
  func oneDay() throws {
    var cafe = try PracticeAccount()
    for (number, issued) in ["2026-10-02", "2026-10-09", "2026-10-30"].enumerated() {
      try cafe.invoice("INV-\(number)", 100_00, issued: issued, due: issued)
    }
    let ladder = [Rung.late("soon", -20), .late("reminder", 3)]
    #expect(
      try cafe.run(policy(ladder: ladder), from: "2026-10-02", to: "2026-11-18").filter {
        !$0.hasSuffix("on-statement")
      } == [
        "2026-11-01 statement INV-0 INV-1 INV-2", "2026-11-02 soon INV-0 INV-1 INV-2",
        "2026-11-18 reminder INV-0 INV-1 INV-2",
      ])
  }

  @Test("Round sums go to the oldest, unless the policy leaves money alone that waits")
  func roundSums() throws {
    var policy = policy()
    let whole: Int64 = 100_00
    for (unapplied, left) in [
      (Policy.Unapplied.net, [whole, 50_00, 0]), (.ignore, [whole, whole, whole]),
    ] {
      var cafe = try PracticeAccount()
      // Their numbers go the other way.
      for (number, issued) in ["2026-10-30", "2026-10-09", "2026-10-02"].enumerated() {
        try cafe.invoice("INV-\(number + 1)", 100_00, issued: issued, due: issued)
      }
      policy.unapplied = unapplied
      try cafe.run(policy, on: "2026-10-30")
      try cafe.pay("P-1", 150_00, on: "2026-11-12")
      try cafe.run(policy, on: "2026-11-12")
      let items = ["INV-1", "INV-2", "INV-3"].map { cafe.account.items[Samples.item($0)] }
      #expect(items.map { $0?.finallyOpen } == left)
    }
  }

  @Test("A statement asks for nothing before an item's own terms, nor for what a later one has")
  func refused() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, issued: "2026-10-20", due: "2026-11-20")
    let early = InvoiceOnStatement(
      statement: StatementNumber(period: 202611), day: day("2026-11-01"), due: day("2026-11-15"),
      items: [Samples.item("INV-1")])
    #expect(throws: PostingError.dueLater(Samples.item("INV-1"))) {
      try cafe.post(.invoiceOnStatement(early), on: "2026-10-20")
    }
    try cafe.run(policy(), on: "2026-10-20")
    let back = InvoiceOnStatement(
      statement: StatementNumber(period: 202611), day: day("2026-11-01"), due: day("2026-12-15"),
      items: [Samples.item("INV-1")])
    #expect(throws: PostingError.onStatement(Samples.item("INV-1"))) {
      try cafe.post(.invoiceOnStatement(back), on: "2026-10-20")
    }
    let off = InvoiceOnStatement(
      statement: StatementNumber(period: 202611), day: day("2026-11-01"), due: day("2026-11-20"),
      items: [Samples.item("INV-1")], isOff: true)
    #expect(throws: PostingError.notOnStatement(Samples.item("INV-1"))) {
      try cafe.post(.invoiceOnStatement(off), on: "2026-10-20")
    }
  }

  @Test("A number is read as it is written, and nothing else is one")
  func numbers() {
    #expect(StatementNumber("S-2026-10")?.text == "S-2026-10")
    #expect(StatementNumber("s-2026-01")?.period == 202601)
    let others = [
      "S-2026-13", "S-2026-1", "S-2026", "2026-10", "S-2026-10-1", "S-20261-0", "S--10",
    ]
    for words in others {
      #expect(StatementNumber(words) == nil)
    }
  }
}
