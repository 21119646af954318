import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// What a channel says, and what becomes of the notice.
@Suite("Answers of a channel")
struct AnswerTests {
  typealias Storage = Bench.Storage

  private func withOne(
    _ storage: Storage, _ replies: [ScriptedChannel.Reply], canTell: Bool = true,
    policy: Policy = .practice(), _ body: (Bench) async throws -> Void
  ) async throws {
    try await withBench(storage, policy: policy) { bench in
      await bench.channel.script(replies)
      await bench.channel.canTell(canTell)
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-03-04")
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  private func statuses(_ bench: Bench) async throws -> [String] {
    try await Ledgers(bench.installation).notices(on: nil, status: nil).map(\.status.rawValue)
  }

  @Test("What was certainly not sent is tried again, as a new act", arguments: Storage.allCases)
  func notSent(_ storage: Storage) async throws {
    try await withOne(storage, [.answer(.notSent("full")), .answer(.notSent("full"))]) { bench in
      #expect(try await statuses(bench) == ["retrying"])
      try await bench.run("2025-03-05")
      try await bench.run("2025-03-06")
      try await bench.run("2025-03-07")
      #expect(try await statuses(bench) == ["sent"])
      #expect(await bench.channel.calls == 3)
      #expect(await bench.channel.acts.map { $0.hasSuffix(".3") } == [true])
    }
  }

  @Test("What was refused for good is not tried again", arguments: Storage.allCases)
  func failed(_ storage: Storage) async throws {
    var policy = Policy.practice()
    policy.rhythmDays = 10
    try await withOne(storage, [.answer(.failed("no such mailbox"))], policy: policy) { bench in
      try await bench.run("2025-03-05")
      #expect(try await statuses(bench) == ["failed"])
      #expect(await bench.channel.calls == 1)
    }
  }

  @Test("No answer is asked about, not sent again", arguments: Storage.allCases)
  func taken(_ storage: Storage) async throws {
    try await withOne(storage, [.takesAndThrows]) { bench in
      #expect(try await statuses(bench) == ["unknown"])
      try await bench.run("2025-03-05")
      #expect(try await statuses(bench) == ["sent"])
      #expect(await bench.channel.calls == 1)
    }
  }

  @Test("No answer that turns out as not sent is sent once more", arguments: Storage.allCases)
  func lost(_ storage: Storage) async throws {
    try await withOne(storage, [.throwsOnly]) { bench in
      try await bench.run("2025-03-05")
      #expect(try await statuses(bench) == ["sent"])
      #expect(await bench.channel.acts.count == 1)
    }
  }

  @Test(
    "What nobody knows waits for a person and is never silently sent again",
    arguments: Storage.allCases)
  func unknown(_ storage: Storage) async throws {
    try await withOne(storage, [.takesAndThrows], canTell: false) { bench in
      for date in ["2025-03-05", "2025-03-06", "2025-03-14"] {
        let report = try await bench.run(date)
        #expect(report.unknown == 1)
      }
      #expect(try await statuses(bench) == ["unknown"])
      #expect(await bench.channel.calls == 1)
      let notice = try #require(try await bench.store.openNotices(.any, after: nil, limit: 1).first)
      let desk = bench.desk
      #expect(try await desk.settle(notice.id, wasSent: true, on: day("2025-03-14")) == .done)
      #expect(try await statuses(bench) == ["sent"])
      await #expect(throws: RunError.self) {
        try await desk.settle(notice.id, wasSent: true, on: day("2025-03-14"))
      }
      try await bench.run("2025-03-14")
      #expect(await bench.channel.calls == 1)
    }
  }

  @Test("The same key twice is one act", arguments: Storage.allCases)
  func keys(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      let desk = Desk(bench.installation, request: Request(author: "Ada", key: "key-1"))
      let payment = Desk.Payment(
        id: "P-1", customer: AccountID("C1"), amount: DecimalAmount(unscaled: 40, scale: 0),
        currency: nil, day: day("2025-03-01"), parts: [], reference: "INV-1")
      #expect(try await desk.pay(payment)?.map(\.settled) == [40_00])
      #expect(try await desk.pay(payment) == nil)
      #expect(try await desk.writeOff("INV-1", on: day("2025-03-02"), reason: nil) == .doneBefore)
      #expect(try await bench.owed(by: "C1", on: "2025-03-02") == (60_00, 0))
      try await bench.expectWhole()
    }
  }
}
