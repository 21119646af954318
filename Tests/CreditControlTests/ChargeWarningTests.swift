import CreditControl
import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("What a policy's late charges mean")
struct ChargeWarningTests {
  @Test("A contract that charges nothing for want of a word is named", arguments: [true, false])
  func clause(hasClause: Bool) async throws {
    var policy = Policy.practice()
    let clause = LateClause(rate: try #require(Percent("1.5")), source: "Terms 4")
    policy.charges = ChargeRules(
      law: .contract(clause), interest: .booked, fixedSum: .none, after: "reminder",
      hasClause: hasClause)
    try await withBench(.memory, policy: policy) { bench in
      let told = try await PolicyDesk(bench.installation).check().map(\.what)
      #expect(told.contains { $0.contains("clause: yes") } == !hasClause, "\(told)")
    }
  }
}
