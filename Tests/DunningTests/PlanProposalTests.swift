import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("Proposing payment plans")
struct PlanProposalTests {
  private func wish(
    _ cents: Int64, _ size: PlanProposal.Size, every: PlanProposal.Every = .month,
    first: String? = nil, down: Int64 = 0
  ) -> PlanProposal.Wish {
    PlanProposal.Wish(
      total: Samples.euros(cents), day: day("2025-01-31"), size: size, every: every,
      first: first.map(day), down: down)
  }

  @Test("No split loses a cent, whatever the amount and the number")
  func noCentLost() throws {
    var policy = Policy.practice()
    policy.plans = PlanRules(mostInstalments: 60, longestDays: 3000)
    for cents in [Int64(60), 61, 99_99, 100_00, 100_01, 1234_56, 9_999_999_99] {
      for number in 1...36 {
        let plan = try PlanProposal(wish(cents, .number(number)), by: policy)
        #expect(plan.instalments.reduce(0) { $0 + $1.minorUnits } == cents)
        #expect(plan.instalments.count == number)
        let amounts = plan.instalments.map(\.minorUnits)
        #expect((amounts.max() ?? 0) - (amounts.min() ?? 0) <= 1)
      }
    }
  }

  @Test("An amount is paid until the rest is smaller")
  func byAmount() throws {
    let plan = try PlanProposal(wish(1000_00, .amount(300_00)), by: .practice())
    #expect(plan.instalments.map(\.minorUnits) == [300_00, 300_00, 300_00, 100_00])
  }

  @Test("The end of a month stays in its month, and days are business days")
  func days() throws {
    let plan = try PlanProposal(wish(400_00, .number(4)), by: .practice())
    // 28 February, 31 March, 30 April and 31 May, which is a Saturday.
    #expect(
      plan.instalments.map(\.due.description)
        == ["2025-02-28", "2025-03-31", "2025-04-30", "2025-06-02"])
  }

  @Test("What comes first comes on the day itself, and is as much as the policy wants")
  func down() throws {
    var policy = Policy.practice()
    policy.plans = PlanRules(downPercent: 20)
    let plan = try PlanProposal(wish(1000_00, .number(2), every: .twoWeeks), by: policy)
    #expect(plan.instalments.map(\.minorUnits) == [200_00, 400_00, 400_00])
    #expect(
      plan.instalments.map(\.due.description) == ["2025-01-31", "2025-02-14", "2025-02-28"])
    #expect(throws: PlanProposal.Refusal.tooLittleDown(least: Samples.euros(200_00))) {
      try PlanProposal(wish(1000_00, .number(2), down: 199_99), by: policy)
    }
  }

  @Test("The policy's limits are kept, and said")
  func limits() throws {
    var policy = Policy.practice()
    policy.plans = PlanRules(
      mostInstalments: 4,
      leastInstalment: Threshold(general: DecimalAmount(unscaled: 50, scale: 0)), longestDays: 90)
    #expect(throws: PlanProposal.Refusal.tooMany(5, most: 4)) {
      try PlanProposal(wish(1000_00, .number(5)), by: policy)
    }
    #expect(throws: PlanProposal.Refusal.tooMany(10, most: 4)) {
      try PlanProposal(wish(1000_00, .amount(100_00)), by: policy)
    }
    #expect(throws: PlanProposal.Refusal.self) {
      try PlanProposal(wish(160_00, .number(4)), by: policy)
    }
    #expect(throws: PlanProposal.Refusal.tooLong(days: 94, most: 90)) {
      try PlanProposal(wish(1000_00, .number(4)), by: policy)
    }
    #expect(throws: PlanProposal.Refusal.nothingOpen) {
      try PlanProposal(wish(0, .number(4)), by: policy)
    }
  }
}
