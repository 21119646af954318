/// A message or a part of one, with the parts inside it (RFC 2045, RFC 2046).
struct MIMEPart {
  /// Deeper, a part is left as it is: nobody writes such mail to be read.
  private static let deepest = 30
  /// More parts are not looked at.
  private static let mostParts = 400

  let header: HeaderFields
  /// As `text/plain`; what says nothing is that.
  let type: String
  /// Of Content-Type, as `charset` and `report-type`.
  let parameters: [String: String]
  /// As it stands in the message.
  let body: ArraySlice<UInt8>
  /// Of a multipart, or the one message of a message/rfc822.
  private(set) var parts: [MIMEPart] = []

  init(_ bytes: ArraySlice<UInt8>) {
    var budget = MIMEPart.mostParts
    self.init(bytes, depth: 0, budget: &budget)
  }

  private init(_ bytes: ArraySlice<UInt8>, depth: Int, budget: inout Int) {
    (header, body) = HeaderFields.read(bytes)
    let content = FieldValue(header.first("content-type") ?? "")
    type = content.value.contains("/") ? content.value : "text/plain"
    parameters = content.parameters
    budget -= 1
    guard depth < MIMEPart.deepest else { return }
    if type.hasPrefix("multipart/") {
      for piece in Multipart.pieces(of: body, boundary: parameters["boundary"]) where budget > 0 {
        parts.append(MIMEPart(piece, depth: depth + 1, budget: &budget))
      }
    } else if isMessage, budget > 0 {
      parts = [MIMEPart(decoded, depth: depth + 1, budget: &budget)]
    }
  }

  /// Another message as a whole.
  var isMessage: Bool { type == "message/rfc822" || type == "message/global" }

  /// Something to be read: text, or a multipart in which no parts were found.
  var isText: Bool {
    parts.isEmpty && (type.hasPrefix("text/plain") || type.hasPrefix("multipart/") || isMarkup)
  }

  var isMarkup: Bool { type == "text/html" }

  var isAttachment: Bool {
    FieldValue(header.first("content-disposition") ?? "").value == "attachment"
  }

  /// The bytes that the body stands for.
  var decoded: ArraySlice<UInt8> {
    TransferEncoding.decoded(body, header.first("content-transfer-encoding"))
  }

  /// The body as text, lines ending in line feeds, markup taken away.
  var text: String {
    let bytes = decoded.filter { $0 != 13 && $0 != 0 }
    let text = Charset.text(bytes, named: parameters["charset"])
    return isMarkup ? Markup.text(of: text) : text
  }
}
