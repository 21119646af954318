import Receivables
import ReceivablesPorts

/// The private records of a book. Only lines that an entry of the journal names count.
///
/// They are written before their commit, so that lines behind the last one that counts are of a
/// commit that did not come about, or is just being made.
struct PrivateFile {
  private let segments: Segments
  /// Behind the last line that counts.
  private(set) var place = Place()
  /// The file that the place is in, as it was when it was read.
  private var held: OpenFile?

  init(folder: String, limit: Int) {
    segments = Segments(folder: folder, limit: limit)
  }

  /// A line that was read, and where it ends.
  struct Arrival {
    let line: PrivateLine
    let end: Place
  }

  // MARK: Reading

  /// Lines behind those that count; all of a file again where forgetting has replaced it.
  mutating func arrivals() throws -> [Arrival] {
    while true {
      if held?.isInPlace != true { try hold() }
      let arrivals = try self.arrivals(from: place)
      // Replaced while it was read, it was perhaps read at the wrong place.
      if held?.isInPlace != false { return arrivals }
    }
  }

  private func arrivals(from place: Place) throws -> [Arrival] {
    var arrivals: [Arrival] = []
    let end = try segments.end(from: place.segment)
    try segments.lines(from: place, to: end) { line in
      do {
        arrivals.append(Arrival(line: try PrivateLine(line.text), end: line.end))
        return true
      } catch {
        // A crash can leave the last line in pieces.
        if line.isLast { return false }
        throw segments.damaged("\(error)", at: line.start)
      }
    }
    return arrivals
  }

  /// The file is read again from its beginning, for it may be another one than before.
  private mutating func hold() throws {
    place.offset = 0
    let path = segments.path(of: place.segment)
    // Held before it is read, so that one which replaces it meanwhile is noticed.
    held = try Disk.exists(path) ? try OpenFile(reading: path) : nil
  }

  /// Lines up to a place are named by entries.
  mutating func settle(through end: Place) {
    if end.segment != place.segment { held = nil }
    place = end
  }

  // MARK: Writing

  /// Writes records that the next line of the journal will name; they count once they are settled.
  func append(_ entries: [Entry]) throws -> Place {
    var bytes: [UInt8] = []
    for entry in entries {
      guard let record = entry.privateRecord else { continue }
      let key = CommitLine.Key(account: entry.account, sequence: entry.sequence)
      bytes += PrivateLine(key: key, record: record).bytes
    }
    return bytes.isEmpty ? place : try segments.append(bytes, at: place)
  }

  /// Drops what was written for a commit that did not come about.
  func cut() throws {
    try segments.cut(to: place)
  }

  func cutAgain() {
    segments.cutAgain(to: place)
  }

  // MARK: Forgetting

  /// Files without what is forgotten, written beside those that they are to replace.
  struct Replacement {
    fileprivate let folder: String
    fileprivate var paths: [(new: String, old: String)] = []

    /// From here on what is forgotten is in no file.
    func finish() throws {
      for (new, old) in paths { try Disk.move(new, over: old) }
      if !paths.isEmpty { try Disk.syncFolder(folder) }
    }

    func discard() {
      do {
        for (new, _) in paths { try Disk.remove(new) }
      } catch {
        Disk.warn("\(error)")
      }
    }
  }

  /// Writes the files anew without the records of some accounts before an entry of each.
  func replacement(forgetting limits: [AccountID: Int], through end: Place) throws -> Replacement {
    var replacement = Replacement(folder: segments.folder)
    guard !limits.isEmpty else { return replacement }
    do {
      for segment in 1...end.segment {
        guard let kept = try kept(of: segment, limits, through: end) else { continue }
        let path = segments.path(of: segment)
        replacement.paths.append((new: path + PrivateFile.suffix, old: path))
        let file = try OpenFile(writing: path + PrivateFile.suffix)
        try file.cut(at: 0)
        try file.put(kept, at: 0)
      }
    } catch {
      replacement.discard()
      throw error
    }
    return replacement
  }

  private static let suffix = ".new"

  /// What is left of a file; nil where nothing of it is forgotten.
  private func kept(
    of segment: Int, _ limits: [AccountID: Int], through end: Place
  ) throws -> [UInt8]? {
    let size = try Disk.size(of: segments.path(of: segment)) ?? 0
    let upTo = Place(segment: segment, offset: segment == end.segment ? end.offset : size)
    var kept: [UInt8] = []
    var forgets = false
    try segments.lines(from: Place(segment: segment), to: upTo) { line in
      let key: CommitLine.Key
      do {
        key = try PrivateLine(line.text).key
      } catch {
        throw segments.damaged("\(error)", at: line.start)
      }
      if let limit = limits[key.account], key.sequence < limit {
        forgets = true
      } else {
        kept += line.text
        kept.append(0x0A)
      }
      return true
    }
    return forgets ? kept : nil
  }

  /// Whether a crash has left files that were to replace others.
  func hasLeftovers() throws -> Bool {
    try !leftovers().isEmpty
  }

  func removeLeftovers() throws {
    for path in try leftovers() { try Disk.remove(path) }
  }

  private func leftovers() throws -> [String] {
    let last = try segments.end(from: 1).segment
    return try (1...last).map { segments.path(of: $0) + PrivateFile.suffix }
      .filter { try Disk.exists($0) }
  }

  // MARK: Copying

  /// What a copy of the book holds: file and bytes, up to the last line that counts.
  func copy(to folder: String) throws {
    try segments.copy(to: folder, through: place)
  }
}
