/// How an mbox tells its messages apart: a line that begins with `From `, before which such lines
/// of a message itself are quoted with `>` (the formats known as mboxo and mboxrd; RFC 4155).
enum Mbox {
  static let quote = UInt8(ascii: ">")
  private static let from = Array("From ".utf8)

  static func begins(_ line: ArraySlice<UInt8>) -> Bool { line.starts(with: from) }

  static func isQuotedFrom(_ line: ArraySlice<UInt8>) -> Bool {
    line.first == quote && begins(line.drop { $0 == quote })
  }

  /// Without the one `>` that stands for the quoting.
  static func unquoted(_ piece: LineReader.Piece) -> LineReader.Piece {
    guard piece.startsLine, isQuotedFrom(piece.bytes) else { return piece }
    return LineReader.Piece(
      bytes: piece.bytes.dropFirst(), offset: piece.offset, startsLine: piece.startsLine)
  }

  /// Whether a line that follows an empty one begins a message: an address, a time and a year.
  ///
  /// Prose may begin with the word as well, where a program forgot to quote it.
  static func isSeparator(_ piece: LineReader.Piece) -> Bool {
    guard piece.startsLine, begins(piece.bytes) else { return false }
    let words = piece.bytes.dropFirst(from.count).prefix(300).split { $0 <= 32 }
    return words.count >= 4 && words.contains(where: isTime) && words.contains(where: isYear)
  }

  private static func isTime(_ word: ArraySlice<UInt8>) -> Bool {
    let parts = word.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return (2...3).contains(parts.count)
      && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(\.isDigit) }
  }

  private static func isYear(_ word: ArraySlice<UInt8>) -> Bool {
    word.count == 4 && word.allSatisfy(\.isDigit)
  }
}
