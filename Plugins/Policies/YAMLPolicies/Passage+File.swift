import Foundation
import ReceivablesPorts
import Yams

extension Passage {
  /// The whole of a file.
  ///
  /// - Parameter cure: what to do where there is no such file.
  static func root(ofFileAt path: String, ifMissing cure: String) throws -> Passage {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw SettingsError("\(path): there is no such file. \(cure)")
    }
    guard !isFolder.boolValue else {
      throw SettingsError("\(path): this is a folder. Name the file in it.")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw SettingsError("\(path): the file cannot be read. Check who may read it.")
    }
    return try root(of: [UInt8](data), as: path)
  }

  /// The whole of a text.
  static func root(of bytes: [UInt8], as file: String) throws -> Passage {
    let text = try text(of: bytes, as: file)
    do {
      // Without types: what a scalar is follows from its key alone, and `NO` stays a country.
      guard let node = try Yams.compose(yaml: text, .basic) else {
        throw SettingsError(
          file: file, line: 1, column: 1,
          "the file is empty. Type \"dunwell init DIR\" to see one that works.")
      }
      return Passage(file: file, title: "the file", node: node)
    } catch let error as YamlError {
      throw SettingsError(error, in: file)
    }
  }

  private static func text(of bytes: [UInt8], as file: String) throws -> String {
    // Some editors begin a file with this mark; left in, every column of line 1 would be off.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    throw SettingsError(
      file: file, line: bad + 1, column: 1, "this is not UTF-8. Save the file as UTF-8 text.")
  }
}
