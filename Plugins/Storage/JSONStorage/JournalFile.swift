import Receivables
import ReceivablesPorts

/// The commits of a book, a line each, only ever added to.
struct JournalFile {
  private let segments: Segments
  /// Behind the last commit that was read or written.
  private(set) var place = Place()
  /// Where the file ended when it was read last; behind the place where its last line is torn.
  private(set) var end = Place()

  init(folder: String, limit: Int) {
    segments = Segments(folder: folder, limit: limit)
  }

  /// Where the file ends now.
  func currentEnd() throws -> Place {
    try segments.end(from: place.segment)
  }

  /// Whether there is half a line behind the last commit.
  var isTorn: Bool { place < end && !(place.segment < end.segment && end.offset == 0) }

  // MARK: Reading

  /// Tells each commit up to an end that has not been told yet, with the private records at hand.
  ///
  /// - Throws: ``BookError/damaged(_:)`` with file and line.
  mutating func read(
    to end: Place, _ records: [CommitLine.Key: PrivateRecord],
    _ body: (CommitLine) throws -> Void
  ) throws {
    var place = place
    defer { self.place = place }
    try segments.lines(from: place, to: end) { line in
      do {
        try body(CommitLine(line.text, records))
      } catch {
        if line.isLast, JournalFile.isTorn(line.text) { return false }
        throw segments.damaged("\(error)", at: line.start)
      }
      place = line.end
      return true
    }
    self.end = end
  }

  /// What a crash leaves of a line is not JSON; a whole line that makes no sense is another matter.
  private static func isTorn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    do {
      _ = try JSONValue(parsing: text)
      return false
    } catch {
      return true
    }
  }

  // MARK: Writing

  /// Adds a commit; when this returns it is made.
  mutating func append(_ line: CommitLine) throws {
    place = try segments.append(line.bytes, at: place)
    end = place
  }

  /// Cuts off what a crash has left of the last line.
  mutating func cut() throws {
    guard isTorn else { return }
    try segments.cut(to: place)
    end = place
    Disk.warn(
      "\(segments.path(of: place.segment)): the last line was not written whole; it was cut off.")
  }

  // MARK: Copying

  func copy(to folder: String) throws {
    try segments.copy(to: folder, through: place)
  }
}
