import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// Reminder, second and final after 3, 14 and 30 days; 1000 due on 2025-02-01, a Saturday, so that
/// nobody is late before the 4th; German law, booked once the second reminder has gone out.
@Suite("Charges for being late")
struct ChargeTests {
  private func policy(
    _ name: String = "de", interest: ChargeRules.Use = .booked
  ) throws -> Policy {
    var policy = Policy.practice()
    policy.charges = ChargeRules(
      law: LateChargeLaw.pack(name), interest: interest, fixedSum: interest,
      after: "second")
    return policy
  }

  private func cafe(_ kind: Party.Kind = .company) throws -> PracticeAccount {
    var cafe = try PracticeAccount()
    try cafe.post(
      .partyRecorded(Party(country: "DE", kind: kind, channels: ["email"])), on: "2020-01-02")
    try cafe.invoice("INV-1", 1000_00, due: "2025-02-01")
    return cafe
  }

  /// What is charged in all, by kind; and what of it is open.
  private func charged(_ cafe: PracticeAccount) -> [String: Int64] {
    let item = cafe.account.items[Samples.item("INV-1")]
    var sums: [String: Int64] = [:]
    for one in item?.circumstances.charged ?? [] { sums[one.kind.rawValue] = one.total }
    return sums
  }

  private func open(_ cafe: PracticeAccount) -> Int64 {
    cafe.account.items.values.filter { $0.id.kind == .charge }.reduce(0) { $0 + $1.finallyOpen }
  }

  private func pay(_ cafe: inout PracticeAccount, _ cents: Int64, on date: String, id: String = "M")
    throws
  {
    try cafe.pay(id, cents, on: date, for: "INV-1")
  }

  // MARK: Once

  @Test("Daily, hourly or after gaps: the same is charged once")
  func once() throws {
    let policy = try policy()
    // The rung acts on the 15th of February; then the end of each month.
    let days = (0..<90).map { day("2025-02-02").adding(days: $0) }
    var results: [[String: Int64]] = []
    for step in [1, 3, 17, 45] {
      var cafe = try cafe()
      try cafe.run(policy, on: "2025-02-15")
      for (index, date) in days.enumerated() where index % step == 0 && date > day("2025-02-15") {
        for _ in 0..<3 { try cafe.run(policy, on: date) }
      }
      try cafe.run(policy, on: "2025-05-02")
      results.append(charged(cafe))
      #expect(open(cafe) == charged(cafe).values.reduce(0, +))
    }
    // 86 days through the 30th of April at 11.27 %, and the fixed sum.
    #expect(results == Array(repeating: ["interest": 26_55, "fixed-sum": 40_00], count: 4))
  }

  @Test("What a demand announces for its day is booked as it said, once its time is over")
  func announcedAndBooked() throws {
    let policy = Policy.givingTime
    var cafe = try cafe()
    // Reminded on the 4th, the 15th and the 3rd of March, each with eight days and the bank's two.
    let booked = [
      ("2025-02-14", nil), ("2025-02-15", "2025-02-12"), ("2025-02-25", "2025-02-12"),
      ("2025-02-26", "2025-02-23"), ("2025-03-13", "2025-02-28"), ("2025-03-14", "2025-03-11"),
      ("2025-04-01", "2025-03-31"),
    ]
    var from = "2025-02-02"
    for (date, through) in booked {
      try cafe.run(policy, from: from, to: date)
      from = day(date).adding(days: 1).description
      let charged = cafe.account.items[Samples.item("INV-1")]?.circumstances.charged(.interest)
      #expect(charged?.through == through.map { day($0) }, "on \(date)")
    }
  }

  @Test("What is only threatened is owed by nobody")
  func threatened() throws {
    var cafe = try cafe()
    _ = try cafe.run(try policy(interest: .threatened), from: "2025-02-02", to: "2025-05-02")
    #expect(charged(cafe).isEmpty)
  }

