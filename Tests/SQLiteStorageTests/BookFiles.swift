import Foundation
import ReceivablesTesting
import SQLiteStorage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files of a book: the database, and what SQLite and the run lock put beside it.
struct BookFiles {
  let path: String

  func open() throws -> SQLiteBook {
    try SQLiteBook(path: path, creating: false)
  }

  /// All files in the folder of the book.
  func all() throws -> [String] {
    let folder = (path as NSString).deletingLastPathComponent
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      folder + "/" + $0
    }
  }

  /// The names of the files that hold the bytes, whatever else is in them.
  func files(holding bytes: some Sequence<UInt8>) throws -> [String] {
    let wanted = Array(bytes)
    return try all().filter {
      let data = try Data(contentsOf: URL(fileURLWithPath: $0))
      return data.withUnsafeBytes { data in
        wanted.withUnsafeBytes { wanted in
          memmem(data.baseAddress, data.count, wanted.baseAddress, wanted.count) != nil
        }
      }
    }.map { ($0 as NSString).lastPathComponent }
  }
}

/// Hands the body an empty book and its files.
func withBook(_ body: (SQLiteBook, BookFiles) async throws -> Void) async throws {
  try await withTemporaryFolder { folder in
    let path = folder + "/book.db"
    try await body(SQLiteBook(path: path, creating: true), BookFiles(path: path))
  }
}
