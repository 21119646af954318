import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// What it means that an agency has an account.
@Suite("Placing an account")
struct PlacementTests {
  typealias Storage = Bench.Storage

  /// A café with an invoice that was due on 1 March.
  private func withCafe(
    _ storage: Storage, _ body: (Bench) async throws -> Void
  ) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  @Test("A placed account gets no more notices, and a recall goes on", arguments: Storage.allCases)
  func silent(_ storage: Storage) async throws {
    try await withCafe(storage) { bench in
      try await bench.run("2025-03-04")
      let placed = try await bench.place("C1", on: "2025-03-10")
      #expect(placed?.map(\.amount) == [Samples.euros(100_00)])
      try await bench.run(from: "2025-03-14", to: "2025-04-10")
      #expect(try await bench.story() == ["2025-03-04 reminder sent 100.00 EUR"])

      try await bench.recall("C1", on: "2025-04-11")
      try await bench.run("2025-04-11")
      // How it goes on is a person's task; until then nobody is written to.
      #expect(try await bench.story() == ["2025-03-04 reminder sent 100.00 EUR"])
      let account = try #require(
        try await bench.store.account(AccountID("C1"), items: .none)?.account)
      let task = try #require(account.standing.tasks.open.first)
      #expect(task.reason == .recalled)
      _ = try await bench.desk.finish(task.id, note: nil, on: day("2025-04-11"))
      try await bench.run("2025-04-11")
      #expect(
        try await bench.story() == [
          "2025-03-04 reminder sent 100.00 EUR", "2025-04-11 final sent 100.00 EUR",
        ])
    }
  }

  @Test("Money that waits is set against what is handed over once, and against nothing else then")
  func waitingMoney() async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      try await bench.invoice("P-1", of: "C1", 2400_00, due: "2025-06-01")
      try await bench.invoice("P-2", of: "C1", 100_00, due: "2025-08-11")
      try await bench.pay("M", of: "C1", 1000_00, on: "2025-06-27")
      try await bench.run("2025-07-01")
      // What else is overdue takes of it first.
      let placed = try await bench.place("C1", on: "2025-08-21", orders: .init(undemanded: false))
      #expect(placed?.map(\.amount) == [Samples.euros(1500_00)])
      #expect(try await bench.owed(by: "C1", on: "2025-08-21") == (1600_00, 100_00))
      // What comes now without a name is not the agency's.
      try await bench.pay("M2", of: "C1", 30_00, on: "2025-08-22")
      let report = try await HandoffReport(bench.installation).rows(
        nil, on: day("2025-08-22"))
      #expect(report.map(\.open) == [Samples.euros(1500_00)])
      // What stayed here goes its own way.
      let next = try await Ledgers(bench.installation).next(
        of: AccountID("C1"), from: day("2025-08-22"))
      if case .heldBack(let line) = next { #expect(line.rule != .placed) }
      try await bench.expectWhole()
    }
  }

  @Test(
    "Charges of what is in dispute stay with it",
    arguments: [nil, DecimalAmount(unscaled: 50, scale: 0)])
  func chargesInDispute(_ amount: DecimalAmount?) async throws {
    try await withBench(.memory, policy: MoneyDayTests.policy()) { bench in
      try await MoneyDayTests.company("C1", in: bench)
      try await bench.invoice("I1", of: "C1", 200_00, due: "2025-01-12")
      try await bench.run(from: "2025-01-13", to: "2025-02-14")
      #expect(try await bench.owed(by: "C1", on: "2025-02-14").open > 240_00)
      _ = try await bench.desk.dispute(
        Desk.NewDispute(
          invoice: "I1", size: amount.map { .amount($0) } ?? .whole, reason: "other"),
        on: day("2025-02-15"))
      await #expect(throws: RunError.self) { try await bench.place("C1", on: "2025-02-15") }
      try await bench.expectWhole()
    }
  }

  @Test("What is placed is not charged here, by a person neither, until it is taken back")
  func notCharged() async throws {
    try await withCafe(.memory) { bench in
      var change = Desk.CustomerChange()
      change.kind = .company
      _ = try await bench.desk.set(AccountID("C1"), change, from: BookHistory.beginning)
      try await bench.run("2025-03-04")
      try await bench.place("C1", on: "2025-03-10")
      await #expect(throws: RunError.self) {
        _ = try await bench.desk.charge(
          "INV-1", through: day("2025-03-20"), law: "de", on: day("2025-03-20"))
      }
      #expect(try await bench.owed(by: "C1", on: "2025-03-20").open == 100_00)
      try await bench.recall("C1", on: "2025-03-21")
      let charged = try await bench.desk.charge(
        "INV-1", through: day("2025-03-21"), law: "de", on: day("2025-03-21"))
      #expect(charged?.isPositive == true)
    }
  }

  @Test("What was held whenever it was asked for is asked for before it is placed")
  func freed() async throws {
    try await withCafe(.memory) { bench in
      let dispute = try #require(
        try await bench.desk.dispute(
          Desk.NewDispute(
            invoice: "INV-1", size: .amount(DecimalAmount(unscaled: 60, scale: 0)),
            reason: "damaged"), on: day("2025-03-02")))
      try await bench.run(from: "2025-03-02", to: "2025-04-10")
      _ = try await bench.desk.resolve(
        dispute.dispute, Desk.Resolution(ending: .upheld), on: day("2025-04-11"))
      await #expect(throws: RunError.self) {
        try await bench.place("C1", on: "2025-04-11", orders: .init())
      }
      try await bench.run(from: "2025-04-11", to: "2025-05-10")
      let last = try #require(try await bench.story().last)
      #expect(last.hasSuffix("100.00 EUR"))
      let placed = try await bench.place("C1", on: "2025-05-11", orders: .init())
      #expect(placed?.map(\.amount) == [Samples.euros(100_00)])
    }
  }

  @Test("Charges that a demand listed go along, though what they are for was paid since")
  func chargesAlone() async throws {
    try await withBench(.memory, policy: MoneyDayTests.policy()) { bench in
      try await MoneyDayTests.company("C1", in: bench)
      try await bench.invoice("A", of: "C1", 9000_00, due: "2026-04-01")
      try await bench.invoice("B", of: "C1", 1000_00, due: "2026-04-01")
      try await bench.run(from: "2026-04-02", to: "2026-05-10")
      try await bench.pay("P-1", of: "C1", 9000_00, on: "2026-05-10", for: "A")
      try await bench.run(from: "2026-05-11", to: "2026-05-12")
      let story = try await bench.story()
      let open = try await bench.owed(by: "C1", on: "2026-05-12").open
      let placed = try await bench.place("C1", on: "2026-05-12", orders: Desk.PlacingOrders())
      let sum = try #require(placed?.first?.amount).minorUnits
      #expect(sum >= open && open > 1080_00)
      try await bench.run(from: "2026-05-13", to: "2026-07-20")
      #expect(try await bench.story() == story)
      try await bench.expectWhole()
    }
  }

  @Test("Why names the agency, the day and the placement", arguments: Storage.allCases)
  func why(_ storage: Storage) async throws {
    try await withCafe(storage) { bench in
      try await bench.place("C1", on: "2025-03-03")
      try await bench.run("2025-03-04")
      let placement = try await bench.placement(of: "C1")
      for subject in ["C1", "INV-1"] {
        let answer = try await bench.why(subject, on: "2025-03-04")
        #expect(answer.decision == "nothing")
        #expect(answer.basis == .replayed)
        let line = answer.trace.last
        #expect(line?.rule.rawValue == "placed")
        #expect(line?.detail == "northcollect has it since 2025-03-03, \(placement)")
      }
    }
  }

  @Test("A notice that waits when its account is placed never leaves", arguments: Storage.allCases)
  func planned(_ storage: Storage) async throws {
    try await withCafe(storage) { bench in
      try await bench.run("2025-03-04", delivers: false)
      try await bench.place("C1", on: "2025-03-04")
      try await bench.run("2025-03-05")
      #expect(try await bench.story() == ["2025-03-04 reminder cancelled 100.00 EUR"])
      #expect(await bench.channel.calls == 0)
      let notice = try await Ledgers(bench.installation).notices(on: nil, status: nil).first
      #expect(notice?.rule == "placed")
    }
  }

  @Test("Money that comes to a placed account is applied as ever", arguments: Storage.allCases)
  func money(_ storage: Storage) async throws {
    try await withCafe(storage) { bench in
      try await bench.place("C1", on: "2025-03-03")
      try await bench.pay("P-1", of: "C1", 60_00, on: "2025-03-05", for: "INV-1")
      #expect(try await bench.owed(by: "C1", on: "2025-03-05").open == 40_00)
      let row = try await HandoffReport(bench.installation).rows(nil, on: day("2025-03-05")).first
      #expect(row?.placed == Samples.euros(100_00))
      #expect(row?.open == Samples.euros(40_00))
      #expect(row?.since == day("2025-03-03"))
      #expect(row?.export == nil)
    }
  }

  @Test("The same key places once, and nobody is placed twice", arguments: Storage.allCases)
  func once(_ storage: Storage) async throws {
    try await withCafe(storage) { bench in
      #expect(try await bench.place("C1", "C1", on: "2025-03-03", id: "k")?.count == 1)
      #expect(try await bench.place("C1", on: "2025-03-03", id: "k") == nil)
      await #expect(throws: RunError.self) { try await bench.place("C1", on: "2025-03-04") }
      await #expect(throws: RunError.self) {
        try await bench.place("C1", with: "kanzlei", on: "2025-03-04")
      }
      try await bench.recall("C1", on: "2025-03-10")
      await #expect(throws: RunError.self) { try await bench.place("C1", on: "2025-03-09") }
      let first = try await bench.placement(of: "C1")
      // After the recall somebody else may try, under another name.
      #expect(try await bench.place("C1", with: "kanzlei", on: "2025-03-10")?.count == 1)
      #expect(try await bench.placement(of: "C1") != first)
      await #expect(throws: RunError.self) {
        try await bench.desk.recall(first, on: day("2025-03-11"), reason: "again")
      }
    }
  }

  @Test(
    "What nobody was asked for is not placed, unless somebody says so", arguments: Storage.allCases)
  func demanded(_ storage: Storage) async throws {
    try await withCafe(storage) { bench in
      try await bench.invoice("INV-2", of: "C1", 30_00, due: "2025-03-20")
      try await bench.run("2025-03-04")
      await #expect(throws: RunError.self) {
        try await bench.place("C1", on: "2025-03-01", orders: .init())
      }
      let placed = try await bench.place("C1", on: "2025-03-25", orders: .init())
      #expect(placed?.map(\.amount) == [Samples.euros(100_00)])
    }
  }

  @Test(
    "An invoice that is disputed in part stays here as a whole, and is no candidate",
    arguments: Storage.allCases)
  func disputed(_ storage: Storage) async throws {
    try await withCafe(storage) { bench in
      try await bench.invoice("INV-2", of: "C1", 30_00, due: "2025-03-01")
      try await bench.run("2025-03-04")
      let dispute = try #require(
        try await bench.desk.dispute(
          Desk.NewDispute(
            invoice: "INV-1", size: .amount(DecimalAmount(unscaled: 40_00, scale: 2)),
            reason: "other"), on: day("2025-03-05")))
      let candidates = try await HandoffCandidates(bench.installation).find(
        olderThan: 1, atLeast: nil, on: day("2025-03-20"))
      #expect(candidates.map(\.worth) == [Samples.euros(30_00)])
      let placed = try await bench.place("C1", on: "2025-03-20", orders: .init())
      #expect(placed?.map(\.amount) == candidates.map(\.open))
      #expect(dispute.covers.count == 1)
    }
  }

  @Test(
    "What was written off can be placed, and what was waived cannot", arguments: Storage.allCases)
  func writtenOff(_ storage: Storage) async throws {
    try await withCafe(storage) { bench in
      try await bench.invoice("INV-2", of: "C1", 30_00, due: "2025-03-01")
      try await bench.run("2025-03-04")
      _ = try await bench.desk.writeOff("INV-1", on: day("2025-03-05"), reason: nil)
      _ = try await bench.desk.waive(invoice: "INV-2", on: day("2025-03-05"), note: "a present")
      await #expect(throws: RunError.self) { try await bench.place("C1", on: "2025-03-10") }
      let placed = try await bench.place("C1", on: "2025-03-10", orders: .init(writtenOff: true))
      #expect(placed?.map(\.amount) == [Samples.euros(100_00)])
      let report = try await bench.export(on: "2025-03-11")
      #expect(report.open == [Samples.euros(100_00)])
      #expect(try await bench.owed(by: "C1", on: "2025-03-11") == (0, 0))
    }
  }

  @Test(
    "Charges of the day go along, none are booked while it is away, and rate and first day are told",
    arguments: Storage.allCases)
  func charged(_ storage: Storage) async throws {
    try await withBench(storage, policy: ClosingTests.charging()) { bench in
      try await bench.company("C1")
      try await bench.invoice("INV-1", of: "C1", 7500_00, due: "2026-07-31")
      try await bench.run(from: "2026-08-01", to: "2026-10-13")
      let booked = try await bench.charged("C1", after: "2026-07-01").reduce(0, +)
      let placed = try #require(try await bench.place("C1", on: "2026-10-14", orders: .init()))
      let all = try await bench.charged("C1", after: "2026-07-01").reduce(0, +)
      // Thirteen or fourteen days of October at 10.52 % on 7,500.00 are more than 27.
      #expect(all > booked + 27_00)
      #expect(placed.map(\.amount) == [Samples.euros(7500_00 + all)])
      #expect(try await bench.owed(by: "C1", on: "2026-10-14").open == 7500_00 + all)
      _ = try await bench.export(on: "2026-10-14")
      let rows = try bench.rows("out/northcollect-0001/placements.csv")
      #expect(
        rows.first { $0.contains("7500.00") }?.dropLast(2).suffix(2) == ["10.52", "2026-10-15"])
      try await bench.run(from: "2026-10-15", to: "2026-12-05")
      #expect(try await bench.charged("C1", after: "2026-10-14") == [])
      _ = try await bench.desk.chargeCost(
        "INV-1", DecimalAmount(unscaled: 95, scale: 0), note: nil, on: day("2026-12-06"))
      #expect(try await bench.export(on: "2026-12-07").changes == 1)
      try await bench.expectWhole()
    }
  }

  @Test("A cost that comes between placing and the first file is told, and open in the report")
  func costBeforeTheFile() async throws {
    try await withBench(.memory, policy: ClosingTests.charging()) { bench in
      try await bench.company("C1")
      try await bench.invoice("INV-1", of: "C1", 2000_00, due: "2026-07-31")
      try await bench.run(from: "2026-08-01", to: "2026-10-13")
      let placed = try #require(try await bench.place("C1", on: "2026-10-14", orders: .init()))
      let before = try #require(placed.first?.amount.minorUnits)
      _ = try await bench.desk.chargeCost(
        "INV-1", DecimalAmount(unscaled: 300, scale: 0), note: nil, on: day("2026-10-18"))
      try await bench.run(from: "2026-10-19", to: "2026-11-03")
      let told = try await bench.export(on: "2026-11-03")
      #expect((told.claims, told.changes) == (1, 1))
      let open = try await bench.owed(by: "C1", on: "2026-11-03").open
      #expect(open == before + 260_00)
      let rows = try await HandoffReport(bench.installation).rows(nil, on: day("2026-11-03"))
      #expect(rows.map(\.open) == [Samples.euros(open)])
      try await bench.expectWhole()
    }
  }

  @Test(
    "A charge is named as what it is, an invoice with charges is one, and what is announced is not placed",
    arguments: Storage.onDisk)
  func named(_ storage: Storage) async throws {
    let ladder: [Rung] = [.late("upcoming", -3), .late("reminder", 3), .late("final", 30)]
    let policy = ClosingTests.charging { $0.ladder = ladder }
    try await withBench(storage, policy: policy) { bench in
      try await bench.company("C1")
      try await bench.invoice("INV-1", of: "C1", 1000_00, due: "2026-07-31")
      try await bench.invoice("INV-2", of: "C1", 300_00, due: "2026-09-10")
      try await bench.run(from: "2026-07-27", to: "2026-09-11")
      #expect(try await bench.story().contains { $0.hasPrefix("2026-09-07 upcoming") } == false)
      let placed = try #require(try await bench.place("C1", on: "2026-09-12", orders: .init()))
      #expect(placed.map(\.invoices) == [1])
      _ = try await bench.export(on: "2026-09-12")
      let rows = try bench.rows("out/northcollect-0001/placements.csv")
      #expect(Set(rows.map { $0[12] }) == ["INV-1"])
      #expect(Set(rows.map { $0[13] }) == [""])
      let types = rows.map { $0[$0.count - 2] }
      #expect(types.count { $0 == "principal" } == 1)
      #expect(types.contains("fixed-sum") && types.contains("interest"))
      let sum = try #require(rows.first { $0[$0.count - 2] == "fixed-sum" })
      #expect(sum[17] == "" && sum.last == "40.00")
      // What falls due later is asked for by us, and nothing is agreed about what is away.
      try await bench.run(from: "2026-09-13", to: "2026-09-20")
      #expect(try await bench.story().last == "2026-09-13 reminder sent 300.00 EUR")
      let plan = Desk.NewPlan(
        customer: AccountID("C1"), currency: nil, size: .number(2), every: .month, first: nil,
        down: nil, interest: nil, invoices: ["INV-1"], note: nil)
      let refusal = await #expect(throws: RunError.self) {
        try await bench.desk.agree(plan, on: day("2026-09-21"))
      }
      #expect(refusal?.description.contains("INV-1 is with northcollect since 2026-09-12") == true)
      try await bench.expectWhole()
    }
  }

  @Test("That something falls due soon is no demand", arguments: Storage.onDisk)
  func announced(_ storage: Storage) async throws {
    let policy = Policy.practice(ladder: [.late("upcoming", -3), .late("reminder", 30)])
    try await withBench(storage, policy: policy) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-02-26")
      #expect(try await bench.story() == ["2025-02-26 upcoming sent 100.00 EUR"])
      await #expect(throws: RunError.self) {
        try await bench.place("C1", on: "2025-03-10", orders: .init())
      }
      #expect(try await bench.place("C1", on: "2025-03-10")?.map(\.invoices) == [1])
    }
  }

  @Test("Of several customers all are placed or none", arguments: Storage.allCases)
  func allOrNone(_ storage: Storage) async throws {
    try await withCafe(storage) { bench in
      try await bench.customer("C2")
      await #expect(throws: RunError.self) { try await bench.place("C1", "C2", on: "2025-03-03") }
      #expect(try await HandoffReport(bench.installation).rows(nil, on: day("2025-03-03")) == [])
    }
  }

  @Test("Who must not be pressed is not placed, and is told why", arguments: Storage.onDisk)
  func refused(_ storage: Storage) async throws {
    try await withCafe(storage) { bench in
      func refusal(_ agency: String = "northcollect", on date: String = "2025-03-10") async
        -> String
      {
        do {
          try await bench.place("C1", with: agency, on: date)
          return "placed"
        } catch {
          return "\(error)"
        }
      }
      #expect(await refusal("nobody").contains("know no agency nobody. They have kanzlei, north"))
      #expect(await refusal(on: "2025-03-01").contains("owes nothing that is overdue"))
      for stop in StopReason.allCases {
        let customer = AccountID("C1")
        _ = try await bench.desk.hold(
          customer, stop, from: day("2025-03-01"), until: nil, note: nil)
        #expect(await refusal().contains("C1 has a stop: \(stop.rawValue)."))
        _ = try await bench.desk.release(customer, stop, from: day("2025-03-01"))
      }
      try await bench.pay("P-1", of: "C1", 100_00, on: "2025-03-02")
      // The money waits, and is still money.
      #expect(await refusal().contains("owes nothing that is overdue"))
      _ = try await bench.desk.forget(AccountID("C1"), on: day("2025-03-03"))
      #expect(await refusal() == "C1 was forgotten; there is nobody to hand over.")
    }
  }

  @Test(
    "Only what is overdue is placed, by currency, after money that waits",
    arguments: Storage.allCases)
  func amounts(_ storage: Storage) async throws {
    try await withCafe(storage) { bench in
      try await bench.invoice("INV-2", of: "C1", 70_00, due: "2025-03-05")
      try await bench.invoice("INV-3", of: "C1", 30_00, due: "2025-06-01")
      try await bench.invoice(
        "INV-4", of: "C1", 20_00, due: "2025-03-02", currency: Samples.currency("USD"))
      try await bench.pay("P-1", of: "C1", 110_00, on: "2025-03-02")
      let placed = try #require(try await bench.place("C1", on: "2025-03-10"))
      #expect(placed.map(\.amount.description) == ["60.00 EUR", "20.00 USD"])
      #expect(placed.map(\.invoices) == [1, 1])
      #expect(Set(placed.map(\.id)).count == 2)
    }
  }

  @Test(
    "Candidates are who is overdue for long, without a stop, in order of worth",
    arguments: Storage.allCases)
  func candidates(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      let worth: [(String, Int64)] = [("C1", 10_00), ("C2", 90_00), ("C3", 50_00), ("C4", 70_00)]
      for (customer, cents) in worth {
        try await bench.customer(customer)
        try await bench.invoice("INV-\(customer)", of: customer, cents, due: "2025-01-01")
        try await bench.invoice("NEW-\(customer)", of: customer, 5_00, due: "2025-04-01")
      }
      try await bench.pay("P-3", of: "C3", 20_00, on: "2025-02-01")
      _ = try await bench.desk.hold(
        AccountID("C4"), .bankruptcy, from: day("2025-02-01"), until: nil, note: nil)
      func found(_ date: String, atLeast minimum: Int64? = nil) async throws -> [String] {
        try await HandoffCandidates(bench.installation).find(
          olderThan: 90, atLeast: minimum.map { DecimalAmount(unscaled: $0, scale: 2) },
          on: day(date)
        ).map { "\($0.customer) \($0.worth) of \($0.open)" }
      }
      #expect(try await found("2025-04-01") == [])
      let all = [
        "C2 90.00 EUR of 95.00 EUR", "C3 30.00 EUR of 35.00 EUR", "C1 10.00 EUR of 15.00 EUR",
      ]
      #expect(try await found("2025-04-02") == all)
      #expect(try await found("2025-04-02", atLeast: 30_00) == Array(all.prefix(2)))
      try await bench.place("C2", on: "2025-04-02")
      #expect(try await found("2025-04-02") == Array(all.suffix(2)))
      await #expect(throws: RunError.self) {
        try await HandoffCandidates(bench.installation).find(
          olderThan: 0, atLeast: nil, on: day("2025-04-02"))
      }
    }
  }
}
