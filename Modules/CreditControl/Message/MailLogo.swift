import Foundation
import ReceivablesPorts

/// The creditor's logo, as a part of a message: nothing is fetched when it is read.
package struct MailLogo: Sendable, Equatable {
  /// As `image/png`.
  package let type: String
  package let bytes: [UInt8]

  package init(type: String, bytes: [UInt8]) {
    self.type = type
    self.bytes = bytes
  }

  /// Larger ones would be most of every message.
  private static let mostBytes = 200_000

  /// Reads the file that the settings name; nil where they name none.
  ///
  /// - Throws: ``SettingsError`` where it is not there, too large, or no picture that mail shows.
  init?(_ look: Creditor.Look, in folder: String) throws {
    guard let name = look.logo else { return nil }
    let path = name.hasPrefix("/") ? name : folder + "/" + name
    guard let data = FileManager.default.contents(atPath: path) else {
      throw SettingsError(
        "\(path): the logo cannot be read. Put the file there, or take \"logo\" out of the look.")
    }
    guard data.count <= MailLogo.mostBytes else {
      throw SettingsError(
        "\(path): the logo has \(data.count) bytes and would be in every message."
          + " Make it smaller than \(MailLogo.mostBytes).")
    }
    guard let type = MailLogo.type(of: Array(data.prefix(8))) else {
      throw SettingsError(
        "\(path): this is no picture that every mail program shows. Save it as PNG, JPEG or GIF.")
    }
    self.init(type: type, bytes: Array(data))
  }

  var part: MailPart {
    MailPart.file(bytes, type: type, disposition: "inline", contentID: "logo")
  }

  /// Told by the first bytes, whatever the file is called.
  private static func type(of start: [UInt8]) -> String? {
    if start.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if start.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if start.starts(with: Array("GIF8".utf8)) { return "image/gif" }
    return nil
  }
}
