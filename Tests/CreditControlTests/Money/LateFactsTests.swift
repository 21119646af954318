import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Goal: what people tell late or beside each other comes to what the facts say. An invoice of 10,000.00
/// was due on 30 September 2026; charges are booked by German law from the reminder on.
@Suite("Facts that are told late")
struct LateFactsTests {
  typealias Storage = Bench.Storage

  private func withLate(
    _ storage: Storage = .memory, until last: String = "2026-12-05",
    _ body: (Bench) async throws -> Void
  ) async throws {
    try await withBench(storage, policy: ClosingTests.charging()) { bench in
      try await bench.company("C1")
      try await bench.invoice("I1", of: "C1", 10_000_00, due: "2026-09-30")
      try await bench.run(from: "2026-09-27", to: last)
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  private func balance(_ bench: Bench, _ date: String = "2027-01-31") async throws -> Int64 {
    let owed = try await bench.owed(by: "C1", on: date)
    return owed.open - owed.waiting
  }

  /// Money that a person gives to the invoice, whatever is open of it.
  private func give(
    _ id: String, _ cents: Int64, on date: String, in bench: Bench
  ) async throws {
    try await bench.recover(id, of: "C1", cents, for: "I1", on: date)
  }

  @Test("What was waived is not money: nobody paid it", arguments: Storage.allCases)
  func waived(_ storage: Storage) async throws {
    try await withLate(storage) { bench in
      _ = try await bench.desk.waive("I1", nil, stops: false, note: nil, on: day("2026-12-06"))
      try await give("P", 10_000_00, on: "2026-09-30", in: bench)
      try await bench.run(from: "2026-12-06", to: "2026-12-08")
      #expect(try await bench.owed(by: "C1", on: "2026-12-08") == (0, 0))
    }
  }

  @Test("What was paid beside it is given back, and no more than that")
  func paidAndWaived() async throws {
    try await withLate { bench in
      let open = try await bench.owed(by: "C1", on: "2026-12-06").open
      try await bench.pay("P", of: "C1", open - 30_00, on: "2026-12-06", for: "I1")
      _ = try await bench.desk.waive("I1", nil, stops: false, note: nil, on: day("2026-12-06"))
      try await bench.run("2026-12-07")
      _ = try await bench.desk.credit(
        "I1", DecimalAmount(unscaled: 10_000_00, scale: 2), as: "CN", because: .correction,
        on: day("2026-12-08"), reason: nil)
      try await bench.run(from: "2026-12-08", to: "2026-12-10")
      #expect(try await bench.owed(by: "C1", on: "2026-12-10") == (0, open - 30_00))
    }
  }

  @Test("Money given to an invoice that came back is there for it from its own day, before charges")
  func reopened() async throws {
    var sums: [Int64] = []
    for other in [true, false] {
      try await withLate(until: "2026-11-30") { bench in
        if other {
          try await bench.pay("P", of: "C1", 10_000_00, on: "2026-12-01", for: "I1")
          try await bench.run(from: "2026-12-01", to: "2026-12-06")
          _ = try await bench.desk.reverse("P", on: day("2026-12-07"), reason: "bounced")
        }
        try await give("Q", 10_000_00, on: "2026-10-20", in: bench)
        try await bench.run(from: "2026-12-07", to: "2026-12-10")
        sums.append(try await balance(bench))
      }
    }
    #expect(sums[0] == sums[1] && sums[0] > 40_00, "\(sums)")
  }

  @Test("A dispute that was not right costs what it lasted, resolved before the money or after it")
  func upheld() async throws {
    var sums: [Int64] = []
    for isPaidFirst in [true, false] {
      try await withLate(until: "2026-10-20") { bench in
        let raised = try #require(
          try await bench.desk.dispute(
            Desk.NewDispute(invoice: "I1", size: .whole, reason: "other"), on: day("2026-10-21")))
        try await bench.run(from: "2026-10-21", to: "2026-12-05")
        if isPaidFirst { try await give("P", 10_000_00, on: "2026-12-06", in: bench) }
        _ = try await bench.desk.resolve(
          raised.dispute, Desk.Resolution(ending: .upheld, charges: true), on: day("2026-12-06"))
        if !isPaidFirst { try await give("P", 10_000_00, on: "2026-12-06", in: bench) }
        try await bench.run(from: "2026-12-06", to: "2026-12-08")
        sums.append(try await balance(bench))
      }
    }
    // Nine weeks and more on 10,000.00.
    #expect(sums[0] == sums[1] && sums[0] > 180_00, "\(sums)")
  }

  @Test("An answer of an earlier day ends a dispute on that day, though money has come since")
  func upheldEarlier() async throws {
    var sums: [Int64] = []
    for isPaidFirst in [true, false] {
      try await withLate(until: "2026-10-20") { bench in
        let raised = try #require(
          try await bench.desk.dispute(
            Desk.NewDispute(invoice: "I1", size: .whole, reason: "other"), on: day("2026-10-21")))
        if isPaidFirst { try await give("P", 10_000_00, on: "2026-12-06", in: bench) }
        _ = try await bench.desk.resolve(
          raised.dispute, Desk.Resolution(ending: .upheld), on: day("2026-11-02"))
        if !isPaidFirst { try await give("P", 10_000_00, on: "2026-12-06", in: bench) }
        try await bench.run(from: "2026-12-06", to: "2026-12-08")
        sums.append(try await balance(bench))
      }
    }
    #expect(sums[0] == sums[1])
  }

