import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Goal: money that is taken back is owed again to the cent, wherever it went meanwhile.
@Suite("Money that is taken back")
struct TakenBackTests {
  typealias Storage = Bench.Storage

  private func euros(_ cents: Int64) -> DecimalAmount { DecimalAmount(unscaled: cents, scale: 2) }

  @Test("What was paid out of a payment that bounces is owed again", arguments: Storage.allCases)
  func paidOut(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.pay("P-1", of: "C1", 300_00, on: "2025-01-21")
      _ = try await bench.desk.payOut("P-1", euros(200_00), on: day("2025-01-22"), note: nil)
      #expect(try await bench.owed(by: "C1", on: "2025-01-24") == (0, 100_00))
      let reversal = try await bench.desk.takeBack("P-1", on: day("2025-01-25"), reason: nil)
      let owed = try #require(reversal.owedBack.first)
      #expect(owed.customer == AccountID("C1"))
      #expect(owed.amount == Samples.euros(200_00))
      #expect(try await bench.owed(by: "C1", on: "2025-01-24") == (0, 100_00))
      #expect(try await bench.owed(by: "C1", on: "2025-01-25") == (200_00, 0))
      // Who sends it back quotes its name.
      try await bench.pay("P-2", of: "C1", 200_00, on: "2025-02-01", for: owed.invoice)
      #expect(try await bench.owed(by: "C1", on: "2025-02-01") == (0, 0))
      try await bench.expectWhole()
    }
  }

  @Test(
    "It is owed by whom it was paid to, where the money had been moved", arguments: Storage.allCases
  )
  func movedAndPaidOut(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      for customer in ["C1", "C2"] { try await bench.customer(customer) }
      try await bench.pay("P-1", of: "C1", 300_00, on: "2025-01-21")
      _ = try await bench.desk.move(
        "P-1", to: AccountID("C2"), amount: euros(250_00), transfer: "T-1",
        on: day("2025-01-22"))
      _ = try await bench.desk.payOut("T-1", euros(180_00), on: day("2025-01-23"), note: nil)
      _ = try await bench.desk.reverse("P-1", on: day("2025-01-25"), reason: "bounced")
      #expect(try await bench.owed(by: "C1", on: "2025-01-25") == (0, 0))
      #expect(try await bench.owed(by: "C2", on: "2025-01-25") == (180_00, 0))
      try await bench.expectWhole()
    }
  }

  @Test(
    "Two payments of one invoice are worth the same in either order when one of them bounces",
    arguments: [["P-1", "P-2"], ["P-2", "P-1"]], Storage.allCases)
  func twice(_ order: [String], _ storage: Storage) async throws {
    var policy = MoneyDayTests.policy()
    policy.waitingMoney = .waits
    try await withBench(storage, policy: policy) { bench in
      try await bench.customer("C1")
      try await bench.invoice("I1", of: "C1", 1000_00, due: "2025-03-01")
      for payment in order {
        try await bench.pay(payment, of: "C1", 1000_00, on: "2025-02-20", for: "I1")
      }
      _ = try await bench.desk.reverse("P-1", on: day("2025-02-25"), reason: "bounced")
      #expect(try await bench.owed(by: "C1", on: "2025-02-25") == (0, 0))
      try await bench.expectWhole()
    }
  }

  @Test("A file that names an invoice which is paid already is as good as a reference")
  func namedByAFile() async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      try await bench.invoice("I1", of: "C1", 100_00, due: "2025-03-01")
      let files = Importing(bench)
      for payment in ["P-1", "P-2"] {
        try await files.payment(payment, of: "C1", 100_00, on: day("2025-02-20"), invoice: "I1")
      }
      _ = try await bench.desk.reverse("P-1", on: day("2025-02-25"), reason: "bounced")
      #expect(try await bench.owed(by: "C1", on: "2025-02-25") == (0, 0))
      try await bench.expectWhole()
    }
  }

  @Test("A credit of the invoice takes it as well, and is for no more of it than before")
  func creditTakesIt() async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      try await bench.invoice("I1", of: "C1", 1000_00, due: "2025-03-01")
      try await bench.pay("P-1", of: "C1", 1000_00, on: "2025-02-20", for: "I1")
      let given = try await bench.desk.give(
        credit: "K1", euros(300_00), on: "I1", because: .returnedGoods, day("2025-02-21"),
        reason: nil)
      #expect(given?.waits == Samples.euros(300_00))
      _ = try await bench.desk.reverse("P-1", on: day("2025-02-25"), reason: "bounced")
      #expect(try await bench.owed(by: "C1", on: "2025-02-25") == (700_00, 0))
      let record = try await bench.store.account(AccountID("C1"), items: .all)
      #expect(record?.account.items[Samples.item("I1")]?.credited == 300_00)
      try await bench.expectWhole()
    }
  }

  /// Goal: what came back is no longer waived when less turns out to be owed. Method: money of a day long
  /// ago is told after the charges were waived and came back, and where they never were.
  @Test(
    "Charges that came back are corrected as those that never fell away, paid or not",
    arguments: [false, true])
  func correctedAfterwards(arePaid: Bool) async throws {
    var policy = MoneyDayTests.policy()
    policy.minimum = Threshold(general: DecimalAmount(unscaled: 90, scale: 0))
    var sums: [(open: Int64, waiting: Int64)] = []
    for runs in [true, false] {
      try await withBench(.memory, policy: policy) { bench in
        try await MoneyDayTests.company("C1", in: bench)
        try await bench.invoice("I1", of: "C1", 1000_00, due: "2025-01-10")
        try await bench.invoice("I2", of: "C1", 500_00, due: "2025-01-10")
        try await bench.run(from: "2025-01-13", to: "2025-02-05")
        try await bench.pay("P-1", of: "C1", 1000_00, on: "2025-02-06", for: "I1")
        if runs { try await bench.run("2025-02-06") }
        _ = try await bench.desk.reverse("P-1", on: day("2025-02-07"), reason: "bounced")
        if arePaid { try await bench.pay("P-3", of: "C1", 1200_00, on: "2025-02-20", for: "I1") }
        try await bench.pay("P-2", of: "C1", 1000_00, on: "2025-01-11", for: "I1")
        try await bench.run("2025-03-03")
        sums.append(try await bench.owed(by: "C1", on: "2025-03-03"))
        try await bench.expectWhole()
      }
    }
    #expect(sums[0] == sums[1])
  }

  /// Goal: a run between an act and its undoing loses nothing. Method: the same acts with it and without.
  @Test(
    "Charges that fell away with an invoice are owed again with it",
    arguments: ["credit", "payment"], Storage.allCases)
  func waivedCharges(_ how: String, _ storage: Storage) async throws {
    var policy = MoneyDayTests.policy()
    policy.minimum = Threshold(general: DecimalAmount(unscaled: 90, scale: 0))
    var sums: [Int64] = []
    for runs in [true, false] {
      try await withBench(storage, policy: policy) { bench in
        try await MoneyDayTests.company("C1", in: bench)
        try await bench.invoice("I1", of: "C1", 1000_00, due: "2025-01-10")
        try await bench.run(from: "2025-01-13", to: "2025-02-05")
        _ = try await bench.desk.chargeCost("I1", euros(85_00), note: nil, on: day("2025-02-05"))
        if how == "credit" {
          _ = try await bench.desk.credit("I1", nil, as: "K1", on: day("2025-02-06"), reason: nil)
        } else {
          try await bench.pay("P-1", of: "C1", 1000_00, on: "2025-02-06", for: "I1")
        }
        if runs { try await bench.run("2025-02-06") }
        if how == "credit" {
          _ = try await bench.desk.reverseCredit("K1", on: day("2025-02-07"), reason: nil)
        } else {
          _ = try await bench.desk.reverse("P-1", on: day("2025-02-07"), reason: "bounced")
        }
        // Interest of February is booked by then, whichever days it was booked through before.
        try await bench.run("2025-03-03")
        sums.append(try await bench.owed(by: "C1", on: "2025-03-03").open)
        try await bench.expectWhole()
      }
    }
    #expect(abs(sums[0] - sums[1]) <= 1)
    #expect(sums[0] >= 1085_00)
  }

  @Test("What waits is not applied before it came, nor less than nothing of it")
  func appliedTooEarly() async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      try await bench.invoice("I1", of: "C1", 100_00, issued: "2025-01-02", due: "2025-03-01")
      try await bench.pay("P-1", of: "C1", 60_00, on: "2025-02-20")
      await #expect(throws: RunError.self) {
        try await bench.desk.apply("P-1", to: "I1", on: day("2025-02-19"))
      }
      await #expect { () async throws in
        _ = try await bench.desk.pay(
          Desk.Payment(
            id: "P-2", customer: AccountID("C1"), amount: euros(50_00), currency: nil,
            day: day("2025-02-21"), parts: [Desk.Part(invoice: "I1", amount: euros(-5_00))],
            reference: nil))
      } throws: { "\($0)".contains("above zero") }
      #expect(try await bench.desk.apply("P-1", to: "I1", on: day("2025-02-21")) == .done)
      try await bench.expectWhole()
    }
  }
}
