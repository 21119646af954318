import PayPalPayments
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Goal: what we write is what PayPal's own library writes. Method: it is told the same command, and its
/// request is held against ours, path, query, fields and body.
///
/// It has orders, captures, the report and sessions. It has no invoicing (search, create, send, read,
/// cancel): those requests are held against PayPal's schemas alone.
@Suite("PayPal's own SDK")
struct PayPalSDKTests {
  private static let id = PaymentCommandID.of("an", "ordinary", "command")
  private static let moment = PayPalUnderTest.moment

  /// With the key of the session that the recorder gives, as whoever runs the gateway adds it.
  private func only<Command>(
    _ suite: Commands<Command>, _ command: Command
  ) throws -> HTTPRequest {
    let answer = PayPalUnderTest.ok(#"{"access_token":"A21AAF","expires_in":32400}"#)
    guard case .succeeded(let session) = PayPalUnderTest.gateway().session(in: answer) else {
      throw PaymentError("there is no session")
    }
    let requests = try suite.requests(command)
    #expect(requests.count == 1)
    return try #require(requests.first).with(session.field)
  }

  private func charge(_ money: Money) -> ChargeCommand {
    ChargeCommand(
      id: PayPalSDKTests.id, amount: money,
      method: SavedMethod(customer: "C1", method: "8kk8451t"), reference: "INV-1",
      invoices: ["INV-1"], moment: PayPalSDKTests.moment)
  }

  private func refund(_ money: Money) -> RefundCommand {
    RefundCommand(
      id: PayPalSDKTests.id, payment: "2GG279541U471931P", amount: money,
      moment: PayPalSDKTests.moment)
  }

  private func charges() throws -> [VendorSDK.Comparison] {
    let amounts = [
      (Samples.euros(125_00), "125.00"), (Money(minorUnits: 125, Samples.yen), "125"),
      (Money(minorUnits: 125_00, Samples.currency("HUF")), "125"),
    ]
    return try amounts.flatMap { money, value in
      let code = money.currency.code
      return [
        VendorSDK.Comparison("charge", try only(PayPalUnderTest.charges, charge(money))) { json in
          json.string("id", PayPalSDKTests.id)
          json.string("number", "INV-1-\(PayPalSDKTests.id.suffix(25))")
          json.string("method", "8kk8451t")
          json.string("currency", code)
          json.string("value", value)
        },
        VendorSDK.Comparison("refund", try only(PayPalUnderTest.refunds, refund(money))) { json in
          json.string("id", PayPalSDKTests.id)
          json.string("payment", "2GG279541U471931P")
          json.string("currency", code)
          json.string("value", value)
        },
      ]
    }
  }

  private func questions() throws -> [VendorSDK.Comparison] {
    let settlements = SettlementQuestion(
      from: PayPalSDKTests.moment, until: PayPalSDKTests.moment.adding(seconds: 86_400))
    // An inquiry looks from ten minutes before, as clocks differ, and for thirty days.
    let questions = [
      (
        try only(PayPalUnderTest.settlements, settlements), "2026-06-01T09:00:00Z",
        "2026-06-02T08:59:59Z"
      ),
      (
        try only(PayPalUnderTest.chargeInquiries, Inquiry(charge(Samples.euros(1)))),
        "2026-06-01T08:50:00Z", "2026-07-01T09:00:00Z"
      ),
      (
        try only(PayPalUnderTest.refundInquiries, Inquiry(refund(Samples.euros(1)))),
        "2026-06-01T08:50:00Z", "2026-07-01T09:00:00Z"
      ),
    ]
    return questions.map { request, from, until in
      VendorSDK.Comparison("report", request) { json in
        json.string("from", from)
        json.string("until", until)
        json.integer("page", 1)
      }
    }
  }

  @Test(
    "PayPal's own SDK sends the same for every command that it has, field by field",
    .enabled(if: VendorSDK() != nil, "\(VendorSDK.missing)"))
  func same() throws {
    let sdk = try #require(VendorSDK())
    let session = VendorSDK.Comparison("session", PayPalUnderTest.gateway().sessionRequest) { _ in }
    let comparisons = try [session] + charges() + questions()
    #expect(try sdk.differences("paypal", secret: PayPalUnderTest.secret, comparisons) == [])
  }

  @Test(
    "A request that says something else is found",
    .enabled(if: VendorSDK() != nil, "\(VendorSDK.missing)"))
  func wrong() throws {
    let sdk = try #require(VendorSDK())
    let request = try only(PayPalUnderTest.refunds, refund(Samples.euros(25_00)))
    let comparison = VendorSDK.Comparison("refund", request) { json in
      json.string("id", PayPalSDKTests.id)
      json.string("payment", "2GG279541U471931Q")
      json.string("currency", "EUR")
      json.string("value", "25.0")
    }
    let path = "/v2/payments/captures/2GG279541U471931"
    #expect(
      try sdk.differences("paypal", secret: PayPalUnderTest.secret, [comparison]) == [
        #"refund: body [amount][value]: ours "25.00", theirs "25.0""#,
        "refund: path: ours \(path)P/refund, theirs \(path)Q/refund",
      ])
  }
}
