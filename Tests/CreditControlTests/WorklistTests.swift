import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("The worklist")
struct WorklistTests {
  typealias Storage = Bench.Storage

  /// Three customers who wrote: of two who owe as much, one wrote later.
  private func withAnswers(
    _ storage: Storage, _ body: (Bench) async throws -> Void
  ) async throws {
    try await withBench(storage) { bench in
      for (customer, cents, day) in [
        ("C1", 50_00, "05"), ("C2", 900_00, "06"), ("C3", 50_00, "04"),
      ] {
        try await bench.customer(customer, email: "owner@\(customer).example", name: customer)
        try await bench.invoice("INV-\(customer)", of: customer, Int64(cents), due: "2025-03-01")
        // What is not due yet makes no account worth more.
        try await bench.invoice("LATER-\(customer)", of: customer, 5_000_00, due: "2025-04-01")
        try await bench.receive(
          [.answer(customer, from: "owner@\(customer).example", text: "\(customer) pays.")],
          on: "2025-03-\(day)")
      }
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  private func customers(_ bench: Bench, assignee: String? = nil) async throws -> [String] {
    try await Worklist(bench.installation).rows(on: day("2025-03-10"), assignee: assignee)
      .map(\.customer.text)
  }

  @Test("Who owes most is first, then who wrote first", arguments: Storage.allCases)
  func order(_ storage: Storage) async throws {
    try await withAnswers(storage) { bench in
      #expect(try await customers(bench) == ["C2", "C3", "C1"])
      let first = try #require(
        try await Worklist(bench.installation).rows(on: day("2025-03-10")).first)
      #expect(first.overdue == [Samples.euros(900_00)])
      #expect(first.words["words"] == "C2 pays.")
      #expect(first.words["author"] == nil)
      #expect(first.name == "C2")
      try await bench.pay("P-1", of: "C2", 890_00, on: "2025-03-07", for: "INV-C2")
      #expect(try await customers(bench) == ["C3", "C1", "C2"])
    }
  }

  @Test(
    "A yen is worth less than a euro and a cent no more than a yen", arguments: [Storage.memory])
  func currencies(_ storage: Storage) async throws {
    try await withAnswers(storage) { bench in
      try await bench.customer("C4", email: "owner@C4.example")
      _ = try await bench.desk.issue(
        Desk.NewInvoice(
          id: "INV-C4", customer: AccountID("C4"), amount: DecimalAmount(unscaled: 899, scale: 0),
          currency: Samples.yen, issued: day("2025-02-01"), due: day("2025-03-01")))
      try await bench.receive(
        [.answer("C4", from: "owner@c4.example")], on: "2025-03-05")
      #expect(try await customers(bench) == ["C2", "C4", "C3", "C1"])
    }
  }

  @Test("A task that somebody takes on is theirs until it is done", arguments: Storage.allCases)
  func assigned(_ storage: Storage) async throws {
    try await withAnswers(storage) { bench in
      let worklist = Worklist(bench.installation)
      let task = try #require(try await worklist.rows(on: day("2025-03-10")).first).task.id
      #expect(try await bench.desk.assign(task, to: "Bea", on: day("2025-03-07")) == .done)
      #expect(try await bench.desk.assign(task, to: "Cem", on: day("2025-03-07")) == .done)
      #expect(try await customers(bench, assignee: "Bea") == [])
      #expect(try await customers(bench, assignee: "Cem") == ["C2"])
      #expect(try await worklist.row(task, on: day("2025-03-10")).assignee == "Cem")

      let desk = Desk(bench.installation, request: Request(author: "Cem", key: "done-1"))
      #expect(try await desk.finish(task, note: nil, on: day("2025-03-08")) == .done)
      #expect(try await desk.finish(task, note: nil, on: day("2025-03-08")) == .doneBefore)
      #expect(try await customers(bench) == ["C3", "C1"])
      for name in [task, "W-none"] {
        await #expect(throws: RunError.self) {
          _ = try await bench.desk.finish(name, note: nil, on: day("2025-03-08"))
        }
        await #expect(throws: RunError.self) {
          _ = try await bench.desk.assign(name, to: "Bea", on: day("2025-03-08"))
        }
        await #expect(throws: RunError.self) {
          _ = try await worklist.row(name, on: day("2025-03-08"))
        }
      }
    }
  }

  @Test(
    "What a rung gave to a person is off the list once it is paid or given up",
    arguments: [true, false])
  func doneByItself(_ isPaid: Bool) async throws {
    var policy = Policy.practice()
    policy.ladder = [
      Rung(
        name: "call", days: 5, inBusinessDays: false, anchor: .due, act: .task("Call them"),
        channels: [], template: "call")
    ]
    try await withBench(.memory, policy: policy) { bench in
      try await bench.customer("C1")
      try await bench.invoice("I1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-03-06")
      #expect(try await customers(bench) == ["C1"])
      if isPaid {
        try await bench.pay("P-1", of: "C1", 100_00, on: "2025-03-08", for: "I1")
      } else {
        _ = try await bench.desk.writeOff("I1", on: day("2025-03-08"), reason: "no hope")
      }
      #expect(try await customers(bench) == [])
      if isPaid {
        _ = try await bench.desk.reverse("P-1", on: day("2025-03-09"), reason: "bounced")
        #expect(try await customers(bench) == ["C1"])
      }
    }
  }

  @Test("What a second person is asked to give up is off the list once it is paid")
  func approvalPaid() async throws {
    var policy = Policy.practice()
    policy.losses = LossRules(
      approveAbove: Threshold(general: DecimalAmount(unscaled: 50, scale: 0)))
    try await withBench(.memory, policy: policy) { bench in
      try await bench.customer("C1")
      try await bench.invoice("I1", of: "C1", 100_00, due: "2025-03-01")
      _ = try await bench.desk.writeOff("I1", on: day("2025-03-06"), reason: "no hope")
      #expect(try await customers(bench) == ["C1"])
      try await bench.pay("P-1", of: "C1", 100_00, on: "2025-03-08", for: "I1")
      #expect(try await customers(bench) == [])
    }
  }
}
