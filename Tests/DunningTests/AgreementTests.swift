import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// Reminder, second and final after 3, 14 and 30 days; invoices of 1000 due on 2025-02-01.
@Suite("Promises, plans, settlements and disputes")
struct AgreementTests {
  private let policy = Policy.practice()

  private func cafe(_ invoices: String...) throws -> PracticeAccount {
    var cafe = try PracticeAccount()
    for invoice in invoices { try cafe.invoice(invoice, 1000_00, due: "2025-02-01") }
    return cafe
  }

  private func promise(
    _ parts: [(String, Int64)], on invoices: [(String, Int64)]
  ) -> Fact {
    .promiseMade(
      PromiseMade(
        promise: "P-1", currency: Samples.euro,
        parts: parts.map { Instalment(due: day($0.0), minorUnits: $0.1) },
        covers: invoices.map { CoveredItem(Samples.item($0.0), $0.1) }))
  }

  private func plan(_ parts: [(String, Int64)], on invoices: [(String, Int64)]) -> Fact {
    .planAgreed(
      PlanAgreed(
        plan: "L-1", currency: Samples.euro,
        instalments: parts.map { Instalment(due: day($0.0), minorUnits: $0.1) },
        covers: invoices.map { CoveredItem(Samples.item($0.0), $0.1) }))
  }

  private func dispute(_ cents: Int64, of invoice: String = "INV-1") -> Fact {
    .disputeRaised(
      DisputeRaised(
        dispute: "D-1", currency: Samples.euro, covers: [CoveredItem(Samples.item(invoice), cents)],
        reason: "damaged"))
  }

  private func asked(_ cafe: PracticeAccount, _ date: String, _ policy: Policy) -> [String] {
    cafe.decision(policy, on: date).calls.map {
      "\($0.rung) \($0.listing.amount.decimal) \($0.listing.items.map(\.text).joined(separator: " "))"
    }
  }

  // MARK: Promises

  @Test("A promise holds exactly what it covers, and the rest is chased")
  func holdsWhatItCovers() throws {
    var cafe = try cafe("INV-1", "INV-2")
    try cafe.post(promise([("2025-02-20", 400_00)], on: [("INV-1", 400_00)]), on: "2025-02-02")
    #expect(asked(cafe, "2025-02-04", policy) == ["reminder 1600.00 INV-1 INV-2"])
    var whole = try self.cafe("INV-1", "INV-2")
    try whole.post(promise([("2025-02-20", 1000_00)], on: [("INV-1", 1000_00)]), on: "2025-02-02")
    #expect(asked(whole, "2025-02-04", policy) == ["reminder 1000.00 INV-2"])
  }

  @Test("What was in dispute when it was paid is so again when the payment comes back")
  func disputedAndReturned() throws {
    var cafe = try cafe("INV-1")
    try cafe.post(dispute(1000_00), on: "2025-02-02")
    try cafe.pay("M", 1000_00, on: "2025-02-03", for: "INV-1")
    try cafe.post(
      .paymentReversed(
        PaymentReversed(
          payment: "M", currency: Samples.euro,
          allocations: [Allocation(Samples.item("INV-1"), 1000_00)])), on: "2025-02-10")
    #expect(asked(cafe, "2025-02-20", policy).isEmpty)
    try cafe.post(
      .agreementEnded(AgreementEnded(agreement: "D-1", kind: .dispute, ending: .upheld)),
      on: "2025-02-21")
    #expect(asked(cafe, "2025-02-22", policy).count == 1)
  }

  @Test("What is paid on a promise is taken off it, and not off what is chased")
  func paymentsCountForThePromise() throws {
    var cafe = try cafe("INV-1")
    try cafe.post(promise([("2025-02-20", 400_00)], on: [("INV-1", 400_00)]), on: "2025-02-02")
    try cafe.pay("M-1", 300_00, on: "2025-02-03", for: "INV-1")
    #expect(asked(cafe, "2025-02-04", policy) == ["reminder 600.00 INV-1"])
  }

