import Foundation
import Receivables
import ReceivablesPorts

/// How PayPal signs a delivery.
struct PayPalTransmission {
  private let id: String
  private let time: String
  private let moment: Moment
  private let checksum: UInt32
  let signature: [UInt8]
  /// Where the certificate is.
  let certificate: String

  /// Nil where a field is missing, or says what PayPal would not.
  init?(_ delivery: WebhookDelivery) {
    guard let id = delivery.field("paypal-transmission-id"), !id.isEmpty, !id.contains("|"),
      let time = delivery.field("paypal-transmission-time"), let moment = Moment(time),
      delivery.field("paypal-auth-algo") == "SHA256withRSA",
      let text = delivery.field("paypal-transmission-sig"),
      let signature = Data(base64Encoded: text), signature.base64EncodedString() == text,
      let address = delivery.field("paypal-cert-url"), PayPalTransmission.isPayPals(address)
    else { return nil }
    self.id = id
    self.time = time
    self.moment = moment
    self.signature = Array(signature)
    certificate = address
    checksum = PayPalTransmission.checksum(delivery.body)
  }

  /// What is signed. The id of the webhook is ours to know: it does not come with the delivery.
  func message(webhook: String) -> [UInt8] { Array("\(id)|\(time)|\(webhook)|\(checksum)".utf8) }

  /// Whether it was sent at most so many seconds before a moment, or a few minutes after it, as clocks
  /// differ.
  func isFresh(at received: Moment, within seconds: Int) -> Bool {
    moment.adding(seconds: seconds) >= received && moment <= received.adding(seconds: 300)
  }

  /// Whether an address is where PayPal keeps certificates: it is not signed, and is fetched before
  /// anything else is known of the delivery. Nothing but letters, digits, dots and hyphens can be in
  /// it, so that there is no name of a user, no port and no way to another path.
  static func isPayPals(_ address: String) -> Bool {
    let scheme = "https://"
    let folder = "/v1/notifications/certs/"
    guard address.hasPrefix(scheme) else { return false }
    let rest = address.dropFirst(scheme.count)
    guard let slash = rest.firstIndex(of: "/"), rest[slash...].hasPrefix(folder) else {
      return false
    }
    let labels = rest[..<slash].split(separator: ".", omittingEmptySubsequences: false)
    let name = rest[slash...].dropFirst(folder.count)
    return labels.suffix(2) == ["paypal", "com"] && (labels + [name]).allSatisfy(isPlain)
  }

  private static func isPlain(_ part: Substring) -> Bool {
    !part.isEmpty
      && part.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  /// CRC-32 as zlib has it.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var rest = UInt32.max
    for byte in bytes {
      rest ^= UInt32(byte)
      for _ in 0..<8 { rest = rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
    return ~rest
  }
}
