/// What a server said that it can do, in its answer to EHLO.
struct ServerOffer {
  /// RFC 2920: several commands in one go.
  private(set) var pipelining = false
  /// RFC 6152.
  private(set) var eightBitMIME = false
  /// RFC 6531.
  private(set) var smtpUTF8 = false
  /// RFC 1870.
  private(set) var size = false
  /// The most bytes of a message that it takes; nil where it names no limit.
  private(set) var largest: Int?

  /// - Parameter reply: to EHLO; a server that refused it offers nothing.
  init(_ reply: Reply) {
    guard reply.kind == .done else { return }
    // The first line is the server's name.
    for line in reply.lines.dropFirst() {
      let words = line.split(separator: " ")
      switch words.first?.uppercased() {
      case "PIPELINING": pipelining = true
      case "8BITMIME": eightBitMIME = true
      case "SMTPUTF8": smtpUTF8 = true
      case "SIZE":
        size = true
        // Zero says that there is no limit, and so does what is no number.
        if words.count > 1, let limit = Int(words[1]), limit > 0 { largest = limit }
      default: break
      }
    }
  }

  /// Why this server can never take the message; nil where it might.
  func objection(to message: OutgoingMessage) -> String? {
    if let largest, message.size > largest {
      return "The message has \(message.size) bytes, and the server takes at most \(largest)."
    }
    if message.needsUTF8, !smtpUTF8 {
      return "The address has letters beyond ASCII, and the server takes none such (it has no "
        + "SMTPUTF8). Ask the customer for another; a domain can be written in its xn-- form."
    }
    if message.isEightBit, !eightBitMIME {
      return "The message has bytes beyond ASCII, and the server takes none such (it has no "
        + "8BITMIME)."
    }
    return nil
  }

  /// The MAIL command, with what the message needs.
  func mailCommand(_ message: OutgoingMessage) -> String {
    var command = "MAIL FROM:<\(message.sender.text)>"
    if size { command += " SIZE=\(message.size)" }
    if message.isEightBit { command += " BODY=8BITMIME" }
    if message.needsUTF8 { command += " SMTPUTF8" }
    return command
  }
}
