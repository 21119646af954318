import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Autopay")
struct AutopayTests {
  private func withCafe(
    _ cents: Int64 = 100_00, _ storage: Bench.Storage = .memory, policy: Policy = .practice(),
    most: Int64? = nil, _ body: (Bench, Till) async throws -> Void
  ) async throws {
    try await Bench.withTill(storage, policy: policy) { bench, till in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", cents, due: "2025-03-01")
      try await bench.autopay("C1", from: "2025-02-01", most: most)
      try await body(bench, till)
      try await bench.expectWhole()
    }
  }

  private func policy(_ rules: AutopayRules) -> Policy {
    var policy = Policy.practice()
    policy.autopay = rules
    return policy
  }

  @Test(
    "What falls due is taken on its day, once, and nobody is asked for it",
    arguments: Bench.Storage.allCases)
  func takes(_ storage: Bench.Storage) async throws {
    try await withCafe(100_00, storage) { bench, till in
      try await bench.run(from: "2025-02-27", to: "2025-03-06")
      #expect(
        try await bench.debits(of: "C1")
          == ["2025-03-01 planned 100.00 EUR try 1", "2025-03-01 taken"])
      #expect(try await till.charges() == ["100.00"])
      #expect(try await bench.owed(by: "C1", on: "2025-03-06") == (0, 0))
      // The gateway's list has the same money, and it is booked once.
      #expect(await bench.channel.taken.isEmpty)
      #expect(try await bench.why("INV-1", on: "2025-03-01").decision == "debit")
    }
  }

  @Test("Where money lacked it is tried on a pay day, else by the plan; then the ladder goes on")
  func retries() async throws {
    // 99.01 is always refused for lack of money.
    let rules = AutopayRules(retryDays: [2, 3], payDays: [15])
    try await withCafe(99_01, policy: policy(rules)) { bench, till in
      try await bench.run(from: "2025-03-01", to: "2025-03-20")
      #expect(
        try await bench.debits(of: "C1") == [
          "2025-03-01 planned 99.01 EUR try 1", "2025-03-01 declined",
          // The pay day is as far away as one is waited for.
          "2025-03-15 planned 99.01 EUR try 2", "2025-03-15 declined",
          "2025-03-18 planned 99.01 EUR try 3", "2025-03-18 declined",
          "2025-03-19 ended failed",
        ])
      #expect(try await bench.story() == ["2025-03-19 second sent 99.01 EUR"])
    }
  }

  @Test("A method that is refused for good is not tried again, and the ladder goes on the next day")
  func refused() async throws {
    // 80.09 is answered as stolen.
    try await withCafe(80_09) { bench, till in
      try await bench.run(from: "2025-03-01", to: "2025-03-05")
      #expect(
        try await bench.debits(of: "C1") == [
          "2025-03-01 planned 80.09 EUR try 1", "2025-03-01 declined", "2025-03-02 ended failed",
        ])
      #expect(try await bench.story() == ["2025-03-04 reminder sent 80.09 EUR"])
    }
  }

  @Test("What nobody knows is asked about, and never taken twice, whatever the line does")
  func doubt() async throws {
    let lost = [Till.Spoil](repeating: .losesAnswer, count: 4)
    try await withCafe { bench, till in
      try await bench.run("2025-02-28")
      // The list of what is booked comes first, then the charge.
      await till.script([.works] + lost)
      try await bench.run("2025-03-01")
      #expect(
        try await bench.debits(of: "C1")
          == ["2025-03-01 planned 100.00 EUR try 1", "2025-03-01 unknown"])
      // The gateway's list is spoiled too, so that it has to be asked.
      await till.script([.answer(HTTPResponse(status: 401))])
      try await bench.run("2025-03-02")
      #expect(try await bench.debits(of: "C1").last == "2025-03-02 taken")
      #expect(try await till.charges() == ["100.00"])
      let ids = Set(await till.sent.filter { $0.hasPrefix("POST") })
      #expect(ids.count == 1)
      #expect(try await bench.owed(by: "C1", on: "2025-03-02") == (0, 0))
    }
  }

  /// Goal: an id that a gateway may have forgotten is never sent again. Method: two days later it knows
  /// no such command, and whoever believed that at once would send it.
  @Test("While the id is remembered it is sent again under it; later it is only asked about")
  func remembered() async throws {
    for (days, isSentAgain) in [(1, true), (2, false)] {
      try await withCafe { bench, till in
        try await bench.run("2025-02-28")
        let dead = [Till.Spoil](repeating: .breaks(.unknown("the line went dead")), count: 4)
        await till.script([.works] + dead)
        try await bench.run("2025-03-01")
        let before = await till.sent.filter { $0.hasPrefix("POST") }
        let later = day("2025-03-01").adding(days: days)
        // Eighteen hours later, or two days.
        try await bench.run(
          later.description, at: Moment(later, hour: days == 1 ? 6 : 12))
        let after = await till.sent.filter { $0.hasPrefix("POST") }
        #expect(Set(after) == Set(before))
        #expect((after.count > before.count) == isSentAgain)
        let last = try await bench.debits(of: "C1").last
        #expect(last == (isSentAgain ? "2025-03-02 taken" : "2025-03-03 not-sent"))
      }
    }
  }

  @Test("The gateway's own list answers for a debit that nobody knew of")
  func list() async throws {
    try await withCafe { bench, till in
      try await bench.run("2025-02-28")
      await till.script([.works] + [Till.Spoil](repeating: .losesAnswer, count: 4))
      try await bench.run("2025-03-01")
      let report = try await bench.run("2025-03-02")
      #expect(report.gateways["till"]?.sums.values.map(\.count) == [1])
      #expect(try await bench.debits(of: "C1").last == "2025-03-01 taken")
      #expect(try await bench.owed(by: "C1", on: "2025-03-02") == (0, 0))
      #expect(try await till.charges() == ["100.00"])
    }
  }

  @Test("What certainly was not sent is planned anew the next day, under another name")
  func notSent() async throws {
    try await withCafe { bench, till in
      try await bench.run("2025-02-28")
      await till.script([.works] + [Till.Spoil](repeating: .breaks(.notSent("no line")), count: 4))
      try await bench.run("2025-03-01")
      try await bench.run("2025-03-02")
      #expect(
        try await bench.debits(of: "C1") == [
          "2025-03-01 planned 100.00 EUR try 1", "2025-03-01 not-sent",
          "2025-03-02 planned 100.00 EUR try 2", "2025-03-02 taken",
        ])
      #expect(try await till.charges() == ["100.00"])
    }
  }

  @Test("Paid between the plan and the act, it is dropped; so is what another amount is due for")
  func dropped() async throws {
    try await withCafe { bench, till in
      try await bench.run("2025-03-01", delivers: false)
      try await bench.pay("P1", of: "C1", 40_00, on: "2025-03-01", for: "INV-1")
      try await bench.run("2025-03-01")
      #expect(try await till.charges().isEmpty)
      try await bench.run("2025-03-02")
      #expect(try await till.charges() == ["60.00"])
      #expect(
        try await bench.debits(of: "C1") == [
          "2025-03-01 planned 100.00 EUR try 1", "2025-03-01 dropped",
          "2025-03-02 planned 60.00 EUR try 1", "2025-03-02 taken",
        ])
    }
  }

  @Test("No stop and no dispute is taken past, and what is more than was consented to is asked for")
  func stops() async throws {
    try await withCafe { bench, till in
      _ = try await bench.desk.hold(
        AccountID("C1"), .bankruptcy, from: day("2025-02-28"), until: nil, note: nil)
      try await bench.run(from: "2025-03-01", to: "2025-03-06")
      #expect(try await till.charges().isEmpty)
    }
    try await withCafe(most: 99_99) { bench, till in
      try await bench.run(from: "2025-03-01", to: "2025-03-04")
      #expect(try await till.charges().isEmpty)
      #expect(try await bench.story() == ["2025-03-04 reminder sent 100.00 EUR"])
    }
  }

  @Test("Money that went back is not taken again: it is asked for")
  func cameBack() async throws {
    var policy = Policy.practice()
    policy.rhythmDays = 10
    try await withCafe(policy: policy) { bench, till in
      try await bench.run("2025-03-01")
      let outcome = try await bench.desk.refund(
        "till:" + (try await payment(bench)), DecimalAmount(unscaled: 30_00, scale: 2),
        because: .reopened, on: day("2025-03-02"), at: Moment(day("2025-03-02"), hour: 9),
        note: nil)
      #expect(outcome?.answer == .given)
      try await bench.run(from: "2025-03-02", to: "2025-03-08")
      #expect(try await till.charges() == ["100.00"])
      #expect(try await bench.owed(by: "C1", on: "2025-03-08") == (30_00, 0))
      #expect(try await bench.story().count == 1)
    }
  }

  @Test("What was charged on money that went back is asked for with it, and not taken by itself")
  func chargedSince() async throws {
    var policy = MoneyDayTests.policy()
    policy.rhythmDays = 10
    try await withCafe(1250_00, policy: policy) { bench, till in
      var change = Desk.CustomerChange()
      change.kind = .company
      _ = try await bench.desk.set(AccountID("C1"), change, from: BookHistory.beginning)
      try await bench.run("2025-03-01")
      _ = try await bench.desk.refund(
        "till:" + (try await payment(bench)), DecimalAmount(unscaled: 250_00, scale: 2),
        because: .reopened, on: day("2025-03-02"), at: Moment(day("2025-03-02"), hour: 9),
        note: nil)
      try await bench.run(from: "2025-03-02", to: "2025-05-10")
      #expect(try await bench.owed(by: "C1", on: "2025-05-10").open > 250_00)
      #expect(try await till.charges() == ["1250.00"])
    }
  }

  private func payment(_ bench: Bench) async throws -> String {
    for entry in try await bench.store.entries(of: AccountID("C1"), from: 1, limit: 99) {
      if case .paymentReceived(let fact) = try EntryContent(parsing: entry.bytes).fact {
        return String(fact.payment.dropFirst("till:".count))
      }
    }
    return ""
  }

  /// Goal: attention days miss no debit. Method: the same weeks, once by attention and once over every
  /// account.
  @Test("A run by attention takes what a run over every account takes")
  func attention() async throws {
    var stories: [[String]] = []
    for readsAll in [false, true] {
      let rules = AutopayRules(afterDueDays: 2, retryDays: [2, 3], payDays: [10, 31])
      try await Bench.withTill(policy: policy(rules)) { bench, till in
        for (index, cents) in [99_01, 100_00, 80_09, 50_08, 70_02, 60_03].enumerated() {
          let customer = "C\(index)"
          try await bench.customer(customer)
          try await bench.invoice(
            "INV-\(index)", of: customer, Int64(cents), due: "2025-03-0\(index + 1)")
          try await bench.autopay(customer, from: "2025-02-01")
        }
        var date = day("2025-02-27")
        while date <= day("2025-04-10") {
          try await bench.run(date.description, readsAll: readsAll)
          date = date.adding(days: 1)
        }
        var story = try await bench.story()
        for index in 0..<6 { story += try await bench.debits(of: "C\(index)") }
        stories.append(story)
        try await bench.expectWhole()
      }
    }
    #expect(stories[0] == stories[1] && stories[0].count > 20)
  }

  @Test("What was sent and not heard of is only asked about where a stop has come between")
  func stopBetween() async throws {
    try await withCafe { bench, till in
      try await bench.run("2025-02-28")
      let dead = [Till.Spoil](repeating: .breaks(.unknown("the line went dead")), count: 4)
      await till.script([.works] + dead)
      try await bench.run("2025-03-01")
      _ = try await bench.desk.hold(
        AccountID("C1"), .bankruptcy, from: day("2025-03-01"), until: nil, note: nil)
      try await bench.run("2025-03-02", at: Moment(day("2025-03-02"), hour: 6))
      #expect(try await till.charges().isEmpty)
      #expect(try await bench.debits(of: "C1").last == "2025-03-02 not-sent")
    }
  }

  @Test("What is disputed is neither taken nor paid by what is taken")
  func disputed() async throws {
    try await withCafe { bench, till in
      try await bench.invoice("INV-2", of: "C1", 50_00, due: "2025-03-01")
      _ = try await bench.desk.dispute(
        Desk.NewDispute(
          invoice: "INV-1", size: .amount(DecimalAmount(unscaled: 40_00, scale: 2)),
          reason: "damaged"), on: day("2025-02-20"))
      try await bench.run(from: "2025-03-01", to: "2025-03-05")
      #expect(try await till.charges() == ["110.00"])
      #expect(try await bench.owed(by: "C1", on: "2025-03-05") == (40_00, 0))
    }
  }

  @Test("Money that a chargeback took is not taken again, also where no ladder is")
  func chargedBack() async throws {
    try await withCafe { bench, till in
      _ = try await bench.desk.setLadder(nil, ofInvoice: "INV-1", from: day("2025-02-01"))
      try await bench.run("2025-03-01")
      _ = try await bench.desk.reverse(
        "till:" + (try await payment(bench)), on: day("2025-03-02"), reason: "by the bank")
      try await bench.run(from: "2025-03-02", to: "2025-03-06")
      #expect(try await till.charges() == ["100.00"])
    }
  }

  @Test("What no gateway can be asked about any more is answered for by a person")
  func byHand() async throws {
    try await withCafe { bench, till in
      try await bench.run("2025-02-28")
      let dead = [Till.Spoil](repeating: .breaks(.unknown("the line went dead")), count: 40)
      await till.script([.works] + dead)
      try await bench.run("2025-03-01")
      let cafe = AccountID("C1")
      await #expect(throws: RunError.self) {
        try await bench.desk.endAutopay(of: cafe, on: day("2025-03-02"), note: nil)
      }
      _ = try await bench.desk.settleDebit(
        of: cafe, wasTaken: false, on: day("2025-03-02"), note: nil)
      await #expect(throws: RunError.self) {
        try await bench.desk.settleDebit(of: cafe, wasTaken: true, on: day("2025-03-02"), note: nil)
      }
      _ = try await bench.desk.endAutopay(of: cafe, on: day("2025-03-02"), note: nil)
      #expect(try await bench.debits(of: "C1").last == "2025-03-02 ended withdrawn")
    }
  }
}
