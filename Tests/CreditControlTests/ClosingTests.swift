import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// What is at its end costs nothing more, and nobody is asked for it.
@Suite("Claims that are at their end")
struct ClosingTests {
  typealias Storage = Bench.Storage

  /// Northwind charges by German law, from the reminder on.
  static func charging(_ change: (inout Policy) -> Void = { _ in }) -> Policy {
    var policy = Policy.practice()
    policy.charges = ChargeRules(
      law: LateChargeLaw.pack("de"), interest: .booked, fixedSum: .booked, after: "reminder")
    policy.settlements = SettlementRules(leaves: [.init(leastPercent: 1)], longestDays: 60)
    change(&policy)
    return policy
  }

  /// The same, where a second person agrees to give up more than 100.
  private static var asking: Policy {
    charging {
      $0.losses = LossRules(
        approveAbove: Threshold(general: DecimalAmount(unscaled: 100, scale: 0)))
    }
  }

  /// A company with an invoice that was due on 30 September 2026, charged and reminded by 10 October.
  private func withLate(
    _ storage: Storage = .memory, _ cents: Int64 = 20_000_00, policy: Policy = charging(),
    _ body: (Bench) async throws -> Void
  ) async throws {
    try await withBench(storage, policy: policy) { bench in
      try await bench.company("C1")
      try await bench.invoice("I1", of: "C1", cents, due: "2026-09-30")
      try await bench.run(from: "2026-09-27", to: "2026-10-10")
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  private func status(_ bench: Bench, _ date: String = "2026-12-31") async throws -> String {
    try await Ledgers(bench.installation).invoice("I1", on: day(date)).status
  }

  @Test("Nothing is charged or sent after a write-off", arguments: Storage.allCases)
  func writtenOff(_ storage: Storage) async throws {
    try await withLate(storage) { bench in
      let before = try await bench.story()
      #expect(before.count == 1)
      _ = try await bench.desk.writeOff("I1", on: day("2026-10-11"), reason: "insolvent")
      try await bench.run(from: "2026-10-11", to: "2026-11-28")
      #expect(try await bench.story() == before)
      #expect(try await bench.charged("C1", after: "2026-10-10") == [])
      #expect(try await bench.owed(by: "C1", on: "2026-11-28") == (0, 0))
      #expect(try await status(bench) == "written-off")
    }
  }

  @Test("Charges that were given up are recovered as well, with the invoice or after it")
  func recoveredCharges() async throws {
    for parts in [[20_000_00, nil], [nil]] as [[Int64?]] {
      try await withLate { bench in
        let open = try await bench.owed(by: "C1", on: "2026-10-11").open
        _ = try await bench.desk.writeOff("I1", on: day("2026-10-11"), reason: "insolvent")
        #expect(open > 20_000_00)
        var left = open
        for (index, part) in parts.enumerated() {
          try await bench.recover("P-\(index)", of: "C1", part ?? left, for: "I1", on: "2026-10-20")
          left -= part ?? left
        }
        #expect(left == 0)
        #expect(try await bench.owed(by: "C1", on: "2026-10-20") == (0, 0))
        await #expect(throws: RunError.self) {
          try await bench.recover("P-9", of: "C1", 1, for: "I1", on: "2026-10-21")
        }
      }
    }
  }

  @Test("What is given up or paid has no cost of collecting, nor what is not due yet")
  func costs() async throws {
    let cost = DecimalAmount(unscaled: 25, scale: 0)
    try await withLate { bench in
      try await bench.invoice("I2", of: "C1", 100_00, due: "2026-12-01")
      try await bench.invoice("I3", of: "C1", 100_00, due: "2026-09-29")
      _ = try await bench.desk.waive(invoice: "I1", on: day("2026-10-11"), note: "a present")
      try await bench.pay("P-1", of: "C1", 100_00, on: "2026-10-11", for: "I3")
      for number in ["I1", "I2", "I3"] {
        await #expect(throws: RunError.self) {
          try await bench.desk.chargeCost(number, cost, note: nil, on: day("2026-10-12"))
        }
      }
      // What it cost while it was open is owed, whenever it is told.
      let told = try await bench.desk.chargeCost("I3", cost, note: nil, on: day("2026-10-10"))
      #expect(told != nil)
    }
  }

