import Receivables
import ReceivablesPorts
import Testing

/// What every gateway promises, ours and strangers'.
public enum PaymentGatewayContract {
  public static let rules: [ContractRule<GatewayUnderTest>] =
    [
      ContractRule("What it can do has a suite here, and no suite is of what it cannot", hasSuites),
      ContractRule("The same command is the same requests, to https addresses") {
        try each($0) { try $0.checkSameRequest() }
      },
      ContractRule("Another id or amount is another request") {
        try each($0) { try $0.checkOtherRequests() }
      },
      ContractRule("The id of a command reaches the other side") {
        try each($0) { try $0.checkCarriesID() }
      },
      ContractRule("Good answers are success") { try each($0) { try $0.checkSuccess() } },
      ContractRule("Each canned answer is what it means") { try each($0) { try $0.checkCanned() } },
      ContractRule("Too many requests is certainly not done, and Retry-After is told") {
        try each($0) { try $0.checkCrowded() }
      },
      ContractRule("A server that fails has perhaps done it") {
        try each($0) { try $0.checkFailing() }
      },
      ContractRule("What is not understood is unknown, whatever it is") {
        try each($0) { try $0.checkGarbage() }
      },
      ContractRule("Half an answer is unknown, wherever it is cut") {
        try each($0) { try $0.checkCut() }
      },
      ContractRule("Amounts are written as the gateway counts, or refused, and never rounded") {
        try each($0) { try $0.checkAmounts() }
      },
      ContractRule("Asking what became of a command tells all that can have become of it") {
        for suite in $0.inquiries.values { suite.checkTellsAll() }
      },
      ContractRule("No secret shows in what is printed", noSecret),
    ] + webhookRules + transferRules

  private static func each(
    _ test: GatewayUnderTest, _ check: (any CommandSuite) throws -> Void
  ) throws {
    for suites in [test.commands, test.inquiries] {
      for (_, suite) in suites.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        try check(suite)
      }
    }
  }

  private static func hasSuites(_ test: GatewayUnderTest) async throws {
    let able = Set(PaymentCapability.of(type(of: test.gateway)))
    let webhooks: Set<PaymentCapability> = test.webhooks == nil ? [] : [.webhooks]
    let transfers: Set<PaymentCapability> = test.transfers == nil ? [] : [.transfers]
    #expect(able == Set(test.commands.keys).union(webhooks).union(transfers))
    #expect(able.intersection([.charges, .refunds]) == Set(test.inquiries.keys))
  }

  private static func noSecret(_ test: GatewayUnderTest) async throws {
    var text = ""
    print(test.gateway, to: &text)
    dump(test.gateway, to: &text)
    debugPrint(test.gateway, to: &text)
    if let opening = test.gateway as? any SessionOpening {
      dump(opening.sessionRequest, to: &text)
      print(opening.sessionRequest, to: &text)
    }
    try each(test) { text += try $0.printed() }
    let able = PaymentCapability.of(type(of: test.gateway))
    #expect(!test.canaries.isEmpty || !able.contains(where: \.sendsRequests))
    for canary in test.canaries { #expect(!text.contains(canary), "a secret shows") }
  }
}
