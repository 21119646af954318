import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("Money that may be the customer's holds the last notice, and what follows it")
struct ProposalTests {
  private static var policy: Policy {
    var policy = Policy.practice()
    policy.bankDays = 2
    policy.afterLast = .task
    return policy
  }

  private func cafe() throws -> PracticeAccount {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    return cafe
  }

  private func propose(
    _ cafe: inout PracticeAccount, on date: String, currency: Currency = Samples.euro
  ) throws {
    try cafe.post(
      .receiptProposed(
        ReceiptProposed(
          receipt: "P-9", amount: Money(minorUnits: 100_00, currency), ground: .suspense)),
      on: date)
  }

  /// The final of the 31st, a Monday, is followed by a task: 10 days to pay, and two for the bank.
  @Test("The last notice waits for as long as money may take, and then goes")
  func last() throws {
    let policy = ProposalTests.policy
    var free = try cafe()
    let story = try free.run(policy, from: "2025-03-01", to: "2025-05-31")
    #expect(
      story == [
        "2025-03-04 reminder INV-1", "2025-03-15 second INV-1", "2025-03-31 final INV-1",
        "2025-04-15 task final INV-1",
      ])
    var held = try cafe()
    _ = try held.run(policy, from: "2025-03-01", to: "2025-03-30")
    try propose(&held, on: "2025-03-31")
    let line = try #require(
      held.decision(policy, on: "2025-03-31").trace.lines.first { $0.rule == .proposed })
    #expect(line.outcome == .waits && line.until == day("2025-04-02"))
    #expect(
      line.detail
        == "final waits: P-9 of 100.00 EUR waits in suspense and names an invoice of theirs")
    let later = try held.run(policy, from: "2025-03-31", to: "2025-04-03")
    #expect(later == ["2025-04-02 final INV-1"])
  }

  @Test("What follows the last notice waits as well")
  func task() throws {
    let policy = ProposalTests.policy
    var held = try cafe()
    _ = try held.run(policy, from: "2025-03-01", to: "2025-04-14")
    try propose(&held, on: "2025-04-15")
    let later = try held.run(policy, from: "2025-04-15", to: "2025-05-31")
    #expect(later == ["2025-04-17 task final INV-1"])
  }

  @Test("Milder notices go, and so does everything in another currency; once is enough")
  func others() throws {
    let policy = ProposalTests.policy
    var mild = try cafe()
    try propose(&mild, on: "2025-03-04")
    #expect(try mild.run(policy, on: "2025-03-04") == ["reminder INV-1"])
    var other = try cafe()
    _ = try other.run(policy, from: "2025-03-01", to: "2025-03-30")
    try propose(&other, on: "2025-03-31", currency: Samples.yen)
    #expect(try other.run(policy, on: "2025-03-31") == ["final INV-1"])
    var again = try cafe()
    _ = try again.run(policy, from: "2025-03-01", to: "2025-03-20")
    try propose(&again, on: "2025-03-21")
    try propose(&again, on: "2025-03-31")
    #expect(try again.run(policy, on: "2025-03-31") == ["final INV-1"])
  }

  @Test("The day on which it holds nothing up any more is looked at")
  func attention() throws {
    let policy = ProposalTests.policy
    var held = try cafe()
    _ = try held.run(policy, from: "2025-03-01", to: "2025-03-30")
    try propose(&held, on: "2025-03-31")
    let next = Dunning.attention(of: held.account, by: policy, after: day("2025-03-31"))
    #expect(next.map { $0 <= day("2025-04-02") } == true)
  }
}
