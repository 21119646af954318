import Receivables
import ReceivablesPorts

/// Reads the files of a mailbox one after the other, and the messages of each.
///
/// A file that cannot be read is told by an error; asking again goes on with the next one. A file
/// that is gone by the time it is its turn was moved by a mail program, and the next reading will
/// find it under its new name. A file of no bytes holds no message.
struct MailboxReader: MailReader {
  private var files: ArraySlice<String>
  private let bytesPerMessage: Int
  private let judge: MailJudge
  private var current: OpenFile?
  private(set) var bytesRead = 0

  init(files: [String], bytesPerMessage: Int, judge: MailJudge) {
    self.files = files[...]
    self.bytesPerMessage = bytesPerMessage
    self.judge = judge
  }

  mutating func next() throws -> ReceivedMail? {
    while true {
      if var file = current {
        // A file that fails halfway is not asked again.
        current = nil
        if let (place, message) = try file.next(limit: bytesPerMessage) {
          bytesRead += file.takeBytesRead()
          current = file
          return judge.read(message, at: place)
        }
        bytesRead += file.takeBytesRead()
      }
      guard let path = files.popFirst() else { return nil }
      if let file = try MailFile.open(path) { current = OpenFile(file) }
    }
  }
}

/// The file whose turn it is: one message, or an mbox.
private struct OpenFile {
  private let path: String
  private var lines: LineReader
  /// The line that begins the next message of an mbox was read already.
  private var waiting: LineReader.Piece?
  private var number = 0
  private var isMbox = false
  private var told = 0

  init(_ file: MailFile) {
    path = file.path
    lines = LineReader(file)
  }

  mutating func next(limit: Int) throws(MailError) -> (MailPlace, RawMessage)? {
    var first = waiting
    waiting = nil
    if first == nil { first = try lines.next() }
    guard let first else { return nil }
    number += 1
    var message = RawMessage(limit: limit)
    if number == 1 { isMbox = Mbox.begins(first.bytes) }
    guard isMbox else {
      message.append(first)
      while let piece = try lines.next() { message.append(piece) }
      return (MailPlace(file: path), message)
    }
    try readToSeparator(into: &message)
    return (MailPlace(file: path, number: number, offset: first.offset), message)
  }

  mutating func takeBytesRead() -> Int {
    defer { told = lines.offset }
    return lines.offset - told
  }

  private mutating func readToSeparator(into message: inout RawMessage) throws(MailError) {
    var isAfterBlank = false
    while let piece = try lines.next() {
      if isAfterBlank, Mbox.isSeparator(piece) {
        waiting = piece
        return
      }
      isAfterBlank = piece.isBlank
      message.append(Mbox.unquoted(piece))
    }
  }
}
