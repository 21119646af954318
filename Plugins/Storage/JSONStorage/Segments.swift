import ReceivablesPorts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A point in a row of files: which file, and how far into it.
struct Place: Comparable, Sendable {
  var segment = 1
  var offset = 0

  static func < (left: Place, right: Place) -> Bool {
    (left.segment, left.offset) < (right.segment, right.offset)
  }
}

/// One line, and where it stands.
struct Line {
  let text: UnsafeBufferPointer<UInt8>
  let start: Place
  /// Behind its line feed.
  let end: Place
  /// Whether nothing follows it.
  let isLast: Bool
}

/// A folder of numbered files of lines that are read as one; a full file is followed by the next.
struct Segments: Sendable {
  let folder: String
  /// A file of this many bytes takes no more lines.
  let limit: Int

  func path(of segment: Int) -> String {
    let digits = String(segment)
    return folder + "/" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
      + ".jsonl"
  }

  // MARK: Reading

  /// Where the last file ends, looking from a file on.
  func end(from segment: Int) throws -> Place {
    var end = Place(segment: segment, offset: try Disk.size(of: path(of: segment)) ?? 0)
    while let size = try Disk.size(of: path(of: end.segment + 1)) {
      end = Place(segment: end.segment + 1, offset: size)
    }
    return end
  }

  /// Tells each whole line between two places, until the body says that this is enough.
  ///
  /// Half a line at the very end is left out; elsewhere the book is damaged.
  func lines(
    from place: Place, to end: Place, _ body: (Line) throws -> Bool
  ) throws {
    var place = place
    while place < end {
      let upTo = place.segment == end.segment ? end.offset : try size(of: place.segment)
      let bytes = try self.bytes(of: place.segment, place.offset..<max(place.offset, upTo))
      let isLastFile = place.segment == end.segment
      var at = 0
      while let length = Segments.lineLength(bytes, from: at) {
        let next = Place(segment: place.segment, offset: place.offset + at + length + 1)
        let wantsMore = try bytes.withUnsafeBufferPointer { buffer in
          try body(
            Line(
              text: UnsafeBufferPointer(rebasing: buffer[at..<at + length]),
              start: Place(segment: place.segment, offset: place.offset + at), end: next,
              isLast: isLastFile && at + length + 1 == bytes.count))
        }
        guard wantsMore else { return }
        at += length + 1
      }
      guard isLastFile || at == bytes.count else {
        throw damaged("the last line is not whole", at: place.advanced(by: at))
      }
      place = Place(segment: place.segment + 1)
    }
  }

  private func size(of segment: Int) throws -> Int {
    try Disk.size(of: path(of: segment)) ?? 0
  }

  func bytes(of segment: Int, _ range: Range<Int>) throws -> [UInt8] {
    guard !range.isEmpty else { return [] }
    return try OpenFile(reading: path(of: segment)).bytes(range)
  }

  /// How many bytes stand before the next line feed; nil where there is none.
  private static func lineLength(_ bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, start < buffer.count else { return nil }
      return memchr(base + start, 0x0A, buffer.count - start).map { UnsafeRawPointer($0) - base }
        .map { $0 - start }
    }
  }

  /// Names file and line of what cannot be understood.
  func damaged(_ what: String, at place: Place) -> any Error {
    do {
      let before = try bytes(of: place.segment, 0..<place.offset)
      let line = before.count { $0 == 0x0A } + 1
      return BookError.damaged(
        "\(path(of: place.segment)):\(line): \(what). Restore the book from a backup.")
    } catch {
      return error
    }
  }

  // MARK: Writing

  /// Adds whole lines at the end and waits until they last; tells the new end.
  ///
  /// - Throws: ``BookError/cannotWrite(_:)``; what was written is cut off again then.
  func append(_ bytes: [UInt8], at end: Place) throws -> Place {
    let target = end.offset < limit ? end : Place(segment: end.segment + 1)
    let file = try OpenFile(writing: path(of: target.segment))
    do {
      try file.put(bytes, at: target.offset)
      if target.offset == 0 { try Disk.syncFolder(folder) }
    } catch {
      cutAgain(file, at: target.offset)
      throw error
    }
    return target.advanced(by: bytes.count)
  }

  /// Takes back what was written; where even that fails, the next one who writes does it.
  func cutAgain(to end: Place) {
    do {
      try cut(to: end)
    } catch {
      Disk.warn("\(folder): \(error)")
    }
  }

  private func cutAgain(_ file: OpenFile, at offset: Int) {
    do {
      try file.cut(at: offset)
    } catch {
      Disk.warn("\(folder): \(error)")
    }
  }

  /// Cuts off all that stands behind a place.
  func cut(to end: Place) throws {
    var last = try self.end(from: end.segment).segment
    while last > end.segment {
      try Disk.remove(path(of: last))
      last -= 1
    }
    if try size(of: end.segment) > end.offset {
      try OpenFile(writing: path(of: end.segment)).cut(at: end.offset)
    }
  }
}

// MARK: - Copying

extension Segments {
  /// Writes what stands before a place into files of the same names in another folder.
  func copy(to folder: String, through end: Place) throws {
    let copy = Segments(folder: folder, limit: limit)
    for segment in 1...end.segment {
      let upTo = segment == end.segment ? end.offset : try size(of: segment)
      let bytes = try bytes(of: segment, 0..<upTo)
      try OpenFile(writing: copy.path(of: segment)).put(bytes, at: 0)
    }
    try Disk.syncFolder(folder)
  }
}

extension Place {
  func advanced(by bytes: Int) -> Place {
    Place(segment: segment, offset: offset + bytes)
  }
}