  /// Goal: a law is named for what it grants alone. Method: a consumer, whom the Act charges nothing, a
  /// company that it charges, and a policy that names no law.
  @Test("Who bears no cost by the law of the policy is charged none, and is told of the contract")
  func costsByLaw() async throws {
    let cost = DecimalAmount(unscaled: 25, scale: 0)
    let act = ClosingTests.charging { $0.charges?.law = LateChargeLaw.pack("uk") }
    for (policy, kind, law) in [
      (act, Party.Kind.person, nil), (act, .company, "Late Payment"),
      (Policy.practice(), .person, ""),
    ] as [(Policy, Party.Kind, String?)] {
      let kept = KeptNotices(PlainRenderer())
      try await withBench(.memory, policy: policy, renderer: kept) { bench in
        try await bench.customer("C1")
        var change = Desk.CustomerChange()
        change.kind = kind
        _ = try await bench.desk.set(AccountID("C1"), change, from: day("2026-01-01"))
        try await bench.invoice("I1", of: "C1", 300_00, due: "2026-09-30")
        try await bench.run(from: "2026-10-01", to: "2026-10-05")
        guard let law else {
          do {
            _ = try await bench.desk.chargeCost("I1", cost, note: nil, on: day("2026-10-06"))
            Issue.record("a consumer is charged by the Act")
          } catch let error as RunError {
            #expect("\(error)".contains("clause: yes"), "\(error)")
          }
          #expect(try await bench.owed(by: "C1", on: "2026-10-06").open == 300_00)
          return
        }
        let owed = try await bench.desk.chargeCost("I1", cost, note: nil, on: day("2026-10-06"))
        #expect(owed != nil)
        try await bench.run(from: "2026-10-06", to: "2026-10-31")
        let notices = try await Ledgers(bench.installation).notices(on: nil, status: "sent")
        let last = try #require(notices.max { ($0.on, $0.id) < ($1.on, $1.id) })
        let named = kept[last.id]?.content.law
        #expect(law.isEmpty ? named == nil : named?.contains(law) == true, "\(named ?? "none")")
      }
    }
  }

