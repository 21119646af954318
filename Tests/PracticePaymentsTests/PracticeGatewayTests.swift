import PracticePayments
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("The practice gateway")
struct PracticeGatewayTests {
  private static let body =
    #"{"link":"PL-1","address":"https://pay.practice.invalid/l/PL-1"}"#

  private let gateway = PracticeGateway(name: "practice")

  @Test(arguments: HostedLinksContract.rules)
  func keeps(_ rule: ContractRule<LinksUnderTest>) async throws {
    try await rule.check(
      LinksUnderTest(
        gateway: gateway,
        page: { _ in HTTPResponse(status: 200, body: Array(Self.body.utf8)) },
        refusal: HTTPResponse(status: 402, body: Array(#"{"message":"no"}"#.utf8))))
  }

  private func outcome(_ cents: Int64) async throws -> PaymentOutcome<PaymentLink> {
    let command = LinkCommand(
      id: "N-1-\(cents)", amount: Samples.euros(cents), reference: "N-1", invoices: [])
    let response = try await PracticeTransport().send(try gateway.request(for: command))
    return gateway.outcome(of: response, to: command)
  }

  @Test("Every magic amount does as the table says")
  func magic() async throws {
    #expect(try await outcome(10_01) == .declined("the amount was declined"))
    #expect(try await outcome(10_02) == .pending)
    #expect(try await outcome(10_03) == .notExecuted("too many at once"))
    #expect(
      try await outcome(10_04) == .unknown("the gateway answered with status 500"))
    #expect(try await outcome(10_05) == .unknown("the gateway's answer cannot be read"))
    await #expect(throws: TransportError.unknown("the line went dead")) {
      try await outcome(10_06)
    }
    await #expect(throws: TransportError.notSent("no line can be had")) {
      try await outcome(10_07)
    }
  }

  @Test("The same command gets the same page, and another one another")
  func same() async throws {
    let first = try await outcome(10_00)
    #expect(try await outcome(10_00) == first)
    #expect(try await outcome(20_00) != first)
  }

  @Test("A request to another place is answered, and not with a page")
  func elsewhere() async throws {
    let response = try await PracticeTransport().send(
      HTTPRequest(method: "POST", address: "https://elsewhere.invalid/links"))
    #expect(response.status == 404)
  }

  @Test("What it can do is read off its protocols")
  func capabilities() throws {
    #expect(PracticeKind().capabilities == ["links"])
    let settings = PaymentSettings(gateway: "p", kind: "practice", values: ["key": "x"])
    #expect(throws: SettingsError.self) { try PracticeKind().open(settings) }
  }
}
