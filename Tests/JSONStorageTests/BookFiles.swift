import Foundation
import JSONStorage
import ReceivablesPorts
import ReceivablesTesting

/// The files of a book, to be broken as a crash, a disk or a person would.
struct BookFiles {
  let path: String

  var journal: String { path + "/journal/000001.jsonl" }
  var privateRecords: String { path + "/private/000001.jsonl" }

  func open() throws -> JSONBook {
    try JSONBook(at: path, creating: false)
  }

  /// All files and folders, the book's own included.
  func all() throws -> [String] {
    try [path] + FileManager.default.subpathsOfDirectory(atPath: path).map { path + "/" + $0 }
  }

  /// Which files hold the text, whatever else is in them.
  func files(holding text: String) throws -> [String] {
    try all().filter { file in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder),
        !isFolder.boolValue
      else { return false }
      return try bytes(of: file).firstRange(of: Data(text.utf8)) != nil
    }
  }

  func bytes(of file: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: file))
  }

  func write(_ bytes: Data, to file: String) throws {
    try bytes.write(to: URL(fileURLWithPath: file))
  }

  /// Where each line of a file begins, and where the last one ends.
  func lineStarts(of file: String) throws -> [Int] {
    try [0] + bytes(of: file).enumerated().filter { $0.element == 0x0A }.map { $0.offset + 1 }
  }
}

/// Hands the body an empty book and its files.
func withBook(_ body: (JSONBook, BookFiles) async throws -> Void) async throws {
  try await withTemporaryFolder { folder in
    let path = folder + "/book"
    try await body(JSONBook(at: path, creating: true), BookFiles(path: path))
  }
}