  @Test("A consumer is charged interest from the first reminder on, and no sum")
  func consumer() throws {
    var cafe = try cafe(.person)
    _ = try cafe.run(try policy(), from: "2025-02-02", to: "2025-03-01")
    // Reminded on the 4th: 24 days through the 28th at 2.27 + 5.
    #expect(charged(cafe) == ["interest": 4_78])
  }

  @Test("A rate that nobody confirmed is booked once it is known, by an entry that corrects")
  func knownLater() throws {
    var policy = try policy("eu")
    policy.charges?.fixedSum = .none
    var cafe = try PracticeAccount()
    try cafe.post(.partyRecorded(Party(kind: .company, channels: ["email"])), on: "2020-01-02")
    try cafe.invoice("INV-1", 1000_00, due: "2026-12-01")
    _ = try cafe.run(policy, from: "2026-12-02", to: "2027-02-02")
    // 30 days of December at 10.4 %; the rate of January is not known.
    #expect(charged(cafe) == ["interest": 8_55])
    let line = cafe.decision(policy, on: "2027-02-10").trace.lines.first { $0.rule == .charge }
    #expect(line?.detail.contains("nobody confirmed ECB rate") == true)
    var accepting = policy
    accepting.charges?.acceptedTables = ["ECB rate"]
    _ = try cafe.run(accepting, on: "2027-02-03")
    // 61 days through January.
    #expect(charged(cafe) == ["interest": 17_38])
    #expect(open(cafe) == 17_38)
  }

  @Test("What was closed while its rate was not confirmed is looked at again")
  func closedInDoubt() throws {
    var policy = try policy("eu")
    policy.charges?.fixedSum = .none
    var cafe = try PracticeAccount()
    try cafe.post(.partyRecorded(Party(kind: .company, channels: ["email"])), on: "2020-01-02")
    try cafe.invoice("INV-1", 1000_00, due: "2026-12-01")
    _ = try cafe.run(policy, from: "2026-12-02", to: "2027-01-02")
    // The last notice gave time until the 11th, a Monday.
    try pay(&cafe, 1000_00, on: "2027-01-12")
    _ = try cafe.run(policy, from: "2027-01-12", to: "2027-02-02")
    #expect(charged(cafe) == ["interest": 8_55])
    var accepting = policy
    accepting.charges?.acceptedTables = ["ECB rate"]
    _ = try cafe.run(accepting, on: "2027-02-03")
    // 30 days and the 11 before the payment.
    #expect(charged(cafe) == ["interest": 11_68])
    #expect(cafe.decision(accepting, on: "2027-02-04").outcomes.isEmpty)
  }

