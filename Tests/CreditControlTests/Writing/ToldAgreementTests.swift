import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("What is told of promises, offers and what is announced")
struct ToldAgreementTests {
  private func promise(
    _ parts: [(String, Int64?)], in bench: Bench, on date: String
  ) async throws {
    _ = try await bench.desk.promise(
      Desk.NewPromise(
        customer: AccountID("C1"), currency: nil,
        parts: parts.map { (day($0.0), $0.1.map { DecimalAmount(unscaled: $0, scale: 2) }) },
        invoices: [], note: nil), on: day(date))
  }

  @Test("A broken promise is quoted by the day that was promised, not by the grace after it")
  func promised() async throws {
    try await withTeller { teller in
      try await teller.bench.invoice("A1", of: "C1", 900_00, due: "2025-03-01")
      try await promise([("2025-03-10", nil)], in: teller.bench, on: "2025-03-02")
      try await teller.bench.run(from: "2025-03-02", to: "2025-03-14")
      let said = try #require(try await teller.said("reminder"))
      #expect(
        said.brokenPromise
          == .init(
            amount: Samples.euros(900_00), received: Samples.euros(0), day: day("2025-03-10")))
    }
  }

  @Test("Of a promise in parts the part that was missed is quoted")
  func missedPart() async throws {
    try await withTeller { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 900_00, due: "2025-03-01")
      try await promise(
        [("2025-03-05", 300_00), ("2025-03-12", 600_00)], in: bench, on: "2025-03-02")
      try await bench.pay("P-1", of: "C1", 350_00, on: "2025-03-05", for: "A1")
      try await bench.run(from: "2025-03-02", to: "2025-03-18")
      let said = try #require(try await teller.said("second"))
      #expect(
        said.brokenPromise
          == .init(
            amount: Samples.euros(600_00), received: Samples.euros(50_00), day: day("2025-03-12")))
    }
  }

  @Test("An offer names its invoices, and is an agreement only once it is taken")
  func offered() async throws {
    try await withTeller { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-01")
      try await bench.invoice("A2", of: "C1", 260_00, due: "2025-03-02")
      let offer = try #require(
        try await bench.desk.offer(
          Desk.NewSettlement(
            customer: AccountID("C1"), currency: nil,
            size: .amount(DecimalAmount(unscaled: 800, scale: 0)), validUntil: nil,
            invoices: ["A1"], note: nil), on: day("2025-03-03")))
      try await bench.run("2025-03-05")
      let reminder = try #require(try await teller.said("reminder"))
      #expect(reminder.offers.map(\.invoices) == [["A1"]])
      #expect(reminder.offers.map(\.isAccepted) == [false])
      for isAccepted in [false, true] {
        if isAccepted {
          _ = try await bench.desk.accept(
            offer.settlement, payBy: day("2025-03-20"), on: day("2025-03-06"))
        }
        let line = try #require(try await statement(teller).lines.first { $0.invoice == "A1" })
        #expect(line.agreed == Samples.euros(1000_00) && line.reviewed == nil)
        #expect(line.offered == (isAccepted ? nil : Samples.euros(1000_00)))
      }
    }
  }

  @Test(
    "An offer is named while money of its day may be under way",
    arguments: [(3, true), (1, false)], [false, true])
  func stillOffered(_ one: (bankDays: Int, isNamed: Bool), isAccepted: Bool) async throws {
    func waiting(_ policy: inout Policy) { policy.bankDays = one.bankDays }
    try await withTeller(waiting) { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-01")
      let offer = try #require(
        try await bench.desk.offer(
          Desk.NewSettlement(
            customer: AccountID("C1"), currency: nil,
            size: .amount(DecimalAmount(unscaled: 800, scale: 0)), validUntil: day("2025-03-04"),
            invoices: ["A1"], note: nil), on: day("2025-03-03")))
      if isAccepted {
        _ = try await bench.desk.accept(
          offer.settlement, payBy: day("2025-03-04"), on: day("2025-03-03"))
      }
      let said = try await statement(teller)
      #expect(said.offers.map(\.validUntil) == (one.isNamed ? [day("2025-03-04")] : []))
    }
  }

  @Test("What an invoice is charged of one kind is one line of a statement, held or not")
  func heldCharges() async throws {
    try await withTeller { teller in
      try await teller.bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-01")
      for (index, cents) in [6_19, 13_28, 17_45].enumerated() {
        let through = day("2025-03-02").adding(days: index)
        try await teller.post(
          .chargeBooked(
            ChargeBooked(
              item: Samples.item("A1"), kind: .interest, law: "de",
              amount: Samples.euros(Int64(cents)), through: through, due: day("2025-03-01"))),
          on: through.description)
      }
      let free = try #require(try await statement(teller).charges.first)
      #expect(free.amount == Samples.euros(36_92) && free.agreed == nil)
      _ = try await teller.bench.desk.offer(
        Desk.NewSettlement(
          customer: AccountID("C1"), currency: nil,
          size: .amount(DecimalAmount(unscaled: 800, scale: 0)), validUntil: day("2025-03-20"),
          invoices: ["A1"], note: nil), on: day("2025-03-05"))
      let charges = try await statement(teller).charges.filter(\.isOwed)
      #expect(charges.map(\.amount) == [Samples.euros(36_92)])
      #expect(charges.map(\.agreed) == [Samples.euros(36_92)])
      #expect(charges.map(\.offered) == [Samples.euros(36_92)])
    }
  }

  @Test(
    "Nobody says that nothing came where money came and went elsewhere", arguments: [false, true])
  func cameElsewhere(came: Bool) async throws {
    try await withTeller { teller in
      try await teller.bench.invoice("A1", of: "C1", 900_00, due: "2025-03-01")
      try await teller.bench.invoice("A2", of: "C1", 100_00, due: "2025-03-20")
      try await promise([("2025-03-10", 900_00)], in: teller.bench, on: "2025-03-02")
      if came { try await teller.bench.pay("P-1", of: "C1", 50_00, on: "2025-03-08", for: "A2") }
      try await teller.bench.run(from: "2025-03-02", to: "2025-03-14")
      let said = try #require(try await teller.said("reminder"))
      #expect(said.brokenPromise?.received == Samples.euros(0))
      #expect(said.brokenPromise?.cameElsewhere == came)
    }
  }

  @Test("An offer that lapsed is told once, with its sum and its day", arguments: [false, true])
  func lapsed(isAccepted: Bool) async throws {
    try await withTeller { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-01")
      let offer = try #require(
        try await bench.desk.offer(
          Desk.NewSettlement(
            customer: AccountID("C1"), currency: nil,
            size: .amount(DecimalAmount(unscaled: 800, scale: 0)), validUntil: day("2025-03-06"),
            invoices: ["A1"], note: nil), on: day("2025-03-03")))
      if isAccepted {
        _ = try await bench.desk.accept(
          offer.settlement, payBy: day("2025-03-06"), on: day("2025-03-04"))
      }
      try await bench.run(from: "2025-03-03", to: "2025-06-30")
      let notices = try await Ledgers(bench.installation).notices(on: nil, status: "sent")
        .sorted { $0.on < $1.on }.compactMap { teller.kept[$0.id]?.content }
      #expect(notices.count > 1)
      let told = notices.compactMap(\.lapsedOffer)
      #expect(
        told == [
          .init(
            amount: Samples.euros(800_00), deadline: day("2025-03-06"), wasAccepted: isAccepted)
        ])
    }
  }

  private static func asking(_ policy: inout Policy) {
    policy.losses = LossRules(
      approveAbove: Threshold(general: DecimalAmount(unscaled: 1, scale: 0)))
  }

  @Test("What waits for a second person is no agreement")
  func reviewed() async throws {
    try await withTeller(Self.asking) { teller in
      try await teller.bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-01")
      try await teller.post(
        .chargeBooked(
          ChargeBooked(
            item: Samples.item("A1"), kind: .fixedSum, law: "de", amount: Samples.euros(40_00),
            through: day("2025-03-02"), due: day("2025-03-01"))), on: "2025-03-02")
      _ = try await teller.bench.desk.writeOff("A1", on: day("2025-03-02"), reason: nil)
      let charge = try #require(try await statement(teller).charges.first)
      #expect(charge.reviewed == Samples.euros(40_00) && !charge.isBeside)
      let line = try #require(try await statement(teller).lines.first)
      #expect(line.reviewed == Samples.euros(1000_00) && line.agreed == line.reviewed)
      #expect(line.offered == nil && line.isDisputed == false)
    }
  }

  private func statement(_ teller: Teller) async throws -> NoticeContent {
    _ = try await Preview(teller.bench.installation).statements(
      of: AccountID("C1"), in: nil, since: day("2025-01-01"), language: nil,
      on: day("2025-03-06"), at: teller.bench.clock.moment)
    return try #require(teller.kept["C1-2025-03-06"]).content
  }

  @Test("A statement names charges, and no payment by what the book calls it")
  func postings() async throws {
    try await withTeller { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-01")
      try await bench.invoice("A2", of: "C1", 200_00, due: "2025-03-01")
      try await bench.pay("pay-1795962681458768", of: "C1", 500_00, on: "2025-03-02", for: "A1")
      try await teller.post(
        .chargeBooked(
          ChargeBooked(
            item: Samples.item("A1"), kind: .fixedSum, law: "de", amount: Samples.euros(40_00),
            through: day("2025-03-03"), due: day("2025-03-03"))), on: "2025-03-03")
      _ = try await bench.desk.writeOff("A2", on: day("2025-03-04"), reason: nil)
      let postings = try #require(try await statement(teller).ledger).postings
      #expect(
        postings.map { "\($0.kind.rawValue) \($0.label ?? $0.document)" } == [
          "invoice A1", "invoice A2", "payment A1",
          "charge Fixed sum for late payment of invoice A1", "write-off A2",
        ])
    }
  }

  // MARK: What is announced

  /// Reminded two days late by a day that is two or five days later; the sum is asked for from the fifth
  /// day late on.
  @Test(
    "The fixed sum is announced from the first day on which it is asked for",
    arguments: [(2, "2025-03-09"), (5, "2025-03-11")])
  func announced(_ one: (newDue: Int, from: String)) async throws {
    func rung(_ name: String, _ days: Int) -> Rung {
      Rung(
        name: name, days: days, inBusinessDays: false, anchor: .due, channels: ["email"],
        template: name, newDueDays: one.newDue)
    }
    func charging(_ policy: inout Policy) {
      policy = Policy.practice(ladder: [rung("reminder", 1), rung("second", 14)])
      policy.charges = ChargeRules(
        law: .pack("de"), interest: .booked, fixedSum: .booked, after: "reminder")
    }
    try await withTeller(charging) { teller in
      let bench = teller.bench
      // A Tuesday: late from the Wednesday on.
      try await bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-04")
      try await bench.run("2025-03-05")
      let said = try #require(try await teller.said("reminder"))
      let sum = try #require(
        said.charges.first { $0.label.hasPrefix("Fixed sum") && !$0.isOwed })
      #expect(sum.amount == Samples.euros(40_00) && sum.from == day(one.from))
      // Nothing is booked that was not announced, nor before its day.
      try await bench.run(from: "2025-03-06", to: "2025-03-19")
      let booked = try await bench.store.entries(of: AccountID("C1"), from: 1, limit: 99)
        .map { try EntryContent(parsing: $0.bytes) }.first { content in
          if case .chargeBooked(let fact) = content.fact {
            fact.chargeKind == .fixedSum
          } else {
            false
          }
        }
      #expect(try #require(booked).day >= day(one.from))
    }
  }
}
