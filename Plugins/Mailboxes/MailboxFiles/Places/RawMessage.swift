import Receivables

/// A message as it is read: its beginning, which is judged, and a hash of all of its body.
struct RawMessage {
  private(set) var bytes: [UInt8] = []
  private(set) var isCut = false
  private let limit: Int
  private var body = SHA256()
  private var isInBody = false
  /// Line ends that count once something follows them: an mbox adds one behind every message.
  private var waitingEnds = 0

  init(limit: Int) {
    self.limit = limit
  }

  mutating func append(_ piece: LineReader.Piece) {
    let room = limit - bytes.count
    bytes += piece.bytes.prefix(room)
    isCut = isCut || piece.bytes.count > room
    if isInBody {
      hash(piece)
    } else if piece.isBlank {
      isInBody = true
    }
  }

  /// The same for the same message in a Maildir, in an mbox, marked as read or not.
  func fingerprint(_ header: HeaderFields) -> Hash {
    var hash = SHA256()
    for name in ["message-id", "date", "from", "subject"] {
      let words = (header.first(name) ?? "").split(whereSeparator: \.isWhitespace)
      hash.update("\(name): \(words.joined(separator: " "))\n".utf8)
    }
    hash.update(body.finish().bytes)
    return hash.finish()
  }

  /// Line ends count as such, however they are written, and the quoting of `From ` not at all.
  private mutating func hash(_ piece: LineReader.Piece) {
    var text = piece.bytes
    let endsLine = text.last == 10
    if endsLine {
      text.removeLast()
      if text.last == 13 { text.removeLast() }
    }
    if piece.startsLine, Mbox.isQuotedFrom(text) { text = text.drop { $0 == Mbox.quote } }
    if !text.isEmpty {
      body.update(repeatElement(10, count: waitingEnds))
      waitingEnds = 0
      body.update(text)
    }
    if endsLine { waitingEnds += 1 }
  }
}
