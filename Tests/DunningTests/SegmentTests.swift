import Receivables
import ReceivablesTesting
import Testing

@testable import Dunning

@Suite("Segments, ladders and exceptions")
struct SegmentTests {
  /// Everybody is reminded on the third day; who is gentle on the tenth; who is firm on the first.
  private static func policy(_ segments: [Segment]) -> Policy {
    var policy = Policy.practice(ladder: [.late("reminder", 3)])
    policy.ladders += [
      Ladder(name: "gentle", rungs: [.late("kind-word", 10)]),
      Ladder(name: "firm", rungs: [.late("first", 1), .late("second", 5)]),
    ]
    policy.segments = segments
    return policy
  }

  private static func segment(
    _ name: String, ladder: String, _ fill: (inout Segment.Condition) -> Void
  ) -> Segment {
    var condition = Segment.Condition()
    fill(&condition)
    return Segment(name: name, condition: condition, ladder: ladder)
  }

  private func cafe(_ party: Party) throws -> PracticeAccount {
    var cafe = try PracticeAccount()
    var party = party
    party.channels = ["email"]
    try cafe.post(.partyRecorded(party), on: "2020-01-02")
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    return cafe
  }

  @Test("The first segment that fits holds, and everybody else has the first ladder")
  func inOrder() throws {
    let policy = SegmentTests.policy([
      SegmentTests.segment("bakers", ladder: "gentle") { $0.tags = ["baker", "miller"] },
      SegmentTests.segment("abroad", ladder: "firm") { $0.countries = ["AT", "CH"] },
    ])
    let stories: [(Party, [String])] = [
      (Party(country: "DE"), ["2025-03-04 reminder INV-1"]),
      (Party(country: "AT", tags: ["miller"]), ["2025-03-11 kind-word INV-1"]),
      (Party(country: "CH"), ["2025-03-02 first INV-1", "2025-03-06 second INV-1"]),
      (Party(), ["2025-03-04 reminder INV-1"]),
    ]
    for (party, story) in stories {
      var cafe = try cafe(party)
      #expect(try cafe.run(policy, from: "2025-02-20", to: "2025-03-20") == story)
    }
  }

  @Test("A customer who is not to be chased is not, and the trace names the segment")
  func nobody() throws {
    let policy = SegmentTests.policy([
      SegmentTests.segment("friends", ladder: LadderSet.none) { $0.kinds = [.person] }
    ])
    var cafe = try cafe(Party(kind: .person))
    #expect(try cafe.run(policy, from: "2025-02-20", to: "2025-04-20").isEmpty)
    let lines = cafe.decision(policy, on: "2025-03-20").trace.lines
    #expect(lines.contains { $0.rule == .segment && $0.detail.contains("friends") })
    #expect(lines.contains { $0.rule == .ladder && $0.outcome == .forbids })
  }

  @Test("What is owed is counted by currency, and the bound itself is neither over nor under")
  func amounts() throws {
    var over = Segment.Condition()
    over.owes = .over(Threshold(general: DecimalAmount(unscaled: 100, scale: 0)))
    let policy = SegmentTests.policy([Segment(name: "large", condition: over, ladder: "firm")])
    var cafe = try cafe(Party())
    try cafe.invoice("INV-2", 100_01, due: "2025-03-01", currency: Samples.currency("USD"))
    let story = try cafe.run(policy, on: "2025-03-02")
    #expect(story == ["first INV-2"])
    #expect(try cafe.run(policy, on: "2025-03-04") == ["reminder INV-1"])
  }

  @Test("How a customer paid before decides, and who never paid has no such record")
  func record() throws {
    var late = Segment.Condition()
    late.daysLate = .over(10)
    let policy = SegmentTests.policy([Segment(name: "late", condition: late, ladder: "firm")])
    var cafe = try cafe(Party())
    #expect(cafe.decision(policy, on: "2025-03-02").calls.isEmpty)
    for (number, paid) in [(2, "2025-01-21"), (3, "2025-01-13")] {
      try cafe.invoice("INV-\(number)", 10_00, due: "2025-01-05")
      try cafe.pay("P-\(number)", 10_00, on: paid, for: "INV-\(number)")
    }
    // Sixteen and eight days late: twelve on average.
    #expect(cafe.account.standing.record.averageDaysLate(on: day("2025-03-02")) == 12)
    #expect(cafe.account.standing.record.averageDaysLate(on: day("2025-01-20")) == 8)
    #expect(cafe.decision(policy, on: "2025-03-02").calls.map(\.rung) == ["first"])
  }

