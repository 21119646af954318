import CreditControl
import Foundation

/// Where a picture is written: made for its owner alone, as it tells what somebody owes.
struct PictureFile {
  private let path: String

  init(_ path: String) {
    self.path = path
  }

  /// - Throws: ``RunError`` where nothing can be written there.
  func write(_ picture: Picture) throws {
    let bytes = Data(SVGWriter.svg(picture).utf8)
    do {
      try bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      throw RunError(
        .cannotWrite, "\(path) cannot be written. Name a file in a folder that is there.")
    }
  }
}
