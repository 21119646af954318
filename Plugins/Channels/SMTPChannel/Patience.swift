/// How long a server that does not work is left alone.
///
/// A run may have thousands of notices. Each would wait for a server that does not answer, a wrong
/// password would be tried until the mailbox is locked, and a server that falls over each message
/// would make an unknown of every notice.
struct Patience {
  private static let rest: Duration = .seconds(60)
  private static let mostBreaks = 3

  private var breaks = 0
  private var restsUntil: Duration?
  private var reason = ""

  /// Why the server is left alone at this time; nil where it may be tried.
  func refusal(at now: Duration) -> String? {
    guard let restsUntil, now < restsUntil else { return nil }
    return reason
  }

  /// The server answered, whatever it said.
  mutating func noteAnswer() {
    breaks = 0
    restsUntil = nil
  }

  /// There was no connection to be had; the next try is in a minute.
  mutating func noteUnreachable(_ words: String, at now: Duration) {
    reason = words
    restsUntil = now + Self.rest
  }

  /// A connection broke in the middle of a message; after three in a row the next is in a minute.
  mutating func noteBreak(at now: Duration) {
    breaks += 1
    guard breaks >= Self.mostBreaks else { return }
    reason = "The mail server broke off \(breaks) times in a row, and is left alone for a minute."
    restsUntil = now + Self.rest
  }
}
