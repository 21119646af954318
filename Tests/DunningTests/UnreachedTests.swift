import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("Who cannot be reached at all is a person's task")
struct UnreachedTests {
  private static let policy = Policy.practice(
    ladder: [.late("soon", -3), .late("reminder", 3), .late("second", 14, channel: "letter")])

  private func cafe(_ channels: [String]) throws -> PracticeAccount {
    var cafe = try PracticeAccount(channels: channels)
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.invoice("INV-2", 50_00, due: "2025-03-20")
    return cafe
  }

  @Test("A task comes once, on the day of the first demand, and not every day")
  func once() throws {
    var cafe = try cafe([])
    let story = try cafe.run(UnreachedTests.policy, from: "2025-02-01", to: "2025-06-30")
    #expect(story == ["2025-03-04 task unreached INV-1"])
    let call = try #require(
      try self.cafe([]).decision(UnreachedTests.policy, on: "2025-03-04").measures.first)
    #expect(
      call.words?.hasPrefix(
        "cannot be reached: no address for email, no address for letter.") == true)
    #expect(call.listing.amount == Samples.euros(100_00))
  }

  @Test("What becomes late when the first is paid is a task of its own")
  func again() throws {
    var cafe = try cafe([])
    _ = try cafe.run(UnreachedTests.policy, from: "2025-02-01", to: "2025-03-25")
    try cafe.pay("P-1", 100_00, on: "2025-03-26", for: "INV-1")
    let story = try cafe.run(UnreachedTests.policy, from: "2025-03-26", to: "2025-06-30")
    #expect(story == ["2025-03-26 task unreached INV-2"])
  }

  @Test("One channel that a later notice goes by is enough, where that is not the last one")
  func later() throws {
    var policy = UnreachedTests.policy
    policy.ladder.append(.late("final", 30, channel: "letter"))
    var cafe = try cafe(["letter"])
    let story = try cafe.run(policy, from: "2025-02-01", to: "2025-06-30")
    #expect(!story.contains { $0.contains("unreached") }, "\(story)")
    #expect(story.first == "2025-03-15 second INV-1", "\(story)")
  }

  @Test(
    "The last rung is no first contact: who is reached by no milder one is a person's task",
    arguments: [Policy.CatchUp.latest, .each])
  func lastAlone(catchUp: Policy.CatchUp) throws {
    let policy = Policy.practice(
      catchUp: catchUp,
      ladder: [.late("soon", -3), .late("reminder", 3), .late("second", 14, channel: "letter")])
    var letters = try cafe(["letter"])
    #expect(
      try letters.run(policy, from: "2025-02-01", to: "2025-04-30")
        == ["2025-03-04 task unreached INV-1"])
    // Where a milder one was delivered, the last one goes.
    var both = try cafe(["email", "letter"])
    let story = try both.run(policy, from: "2025-02-01", to: "2025-04-30")
    #expect(story.contains { $0.hasSuffix("reminder INV-1") }, "\(story)")
    #expect(story.contains { $0.contains("second INV-1") }, "\(story)")
  }

  @Test("Somebody who looks for another address already is asked no second time")
  func bounced() throws {
    var cafe = try cafe([])
    try cafe.post(.taskRaised(TaskRaised(task: "W-1", reason: .bounced)), on: "2025-03-02")
    #expect(try cafe.run(UnreachedTests.policy, from: "2025-03-02", to: "2025-03-10").isEmpty)
    try cafe.post(.taskDone(TaskDone(task: "W-1")), on: "2025-03-11")
    let story = try cafe.run(UnreachedTests.policy, from: "2025-03-11", to: "2025-06-30")
    #expect(story == ["2025-03-11 task unreached INV-1"])
  }

  @Test("A stop, money that waits and a policy of the first edition leave it alone")
  func left() throws {
    var stopped = try cafe([])
    try stopped.post(
      .stopSet(StopSet(reason: .bankruptcy, from: day("2025-03-02"), until: nil)),
      on: "2025-03-02")
    #expect(try stopped.run(UnreachedTests.policy, from: "2025-03-02", to: "2025-04-30").isEmpty)
    var paid = try cafe([])
    try paid.pay("P-1", 150_00, on: "2025-03-02")
    #expect(try paid.run(UnreachedTests.policy, from: "2025-03-02", to: "2025-04-30").isEmpty)
    var old = UnreachedTests.policy
    old.edition = .first
    var before = try cafe([])
    #expect(try before.run(old, from: "2025-03-02", to: "2025-04-30").isEmpty)
  }
}