  @Test("Half a promise kept is part-kept, and the ladder goes on where it stood")
  func halfKept() throws {
    var cafe = try cafe("INV-1")
    #expect(try cafe.run(policy, on: "2025-02-04") == ["reminder INV-1"])
    try cafe.post(promise([("2025-02-20", 1000_00)], on: [("INV-1", 1000_00)]), on: "2025-02-05")
    try cafe.pay("M-1", 500_00, on: "2025-02-20", for: "INV-1")
    let story = try cafe.run(policy, from: "2025-02-06", to: "2025-03-04")
    #expect(
      story == [
        "2025-02-24 promise-part-kept", "2025-02-24 second INV-1", "2025-03-03 final INV-1",
      ])
  }

  @Test(
    "A broken promise resumes, says it again, or escalates, as the policy wants it",
    arguments: [
      (AfterBreach.resume, ["2025-02-24 promise-broken", "2025-03-03 final INV-1"]),
      (
        .again,
        ["2025-02-24 promise-broken", "2025-02-24 second INV-1", "2025-03-03 final INV-1"]
      ),
      (.escalate, ["2025-02-24 promise-broken", "2025-02-24 final INV-1"]),
    ])
  func broken(_ way: (AfterBreach, [String])) throws {
    var policy = policy
    policy.promises = PromiseRules(afterBreach: way.0)
    var cafe = try cafe("INV-1")
    #expect(
      try cafe.run(policy, from: "2025-02-02", to: "2025-02-15")
        == ["2025-02-04 reminder INV-1", "2025-02-15 second INV-1"])
    try cafe.post(promise([("2025-02-20", 1000_00)], on: [("INV-1", 1000_00)]), on: "2025-02-16")
    #expect(try cafe.run(policy, from: "2025-02-16", to: "2025-03-10") == way.1)
    #expect(cafe.account.standing.agreements.record.keptPercent(on: day("2025-03-10")) == 0)
  }

  @Test("Each breach begins a round of its own, and what is said again acts once in it")
  func rounds() throws {
    var policy = policy
    policy.promises = PromiseRules(afterBreach: .again)
    var cafe = try cafe("INV-1")
    _ = try cafe.run(policy, from: "2025-02-02", to: "2025-02-15")
    for (made, due, until) in [
      ("2025-02-16", "2025-02-20", "2025-02-24"), ("2025-02-25", "2025-02-27", "2025-03-02"),
    ] {
      try cafe.post(promise([(due, 1000_00)], on: [("INV-1", 1000_00)]), on: made)
      _ = try cafe.run(policy, from: made, to: until)
    }
    _ = try cafe.run(policy, from: "2025-03-03", to: "2025-03-10")
    let acted = cafe.account.items[Samples.item("INV-1")]?.acted ?? []
    #expect(
      acted.map { "\($0.rung) \($0.cycle)" } == ["reminder 1", "second 1", "second 2", "final 3"])
  }

  @Test("A series is broken by the first part that does not come")
  func series() throws {
    var cafe = try cafe("INV-1")
    try cafe.post(
      promise(
        [("2025-02-10", 200_00), ("2025-02-20", 200_00), ("2025-03-01", 600_00)],
        on: [("INV-1", 1000_00)]), on: "2025-02-02")
    try cafe.pay("M-1", 200_00, on: "2025-02-09", for: "INV-1")
    #expect(
      try cafe.run(policy, from: "2025-02-02", to: "2025-02-25")
        == ["2025-02-24 promise-part-kept", "2025-02-24 second INV-1"])
  }

  @Test("Money that was on its way keeps a promise that was judged already")
  func toldLate() throws {
    var cafe = try cafe("INV-1")
    try cafe.post(promise([("2025-02-20", 1000_00)], on: [("INV-1", 1000_00)]), on: "2025-02-05")
    #expect(try cafe.run(policy, on: "2025-02-24").first == "promise-broken")
    let record = cafe.account.standing.agreements.record
    #expect(record.brokenCount(on: day("2025-02-24")) == 1)
    try cafe.pay("M-1", 1000_00, on: "2025-02-21", for: "INV-1")
    #expect(cafe.account.standing.agreements.record.brokenCount(on: day("2025-02-25")) == 0)
    try cafe.post(
      .paymentReversed(
        PaymentReversed(
          payment: "M-1", currency: Samples.euro,
          allocations: [Allocation(Samples.item("INV-1"), 1000_00)])), on: "2025-03-05")
    #expect(cafe.account.standing.agreements.record.brokenCount(on: day("2025-03-05")) == 1)
  }

  @Test("Money that waits is not held against who promised it")
  func waitingMoney() throws {
    var cafe = try cafe("INV-1")
    try cafe.post(promise([("2025-02-20", 400_00)], on: [("INV-1", 400_00)]), on: "2025-02-05")
    try cafe.pay("M-1", 400_00, on: "2025-02-19")
    let decision = cafe.decision(policy, on: "2025-02-24")
    #expect(decision.outcomes.map(\.name) == ["promise-kept"])
    #expect(decision.calls.map(\.listing.amount) == [Samples.euros(600_00)])
  }

  @Test("What waits counts once: it pays what is overdue before it keeps a promise")
  func waitingCountsOnce() throws {
    for (others, ending, asked) in [
      ([], "promise-kept", Int64(0)), (["INV-2"], "promise-broken", 1000_00),
    ] {
      var cafe = try cafe("INV-1")
      for other in others { try cafe.invoice(other, 1000_00, due: "2025-02-01") }
      try cafe.post(promise([("2025-02-20", 1000_00)], on: [("INV-1", 1000_00)]), on: "2025-02-05")
      try cafe.pay("M-1", 1000_00, on: "2025-02-19")
      #expect(cafe.decision(policy, on: "2025-02-23").outcomes == [])
      let decision = cafe.decision(policy, on: "2025-02-24")
      #expect(decision.outcomes.map(\.name) == [ending])
      #expect(decision.calls.reduce(0) { $0 + $1.listing.amount.minorUnits } == asked)
    }
  }

  @Test(
    "Nobody promises what was paid before, whether that is told before or after the promise",
    arguments: [Int64(940_00), 950_00])
  func paidBeforeIt(_ waits: Int64) throws {
    var results: [[String]] = []
    for isToldBefore in [true, false] {
      var cafe = try cafe("INV-1")
      if isToldBefore { try cafe.pay("M-0", 50_00, on: "2025-02-03", for: "INV-1") }
      let promised: Int64 = isToldBefore ? 950_00 : 1000_00
      try cafe.post(
        promise([("2025-02-20", promised)], on: [("INV-1", promised)]), on: "2025-02-05")
      if !isToldBefore { try cafe.pay("M-0", 50_00, on: "2025-02-03", for: "INV-1") }
      try cafe.pay("M-1", waits, on: "2025-02-19")
      let decision = cafe.decision(policy, on: "2025-02-24")
      results.append(
        decision.outcomes.map(\.name) + decision.calls.map(\.listing.amount.decimal))
    }
    #expect(results[0] == results[1])
    #expect(results[0].first == (waits == 950_00 ? "promise-kept" : "promise-part-kept"))
  }

  @Test("What was credited meanwhile breaks no promise")
  func creditedMeanwhile() throws {
    var cafe = try cafe("INV-1")
    try cafe.post(promise([("2025-02-20", 1000_00)], on: [("INV-1", 1000_00)]), on: "2025-02-05")
    try cafe.post(
      .creditIssued(
        CreditIssued(
          credit: "CN-1", amount: Samples.euros(1000_00),
          allocations: [Allocation(Samples.item("INV-1"), 1000_00)])), on: "2025-02-10")
    #expect(try cafe.run(policy, on: "2025-02-10") == ["promise-cancelled"])
    #expect(cafe.account.standing.agreements.record.keptPercent(on: day("2025-03-01")) == nil)
  }

  // MARK: Plans

  @Test("A plan is driven by the balance: whoever pays ahead is ahead")
  func plans() throws {
    var policy = policy
    policy.plans = PlanRules(
      graceDays: 2, missedInstalments: 2, afterBreach: .resume,
      reminders: [.late("instalment", -3), .late("missed", 3)])
    var cafe = try cafe("INV-1")
    try cafe.post(
      plan(
        [("2025-03-03", 300_00), ("2025-04-01", 300_00), ("2025-05-02", 400_00)],
        on: [("INV-1", 1000_00)]), on: "2025-02-05")
    #expect(
      try cafe.run(policy, from: "2025-02-05", to: "2025-03-02")
        == ["2025-02-28 instalment INV-1"])
    // Both instalments at once: the second is not reminded of.
    try cafe.pay("M-1", 600_00, on: "2025-03-03", for: "INV-1")
    #expect(
      try cafe.run(policy, from: "2025-03-03", to: "2025-05-07") == [
        "2025-04-29 instalment INV-1", "2025-05-05 missed INV-1",
      ])
    try cafe.pay("M-2", 400_00, on: "2025-05-08", for: "INV-1")
    #expect(try cafe.run(policy, on: "2025-05-08") == ["plan-completed"])
  }

  @Test(
    "An instalment that is late is asked for with what else is, and waiting money is taken off once"
  )
  func instalmentBesideInvoice() throws {
    var policy = policy
    policy.plans = PlanRules(
      graceDays: 2, missedInstalments: 2, afterBreach: .resume, reminders: [.late("missed", 30)])
    var cafe = try cafe("INV-1")
    try cafe.post(
      plan([("2025-03-03", 300_00), ("2025-05-02", 700_00)], on: [("INV-1", 1000_00)]),
      on: "2025-02-05")
    try cafe.invoice("INV-2", 80_00, due: "2025-03-10")
    try cafe.pay("M", 50_00, on: "2025-03-05")
    let notice = try #require(cafe.decision(policy, on: "2025-03-13").calls.first)
    #expect(notice.triggers.map(\.item.text) == ["INV-2"])
    #expect(Set(notice.listing.items.map(\.text)) == ["INV-1", "INV-2"])
    #expect(notice.listing.amount == Samples.euros(300_00 + 80_00 - 50_00))
  }

  @Test("With so many instalments missed all of it is due, and the ladder resumes")
  func defaults() throws {
    var policy = policy
    policy.plans = PlanRules(graceDays: 2, missedInstalments: 2, afterBreach: .resume)
    var cafe = try cafe("INV-1")
    try cafe.run(policy, on: "2025-02-04")
    try cafe.post(
      plan(
        [("2025-03-03", 300_00), ("2025-04-01", 300_00), ("2025-05-02", 400_00)],
        on: [("INV-1", 1000_00)]), on: "2025-02-05")
    try cafe.pay("M-1", 100_00, on: "2025-03-03", for: "INV-1")
    #expect(
      try cafe.run(policy, from: "2025-02-05", to: "2025-04-10")
        == ["2025-04-04 plan-defaulted", "2025-04-04 final INV-1"])
    #expect(asked(cafe, "2025-04-04", policy) == [])
  }

  // MARK: Settlements

  @Test("A settlement that is paid gives up the rest, which is not paid")
  func settled() throws {
    var cafe = try cafe("INV-1")
    try cafe.post(
      .settlementOffered(
        SettlementOffered(
          settlement: "S-1", amount: Samples.euros(700_00),
          covers: [CoveredItem(Samples.item("INV-1"), 1000_00)], validUntil: day("2025-02-28"))),
      on: "2025-02-05")
    #expect(try cafe.run(policy, from: "2025-02-05", to: "2025-02-20") == [])
    try cafe.pay("M-1", 700_00, on: "2025-02-20", for: "INV-1")
    let decision = cafe.decision(policy, on: "2025-02-20")
    #expect(
      decision.outcomes.last
        == .givenUp(
          WrittenOff(
            currency: Samples.euro, allocations: [Allocation(Samples.item("INV-1"), 300_00)],
            reason: WrittenOff.settled, closes: [Samples.item("INV-1")], settlement: "S-1")))
    #expect(try cafe.run(policy, on: "2025-02-20") == ["settlement-paid", "write-off"])
    #expect(cafe.account.items[Samples.item("INV-1")]?.open(on: day("2025-02-20")) == 0)
  }

  @Test("An offer that nobody pays lapses, and the ladder goes on")
  func lapsed() throws {
    var cafe = try cafe("INV-1")
    try cafe.run(policy, on: "2025-02-04")
    try cafe.post(
      .settlementOffered(
        SettlementOffered(
          settlement: "S-1", amount: Samples.euros(700_00),
          covers: [CoveredItem(Samples.item("INV-1"), 1000_00)], validUntil: day("2025-02-28"))),
      on: "2025-02-05")
    try cafe.post(
      .settlementAccepted(SettlementAccepted(settlement: "S-1", payBy: day("2025-03-06"))),
      on: "2025-02-27")
    try cafe.pay("M-1", 699_99, on: "2025-03-06", for: "INV-1")
    #expect(
      try cafe.run(policy, from: "2025-02-05", to: "2025-03-08")
        == ["2025-03-07 settlement-lapsed", "2025-03-07 final INV-1"])
  }

  // MARK: Disputes

  @Test("The disputed part is frozen and the undisputed part is chased")
  func partDisputed() throws {
    var cafe = try cafe("INV-1")
    try cafe.post(dispute(400_00), on: "2025-02-03")
    #expect(asked(cafe, "2025-02-04", policy) == ["reminder 600.00 INV-1"])
    try cafe.pay("M-1", 600_00, on: "2025-02-10", for: "INV-1")
    #expect(asked(cafe, "2025-02-15", policy) == [])
  }

  @Test("What was disputed as a whole goes on as if the days of the dispute had not been")
  func thawed() throws {
    var cafe = try cafe("INV-1")
    #expect(try cafe.run(policy, on: "2025-02-04") == ["reminder INV-1"])
    try cafe.post(dispute(1000_00), on: "2025-02-05")
    #expect(try cafe.run(policy, from: "2025-02-05", to: "2025-03-06") == [])
    try cafe.post(
      .agreementEnded(AgreementEnded(agreement: "D-1", kind: .dispute, ending: .upheld)),
      on: "2025-03-07")
    // Frozen for 30 days: the 14th day after due is the 17th of March.
    #expect(
      try cafe.run(policy, from: "2025-03-07", to: "2025-04-05")
        == ["2025-03-17 second INV-1", "2025-04-02 final INV-1"])
  }

  @Test("No channel gets past the gate where all that is open is disputed")
  func fullDispute() throws {
    var cafe = try cafe("INV-1")
    try cafe.post(dispute(1000_00), on: "2025-02-03")
    guard case .never(.dispute, _, _) = Gate(cafe.account).answer(on: day("2025-02-04")) else {
      Issue.record("the gate is open")
      return
    }
    #expect(Gate(cafe.account).answer(on: day("2025-02-02")) == .allow)
  }

  @Test("An item that is closed lets go: opened again, it is chased")
  func reopened() throws {
    var cafe = try cafe("INV-1")
    try cafe.post(promise([("2025-02-20", 1000_00)], on: [("INV-1", 1000_00)]), on: "2025-02-02")
    try cafe.pay("M-1", 1000_00, on: "2025-02-10", for: "INV-1")
    #expect(try cafe.run(policy, on: "2025-02-10") == ["promise-kept"])
    try cafe.post(
      .paymentReversed(
        PaymentReversed(
          payment: "M-1", currency: Samples.euro,
          allocations: [Allocation(Samples.item("INV-1"), 1000_00)])), on: "2025-02-16")
    // That it came back is told in the tone of the first rung, which it reached with that.
    let again = try cafe.run(policy, on: "2025-02-16")
    #expect(again == ["reminder INV-1 INV-1"])
  }

  @Test("What does not fit an account is refused, and the account stays as it was")
  func refusals() throws {
    var cafe = try cafe("INV-1")
    let before = cafe.account
    for fact in [
      promise([("2025-02-20", 400_00)], on: [("INV-1", 500_00)]),
      promise([("2025-02-20", 1000_01)], on: [("INV-1", 1000_01)]),
      promise([("2025-02-20", 10_00)], on: [("INV-9", 10_00)]), promise([], on: []),
      .settlementAccepted(SettlementAccepted(settlement: "S-9", payBy: day("2025-03-01"))),
      .agreementEnded(AgreementEnded(agreement: "P-9", kind: .promise, ending: .kept)),
    ] {
      #expect(throws: PostingError.self) { try cafe.post(fact, on: "2025-02-03") }
      #expect(cafe.account == before)
    }
  }

  @Test("A settlement of one instalment leaves what was charged on another one")
  func settledInstalment() throws {
    var cafe = try PracticeAccount()
    let parts = [
      Instalment(due: day("2025-03-01"), minorUnits: 300_00),
      Instalment(due: day("2025-04-01"), minorUnits: 300_00),
    ]
    try cafe.post(
      .invoiceIssued(
        InvoiceIssued(
          invoice: "R-1", amount: Samples.euros(600_00), due: parts[1].due, instalments: parts)),
      on: "2025-02-01")
    let items = [1, 2].map { ItemID(.invoice, "R-1", part: $0) }
    for item in items {
      try cafe.post(
        .chargeBooked(
          ChargeBooked(
            item: item, kind: .cost, law: "cost", amount: Samples.euros(10_00),
            through: day("2025-04-05"), due: day("2025-04-05"), incurred: 10_00)),
        on: "2025-04-05")
    }
    let charges = try items.map { try #require(cafe.account.items[$0]?.charges.first) }
    try cafe.post(
      .settlementOffered(
        SettlementOffered(
          settlement: "S-1", amount: Samples.euros(150_00),
          covers: [CoveredItem(items[1], 300_00), CoveredItem(charges[1], 10_00)],
          validUntil: day("2025-04-20"))), on: "2025-04-06")
    try cafe.post(
      .settlementAccepted(SettlementAccepted(settlement: "S-1", payBy: day("2025-04-20"))),
      on: "2025-04-06")
    try cafe.post(
      .paymentReceived(
        PaymentReceived(
          payment: "P-1", amount: Samples.euros(150_00),
          allocations: [Allocation(items[1], 150_00)])), on: "2025-04-07")
    _ = try cafe.run(.practice(), on: "2025-04-07")
    #expect(cafe.account.standing.agreements.settlements == [])
    #expect(items.map { cafe.account.items[$0]?.finallyOpen } == [300_00, 0])
    #expect(charges.map { cafe.account.items[$0]?.finallyOpen } == [10_00, 0])
  }
}
