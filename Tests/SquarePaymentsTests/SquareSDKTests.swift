import Receivables
import ReceivablesPorts
import ReceivablesTesting
import SquarePayments
import Testing

/// Goal: what we write is what Square's own library writes. Method: it is told the same command, and its
/// request is held against ours, path, query, fields and body.
@Suite("Square's own SDK")
struct SquareSDKTests {
  private static let id = PaymentCommandID.of("an", "ordinary", "command")
  private static let moment = SquareUnderTest.moment
  private static let from = "2026-06-01T09:00:00Z"
  private static let until = "2026-06-02T09:00:00Z"

  /// What differs and is meant to.
  private static let version = [
    "field square-version":
      "the SDK asks for its own month, we for that of the specification we were written after"
  ]
  private static let ownField = [
    "field x-command": "Square takes no id for it; the field carries ours, and is not read"
  ]

  private func only<Command>(
    _ suite: Commands<Command>, _ command: Command
  ) throws -> HTTPRequest {
    let requests = try suite.requests(command)
    #expect(requests.count == 1)
    return try #require(requests.first)
  }

  private func compare(
    _ call: String, _ request: HTTPRequest, except other: [String: String] = [:],
    _ values: @escaping @Sendable (inout JSONWriter) -> Void
  ) -> VendorSDK.Comparison {
    VendorSDK.Comparison(
      call, request, except: SquareSDKTests.version.merging(other) { one, _ in one }, values)
  }

  private func charge(_ money: Money) -> ChargeCommand {
    ChargeCommand(
      id: SquareSDKTests.id, amount: money,
      method: SavedMethod(customer: "C1", method: "ccof:1"), reference: "INV-1",
      invoices: ["INV-1"], moment: SquareSDKTests.moment)
  }

  private let refund = RefundCommand(
    id: SquareSDKTests.id, payment: "P1", amount: Samples.euros(25_00),
    moment: SquareSDKTests.moment)

  private func changes() throws -> [VendorSDK.Comparison] {
    let id = SquareSDKTests.id
    let title = #"INV-1, "Brötchen" & 7=x"#
    let link = LinkCommand(
      id: id, amount: Samples.euros(125_00), reference: "N-1", invoices: [title])
    let yen = Money(minorUnits: 125, Samples.yen)
    let closing = LinkClosing(id: id, link: "PL1")
    return [
      compare("link", try only(SquareUnderTest.links, link)) { json in
        json.string("id", id)
        json.string("location", "L1")
        json.string("currency", "EUR")
        json.integer("units", Int64(12_500))
        json.string("title", title)
        json.string("reference", "N-1")
      },
      compare(
        "closing", try only(SquareUnderTest.closing, closing), except: SquareSDKTests.ownField
      ) { $0.string("link", "PL1") },
      compare("charge", try only(SquareUnderTest.charges, charge(yen))) { json in
        json.string("id", id)
        json.string("location", "L1")
        json.string("currency", "JPY")
        json.integer("units", Int64(125))
        json.string("customer", "C1")
        json.string("method", "ccof:1")
        json.string("reference", "INV-1")
      },
      compare("refund", try only(SquareUnderTest.refunds, refund)) { json in
        json.string("id", id)
        json.string("payment", "P1")
        json.string("currency", "EUR")
        json.integer("units", Int64(25_00))
      },
    ]
  }

  private func questions() throws -> [VendorSDK.Comparison] {
    var all = try ["payments", "refunds", "payouts"].map { list in
      let question = SettlementQuestion(
        from: SquareSDKTests.moment, until: SquareSDKTests.moment.adding(seconds: 86_400),
        cursor: list + ":abc")
      return compare("list", try only(SquareUnderTest.settlements, question)) { json in
        json.string("list", list)
        json.string("location", "L1")
        json.string("from", SquareSDKTests.from)
        json.string("until", SquareSDKTests.until)
        json.string("cursor", "abc")
      }
    }
    let inquiries = [
      (
        "payments",
        try only(SquareUnderTest.chargeInquiries, Inquiry(charge(Samples.euros(125_00))))
      ), ("refunds", try only(SquareUnderTest.refundInquiries, Inquiry(refund))),
    ]
    for (list, request) in inquiries {
      all.append(
        compare("list", request) { json in
          json.string("list", list)
          json.string("location", "L1")
          // Ten minutes of grace, as clocks differ.
          json.string("from", "2026-06-01T08:50:00Z")
        })
    }
    return all
  }

  @Test(
    "Square's own SDK sends the same for every command, field by field",
    .enabled(if: VendorSDK() != nil, "\(VendorSDK.missing)"))
  func same() throws {
    let sdk = try #require(VendorSDK())
    let comparisons = try changes() + questions()
    #expect(try sdk.differences("square", secret: SquareUnderTest.token, comparisons) == [])
  }

  @Test(
    "A request that says something else is found",
    .enabled(if: VendorSDK() != nil, "\(VendorSDK.missing)"))
  func wrong() throws {
    let sdk = try #require(VendorSDK())
    let comparison = compare("refund", try only(SquareUnderTest.refunds, refund)) { json in
      json.string("id", SquareSDKTests.id)
      json.string("payment", "P2")
      json.string("currency", "USD")
      json.integer("units", Int64(25_00))
    }
    #expect(
      try sdk.differences("square", secret: SquareUnderTest.token, [comparison]) == [
        #"refund: body [amount_money][currency]: ours "EUR", theirs "USD""#,
        #"refund: body [payment_id]: ours "P1", theirs "P2""#,
      ])
  }
}
