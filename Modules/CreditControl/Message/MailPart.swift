import Foundation

/// One part of a mail, or several in one: its own header fields, and its bytes.
///
/// RFC 2045 and 2046.
struct MailPart {
  let fields: [String]
  let bytes: [UInt8]

  /// - Parameter kind: `plain` or `html`.
  static func text(_ text: String, as kind: String) -> MailPart {
    let body = MailBody(text)
    return MailPart(
      fields: [
        "Content-Type: text/\(kind); charset=utf-8",
        "Content-Transfer-Encoding: \(body.encoding)",
      ], bytes: body.bytes)
  }

  /// A file that the message carries.
  ///
  /// - Parameter disposition: the whole value of the field, as `inline`.
  static func file(
    _ content: [UInt8], type: String, disposition: String, contentID: String? = nil
  ) -> MailPart {
    let text = Data(content).base64EncodedString(options: [
      .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ])
    return MailPart(
      fields: [
        "Content-Type: \(type)", "Content-Transfer-Encoding: base64",
        "Content-Disposition: \(disposition)",
      ] + (contentID.map { ["Content-ID: <\($0)>"] } ?? []),
      bytes: Array((text + "\r\n").utf8))
  }

  /// - Parameter kind: `alternative`, `related` or `mixed`.
  static func several(_ parts: [MailPart], as kind: String, boundary: String) -> MailPart {
    var bytes: [UInt8] = []
    for part in parts {
      let header = ["--\(boundary)"] + part.fields
      bytes += Array((header.joined(separator: "\r\n") + "\r\n\r\n").utf8) + part.bytes
      // The line end before a boundary belongs to the boundary.
      bytes += [13, 10]
    }
    bytes += Array("--\(boundary)--\r\n".utf8)
    return MailPart(
      fields: ["Content-Type: multipart/\(kind);\r\n boundary=\"\(boundary)\""], bytes: bytes)
  }
}
