import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Money of no name, where other money that is known already came later, names what is not known, or left.
@Suite("Money without a name, as of its own day")
struct UnnamedOnItsDayTests {
  private func withCompany(_ body: (Bench) async throws -> Void) async throws {
    let policy = MoneyDayTests.policy { $0.waitingMoney = .oldestFirst }
    try await withBench(.memory, policy: policy) { bench in
      try await MoneyDayTests.company("C", in: bench)
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  private func open(_ number: String, on date: String, _ bench: Bench) async throws -> Int64 {
    let record = try #require(try await bench.store.account(AccountID("C"), items: .all))
    return try #require(record.account.items[Samples.item(number)]).open(on: day(date))
  }

  @Test(
    "Runs of every day that catch up after an import give what one run gives",
    arguments: [true, false])
  func catchUp(_ isDaily: Bool) async throws {
    try await withCompany { bench in
      try await bench.invoice("INV-1", of: "C", 1000_00, issued: "2025-01-30", due: "2025-03-01")
      try await bench.invoice("INV-2", of: "C", 3000_00, issued: "2025-02-24", due: "2025-05-10")
      try await bench.pay("P3", of: "C", 1000_00, on: "2025-07-17")
      try await bench.pay("P1", of: "C", 1000_00, on: "2025-11-15", for: "INV-1")
      if isDaily { try await bench.run(from: "2025-07-10", to: "2025-11-20") }
      try await bench.run("2025-12-31")
      #expect(try await open("INV-1", on: "2025-09-01", bench) == 0)
      #expect(try await open("INV-2", on: "2025-09-01", bench) == 3000_00)
      #expect(try await open("INV-2", on: "2025-12-31", bench) == 2000_00)
    }
  }

  @Test(
    "What other money had settled until it bounced is not settled twice", arguments: [true, false])
  func bounced(_ isRunBetween: Bool) async throws {
    try await withCompany { bench in
      try await bench.invoice("A", of: "C", 5000_00, issued: "2025-03-24", due: "2025-04-07")
      try await bench.invoice("B", of: "C", 1000_00, issued: "2025-05-02", due: "2025-06-16")
      try await bench.pay("P", of: "C", 5000_00, on: "2025-05-12")
      try await bench.pay("Q", of: "C", 1000_00, on: "2025-05-21")
      if isRunBetween { try await bench.run("2025-05-31") }
      _ = try await bench.desk.reverse("P", on: day("2025-07-05"), reason: nil)
      try await bench.run("2025-12-15")
      #expect(try await open("A", on: "2025-06-15", bench) == 0)
      #expect(try await open("A", on: "2025-12-15", bench) == 5000_00)
      #expect(try await open("B", on: "2025-05-21", bench) == 0)
      #expect(try await open("B", on: "2025-12-15", bench) == 0)
    }
  }

  @Test("Money that is kept for an invoice to come does not hide the money behind it")
  func keptAhead() async throws {
    try await withCompany { bench in
      try await bench.invoice("INV-4", of: "C", 10_000_00, issued: "2025-02-06", due: "2025-03-08")
      try await bench.invoice("INV-3", of: "C", 2500_00, issued: "2025-03-30", due: "2025-05-14")
      try await bench.invoice("INV-1", of: "C", 400_00, issued: "2025-05-03", due: "2025-06-11")
      let files = Importing(bench)
      try await files.payment(
        "P1", of: "C", 10_200_00, on: day("2025-10-05"), invoice: "INV-4")
      try await bench.pay("P2", of: "C", 10_000_00, on: "2025-01-28", for: "INV-1")
      try await bench.pay("P5", of: "C", 1400_00, on: "2025-02-14")
      try await bench.run("2026-01-15")
      #expect(try await open("INV-4", on: "2025-05-10", bench) == 0)
      #expect(try await open("INV-3", on: "2025-06-01", bench) == 1500_00)
    }
  }

  @Test("A file's money that names in words what comes later takes it, whatever a run gave it to")
  func importedWords() async throws {
    try await withCompany { bench in
      try await bench.invoice("INV-1", of: "C", 5000_00, issued: "2025-01-10", due: "2025-02-19")
      try await Importing(bench).payment(
        "P", of: "C", 3000_00, on: day("2025-02-25"), reference: "Payment INV-2 thank you")
      try await bench.run("2025-02-28")
      try await bench.invoice("INV-2", of: "C", 3000_00, issued: "2025-02-20", due: "2025-04-20")
      try await bench.run("2025-04-30")
      #expect(try await open("INV-1", on: "2025-04-30", bench) == 5000_00)
      #expect(try await open("INV-2", on: "2025-04-30", bench) == 0)
    }
  }

  @Test("So does what a file says is for an invoice, whatever its number looks like")
  func importedColumn() async throws {
    try await withCompany { bench in
      try await bench.invoice("A", of: "C", 5000_00, issued: "2025-01-02", due: "2025-02-02")
      try await Importing(bench).payment("P", of: "C", 2000_00, on: day("2025-02-02"), invoice: "B")
      try await bench.run("2025-02-13")
      try await bench.invoice("B", of: "C", 3000_00, issued: "2025-02-10", due: "2025-04-20")
      try await bench.run("2025-04-30")
      #expect(try await open("A", on: "2025-04-30", bench) == 5000_00)
      #expect(try await open("B", on: "2025-04-30", bench) == 1000_00)
    }
  }

  @Test(
    "Money for a later invoice that bounces was never there for another", arguments: [true, false])
  func bouncedAhead(_ bounces: Bool) async throws {
    try await withCompany { bench in
      try await bench.invoice("A", of: "C", 4000_00, issued: "2025-01-19", due: "2025-02-18")
      try await bench.invoice("B", of: "C", 14_000_00, issued: "2025-05-05", due: "2025-06-19")
      try await bench.pay("P", of: "C", 14_000_00, on: "2025-03-22", for: "B")
      if bounces { _ = try await bench.desk.reverse("P", on: day("2025-04-30"), reason: nil) }
      let shown = try await bench.desk.reckon("A", through: day("2025-07-15"), law: "eu")
      #expect(shown.items.first?.interest?.total == 177_98)
    }
  }
}
