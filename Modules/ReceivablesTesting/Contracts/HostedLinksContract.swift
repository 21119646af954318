import Receivables
public import ReceivablesPorts
import Testing

/// A gateway with pages to pay on, and what its other side answers.
public struct LinksUnderTest: Sendable {
  public let gateway: any HostedLinks
  /// An answer that makes a page for a command.
  public let page: @Sendable (LinkCommand) -> HTTPResponse
  /// An answer that refuses for good.
  public let refusal: HTTPResponse

  public init(
    gateway: any HostedLinks, page: @escaping @Sendable (LinkCommand) -> HTTPResponse,
    refusal: HTTPResponse
  ) {
    self.gateway = gateway
    self.page = page
    self.refusal = refusal
  }
}

/// What every gateway with pages to pay on promises.
public enum HostedLinksContract {
  public static let rules: [ContractRule<LinksUnderTest>] = [
    ContractRule("The same command is the same request, to an https address", sameRequest),
    ContractRule("Another amount, currency or id is another request", otherRequest),
    ContractRule("Nothing to pay is no request", nothingToPay),
    ContractRule("A page has a name and an https address", page),
    ContractRule("A refusal is a refusal, and no page", refusal),
    ContractRule("What is not understood is unknown, whatever it is", garbage),
    ContractRule("Half an answer is unknown, wherever it is cut", cut),
    ContractRule("A server that fails has perhaps done it", failing),
  ]

  private static func command(
    _ cents: Int64 = 125_00, _ currency: Currency = Samples.euro, id: String = "N-1-12500-x"
  ) -> LinkCommand {
    LinkCommand(
      id: id, amount: Money(minorUnits: cents, currency), reference: "N-1",
      invoices: ["INV-1", "INV \"2\""])
  }

  private static func sameRequest(_ test: LinksUnderTest) async throws {
    let request = try test.gateway.request(for: command())
    #expect(try test.gateway.request(for: command()) == request)
    #expect(request.address.hasPrefix("https://") && !request.method.isEmpty)
    #expect(!request.fields.contains { "\($0.name)\($0.value)".contains { $0.isNewline } })
  }

  private static func otherRequest(_ test: LinksUnderTest) async throws {
    let request = try test.gateway.request(for: command())
    for other in [
      command(125_01), command(125_00, Samples.currency("USD")), command(id: "N-2-12500-x"),
    ] { #expect(try test.gateway.request(for: other) != request) }
  }

  private static func nothingToPay(_ test: LinksUnderTest) async throws {
    for cents in [Int64(0), -1] {
      #expect(throws: PaymentError.self) { try test.gateway.request(for: command(cents)) }
    }
  }

  private static func page(_ test: LinksUnderTest) async throws {
    let outcome = test.gateway.outcome(of: test.page(command()), to: command())
    guard case .succeeded(let link) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(!link.id.isEmpty && link.address.hasPrefix("https://"))
  }

  private static func refusal(_ test: LinksUnderTest) async throws {
    let outcome = test.gateway.outcome(of: test.refusal, to: command())
    guard case .declined(let words) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(!words.isEmpty)
  }

  private static func isUnknown(_ test: LinksUnderTest, _ response: HTTPResponse) -> Bool {
    if case .unknown = test.gateway.outcome(of: response, to: command()) { true } else { false }
  }

  private static func garbage(_ test: LinksUnderTest) async throws {
    let bodies = ["", "{}", "[]", "null", "<html>", "{\"link\":1}", "\u{0}", "{\"a\":"]
    for body in bodies {
      #expect(isUnknown(test, HTTPResponse(status: 200, body: Array(body.utf8))), "\(body)")
    }
    for status in [0, 100, 302, 418, 999] {
      #expect(isUnknown(test, HTTPResponse(status: status)), "\(status)")
    }
  }

  private static func cut(_ test: LinksUnderTest) async throws {
    let whole = test.page(command())
    for length in 0..<whole.body.count {
      let half = HTTPResponse(
        status: whole.status, fields: whole.fields, body: Array(whole.body.prefix(length)))
      #expect(isUnknown(test, half), "cut at \(length)")
    }
  }

  private static func failing(_ test: LinksUnderTest) async throws {
    for status in [500, 502, 503, 504] {
      #expect(isUnknown(test, HTTPResponse(status: status)), "\(status)")
    }
  }
}
