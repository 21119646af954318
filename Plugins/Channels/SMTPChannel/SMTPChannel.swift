package import ReceivablesPorts

/// Notices as e-mail, handed to a mail server (RFC 5321) one by one over a connection that is kept.
///
/// Sent means that the server took the message over; what becomes of it then, a bounce for
/// instance, comes to the envelope's sender. A server cannot be asked about a message, so that a
/// connection that breaks after the end of one leaves it unknown.
package actor SMTPChannel: NoticeChannel {
  private let server: MailServer
  private let queue = OwnQueue(label: "dunwell.smtp")
  private var pace: Pace
  private var patience = Patience()
  private var session: MailSession?

  /// Connects with the first notice.
  ///
  /// - Parameter clock: what the pace of the notices and the rests of a server go by.
  package init(_ server: MailServer, clock: some Clock<Duration> = ContinuousClock()) {
    self.server = server
    pace = Pace(perMinute: server.perMinute, clock)
  }

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    queue.asUnownedSerialExecutor()
  }

  /// Hands the notice to the server and waits for its word; throws nothing.
  ///
  /// - Returns: failed for what the server refuses for good (5xx), for a recipient that is no
  ///   address, and for a message that the server says it cannot take; not sent for everything
  ///   else that happens before the final dot, 4xx, and a server that cannot be had; unknown where
  ///   the connection breaks after it.
  package func deliver(_ notice: RenderedNotice) async -> DeliveryAnswer {
    guard let message = OutgoingMessage(notice, from: server.sender) else {
      return .failed(
        notice.recipient.isEmpty
          ? "The customer has no e-mail address."
          : "The customer's e-mail address is none that mail can be sent to. Correct it.")
    }
    if let refusal = patience.refusal(at: pace.now) { return .notSent(refusal) }
    let turn = pace.turn()
    do {
      try await turn()
    } catch {
      return .notSent("The run was stopped before its turn came.")
    }
    do {
      switch try carry(message) {
      case .answered(let answer):
        patience.noteAnswer()
        return answer
      case .broken(let answer, _):
        patience.noteBreak(at: pace.now)
        return answer
      }
    } catch {
      patience.noteUnreachable(error.words, at: pace.now)
      return .notSent(error.words)
    }
  }

  /// Over the connection that is kept; a new one where there is none, where it has carried enough,
  /// or where the server closed it while nothing was under way.
  private func carry(_ message: OutgoingMessage) throws(Unreachable) -> MailSession.Outcome {
    if let kept = session {
      let outcome = carry(message, over: kept)
      guard case .broken(_, wasIdle: true) = outcome else { return outcome }
    }
    return carry(message, over: try MailSession(to: server))
  }

  /// Keeps the connection for the next notice where it can take one, and closes it at once where
  /// not: what was begun on it must have no chance to go on.
  private func carry(_ message: OutgoingMessage, over opened: MailSession) -> MailSession.Outcome {
    session = nil
    let outcome = opened.carry(message)
    if opened.isOpen, opened.carried < server.perConnection { session = opened }
    return outcome
  }
}
