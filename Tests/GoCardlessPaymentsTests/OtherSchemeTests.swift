import Crypto
import Foundation
import GoCardlessPayments
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Gateways that have no adapter here sign in the same ways; their published vectors hold the ways
/// themselves.
@Suite("Signatures of other gateways")
struct OtherSchemeTests {
  private static let isThere = SharedFolder.url != nil

  private func file(_ name: String) throws -> Data {
    let path = try #require(SharedFolder.path(of: "data/vectors/" + name))
    return try Data(contentsOf: URL(filePath: path))
  }

  private func other() throws -> JSONValue {
    try JSONValue(parsing: try file("other_webhook_vectors.json"))
  }

  /// Razorpay signs as GoCardless does: hexadecimal digits of HMAC-SHA256 over the body. What is signed
  /// and no event of GoCardless's is refused in other words than what is not signed.
  private func isSigned(_ body: [UInt8], _ signature: String, _ secret: String) throws -> Bool {
    let gateway = try GoCardlessGateway(
      name: "other", token: Secret("t"), webhookSecrets: [Secret(secret)])
    let delivery = WebhookDelivery(
      fields: [HTTPRequest.Field("Webhook-Signature", signature)], body: body,
      received: Moment(Samples.day("2026-06-01"), hour: 9))
    return gateway.verdict(on: delivery, after: []) == .refused("it is signed and cannot be read")
  }

  @Test(
    "Razorpay's vectors are signed, and with a bit flipped they are not",
    .enabled(if: isThere, "\(SharedFolder.missing)"))
  func razorpay() throws {
    let vectors = try #require(try other()["razorpay"])
    let webhook = vectors["webhook"]
    let link = vectors["payment_link_callback"]
    let cases = [
      (
        Array(try file("razorpay_payment_authorized_webhook.json")),
        webhook?["X-Razorpay-Signature"]?.string ?? "", webhook?["secret"]?.string ?? ""
      ),
      (
        Array((link?["signing_string"]?.string ?? "").utf8), link?["signature"]?.string ?? "",
        link?["secret"]?.string ?? ""
      ),
    ]
    for (body, signature, secret) in cases {
      #expect(try isSigned(body, signature, secret))
      for place in body.indices {
        var flipped = body
        flipped[place] ^= 1
        #expect(try !isSigned(flipped, signature, secret))
      }
      let wrong = (signature.first == "0" ? "1" : "0") + signature.dropFirst()
      #expect(try !isSigned(body, wrong, secret))
    }
  }

  @Test(
    "Adyen's vectors are signed over their fields, and with a bit flipped they are not",
    .enabled(if: isThere, "\(SharedFolder.missing)"))
  func adyen() throws {
    let vectors = try #require(try other()["adyen"])
    var cases: [(text: String, signature: String, key: String)] = []
    for vector in vectors["vectors"]?.array ?? [] {
      cases.append(
        (
          vector["signing_string"]?.string ?? "", vector["hmacSignature"]?.string ?? "",
          vector["key_hex"]?.string ?? ""
        ))
    }
    let key = vectors["notification_files_key_hex"]?.string ?? ""
    for name in ["backslash", "colon", "forwardslash", "mixed"] {
      let item = try JSONValue(parsing: try file("adyen_\(name)_notification.json"))
      cases.append(
        (signed(item), item["additionalData"]?["hmacSignature"]?.string ?? "", key))
    }
    #expect(cases.count == 5)
    for (text, signature, key) in cases {
      let code = try #require(Data(base64Encoded: signature))
      let secret = SymmetricKey(data: try #require([UInt8](hex: key)))
      func isSigned(_ bytes: [UInt8]) -> Bool {
        HMAC<Crypto.SHA256>.isValidAuthenticationCode(code, authenticating: bytes, using: secret)
      }
      let bytes = Array(text.utf8)
      #expect(isSigned(bytes), "\(text)")
      for place in bytes.indices {
        var flipped = bytes
        flipped[place] ^= 1
        #expect(!isSigned(flipped))
      }
    }
  }

  /// The fields that are signed, in their order, with nothing escaped.
  private func signed(_ item: JSONValue) -> String {
    let amount = item["amount"]
    return [
      item["pspReference"]?.string, item["originalReference"]?.string,
      item["merchantAccountCode"]?.string, item["merchantReference"]?.string,
      amount?["value"]?.integer.map { String($0) }, amount?["currency"]?.string,
      item["eventCode"]?.string, item["success"]?.string,
    ].map { $0 ?? "" }.joined(separator: ":")
  }
}
