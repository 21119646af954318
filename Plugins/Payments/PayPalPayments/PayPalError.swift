import Receivables

/// What PayPal says is wrong. Its sentences are left out: they may repeat what was sent.
struct PayPalError {
  /// As `UNPROCESSABLE_ENTITY`.
  private let name: String?
  /// What PayPal wants acted on, as `INSTRUMENT_DECLINED` (developer.paypal.com/api/rest/responses).
  let issues: [String]

  init(_ json: JSONValue) {
    name = json["name"]?.string.flatMap { PayPalError.isCode($0) ? $0 : nil }
    issues = (json["details"]?.array ?? []).compactMap { $0["issue"]?.string }.filter {
      PayPalError.isCode($0)
    }
  }

  /// Whether it says anything at all.
  var isSaid: Bool { name != nil }

  /// Codes alone.
  var words: String { ([name].compactMap(\.self) + issues).joined(separator: ", ") }

  private static func isCode(_ text: String) -> Bool {
    (1...80).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}
