import Foundation
import Receivables
import ReceivablesPorts

/// Notices of a bakery supplier, and what became of them.
enum Northwind {
  static func notice(
    _ act: String = "n-1", _ text: String? = nil, to recipient: String = "cafe@example.org",
    copies: [String] = []
  ) -> RenderedNotice {
    let text =
      text ?? "Subject: Reminder\r\nMessage-ID: <\(act)>\r\n\r\nDear baker,\r\nplease pay.\r\n"
    return RenderedNotice(act: act, bytes: Array(text.utf8), recipient: recipient, copies: copies)
  }

  /// Larger than what a connection holds between two programs, in lines.
  static let large: String = {
    let line = String(repeating: "flour, ", count: 10) + "\r\n"
    return "Subject: Everything you bought\r\n\r\n"
      + String(repeating: line, count: 8_000_000 / line.utf8.count)
  }()

  static func hash(_ text: String) -> String { "\(SHA256.hash(text.utf8))" }
}

extension DeliveryAnswer {
  /// Its name alone.
  var name: String {
    switch self {
    case .sent: "sent"
    case .failed: "failed"
    case .notSent: "notSent"
    case .unknown: "unknown"
    }
  }

  /// What was said beside it; empty for what was sent.
  var words: String {
    switch self {
    case .sent: ""
    case .failed(let words), .notSent(let words), .unknown(let words): words
    }
  }
}
