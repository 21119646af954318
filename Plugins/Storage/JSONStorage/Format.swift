import Receivables
import ReceivablesPorts

/// The file that makes a folder a book, and says of which version.
struct Format {
  private static let name = "dunwell-book"
  private static let known = 1

  private let version: Int

  static func isThere(_ path: String) throws -> Bool {
    try Disk.exists(file(in: path))
  }

  /// - Throws: ``BookError/missing(_:)`` where there is no book.
  init(readingFrom path: String) throws {
    let file = Format.file(in: path)
    guard let size = try Disk.size(of: file) else { throw BookError.missing(path) }
    let bytes = try OpenFile(reading: file).bytes(0..<size)
    do {
      let reader = FactReader(try JSONValue(parsing: bytes))
      guard try reader.string("format") == Format.name else { throw FactError.wrong("format") }
      version = try reader.integer("version")
    } catch {
      throw BookError.damaged("\(file): \(error)")
    }
  }

  /// - Throws: ``BookError/fromTheFuture(_:)`` where only a later version may write.
  func refuseFuture() throws {
    guard version <= Format.known else {
      throw BookError.fromTheFuture("format \(version); this version writes \(Format.known)")
    }
  }

  static func write(to path: String) throws {
    try Format(version: known).write(to: path)
  }

  private init(version: Int) {
    self.version = version
  }

  /// Written last and at once, so that half a book is none.
  func write(to path: String) throws {
    var json = JSONWriter()
    json.object { object in
      object.string("format", Format.name)
      object.integer("version", version)
    }
    let file = Format.file(in: path)
    try OpenFile(writing: file + ".new").put(json.bytes + [0x0A], at: 0)
    try Disk.move(file + ".new", over: file)
    try Disk.syncFolder(path)
  }

  private static func file(in path: String) -> String { path + "/format" }
}