  @Test(
    "A moratorium and an insolvency free of charges, though they are told after the money came",
    arguments: [(.moratorium, "2026-10-31"), (.bankruptcy, nil)] as [(StopReason, String?)])
  func stopTold(_ reason: StopReason, _ until: String?) async throws {
    var sums: [Int64] = []
    for isToldLate in [true, false] {
      try await withLate(until: "2026-10-09") { bench in
        func hold() async throws {
          _ = try await bench.desk.hold(
            AccountID("C1"), reason, from: day("2026-10-10"), until: until.map(day), note: nil)
        }
        if !isToldLate { try await hold() }
        try await bench.run(from: "2026-10-10", to: "2026-12-09")
        try await give("P", 10_000_00, on: "2026-12-10", in: bench)
        try await bench.run(from: "2026-12-10", to: "2026-12-12")
        if isToldLate { try await hold() }
        try await bench.run(from: "2026-12-13", to: "2026-12-14")
        sums.append(try await balance(bench))
      }
    }
    #expect(sums[0] == sums[1], "\(sums)")
  }

  @Test(
    "What a credit says was never owed of a paid invoice was there for the others since it was paid",
    arguments: Storage.allCases)
  func creditOfPaid(_ storage: Storage) async throws {
    var sums: [Int64] = []
    for isPaidFirst in [true, false] {
      try await withLate(storage, until: "2026-09-28") { bench in
        func correct() async throws {
          _ = try await bench.desk.credit(
            "I0", DecimalAmount(unscaled: 4_000_00, scale: 2), as: "CN", because: .correction,
            on: day("2026-12-07"), reason: nil)
        }
        func pay() async throws {
          try await bench.pay("P", of: "C1", 10_000_00, on: "2026-10-06", for: "I0")
        }
        try await bench.invoice("I0", of: "C1", 10_000_00, due: "2026-10-09")
        try await bench.run(from: "2026-09-29", to: "2026-10-05")
        if isPaidFirst { try await pay() }
        try await bench.run(from: "2026-10-06", to: "2026-12-05")
        if !isPaidFirst { try await pay() }
        try await bench.run(from: "2026-12-06", to: "2026-12-07")
        // Long closed by then, it is not read for its own sake.
        try await correct()
        try await bench.run(from: "2026-12-08", to: "2026-12-10")
        sums.append(try await balance(bench))
      }
    }
    #expect(sums[0] == sums[1] && sums[0] > 6_000_00 && sums[0] < 6_200_00, "\(sums)")
  }

  @Test("Of two credits of one invoice the earlier says first what was never owed")
  func twoCredits() async throws {
    var sums: [Int64] = []
    for isInOrder in [true, false] {
      try await withLate { bench in
        func credit(_ name: String, _ cents: Int64, _ why: CreditReason, on date: String)
          async throws
        {
          _ = try await bench.desk.credit(
            "I1", DecimalAmount(unscaled: cents, scale: 2), as: name, because: why, on: day(date),
            reason: nil)
        }
        if isInOrder { try await credit("CN-1", 6000_00, .correction, on: "2026-11-05") }
        try await credit("CN-2", 8000_00, .goodwill, on: "2026-11-10")
        if !isInOrder { try await credit("CN-1", 6000_00, .correction, on: "2026-11-05") }
        try await bench.run(from: "2026-12-06", to: "2026-12-08")
        sums.append(try await balance(bench, "2026-12-08"))
      }
    }
    #expect(sums[0] == sums[1], "\(sums)")
  }

  @Test("A credit of what was given up in the books pays nothing back that nobody paid")
  func creditOfWrittenOff() async throws {
    try await withLate { bench in
      _ = try await bench.desk.writeOff("I1", on: day("2026-12-06"), reason: "insolvent")
      try await give("P", 4_000_00, on: "2026-12-07", in: bench)
      _ = try await bench.desk.credit(
        "I1", DecimalAmount(unscaled: 2_000_00, scale: 2), as: "CN", because: .correction,
        on: day("2026-12-08"), reason: nil)
      try await bench.run(from: "2026-12-08", to: "2026-12-10")
      #expect(try await bench.owed(by: "C1", on: "2026-12-10") == (0, 0))
    }
  }
}
