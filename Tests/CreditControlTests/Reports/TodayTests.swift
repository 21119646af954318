import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("What needs attention today")
struct TodayTests {
  typealias Storage = Bench.Storage

  @Test("A book says how it stands, whatever it is kept in", arguments: Storage.allCases)
  func stands(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      #expect(try await Today(bench.installation, on: day("2025-03-01")).isEmpty)
      try await bench.customer("C1")
      try await bench.customer("C2")
      try await bench.customer("C3")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.invoice("INV-2", of: "C2", 50_00, due: "2025-03-01")
      try await bench.invoice("INV-3", of: "C3", 7_00, due: "2025-03-01")
      // Due today, in six days, and in seven.
      try await bench.invoice("INV-4", of: "C1", 1_00, due: "2025-03-04")
      try await bench.invoice("INV-5", of: "C1", 2_00, due: "2025-03-10")
      try await bench.invoice("INV-6", of: "C1", 4_00, due: "2025-03-11")
      try await bench.pay("P-1", of: "C2", 9_00, on: "2025-03-02")
      var today = try await Today(bench.installation, on: day("2025-03-04"))
      #expect(today.lastRun == nil)
      #expect(!today.isEmpty && !today.isRunToday)
      #expect(today.due.number == 3)
      #expect(today.policyFile == .notAdopted)
      await bench.channel.script([
        .answer(.failed("no such mailbox")), .takesAndThrows, .answer(.notSent("the line is busy")),
      ])
      await bench.channel.canTell(false)
      try await bench.run("2025-03-04")
      today = try await Today(bench.installation, on: day("2025-03-04"))
      #expect(today.isRunToday)
      #expect(today.unknown.number == 1)
      #expect(today.failed.number == 1)
      #expect(today.retrying.number == 1)
      #expect(today.unsent.number == 0 && today.waiting.number == 0)
      #expect(today.due.number == 0)
      #expect(today.receivables.map(\.overdue) == [157_00])
      #expect(today.receivables.map(\.unapplied) == [9_00])
      #expect(today.dueThisWeek == [Samples.euros(3_00)])
      #expect(today.policyFile == .inForce)
      #expect(try await Today(bench.installation, on: day("2025-03-12")).failed.number == 0)
      #expect(try await !Today(bench.installation, on: day("2025-03-05")).isRunToday)
    }
  }

  @Test(
    "The book's own accounts are no customers, however many gateways it has",
    arguments: Storage.allCases)
  func ownAccounts(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      for account in [AccountID.suspense] + (1...120).map({ AccountID.gateway("till-\($0)") }) {
        let noted = EntryDraft(
          day: day("2025-01-02"), author: .person, fact: .noteTaken)
        try await Samples.post(
          [noted], to: account, in: bench.store, at: bench.installation.surroundings.now())
      }
      #expect(try await Today(bench.installation, on: day("2025-03-04")).isEmpty)
      try await bench.customer("C1")
      #expect(try await !Today(bench.installation, on: day("2025-03-04")).isEmpty)
    }
  }

  @Test("A file that differs from the policy in force is told")
  func policyDiffers() async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      try await bench.run("2025-03-04")
      bench.policies.edit { $0 = .practice(leastGapDays: 3) }
      let today = try await Today(bench.installation, on: day("2025-03-04"))
      #expect(today.policyFile == .differs)
    }
  }

  @Test("What is counted one by one is counted up to a thousand")
  func bounded() async throws {
    try await withBench(.memory) { bench in
      for index in 0...Today.bound {
        try await bench.customer("C\(index)")
        try await bench.invoice("INV-\(index)", of: "C\(index)", 10_00, due: "2025-03-01")
      }
      let before = try await Today(bench.installation, on: day("2025-03-04"))
      #expect(before.due == Today.Count(number: 1000, isBounded: true))
      try await bench.run("2025-03-04", delivers: false)
      let after = try await Today(bench.installation, on: day("2025-03-04"))
      #expect(after.unsent == Today.Count(number: 1000, isBounded: true))
      #expect(after.unknown.number == 0)
    }
  }
}
