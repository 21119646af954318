import ReceivablesPorts

/// What lets a mail program offer to stop this mail: List-Unsubscribe (RFC 2369), and one click
/// (RFC 8058) where the creditor has a page for it.
struct MailUnsubscribe {
  private let ways: Creditor.Unsubscribe
  private let reference: String

  init(_ ways: Creditor.Unsubscribe, reference: String) {
    self.ways = ways
    self.reference = reference
  }

  /// None where the creditor offers no way.
  var fields: [String] {
    let page = ways.link.map { link in
      "<\(link.replacing("{notice}", with: MailUnsubscribe.encoded(reference)))>"
    }
    let mail = ways.email.map { email in
      "<mailto:\(MailUnsubscribe.encoded(email, keeping: "@+"))?subject=unsubscribe>"
    }
    // The page first: a mail program takes the first way that it knows.
    let links = [page, mail].compactMap(\.self)
    guard !links.isEmpty else { return [] }
    let field = MailHeader.links("List-Unsubscribe", links)
    return page == nil ? [field] : [field, "List-Unsubscribe-Post: List-Unsubscribe=One-Click"]
  }

  /// Percent-encoded but for what RFC 3986 calls unreserved.
  private static func encoded(_ text: String, keeping others: String = "") -> String {
    let kept = Set("-._~".utf8).union(others.utf8)
    return text.utf8.map { byte in
      switch byte {
      case 48...57, 65...90, 97...122: String(Unicode.Scalar(byte))
      case _ where kept.contains(byte): String(Unicode.Scalar(byte))
      default: MailAddress.percent(byte)
      }
    }.joined()
  }
}
