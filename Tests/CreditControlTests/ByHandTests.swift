import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// What a book-keeper does with money and credits that wait.
@Suite("Money by hand")
struct ByHandTests {
  typealias Storage = Bench.Storage

  private func withInvoices(
    _ storage: Storage = .memory, _ body: (Bench) async throws -> Void
  ) async throws {
    try await withBench(storage) { bench in
      for customer in ["C1", "C2", "C3"] { try await bench.customer(customer) }
      try await bench.invoice("I1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.invoice("I2", of: "C1", 50_00, due: "2025-03-02")
      try await bench.invoice("J1", of: "C2", 70_00, due: "2025-03-03")
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  private func credit(
    _ bench: Bench, _ invoice: String, _ cents: Int64, as name: String, on date: String
  ) async throws {
    _ = try await bench.desk.credit(
      invoice, DecimalAmount(unscaled: cents, scale: 2), as: name, on: day(date), reason: nil)
  }

  private func part(_ invoice: String, _ cents: Int64? = nil) -> Desk.Share {
    Desk.Share(invoice: invoice, amount: cents.map { DecimalAmount(unscaled: $0, scale: 2) })
  }

  // MARK: Credits

  @Test(
    "A credit that waits is split over invoices, and taken back whole", arguments: Storage.allCases)
  func credits(_ storage: Storage) async throws {
    try await withInvoices(storage) { bench in
      // 100 of it settles I1; 90 wait.
      try await credit(bench, "I1", 190_00, as: "CN-1", on: "2025-02-10")
      #expect(try await bench.owed(by: "C1", on: "2025-02-10") == (50_00, 90_00))
      try await bench.invoice("I3", of: "C1", 60_00, due: "2025-04-01")
      let applied = try await bench.desk.apply(
        "CN-1", to: [part("I2", 30_00), part("I3")], on: day("2025-03-05"))
      #expect(applied == .done)
      #expect(try await bench.owed(by: "C1", on: "2025-03-05") == (20_00, 0))
      await #expect(throws: RunError.self) {
        try await bench.desk.apply("CN-1", to: "I2", on: day("2025-03-05"))
      }
      let reversed = try await bench.desk.reverseCredit(
        "CN-1", on: day("2025-03-06"), reason: nil)
      #expect(reversed == .done)
      #expect(try await bench.owed(by: "C1", on: "2025-03-06") == (210_00, 0))
      await #expect(throws: RunError.self) {
        try await bench.desk.reverseCredit("CN-1", on: day("2025-03-07"), reason: nil)
      }
    }
  }

  @Test("More than is open or waits is not applied, nor to another customer's invoice")
  func tooMuch() async throws {
    try await withInvoices { bench in
      try await credit(bench, "I1", 130_00, as: "CN-1", on: "2025-02-10")
      for shares in [[part("I2", 31_00)], [part("J1")], [part("I1")], [part("I2"), part("I2")]] {
        await #expect(throws: RunError.self) {
          try await bench.desk.apply("CN-1", to: shares, on: day("2025-03-05"))
        }
      }
      await #expect(throws: RunError.self) {
        try await bench.desk.reverseCredit("CN-1", on: day("2025-02-09"), reason: nil)
      }
      try await bench.pay("P-1", of: "C1", 10_00, on: "2025-03-05")
      await #expect(throws: RunError.self) {
        try await bench.desk.reverseCredit("P-1", on: day("2025-03-06"), reason: nil)
      }
      #expect(try await bench.owed(by: "C1", on: "2025-03-05") == (50_00, 40_00))
    }
  }

  // MARK: Paying out

  @Test("An overpayment is paid out to where it came from, once", arguments: Storage.allCases)
  func paidOut(_ storage: Storage) async throws {
    try await withInvoices(storage) { bench in
      try await bench.pay("P-1", of: "C1", 130_00, on: "2025-03-05", for: "I1")
      let desk = bench.desk
      await #expect(throws: RunError.self) {
        try await desk.payOut(
          "P-1", DecimalAmount(unscaled: 31, scale: 0), on: day("2025-03-06"), note: nil)
      }
      await #expect(throws: RunError.self) {
        try await desk.payOut("P-1", nil, on: day("2025-03-04"), note: nil)
      }
      let some = DecimalAmount(unscaled: 12, scale: 0)
      #expect(try await desk.payOut("P-1", some, on: day("2025-03-06"), note: nil) == .done)
      #expect(try await bench.owed(by: "C1", on: "2025-03-06") == (50_00, 18_00))
      #expect(try await desk.payOut("P-1", nil, on: day("2025-03-07"), note: nil) == .done)
      #expect(try await bench.owed(by: "C1", on: "2025-03-07") == (50_00, 0))
      await #expect(throws: RunError.self) {
        try await desk.payOut("P-1", nil, on: day("2025-03-08"), note: nil)
      }
    }
  }

  @Test(
    "What a second person is asked about stays where it is, and nobody is asked about what bounced",
    arguments: Storage.allCases)
  func askedAbout(_ storage: Storage) async throws {
    try await withInvoices(storage) { bench in
      try await bench.pay("P-1", of: "C1", 130_00, on: "2025-03-05", for: "I1")
      let (desk, some) = (bench.desk, DecimalAmount(unscaled: 10, scale: 0))
      guard
        case .asked(let task, _) = try await desk.payOut(
          "P-1", some, to: "DE02", on: day("2025-03-06"), note: nil)
      else {
        Issue.record("nobody was asked")
        return
      }
      await #expect(throws: RunError.self) {
        try await desk.payOut("P-1", some, to: "DE03", on: day("2025-03-06"), note: nil)
      }
      await #expect(throws: RunError.self) {
        try await desk.payOut("P-1", nil, on: day("2025-03-06"), note: nil)
      }
      await #expect(throws: RunError.self) {
        try await desk.move(
          "P-1", to: AccountID("C2"), amount: nil, transfer: "T-1", on: day("2025-03-06"))
      }
      await #expect(throws: RunError.self) {
        try await desk.apply("P-1", to: "I2", on: day("2025-03-06"))
      }
      try await bench.run("2025-03-07")
      #expect(try await bench.owed(by: "C1", on: "2025-03-07") == (50_00, 30_00))
      _ = try await desk.reverse("P-1", on: day("2025-03-08"), reason: "bounced")
      let account = try await bench.store.account(AccountID("C1"), items: .all)?.account
      #expect(account?.standing.tasks.task(task) == nil)
      try await bench.expectWhole()
    }
  }

  @Test("To another account it takes a second person, who agrees to that sum alone")
  func toAnother() async throws {
    try await withInvoices { bench in
      try await credit(bench, "I1", 130_00, as: "CN-1", on: "2025-02-10")
      guard
        case .asked(let task, _) = try await bench.desk.payOut(
          "CN-1", nil, to: "DE02 1203 0000 0000 2020 51", on: day("2025-03-06"), note: nil)
      else {
        Issue.record("nobody was asked")
        return
      }
      #expect(try await bench.owed(by: "C1", on: "2025-03-06") == (50_00, 30_00))
      let second = Desk(bench.installation, request: Request(author: "Bo"))
      await #expect(throws: RunError.self) {
        try await bench.desk.payOut("CN-1", nil, approving: task, on: day("2025-03-06"), note: nil)
      }
      await #expect(throws: RunError.self) {
        try await second.payOut(
          "CN-1", DecimalAmount(unscaled: 29, scale: 0), approving: task, on: day("2025-03-06"),
          note: nil)
      }
      let done = try await second.payOut(
        "CN-1", nil, approving: task, on: day("2025-03-06"), note: nil)
      #expect(done == .done)
      #expect(try await bench.owed(by: "C1", on: "2025-03-06") == (50_00, 0))
      await #expect(throws: RunError.self) {
        try await bench.desk.reverseCredit("CN-1", on: day("2025-03-07"), reason: nil)
      }
    }
  }

  // MARK: Moving back

  /// 100.00 of C1's went to C2, where 70.00 settle J1, and 20.00 of the rest to C3.
  private func withMoved(
    _ storage: Storage = .memory, _ body: (Bench) async throws -> Void
  ) async throws {
    try await withInvoices(storage) { bench in
      try await bench.invoice("K1", of: "C3", 15_00, due: "2025-03-03")
      try await bench.pay("P-1", of: "C1", 100_00, on: "2025-03-05")
      let desk = bench.desk
      _ = try await desk.move(
        "P-1", to: AccountID("C2"), amount: nil, transfer: "T-1", on: day("2025-03-06"))
      _ = try await desk.apply("T-1", to: "J1", on: day("2025-03-06"))
      _ = try await desk.move(
        "T-1", to: AccountID("C3"), amount: DecimalAmount(unscaled: 20, scale: 0),
        transfer: "T-2", on: day("2025-03-07"))
      _ = try await desk.apply("T-2", to: "K1", on: day("2025-03-07"))
      #expect(try await bench.owed(by: "C2", on: "2025-03-07") == (0, 10_00))
      #expect(try await bench.owed(by: "C3", on: "2025-03-07") == (0, 5_00))
      try await body(bench)
    }
  }

  @Test("A payment is taken back also where it was moved and spent", arguments: Storage.allCases)
  func reversed(_ storage: Storage) async throws {
    try await withMoved(storage) { bench in
      _ = try await bench.desk.reverse("P-1", on: day("2025-03-10"), reason: "bounced")
      #expect(try await bench.owed(by: "C1", on: "2025-03-10") == (150_00, 0))
      #expect(try await bench.owed(by: "C2", on: "2025-03-10") == (70_00, 0))
      #expect(try await bench.owed(by: "C3", on: "2025-03-10") == (15_00, 0))
    }
  }

  @Test(
    "What was moved goes back to where it came from, also where it was spent",
    arguments: Storage.allCases)
  func movedBack(_ storage: Storage) async throws {
    try await withMoved(storage) { bench in
      let desk = bench.desk
      let home = AccountID("C2")
      _ = try await desk.move("T-2", to: home, amount: nil, transfer: "T-3", on: day("2025-03-08"))
      #expect(try await bench.owed(by: "C2", on: "2025-03-08") == (0, 30_00))
      #expect(try await bench.owed(by: "C3", on: "2025-03-08") == (15_00, 0))
      // 30 wait and go first; 10 more are taken off J1.
      _ = try await desk.move(
        "T-1", to: AccountID("C1"), amount: DecimalAmount(unscaled: 40, scale: 0), transfer: "T-4",
        on: day("2025-03-09"))
      #expect(try await bench.owed(by: "C1", on: "2025-03-09") == (150_00, 40_00))
      #expect(try await bench.owed(by: "C2", on: "2025-03-09") == (10_00, 0))
      await #expect(throws: RunError.self) {
        try await desk.move(
          "T-1", to: AccountID("C1"), amount: DecimalAmount(unscaled: 61, scale: 0),
          transfer: "T-5", on: day("2025-03-09"))
      }
      _ = try await desk.apply("P-1", to: "I1", on: day("2025-03-10"))
      _ = try await desk.reverse("P-1", on: day("2025-03-11"), reason: nil)
      #expect(try await bench.owed(by: "C1", on: "2025-03-11") == (150_00, 0))
      #expect(try await bench.owed(by: "C2", on: "2025-03-11") == (70_00, 0))
    }
  }

  // MARK: Said twice, called twice

  @Test("A payment that is reversed twice with one key was reversed once")
  func reversedTwice() async throws {
    try await withInvoices(.memory) { bench in
      try await bench.pay("P-1", of: "C1", 100_00, on: "2025-02-10", for: "I1")
      let desk = Desk(bench.installation, request: Request(author: "ada", key: "K1"))
      #expect(try await desk.reverse("P-1", on: day("2025-02-12"), reason: nil) == .done)
      #expect(try await desk.reverse("P-1", on: day("2025-02-12"), reason: nil) == .doneBefore)
      await #expect(throws: RunError.self) {
        try await bench.desk.reverse("P-1", on: day("2025-02-12"), reason: nil)
      }
    }
  }

  @Test("An instalment of nothing or less is refused, whatever they add up to")
  func instalments() async throws {
    try await withInvoices(.memory) { bench in
      for (first, second) in [(Int64(700), Int64(-200)), (500, 0)] {
        let parts = [first, second].enumerated().map { index, amount in
          (
            due: day("2025-05-01").adding(days: index),
            amount: DecimalAmount(unscaled: amount, scale: 0)
          )
        }
        await #expect(throws: RunError.self) {
          _ = try await bench.desk.issue(
            Desk.NewInvoice(
              id: "X6", customer: AccountID("C1"), amount: DecimalAmount(unscaled: 500, scale: 0),
              currency: nil, issued: day("2025-04-01"), due: parts[1].due, instalments: parts))
        }
      }
    }
  }

  @Test("A plan bears no interest below nothing")
  func planInterest() async throws {
    try await withInvoices(.memory) { bench in
      let error = await #expect(throws: RunError.self) {
        _ = try await bench.desk.agree(
          Desk.NewPlan(
            customer: AccountID("C1"), currency: nil, size: .number(3), every: .month, first: nil,
            down: nil, interest: Percent(-5), invoices: [], note: nil), on: day("2025-04-01"))
      }
      #expect(error.map { "\($0)".contains("below 0 %") } ?? false)
    }
  }

  /// Goal: what a customer is told to quote means one thing.
  @Test("No invoice is called what an instalment or a charge of another one is called")
  func quotedNumbers() async throws {
    try await withInvoices(.memory) { bench in
      func issue(_ id: String, parts: Int = 0) async throws {
        let instalments = (0..<parts).map {
          (due: day("2025-05-01").adding(days: $0), amount: DecimalAmount(unscaled: 50, scale: 0))
        }
        let all = DecimalAmount(unscaled: Int64(max(1, parts)) * 50, scale: 0)
        _ = try await bench.desk.issue(
          Desk.NewInvoice(
            id: id, customer: AccountID("C1"), amount: all, currency: nil,
            issued: day("2025-04-01"), due: day("2025-05-01"), instalments: instalments))
      }
      try await issue("R1", parts: 2)
      for number in ["R1#1", "R1#9", "R1!3", "I1!1"] {
        await #expect(throws: RunError.self, "\(number)") { try await issue(number) }
      }
      try await issue("R2#1")
      await #expect(throws: RunError.self) { try await issue("R2", parts: 2) }
      // What names nothing that is there is a number as any other.
      for number in ["R2", "INV#7", "R1#x", "#1"] { try await issue(number) }
    }
  }
}