  @Test("Whoever is charged nothing has a line in the trace that says why")
  func nothing() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 1000_00, due: "2025-02-03")
    _ = try cafe.run(try policy("uk"), from: "2025-02-04", to: "2025-02-20")
    let lines = cafe.decision(try policy("uk"), on: "2025-02-21").trace.lines
    #expect(
      lines.contains { $0.rule == .charge && $0.detail.contains("counts as a consumer") },
      "\(lines)")
  }

  // MARK: Corrections

  @Test("A payment that is told late corrects by entries that name what they correct")
  func backdated() throws {
    let policy = try policy()
    var cafe = try cafe()
    _ = try cafe.run(policy, from: "2025-02-02", to: "2025-04-02")
    let before = charged(cafe)
    #expect(before["interest"] == 17_29)
    let entry = cafe.account.items[Samples.item("INV-1")]?.circumstances.charged(.interest)?.entry
    try pay(&cafe, 600_00, on: "2025-02-20")
    let decision = cafe.decision(policy, on: "2025-04-02")
    guard case .corrected(let fact) = decision.outcomes.first else {
      Issue.record("\(decision.outcomes)")
      return
    }
    #expect(fact.corrects == entry)
    _ = try cafe.run(policy, on: "2025-04-02")
    // 16 days on 1000, 40 days on 400.
    let interest = Fraction(1000_00) * Fraction(16) + Fraction(400_00) * Fraction(40)
    let exact = interest * Fraction(11_2700, over: 1_000_000) * Fraction(1, over: 365)
    #expect(charged(cafe)["interest"] == (try exact.rounded(.halfUp)))
    #expect(open(cafe) == charged(cafe).values.reduce(0, +))
    #expect(cafe.decision(policy, on: "2025-04-02").outcomes.isEmpty)
  }

  @Test("Whoever paid in time after all owes neither interest nor sum, and gets back what was paid")
  func paidInTime() throws {
    let policy = try policy()
    var cafe = try cafe()
    _ = try cafe.run(policy, from: "2025-02-02", to: "2025-03-03")
    let charge = try #require(
      cafe.account.items.values.first { $0.id.kind == .charge && $0.finallyOpen == 40_00 })
    try cafe.post(
      .paymentReceived(
        PaymentReceived(
          payment: "F", amount: Samples.euros(40_00), allocations: [Allocation(charge.id, 40_00)])),
      on: "2025-03-04")
    try pay(&cafe, 1000_00, on: "2025-01-31")
    _ = try cafe.run(policy, on: "2025-03-05")
    #expect(charged(cafe) == ["interest": 0, "fixed-sum": 0])
    #expect(open(cafe) == 0)
    #expect(cafe.account.waiting(Samples.euro, on: day("2025-03-05")) == 40_00)
    #expect(cafe.decision(policy, on: "2025-03-06").outcomes.isEmpty)
  }

  // MARK: Paying the principal only

  @Test("Interest runs to the day of a payment that came after the day the last notice named")
  func principalOnly() throws {
    let policy = try policy()
    var cafe = try cafe()
    // The last rung goes on the 3rd of March, and names the 13th.
    _ = try cafe.run(policy, from: "2025-02-02", to: "2025-03-19")
    try pay(&cafe, 1000_00, on: "2025-03-20")
    _ = try cafe.run(policy, on: "2025-03-20")
    // The day of the payment bears no interest: 44 days.
    #expect(charged(cafe) == ["interest": 13_59, "fixed-sum": 40_00])
    #expect(open(cafe) == 53_59)
    _ = try cafe.run(policy, from: "2025-03-21", to: "2025-04-20")
    #expect(charged(cafe)["interest"] == 13_59)
  }

  @Test("Who pays by the day that the last notice named owes nothing more than was charged before")
  func principalInTime() throws {
    let policy = try policy()
    var cafe = try cafe()
    _ = try cafe.run(policy, from: "2025-02-02", to: "2025-03-10")
    try pay(&cafe, 1000_00, on: "2025-03-11")
    _ = try cafe.run(policy, from: "2025-03-11", to: "2025-04-20")
    // Through the end of February: 25 days.
    #expect(charged(cafe) == ["interest": 7_72, "fixed-sum": 40_00])
  }

  @Test("A rate of nothing charges nothing more, and leaves alone what was charged before")
  func setToNothing() throws {
    func contract(_ rate: String) throws -> Policy {
      var policy = Policy.practice()
      policy.charges = ChargeRules(
        law: .contract(LateClause(rate: try #require(Percent(rate)), source: "terms")),
        interest: .booked, fixedSum: .none, after: "second", hasClause: true)
      return policy
    }
    var cafe = try cafe()
    _ = try cafe.run(try contract("12"), from: "2025-02-02", to: "2025-03-02")
    let before = charged(cafe)
    #expect(before == ["interest": 8_88])
    _ = try cafe.run(try contract("0"), from: "2025-03-03", to: "2025-06-02")
    #expect(charged(cafe) == before)
    var other = try self.cafe()
    var without = try contract("12")
    without.charges?.hasClause = false
    _ = try other.run(without, from: "2025-02-02", to: "2025-04-02")
    #expect(charged(other).isEmpty)
  }

  @Test("What was waived for good is not charged again")
  func waived() throws {
    let policy = try policy()
    var cafe = try cafe()
    _ = try cafe.run(policy, from: "2025-02-02", to: "2025-02-20")
    let charges = cafe.account.items.values.filter { $0.id.kind == .charge }
    try cafe.post(
      .chargeWaived(
        ChargeWaived(
          item: Samples.item("INV-1"), currency: Samples.euro,
          allocations: charges.map { Allocation($0.id, $0.finallyOpen) }, stops: true)),
      on: "2025-02-21")
    _ = try cafe.run(policy, from: "2025-02-22", to: "2025-05-02")
    #expect(open(cafe) == 0)
  }

  @Test(
    "What was disputed in vain bears interest where that is chosen, and none where it is not",
    arguments: [true, false])
  func disputed(_ charges: Bool) throws {
    let policy = try policy()
    var cafe = try cafe()
    _ = try cafe.run(policy, from: "2025-02-02", to: "2025-02-20")
    try cafe.post(
      .disputeRaised(
        DisputeRaised(
          dispute: "D-1", currency: Samples.euro,
          covers: [CoveredItem(Samples.item("INV-1"), 1000_00)], reason: "other")), on: "2025-02-21"
    )
    _ = try cafe.run(policy, from: "2025-02-21", to: "2025-03-20")
    try cafe.post(
      .agreementEnded(
        AgreementEnded(agreement: "D-1", kind: .dispute, ending: .upheld, charges: charges)),
      on: "2025-03-21")
    // Through the day that the last notice named, when its time is over.
    _ = try cafe.run(policy, from: "2025-03-21", to: "2025-04-30")
    let item = try #require(cafe.account.items[Samples.item("INV-1")])
    let last = try #require(cafe.account.standing.demands.all.compactMap(\.payBy).max())
    #expect(item.circumstances.charged(.interest)?.through == last && last > day("2025-03-31"))
    let days = Int64(last.days(since: day("2025-02-03")) - (charges ? 0 : 28))
    let exact =
      Fraction(1000_00 * days) * Fraction(11_2700, over: 1_000_000) * Fraction(1, over: 365)
    #expect(charged(cafe)["interest"] == (try exact.rounded(.halfUp)))
  }

  @Test("A plan with interest is charged its own, instalment by instalment, and not the law's")
  func planInterest() throws {
    let policy = try policy()
    var cafe = try cafe()
    _ = try cafe.run(policy, from: "2025-02-02", to: "2025-02-20")
    let before = charged(cafe)["interest"]
    try cafe.post(
      .planAgreed(
        PlanAgreed(
          plan: "L-1", currency: Samples.euro,
          instalments: [
            Instalment(due: day("2025-03-21"), minorUnits: 500_00),
            Instalment(due: day("2025-04-21"), minorUnits: 500_00),
          ], covers: [CoveredItem(Samples.item("INV-1"), 1000_00)], interest: Percent(5))),
      on: "2025-02-21")
    try pay(&cafe, 500_00, on: "2025-03-21", id: "M-1")
    _ = try cafe.run(policy, from: "2025-02-21", to: "2025-04-22")
    // 27 days on 1000 and 1 + 31 on 500, from the day after the plan was agreed.
    let exact =
      (Fraction(1000_00 * 27) + Fraction(500_00 * 32)) * Fraction(5, over: 100)
      * Fraction(1, over: 365)
    #expect(charged(cafe)["plan-interest"] == (try exact.rounded(.halfUp)))
    // A plan is of all that is owed on its day: the law's interest that was not booked by then is not after it.
    #expect(before ?? 0 > 0)
    #expect(charged(cafe)["interest"] == before)
  }

  @Test("Money settles costs, interest and principal in the order of the law, or the reverse")
  func order() throws {
    var cafe = try cafe()
    _ = try cafe.run(try policy(), from: "2025-02-02", to: "2025-02-20")
    func kinds(_ order: LateChargeLaw.Order) -> [String] {
      cafe.account.payable(
        quoting: "INV-1", from: Samples.day("2025-02-20"), order: order
      ).map { item in
        item.circumstances.chargeKind?.rawValue ?? "principal"
      }
    }
    #expect(kinds(.costsFirst) == ["fixed-sum", "interest", "principal"])
    #expect(kinds(.principalFirst) == ["principal", "interest", "fixed-sum"])
  }
}
