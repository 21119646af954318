import Receivables
import ReceivablesPorts
import ReceivablesTesting
import StripePayments
import Testing

/// Goal: what we write is what Stripe's own library writes. Method: it is told the same command, and its
/// request is held against ours, path, query, fields and body.
@Suite("Stripe's own SDK")
struct StripeSDKTests {
  private static let id = PaymentCommandID.of("an", "ordinary", "command")
  private static let moment = StripeUnderTest.moment
  private static let seconds = moment.microseconds / 1_000_000
  private static let title = #"INV-1, "Brötchen" & 7=x + 50%"#

  private static let amounts: [(money: Money, units: Int64)] = [
    (Samples.euros(125_00), 12_500), (Money(minorUnits: 125, Samples.yen), 125),
    (Money(minorUnits: 700, Samples.currency("ISK")), 70_000),
  ]

  private func only<Command>(
    _ suite: Commands<Command>, _ command: Command
  ) throws -> HTTPRequest {
    let requests = try suite.requests(command)
    #expect(requests.count == 1)
    return try #require(requests.first)
  }

  private func charge(_ money: Money) -> ChargeCommand {
    ChargeCommand(
      id: StripeSDKTests.id, amount: money,
      method: SavedMethod(customer: "cus_1", method: "pm_1"),
      reference: "N-1", invoices: ["INV-1"], moment: StripeSDKTests.moment)
  }

  private func refund(_ payment: String) -> RefundCommand {
    RefundCommand(
      id: StripeSDKTests.id, payment: payment, amount: Samples.euros(25_00),
      moment: StripeSDKTests.moment)
  }

  private func changes() throws -> [VendorSDK.Comparison] {
    let id = StripeSDKTests.id
    var all = try StripeSDKTests.amounts.flatMap { money, units in
      let code = money.currency.code
      let link = LinkCommand(
        id: id, amount: money, reference: "N-1", invoices: [StripeSDKTests.title])
      return [
        VendorSDK.Comparison("link", try only(StripeUnderTest.links, link)) { json in
          json.string("id", id)
          json.string("currency", code)
          json.integer("units", units)
          json.string("title", StripeSDKTests.title)
          json.string("reference", "N-1")
        },
        VendorSDK.Comparison("charge", try only(StripeUnderTest.charges, charge(money))) { json in
          json.string("id", id)
          json.string("currency", code)
          json.integer("units", units)
          json.string("customer", "cus_1")
          json.string("method", "pm_1")
          json.string("reference", "N-1")
        },
      ]
    }
    let closing = LinkClosing(id: id, link: "plink_1")
    all.append(
      VendorSDK.Comparison("closing", try only(StripeUnderTest.closing, closing)) { json in
        json.string("id", id)
        json.string("link", "plink_1")
      })
    for payment in ["pi_1", "ch_1"] {
      let request = try only(StripeUnderTest.refunds, refund(payment))
      all.append(
        VendorSDK.Comparison("refund", request) { json in
          json.string("id", id)
          json.string("payment", payment)
          json.integer("units", Int64(25_00))
        })
    }
    return all
  }

  private func questions() throws -> [VendorSDK.Comparison] {
    let charges = Inquiry(charge(Samples.euros(125_00)))
    let seconds = StripeSDKTests.seconds
    var all = [
      VendorSDK.Comparison("charges", try only(StripeUnderTest.chargeInquiries, charges)) { json in
        json.string("customer", "cus_1")
        // Ten minutes of grace, as clocks differ.
        json.integer("from", seconds - 600)
      }
    ]
    for payment in ["pi_1", "ch_1"] {
      let request = try only(StripeUnderTest.refundInquiries, Inquiry(refund(payment)))
      all.append(
        VendorSDK.Comparison("refunds", request) { $0.string("payment", payment) })
    }
    let settlements = SettlementQuestion(
      from: StripeSDKTests.moment, until: StripeSDKTests.moment.adding(seconds: 86_400),
      cursor: "txn_1")
    all.append(
      VendorSDK.Comparison("settlements", try only(StripeUnderTest.settlements, settlements)) {
        json in
        json.integer("from", seconds)
        json.integer("until", seconds + 86_400)
        json.string("cursor", "txn_1")
      })
    return all
  }

  @Test(
    "Stripe's own SDK sends the same for every command, field by field",
    .enabled(if: VendorSDK() != nil, "\(VendorSDK.missing)"))
  func same() throws {
    let sdk = try #require(VendorSDK())
    let comparisons = try changes() + questions()
    #expect(try sdk.differences("stripe", secret: StripeUnderTest.key, comparisons) == [])
  }

  @Test(
    "A request that says something else is found, and so is a difference that there is not",
    .enabled(if: VendorSDK() != nil, "\(VendorSDK.missing)"))
  func wrong() throws {
    let sdk = try #require(VendorSDK())
    let request = try only(StripeUnderTest.charges, charge(Samples.euros(125_00)))
    let comparison = VendorSDK.Comparison("charge", request, except: ["method": "none"]) { json in
      json.string("id", StripeSDKTests.id)
      json.string("currency", "EUR")
      json.integer("units", Int64(12_501))
      json.string("customer", "cus_1")
      json.string("method", "pm_1")
      json.string("reference", "N-1")
    }
    #expect(
      try sdk.differences("stripe", secret: StripeUnderTest.key, [comparison]) == [
        "charge: body amount: ours 12500, theirs 12501", "charge: method: no longer differs: none",
      ])
  }
}
