import ReceivablesPorts

/// A notice as it goes over the line: the envelope, and the message without its final dot.
struct OutgoingMessage {
  let sender: EnvelopeAddress
  let recipient: EnvelopeAddress
  /// Those of whom a server may refuse any, and the message goes out all the same.
  let copies: [EnvelopeAddress]
  /// Lines end in CR LF, and one that begins with a dot has one more (RFC 5321, 4.5.2); the last
  /// line is ended.
  let lines: [UInt8]
  /// What RFC 1870 counts: without the added dots.
  let size: Int
  /// It holds bytes beyond ASCII.
  let isEightBit: Bool
  /// An address or a field of the header is beyond ASCII.
  let needsUTF8: Bool

  /// Nil where the recipient is not an address.
  init?(_ notice: RenderedNotice, from sender: EnvelopeAddress) {
    guard let recipient = EnvelopeAddress(notice.recipient) else { return nil }
    self.sender = sender
    self.recipient = recipient
    copies = notice.copies.compactMap { EnvelopeAddress($0) }
    (lines, size) = Self.wired(notice.bytes)
    let foreign = notice.bytes.firstIndex { $0 >= 128 }
    isEightBit = foreign != nil
    let isInHeader = foreign.map { $0 < Self.endOfHeader(notice.bytes) } ?? false
    needsUTF8 =
      !sender.isASCII || !recipient.isASCII || !copies.allSatisfy(\.isASCII) || isInHeader
  }

  private static let carriageReturn: UInt8 = 13
  private static let lineFeed: UInt8 = 10
  private static let dot = UInt8(ascii: ".")

  /// Whatever a line ended with, it ends with both: a lone one is taken for an end by some servers
  /// and not by others, and a message could be read as two.
  private static func wired(_ bytes: [UInt8]) -> (lines: [UInt8], size: Int) {
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count + bytes.count / 32 + 64)
    var dots = 0
    var isStart = true
    var last: UInt8 = 0
    for byte in bytes {
      switch byte {
      case lineFeed where last == carriageReturn: break
      case lineFeed, carriageReturn:
        lines.append(carriageReturn)
        lines.append(lineFeed)
        isStart = true
      default:
        if isStart, byte == dot {
          lines.append(dot)
          dots += 1
        }
        lines.append(byte)
        isStart = false
      }
      last = byte
    }
    if !isStart { lines += [carriageReturn, lineFeed] }
    return (lines, lines.count - dots)
  }

  /// Where the first empty line begins; the end where there is none.
  private static func endOfHeader(_ bytes: [UInt8]) -> Int {
    var isStart = true
    for (index, byte) in bytes.enumerated() where byte != carriageReturn {
      if byte == lineFeed, isStart { return index }
      isStart = byte == lineFeed
    }
    return bytes.count
  }
}