  @Test("A payment that is taken back is no record, and neither is what was given up")
  func recordReversed() throws {
    var cafe = try cafe(Party())
    let allocations = [Allocation(Samples.item("INV-1"), 100_00)]
    try cafe.pay("P-1", 100_00, on: "2025-03-31", for: "INV-1")
    #expect(cafe.account.standing.record.paid.map(\.daysLate) == [30])
    try cafe.post(
      .paymentReversed(
        PaymentReversed(payment: "P-1", currency: Samples.euro, allocations: allocations)),
      on: "2025-04-02")
    #expect(cafe.account.standing.record.paid.isEmpty)
    try cafe.post(
      .writtenOff(WrittenOff(currency: Samples.euro, allocations: allocations)), on: "2025-04-03")
    #expect(cafe.account.standing.record.paid.isEmpty)
  }

  @Test("How long somebody is a customer counts from the first invoice, and changes by itself")
  func relation() throws {
    var young = Segment.Condition()
    young.customerForDays = .under(32)
    let policy = SegmentTests.policy([Segment(name: "new", condition: young, ladder: "gentle")])
    var cafe = try cafe(Party())  // Issued on 2025-01-30.
    #expect(try cafe.run(policy, on: "2025-03-02").isEmpty)
    // On the thirty-second day the customer is new no more, and the third day after due has come.
    let next = attention(of: cafe.account, by: policy, after: day("2025-02-28"))
    #expect(next == day("2025-03-02") || next == day("2025-03-03"))
    #expect(try cafe.run(policy, on: "2025-03-04") == ["reminder INV-1"])
  }

  @Test("A segment has a least gap and amounts of its own")
  func ownRules() throws {
    var abroad = Segment.Condition()
    abroad.countries = ["AT"]
    var policy = SegmentTests.policy([
      Segment(
        name: "abroad", condition: abroad, ladder: "firm", leastGapDays: 9,
        minimum: Threshold(general: DecimalAmount(unscaled: 50, scale: 0)))
    ])
    policy.minimum = Threshold(general: DecimalAmount(unscaled: 500, scale: 0))
    var cafe = try cafe(Party(country: "AT"))
    let story = try cafe.run(policy, from: "2025-02-20", to: "2025-03-30")
    #expect(story == ["2025-03-02 first INV-1", "2025-03-11 second INV-1"])
    var home = try self.cafe(Party(country: "DE"))
    #expect(try home.run(policy, from: "2025-02-20", to: "2025-03-30").isEmpty)
  }

  @Test("An invoice's exception outranks the customer's, and both outrank the segment")
  func exceptions() throws {
    let policy = SegmentTests.policy([
      SegmentTests.segment("all", ladder: "gentle") { _ in }
    ])
    var cafe = try cafe(Party())
    try cafe.invoice("INV-2", 100_00, due: "2025-03-01")
    try cafe.invoice("INV-3", 100_00, due: "2025-03-01")
    try cafe.post(.ladderSet(LadderSet(ladder: "firm")), on: "2025-02-01")
    try cafe.post(.ladderSet(LadderSet(invoice: "INV-2", ladder: "none")), on: "2025-02-01")
    try cafe.post(.ladderSet(LadderSet(invoice: "INV-3", ladder: "standard")), on: "2025-02-01")
    #expect(try cafe.run(policy, on: "2025-03-02") == ["first INV-1"])
    #expect(try cafe.run(policy, on: "2025-03-04") == ["reminder INV-3"])
    // Taken back, the policy's word holds again; from a later day, not before it.
    try cafe.post(.ladderSet(LadderSet(invoice: "INV-2", ladder: nil)), on: "2025-03-20")
    let before = cafe.decision(policy, on: "2025-03-19").calls.flatMap(\.triggers).map(\.item.text)
    #expect(!before.contains("INV-2"))
    #expect(attention(of: cafe.account, by: policy, after: day("2025-03-15")) != nil)
    #expect(try cafe.run(policy, on: "2025-03-20").joined().contains("INV-2"))
  }

  @Test("A rung that goes by two channels makes two notices of one cause")
  func channels() throws {
    var policy = Policy.practice()
    policy.ladder = [
      Rung(
        name: "final", days: 3, inBusinessDays: false, anchor: .due,
        channels: ["email", "letter"], template: "final", needsApproval: true)
    ]
    var cafe = try PracticeAccount(channels: ["email", "letter"])
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    let calls = cafe.decision(policy, on: "2025-03-04").calls
    #expect(calls.map(\.channel) == ["email", "letter"])
    #expect(Set(calls.map(\.id)).count == 2)
    #expect(calls.allSatisfy { $0.needsApproval })
    #expect(Set(calls.map(\.triggers)).count == 1)
    try cafe.run(policy, on: "2025-03-04")
    #expect(try cafe.run(policy, on: "2025-03-05").isEmpty)
  }
}
