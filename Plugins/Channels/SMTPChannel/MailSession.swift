import ReceivablesPorts

/// The dialogue with a mail server over one connection (RFC 5321): one message after the other.
///
/// Which side of the final dot a break comes on decides what is known of a message: before it the
/// server has nothing that it could deliver, after it nobody knows.
final class MailSession {
  /// What came of a message.
  enum Outcome {
    /// The server said so, or its offer did.
    case answered(DeliveryAnswer)
    /// The connection broke. It was idle where a server that had taken messages before was gone
    /// when the next began, as servers do after some time or some messages.
    case broken(DeliveryAnswer, wasIdle: Bool)
  }

  /// A step on the way to the final dot, each with one command and one reply.
  enum Step: Equatable {
    case sender, recipient, data
    case copy(EnvelopeAddress)

    static func all(for message: OutgoingMessage) -> [Step] {
      [.sender, .recipient] + message.copies.map { .copy($0) } + [.data]
    }

    /// Whether the message goes out though the server refuses it.
    var mayFail: Bool {
      if case .copy = self { true } else { false }
    }

    /// What a server says that goes along.
    var consent: Reply.Kind { self == .data ? .goOn : .done }
  }

  private struct Refusal {
    let step: Step
    let reply: Reply
  }

  /// Further messages can go this way.
  private(set) var isOpen = true
  /// Messages that it was handed.
  private(set) var carried = 0
  private let connection: MailConnection
  private let offer: ServerOffer
  private let server: MailServer

  /// Connects, and asks what the server can do.
  init(to server: MailServer) throws(Unreachable) {
    connection = try MailConnection(to: server)
    self.server = server
    do throws(Break) {
      // libcurl keeps the answer to its EHLO to itself, and a second one is allowed
      // (RFC 5321, 4.1.4).
      try connection.send(Self.line("EHLO \(connection.name)"))
      let reply = try connection.reply()
      guard !reply.isFarewell else { throw .closed }
      offer = ServerOffer(reply)
    } catch {
      throw Unreachable("Mail server \(server.place): it greeted, and then \(error.words).")
    }
  }

  deinit {
    guard isOpen else { return }
    // A courtesy that nobody waits for; whether it arrives changes nothing.
    try? connection.send(Self.line("QUIT"))
  }

  /// Sends one message and tells what became of it.
  func carry(_ message: OutgoingMessage) -> Outcome {
    carried += 1
    if let objection = offer.objection(to: message) { return .answered(.failed(objection)) }
    if let early = introduce(message) ?? sendLines(message) { return early }
    // From here on the server may have it all, whatever comes.
    do {
      try connection.send(Self.line("."))
      let reply = try connection.reply(within: server.timeoutAfterDot)
      noteWhetherToGoOn(after: reply, to: .done)
      return .answered(Verdict.ofMessage(reply, message))
    } catch {
      isOpen = false
      return .broken(
        .unknown("After the end of the message \(error.words): it may have been taken."),
        wasIdle: false)
    }
  }

  // MARK: Before the final dot

  /// Names sender and recipient and asks to send the message; nil where the server waits for it.
  private func introduce(_ message: OutgoingMessage) -> Outcome? {
    var refusal: Refusal?
    var answered = 0
    let steps = Step.all(for: message)
    do {
      if offer.pipelining {
        try connection.send(steps.flatMap { command($0, message) })
      }
      for step in steps where isOpen && (refusal == nil || offer.pipelining) {
        if !offer.pipelining { try connection.send(command(step, message)) }
        let reply = try connection.reply()
        answered += 1
        noteWhetherToGoOn(after: reply, to: step.consent)
        if reply.kind != step.consent {
          if step.mayFail, isOpen { continue }
          refusal = refusal ?? Refusal(step: step, reply: reply)
        } else if refusal != nil, step == .data {
          // It waits for a message that nobody is to get: better no dot at all.
          isOpen = false
        }
      }
    } catch {
      isOpen = false
      if refusal == nil {
        let answer = DeliveryAnswer.notSent("Before the message was sent \(error.words).")
        return .broken(answer, wasIdle: answered == 0 && carried > 1 && error == .closed)
      }
    }
    guard let refusal else { return nil }
    if isOpen { startAnew() }
    let answer = Verdict.of(refusal.step, refusal.reply, message)
    let wasIdle = answered == 1 && carried > 1 && refusal.reply.isFarewell
    return wasIdle ? .broken(answer, wasIdle: true) : .answered(answer)
  }

  /// Sends the message without its final dot; nil where the server took it in silence.
  private func sendLines(_ message: OutgoingMessage) -> Outcome? {
    do {
      try connection.send(message.lines)
      guard let early = try connection.replyAtHand() else { return nil }
      isOpen = false
      return .answered(Verdict.of(.data, early, message))
    } catch {
      // Closed without a dot, not even a QUIT, which would be one more line of the message.
      isOpen = false
      // A server that gives a message up may have said why; silence is an answer as well.
      if let early = try? connection.replyAtHand() {
        return .answered(Verdict.of(.data, early, message))
      }
      return .broken(
        .notSent("Before the end of the message \(error.words)."), wasIdle: false)
    }
  }

  /// After a refusal the server may still hold the sender.
  private func startAnew() {
    do {
      try connection.send(Self.line("RSET"))
      let reply = try connection.reply()
      if reply.kind != .done { isOpen = false }
    } catch {
      isOpen = false
    }
  }

  private func noteWhetherToGoOn(after reply: Reply, to consent: Reply.Kind) {
    // After words that mean nothing here, nobody knows what the server waits for.
    let isUnderstood = [consent, .notNow, .never].contains(reply.kind)
    if reply.isFarewell || !isUnderstood { isOpen = false }
  }

  private func command(_ step: Step, _ message: OutgoingMessage) -> [UInt8] {
    switch step {
    case .sender: Self.line(offer.mailCommand(message))
    case .recipient: Self.line("RCPT TO:<\(message.recipient.text)>")
    case .copy(let address): Self.line("RCPT TO:<\(address.text)>")
    case .data: Self.line("DATA")
    }
  }

  private static func line(_ text: String) -> [UInt8] {
    Array(text.utf8) + [13, 10]
  }
}
