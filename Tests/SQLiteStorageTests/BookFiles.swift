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
      return data.withUnsafeBytes { $0.holds(wanted) }
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

extension UnsafeRawBufferPointer {
  /// From one place to the next that begins like what is wanted: quick also where nothing is built
  /// for speed.
  fileprivate func holds(_ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first, let start = baseAddress else { return false }
    var place = 0
    while place + wanted.count <= count,
      let found = memchr(start + place, CInt(first), count - wanted.count - place + 1)
    {
      if memcmp(found, wanted, wanted.count) == 0 { return true }
      place = UnsafeRawPointer(found) - start + 1
    }
    return false
  }
}
