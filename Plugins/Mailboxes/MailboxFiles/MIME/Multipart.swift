/// The pieces of a multipart body (RFC 2046, section 5.1).
enum Multipart {
  /// The pieces between lines that begin with the boundary; the last may be without an end.
  ///
  /// Where the boundary is missing or wrong, the first line that looks like one is taken: it
  /// begins with two dashes and is followed by a Content- field.
  static func pieces(
    of body: ArraySlice<UInt8>, boundary: String?
  ) -> [ArraySlice<UInt8>] {
    if let boundary, !boundary.isEmpty {
      let pieces = pieces(of: body, between: Array(("--" + boundary).utf8))
      if !pieces.isEmpty { return pieces }
    }
    return guessedBoundary(in: body).map { pieces(of: body, between: $0) } ?? []
  }

  private static func pieces(
    of body: ArraySlice<UInt8>, between boundary: [UInt8]
  ) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start: Int?
    var lines = ByteLines(body)
    var lineStart = body.startIndex
    while let line = lines.next() {
      if line.starts(with: boundary), let isLast = isEnd(line.dropFirst(boundary.count)) {
        if let start { pieces.append(piece(body, from: start, to: lineStart)) }
        start = isLast ? nil : lines.rest.startIndex
        if isLast { break }
      }
      lineStart = lines.rest.startIndex
    }
    if let start { pieces.append(body[min(start, body.endIndex)...]) }
    return pieces
  }

  /// Nil where the line is no boundary but one that begins in the same way.
  private static func isEnd(_ rest: ArraySlice<UInt8>) -> Bool? {
    let isEnd = rest.starts(with: [UInt8(ascii: "-"), UInt8(ascii: "-")])
    return rest.dropFirst(isEnd ? 2 : 0).allSatisfy { $0 == 32 || $0 == 9 } ? isEnd : nil
  }

  /// The line end before a boundary belongs to the boundary.
  private static func piece(
    _ body: ArraySlice<UInt8>, from start: Int, to end: Int
  ) -> ArraySlice<UInt8> {
    var piece = body[start..<max(start, end)]
    if piece.last == 10 { piece.removeLast() }
    if piece.last == 13 { piece.removeLast() }
    return piece
  }

  private static func guessedBoundary(in body: ArraySlice<UInt8>) -> [UInt8]? {
    var lines = ByteLines(body)
    var previous: ArraySlice<UInt8> = []
    while let line = lines.next() {
      if previous.count > 4, previous.starts(with: Array("--".utf8)),
        line.prefix(8).loweredText == "content-"
      {
        return Array(previous)
      }
      previous = line
    }
    return nil
  }
}
