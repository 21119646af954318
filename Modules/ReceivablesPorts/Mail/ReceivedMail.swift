public import Receivables

/// A message that came back, read and judged; whose account it is about is not decided here.
public struct ReceivedMail: Sendable, Equatable {
  /// Where it stands.
  public var place: MailPlace
  /// The same for the same message, however often, wherever and in whatever form it is kept.
  ///
  /// It covers Message-ID, date, sender, subject and body, and leaves out what mail programs add
  /// when they file or mark a message; an act that is named by it happens once.
  public var fingerprint: Hash
  /// Its own Message-ID without the angle brackets.
  public var messageID: String?
  /// The address it came from, without a name; nil where it has none, as many bounces have.
  public var sender: String?
  /// Decoded, in one line; empty where there is none.
  public var subject: String
  /// When it says it was written.
  public var date: Moment?
  /// What it is.
  public var verdict: MailVerdict
  /// Which of our messages it is about.
  public var answers: MailReferences
  /// What a person wrote, without quoted lines, signature and markup; empty for every other verdict.
  public var text: String
  /// Whether it was longer than what is read of one message.
  public var isCut: Bool

  /// A message that was read.
  public init(
    place: MailPlace, fingerprint: Hash, messageID: String?, sender: String?, subject: String,
    date: Moment?, verdict: MailVerdict, answers: MailReferences, text: String, isCut: Bool
  ) {
    self.place = place
    self.fingerprint = fingerprint
    self.messageID = messageID
    self.sender = sender
    self.subject = subject
    self.date = date
    self.verdict = verdict
    self.answers = answers
    self.text = text
    self.isCut = isCut
  }
}

/// Which earlier messages a message names, as it names them; the book knows which are its own.
public struct MailReferences: Sendable, Equatable {
  /// Notices named by the header `X-Dunwell-Notice` of what was returned, each once.
  public var notices: [String]
  /// Message-IDs without angle brackets, each once, the surest first: that of the returned
  /// original, then In-Reply-To, then References from the last to the first.
  public var messageIDs: [String]

  /// References; by default none.
  public init(notices: [String] = [], messageIDs: [String] = []) {
    self.notices = notices
    self.messageIDs = messageIDs
  }
}