  @Test("Interest is booked through the day of the entry, and no further")
  func interestAhead() async throws {
    try await withLate { bench in
      await #expect(throws: RunError.self) {
        try await bench.desk.charge(
          "I1", through: day("2026-10-12"), law: nil, on: day("2026-10-11"))
      }
      let booked = try await bench.desk.charge(
        "I1", through: day("2026-10-11"), law: nil, on: day("2026-10-11"))
      #expect(booked != nil)
    }
  }

  @Test("Nobody paid what was given up: no credit of it pays for something else")
  func creditOfWaived() async throws {
    try await withLate { bench in
      try await bench.invoice("I2", of: "C1", 100_00, due: "2026-09-29")
      try await bench.pay("P-1", of: "C1", 5_000_00, on: "2026-10-11", for: "I1")
      _ = try await bench.desk.waive(invoice: "I1", on: day("2026-10-12"), note: "a present")
      func credit(_ cents: Int64) async throws -> Desk.CreditGiven? {
        try await bench.desk.give(
          credit: "K-\(cents)", DecimalAmount(unscaled: cents, scale: 2), on: "I1",
          because: .returnedGoods, day("2026-10-13"), reason: nil)
      }
      await #expect(throws: RunError.self) { try await credit(5_000_01) }
      #expect(try await credit(10_00)?.waits == Samples.euros(10_00))
      let more = try await bench.desk.give(
        credit: "K2", DecimalAmount(unscaled: 130, scale: 0), on: "I2", because: nil,
        day("2026-10-13"), reason: nil)
      #expect(more?.excess == Samples.euros(30_00))
    }
  }

  @Test("A charge is due with what it is charged on, and overdue as soon as it is booked")
  func dueWithTheInvoice() async throws {
    try await withLate { bench in
      let charged = try await bench.owed(by: "C1", on: "2026-10-10").open
      #expect(charged > 20_000_00)
      for date in ["2026-10-08", "2026-10-10"] {
        let owed = try await bench.owed(by: "C1", on: date).open
        let rows = try await AgingReport(bench.installation).rows(AgingQuestion(day: day(date)))
        #expect(rows.map(\.buckets) == [[0, owed, 0, 0, 0]])
      }
    }
  }

  @Test("A run of a day in a closed period is refused, and the first open day can be run")
  func closedPeriod() async throws {
    try await withLate { bench in
      _ = try await bench.desk.close(through: day("2026-11-30"))
      let before = try await bench.store.entries(of: AccountID("C1"), from: 1, limit: 999).count
      await #expect(throws: RunError.self) { try await bench.run("2026-10-11") }
      await #expect(throws: RunError.self) { try await bench.run("2026-11-30") }
      let after = try await bench.store.entries(of: AccountID("C1"), from: 1, limit: 999).count
      #expect(after == before)
      try await bench.run("2026-12-01")
    }
  }

  @Test("A recovery charges nothing, and where it bounces the rest is given up again")
  func recovered() async throws {
    try await withLate { bench in
      _ = try await bench.desk.writeOff("I1", on: day("2026-10-11"), reason: "insolvent")
      let sent = try await bench.story()
      try await bench.recover("P-1", of: "C1", 500_00, for: "I1", on: "2026-10-20")
      try await bench.run(from: "2026-10-20", to: "2026-10-25")
      #expect(try await bench.charged("C1", after: "2026-10-10") == [])
      _ = try await bench.desk.reverse("P-1", on: day("2026-10-26"), reason: nil)
      try await bench.run(from: "2026-10-26", to: "2026-12-10")
      #expect(try await bench.owed(by: "C1", on: "2026-12-10") == (0, 0))
      #expect(try await bench.story() == sent)
      #expect(try await bench.charged("C1", after: "2026-10-10") == [])
      #expect(try await status(bench) == "written-off")
    }
  }

  /// Goal: a written-off claim is not dunned by us, whatever it was before. Method: a part is paid or
  /// credited before the rest is written off, and taken back after it.
  @Test("What was paid or credited before a write-off and is taken back is given up with it")
  func takenBack() async throws {
    try await withLate { bench in
      try await bench.pay("P-1", of: "C1", 300_00, on: "2026-10-10", for: "I1")
      _ = try await bench.desk.give(
        credit: "CN-1", DecimalAmount(unscaled: 200_00, scale: 2), on: "I1",
        because: .returnedGoods, day("2026-10-10"), reason: nil)
      _ = try await bench.desk.writeOff("I1", on: day("2026-10-11"), reason: "insolvent")
      let sent = try await bench.story()
      _ = try await bench.desk.reverse("P-1", on: day("2026-10-20"), reason: nil)
      _ = try await bench.desk.reverseCredit("CN-1", on: day("2026-10-21"), reason: nil)
      try await bench.run(from: "2026-10-20", to: "2026-12-10")
      #expect(try await bench.story() == sent)
      #expect(try await bench.owed(by: "C1", on: "2026-12-10") == (0, 0))
      #expect(try await bench.charged("C1", after: "2026-10-10") == [])
      #expect(try await status(bench) == "written-off")
    }
  }

  @Test("A waived invoice is at its end with its charges", arguments: Storage.allCases)
  func waived(_ storage: Storage) async throws {
    try await withLate(storage) { bench in
      let sent = try await bench.story()
      let outcome = try await bench.desk.waive(
        invoice: "I1", on: day("2026-10-11"), note: "a present for forty years")
      #expect(outcome == .done)
      try await bench.run(from: "2026-10-11", to: "2026-12-01")
      #expect(try await bench.story() == sent)
      #expect(try await bench.owed(by: "C1", on: "2026-12-01") == (0, 0))
      #expect(try await status(bench) == "waived")
      #expect(try await status(bench, "2026-10-10") == "open")
      await #expect(throws: RunError.self) {
        try await bench.desk.charge(
          "I1", through: day("2026-12-01"), law: nil, on: day("2026-12-01"))
      }
      await #expect(throws: RunError.self) {
        try await bench.desk.waive(invoice: "I1", on: day("2026-12-01"), note: "again")
      }
      // What was waived is no loss that money could make good.
      await #expect(throws: RunError.self) {
        try await bench.recover("P-1", of: "C1", 500_00, for: "I1", on: "2026-12-02")
      }
    }
  }

  @Test("What waits for a second person is not asked for or charged, and is again when they say no")
  func asked() async throws {
    let policy = ClosingTests.asking
    try await withLate(policy: policy) { bench in
      let sent = try await bench.story()
      guard
        case .asked(let task, _) = try await bench.desk.waive(
          invoice: "I1", on: day("2026-10-11"), note: "old friends")
      else { return #expect(Bool(false), "nobody was asked") }
      try await bench.run(from: "2026-10-11", to: "2026-11-20")
      #expect(try await bench.story() == sent)
      #expect(try await bench.charged("C1", after: "2026-10-10") == [])
      #expect(try await bench.why("I1", on: "2026-10-20").trace.contains { $0.rule == .approval })
      // Asked once is enough.
      await #expect(throws: RunError.self) {
        try await bench.desk.writeOff("I1", on: day("2026-11-20"), reason: nil)
      }
      _ = try await bench.desk.finish(task, note: "no", on: day("2026-11-21"))
      try await bench.run(from: "2026-11-21", to: "2026-12-02")
      #expect(try await bench.story().count > sent.count)
      #expect(try await bench.charged("C1", after: "2026-10-10") != [])
    }
  }

  @Test(
    "What is paid while a second person is asked is charged nothing for that time, until they say no"
  )
  func paidWhileAsked() async throws {
    let policy = ClosingTests.asking
    try await withLate(policy: policy) { bench in
      let sent = try await bench.story()
      guard
        case .asked(let task, _) = try await bench.desk.writeOff(
          "I1", on: day("2026-10-11"), reason: nil)
      else { return #expect(Bool(false), "nobody was asked") }
      try await bench.run(from: "2026-10-11", to: "2026-11-09")
      try await bench.pay("P-1", of: "C1", 20_000_00, on: "2026-11-10", for: "I1")
      try await bench.run(from: "2026-11-10", to: "2026-12-20")
      #expect(try await bench.charged("C1", after: "2026-10-10") == [])
      #expect(try await bench.story() == sent)
      _ = try await bench.desk.finish(task, note: "no", on: day("2026-12-21"))
      try await bench.run(from: "2026-12-21", to: "2027-01-20")
      #expect(try await bench.charged("C1", after: "2026-10-10") != [])
    }
  }

  @Test("A second person agrees, and the claim is at its end", arguments: Storage.allCases)
  func approved(_ storage: Storage) async throws {
    let policy = ClosingTests.asking
    try await withLate(storage, policy: policy) { bench in
      guard
        case .asked(let task, _) = try await bench.desk.waive(
          invoice: "I1", on: day("2026-10-11"), note: "old friends")
      else { return #expect(Bool(false), "nobody was asked") }
      let second = Desk(bench.installation, request: Request(author: "Bo"))
      await #expect(throws: RunError.self) {
        try await bench.desk.waive(
          invoice: "I1", approving: task, on: day("2026-10-12"), note: "old friends")
      }
      // Who agrees to a waiver has not agreed to a write-off.
      await #expect(throws: RunError.self) {
        try await second.writeOff("I1", approving: task, on: day("2026-10-12"), reason: nil)
      }
      let done = try await second.waive(
        invoice: "I1", approving: task, on: day("2026-10-12"), note: "old friends")
      #expect(done == .done)
      #expect(try await status(bench) == "waived")
    }
  }

  @Test(
    "Days of a moratorium, and those after insolvency opened, bear no interest",
    arguments: [StopReason.moratorium, .bankruptcy])
  func stopped(_ reason: StopReason) async throws {
    var sums: [Int64] = []
    for free in [false, true] {
      try await withLate { bench in
        if free {
          _ = try await bench.desk.hold(
            AccountID("C1"), reason, from: day("2026-10-15"), until: day("2026-10-24"), note: nil)
        } else {
          _ = try await bench.desk.hold(
            AccountID("C1"), .hold, from: day("2026-10-15"), until: day("2026-10-24"), note: nil)
        }
        // The last notice gives time until the 9th.
        try await bench.run(from: "2026-10-11", to: "2026-11-12")
        sums.append(try await bench.charged("C1", after: "2026-09-01").reduce(0, +))
      }
    }
    // Ten days less: by hand, 20,000.00 at 10.52 % for ten days of 365 is 57.64, and each sum is
    // rounded by itself.
    #expect((57_63...57_65).contains(sums[0] - sums[1]))
  }

  // MARK: Settlements

  private func withSettled(
    _ storage: Storage = .memory, _ body: (Bench) async throws -> Void
  ) async throws {
    try await withLate(storage, 1000_00) { bench in
      let offer = try #require(
        try await bench.desk.offer(
          Desk.NewSettlement(
            customer: AccountID("C1"), currency: nil,
            size: .amount(DecimalAmount(unscaled: 600, scale: 0)), validUntil: nil, invoices: [],
            note: nil), on: day("2026-10-11")))
      _ = try await bench.desk.accept(
        offer.settlement, payBy: day("2026-11-20"), on: day("2026-10-12"))
      // Charges of October are booked on the way.
      try await bench.run(from: "2026-10-12", to: "2026-11-03")
      try await bench.pay("P-1", of: "C1", 600_00, on: "2026-11-04", for: "I1")
      try await bench.run(from: "2026-11-04", to: "2026-11-30")
      try await body(bench)
    }
  }

  @Test("A settlement that is paid closes all of it, and nothing is booked or sent after")
  func settled() async throws {
    try await withSettled { bench async throws in
      #expect(try await bench.owed(by: "C1", on: "2026-11-30") == (0, 0))
      #expect(try await bench.charged("C1", after: "2026-11-03") == [])
      #expect(try await bench.story().filter { $0 > "2026-10-11" } == [])
      #expect(try await status(bench) == "settled")
    }
  }

  @Test(
    "Where its money comes back all that was given up is owed again", arguments: Storage.allCases)
  func settlementReturned(_ storage: Storage) async throws {
    try await withSettled(storage) { bench in
      let before = try await bench.owed(by: "C1", on: "2026-11-03").open
      #expect(before > 1000_00)
      _ = try await bench.desk.reverse("P-1", on: day("2026-12-01"), reason: "bounced")
      #expect(try await bench.owed(by: "C1", on: "2026-12-01") == (before, 0))
      #expect(try await status(bench) == "open")
      try await bench.run(from: "2026-12-01", to: "2027-01-02")
      #expect(try await bench.story().last.map { $0 > "2026-12-01" } == true)
      #expect(try await bench.charged("C1", after: "2026-12-01") != [])
      // Once is enough: the same settlement does not come back twice.
      try await bench.pay("P-2", of: "C1", 10_00, on: "2027-01-03", for: "I1")
      let open = try await bench.owed(by: "C1", on: "2027-01-03").open
      _ = try await bench.desk.reverse("P-2", on: day("2027-01-04"), reason: nil)
      #expect(try await bench.owed(by: "C1", on: "2027-01-04").open == open + 10_00)
    }
  }
}

extension Bench {
  /// A customer that late charges apply to.
  func company(_ id: String) async throws {
    try await customer(id)
    var change = Desk.CustomerChange()
    change.kind = .company
    _ = try await desk.set(AccountID(id), change, from: day("2026-01-01"))
  }

  /// What was charged a customer after a day, in cents.
  func charged(_ customer: String, after date: String) async throws -> [Int64] {
    try await store.entries(of: AccountID(customer), from: 1, limit: 9999).compactMap { entry in
      let content = try EntryContent(parsing: entry.bytes)
      guard content.day > day(date), case .chargeBooked(let fact) = content.fact else { return nil }
      return fact.amount.minorUnits
    }
  }

  /// Money for an invoice that was given up.
  func recover(
    _ id: String, of customer: String, _ cents: Int64, for invoice: String, on date: String
  ) async throws {
    let amount = DecimalAmount(unscaled: cents, scale: 2)
    _ = try await desk.pay(
      Desk.Payment(
        id: id, customer: AccountID(customer), amount: amount, currency: nil, day: day(date),
        parts: [Desk.Part(invoice: invoice, amount: amount)], reference: nil))
  }
}
