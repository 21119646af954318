import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// R1.3: a notice of more invoices than a transfer can name asks to quote itself.
@Suite("Money that quotes a notice")
struct QuotedNoticeTests {
  /// Two invoices that were asked for, and one that is disputed.
  private func withAsked(
    _ storage: Bench.Storage = .memory, _ body: (Bench, Notice) async throws -> Void
  ) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("A-0", of: "C1", 300_00, due: "2025-02-20")
      try await bench.invoice("A-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.invoice("A-2", of: "C1", 100_00, due: "2025-03-02")
      _ = try await bench.desk.dispute(
        Desk.NewDispute(
          invoice: "A-0", size: .whole, reason: "other"), on: day("2025-02-10"))
      try await bench.run("2025-03-06")
      let asked = try await Ledgers(bench.installation).notices(on: nil, status: "sent")
        .last { $0.listing.amount == Samples.euros(200_00) }
      try await body(bench, try #require(asked))
      try await bench.expectWhole()
    }
  }

  private func open(_ bench: Bench) async throws -> [String] {
    let record = try await bench.store.account(AccountID("C1"), items: .all)
    return (record?.account.items.values.filter { $0.finallyOpen != 0 } ?? [])
      .map { "\($0.id.text) \($0.finallyOpen)" }.sorted()
  }

  @Test(
    "It is for what that asked for, the oldest first, also where a bank wrote it in large letters",
    arguments: Bench.Storage.allCases, [false, true])
  func quoted(_ storage: Bench.Storage, isLarge: Bool) async throws {
    try await withAsked(storage) { bench, asked in
      try await bench.pay(
        "P-1", of: "C1", 150_00, on: "2025-03-10", for: isLarge ? asked.id.uppercased() : asked.id)
      #expect(try await open(bench) == ["A-0 30000", "A-2 5000"])
      try await bench.run("2025-03-10")
      #expect(try await open(bench) == ["A-0 30000", "A-2 5000"])
    }
  }

  @Test("Money that is told later and came before it leaves it the rest of what was asked for")
  func toldLate() async throws {
    try await withAsked { bench, asked in
      try await bench.pay("P-2", of: "C1", 100_00, on: "2025-03-10", for: asked.id)
      #expect(try await open(bench) == ["A-0 30000", "A-2 10000"])
      try await bench.pay("P-1", of: "C1", 100_00, on: "2025-03-08", for: "A-1")
      #expect(try await open(bench) == ["A-0 30000"])
    }
  }

  @Test("The name of a notice of another customer says nothing here")
  func foreign() async throws {
    try await withAsked { bench, asked in
      try await bench.customer("C2")
      try await bench.invoice("B-1", of: "C2", 70_00, due: "2025-03-20")
      try await bench.pay("P-1", of: "C2", 50_00, on: "2025-03-10", for: asked.id)
      #expect(try await bench.owed(by: "C2", on: "2025-03-10") == (70_00, 50_00))
      #expect(try await open(bench) == ["A-0 30000", "A-1 10000", "A-2 10000"])
    }
  }

  @Test("Only what is written like one is the name of a notice")
  func names() {
    let name = "N-" + String(repeating: "0f", count: 10)
    #expect(Notice.id(quoted: name) == name)
    #expect(Notice.id(quoted: name.uppercased()) == name)
    let others: [String] = [
      "", "N-", "N-preview", "M" + name.dropFirst(), name + "0", name.replacing("0", with: "g"),
    ]
    for words in others { #expect(Notice.id(quoted: words) == nil, "\(words)") }
  }
}
