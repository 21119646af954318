/// The text of a mail, in lines that every mail system leaves as they are.
struct MailBody {
  private static let longestLine = 76
  private static let lineEnd: [UInt8] = [13, 10]

  /// `7bit` where the text can go as it is.
  let encoding: String
  let bytes: [UInt8]

  init(_ text: String) {
    let lines = Self.lines(of: text)
    let isPlain = lines.allSatisfy { line in
      line.count <= 78 && line.allSatisfy { $0 == 9 || (32...126).contains($0) }
    }
    encoding = isPlain ? "7bit" : "quoted-printable"
    bytes = lines.flatMap { (isPlain ? $0 : Self.quotedPrintable($0)) + Self.lineEnd }
  }

  /// Ended in whatever way, each is one line; an end after the last makes no further one.
  private static func lines(of text: String) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    var last: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 10 where last == 13: break
      case 10, 13:
        lines.append(line)
        line = []
      default: line.append(byte)
      }
      last = byte
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// One line, broken where it is too long by `=`, which a mail program takes out again.
  private static func quotedPrintable(_ line: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var length = 0
    for (index, byte) in line.enumerated() {
      let isLast = index == line.count - 1
      let unit = quotedPrintable(byte, isLast: isLast)
      // The last may take the place that a `=` would have had.
      if length + unit.count > (isLast ? longestLine : longestLine - 1) {
        result += [UInt8(ascii: "=")] + lineEnd
        length = 0
      }
      result += unit
      length += unit.count
    }
    return result
  }

  /// A space at the end of a line is written out, as mail systems take such spaces away.
  private static func quotedPrintable(_ byte: UInt8, isLast: Bool) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    switch byte {
    case 9 where !isLast, 32 where !isLast, 33...60, 62...126: return [byte]
    default: return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}
