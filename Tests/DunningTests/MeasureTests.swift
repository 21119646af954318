import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("Rungs that act inside the house")
struct MeasureTests {
  private static let policy = Policy.practice(
    leastGapDays: 20,
    ladder: [
      .late("reminder", 3),
      Rung(
        name: "stop", days: 10, inBusinessDays: false, anchor: .due, act: .hold, channels: [],
        template: "stop"),
      Rung(
        name: "call", days: 12, inBusinessDays: false, anchor: .due, act: .task("Call them"),
        channels: [], template: "call"),
      .late("final", 30),
    ])

  private func cafe(channels: [String] = ["email"]) throws -> PracticeAccount {
    var cafe = try PracticeAccount(channels: channels)
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    return cafe
  }

  @Test("A hold and a task act once each, on their days, whatever the least gap between notices")
  func once() throws {
    var cafe = try cafe()
    let story = try cafe.run(MeasureTests.policy, from: "2025-03-01", to: "2025-04-30")
    #expect(
      story == [
        "2025-03-04 reminder INV-1", "2025-03-11 hold stop INV-1", "2025-03-13 task call INV-1",
        "2025-03-31 final INV-1",
      ])
    #expect(cafe.account.standing.creditHold == day("2025-03-11"))
    #expect(cafe.account.standing.contacts.count == 2)
    try cafe.post(.creditHoldLifted(CreditHoldLifted()), on: "2025-05-01")
    #expect(cafe.account.standing.creditHold == nil)
  }

  @Test("Nobody needs an address for a measure, but a hard stop forbids it too")
  func gate() throws {
    var silent = try cafe(channels: [])
    #expect(
      try silent.run(MeasureTests.policy, on: "2025-03-11") == [
        "hold stop INV-1", "task unreached INV-1",
      ])
    var bankrupt = try cafe()
    try bankrupt.post(
      .stopSet(StopSet(reason: .bankruptcy, from: day("2025-03-05"), until: nil)),
      on: "2025-03-05")
    #expect(try bankrupt.run(MeasureTests.policy, on: "2025-03-11").isEmpty)
    let trace = bankrupt.decision(MeasureTests.policy, on: "2025-03-11").trace
    #expect(trace.lines.contains { $0.rule == .stop && $0.outcome == .forbids })
  }

  @Test("The name of a measure follows from act and triggers, in whatever order")
  func name() {
    let triggers = ["INV-1", "INV-2"].map {
      Trigger(item: Samples.item($0), rung: "stop", cycle: 1)
    }
    let name = MeasureTaken.id(.hold, triggers: triggers)
    #expect(name == MeasureTaken.id(.hold, triggers: triggers.reversed()))
    #expect(name != MeasureTaken.id(.task, triggers: triggers))
    #expect(name.hasPrefix("M-"))
  }
}
