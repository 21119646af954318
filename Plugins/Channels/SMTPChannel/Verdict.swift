import ReceivablesPorts

/// What a reply of the server means for the notice.
enum Verdict {
  /// A reply that ended the dialogue before the final dot; whatever it is, nothing was sent.
  static func of(
    _ step: MailSession.Step, _ reply: Reply, _ message: OutgoingMessage
  ) -> DeliveryAnswer {
    let words = reply.words(hiding: message.recipient)
    if reply.asksForLogin {
      return .notSent(
        "The server wants to be signed in to: \(words). Check \"user\" and \"passwordEnv\".")
    }
    let what =
      switch step {
      case .sender: "sender"
      case .recipient, .copy: "recipient"
      case .data: "message"
      }
    guard reply.kind == .never else {
      return .notSent("The server does not take the \(what) now: \(words)")
    }
    // Of a sender it says nothing about this notice, unless it is its size.
    if step == .sender, reply.code != 552 {
      return .notSent("The server refuses the sender: \(words). Check \"from\" in the settings.")
    }
    return .failed("The server refuses the \(what): \(words)")
  }

  /// The reply to the final dot.
  static func ofMessage(_ reply: Reply, _ message: OutgoingMessage) -> DeliveryAnswer {
    let words = reply.words(hiding: message.recipient)
    switch reply.kind {
    case .done: return .sent
    case .notNow: return .notSent("The server does not take the message now: \(words)")
    case .never: return .failed("The server refuses the message: \(words)")
    case .goOn, .odd:
      return .unknown(
        "After the end of the message the server said what means nothing there: \(words)")
    }
  }
}
