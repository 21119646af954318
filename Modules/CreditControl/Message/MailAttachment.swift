import Foundation

/// A file that goes along with a message.
package struct MailAttachment: Sendable, Equatable {
  /// As the reader sees it.
  package let name: String
  /// As `application/pdf`.
  package let type: String
  package let bytes: [UInt8]

  package init(name: String, type: String, bytes: [UInt8]) {
    self.name = name
    self.type = type
    self.bytes = bytes
  }

  var part: MailPart {
    MailPart.file(bytes, type: type, disposition: "attachment;\r\n " + parameter)
  }

  /// RFC 2231 for what is beyond ASCII; a quoted word for the rest.
  private var parameter: String {
    let name = MailHeader.oneLine(name)
    if name.utf8.allSatisfy({ (32...126).contains($0) }) {
      return "filename=" + MailHeader.quoted(name)
    }
    let encoded = name.addingPercentEncoding(withAllowedCharacters: MailAttachment.plain)
    return "filename*=utf-8''" + (encoded ?? "attachment")
  }

  private static let plain = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._")
}
