package import Receivables
package import ReceivablesPorts

/// A notice as an e-mail: what RFC 5322 makes of it, byte for byte the same for the same notice.
package struct MailMessage: Sendable, Equatable {
  /// A person or a business, and where mail reaches them.
  package struct Mailbox: Sendable, Equatable {
    package let name: String
    package let address: String

    package init(name: String, address: String) {
      self.name = name
      self.address = address
    }
  }

  /// The notice and the attempt; the message is known by it everywhere.
  package let act: String
  package let sender: Mailbox
  /// Where answers go; nil sends them to the sender.
  package let replyTo: Mailbox?
  package let recipient: Mailbox
  /// Addresses that get the same message.
  package let copies: [String]
  package let words: NoticeText
  package let attachments: [MailAttachment]
  /// Shown in the HTML as the part `cid:logo`; nil for none.
  package let logo: MailLogo?
  /// Messages that this one follows, the latest last, as their acts.
  package let follows: [String]
  package let date: Moment
  /// Names the notice for questions about it.
  package let reference: String
  /// How the creditor lets somebody stop this mail.
  package let unsubscribe: Creditor.Unsubscribe

  package init(
    act: String, from creditor: Creditor, to recipient: Mailbox, copies: [String] = [],
    words: NoticeText, attachments: [MailAttachment] = [], logo: MailLogo? = nil,
    follows: [String] = [], date: Moment, reference: String
  ) {
    self.act = act
    sender = Mailbox(name: creditor.name, address: creditor.email)
    replyTo = creditor.replyTo.map { Mailbox(name: creditor.name, address: $0) }
    unsubscribe = creditor.unsubscribe
    self.recipient = recipient
    self.copies = copies
    self.words = words
    self.attachments = attachments
    self.logo = logo
    self.follows = follows
    self.date = date
    self.reference = reference
  }

  /// The whole message, lines ending in carriage return and line feed.
  package var bytes: [UInt8] {
    let part = body
    let header =
      [
        "Date: \(dateText)",
        MailHeader.mailbox("From", name: sender.name, address: sender.address),
      ]
      + answers + [
        MailHeader.mailbox("To", name: recipient.name, address: recipient.address)
      ]
      + (copies.isEmpty ? [] : [MailHeader.addresses("Cc", copies)]) + [
        MailHeader.text("Subject", words.subject),
        "Message-ID: \(identifier(of: act))",
      ]
      + thread + MailUnsubscribe(unsubscribe, reference: reference).fields
      + ["MIME-Version: 1.0"] + part.fields + [
        // Keeps out-of-office answers from answering.
        "Auto-Submitted: auto-generated",
        MailHeader.text("X-Dunwell-Notice", reference),
      ]
    return Array((header.joined(separator: "\r\n") + "\r\n\r\n").utf8) + part.bytes
  }

  /// The words, and behind them what goes along.
  private var body: MailPart {
    guard !attachments.isEmpty else { return wordsPart }
    return .several(
      [wordsPart] + attachments.map(\.part), as: "mixed", boundary: boundary("mixed"))
  }

  /// Text alone, or text and HTML with what the HTML shows.
  private var wordsPart: MailPart {
    let text = MailPart.text(words.text, as: "plain")
    guard !words.html.isEmpty else { return text }
    var page = MailPart.text(words.html, as: "html")
    if let logo {
      page = .several([page, logo.part], as: "related", boundary: boundary("related"))
    }
    // The plainest first: a mail program shows the last one that it can.
    return .several([text, page], as: "alternative", boundary: boundary("alternative"))
  }

  /// The same for the same message. No line of a body can be it: the two signs at its beginning
  /// are written otherwise in quoted printable, and stand in no text of ours.
  private func boundary(_ kind: String) -> String {
    "=_\(SHA256.hash(Array("\(act) \(kind)".utf8)).description.prefix(24))"
  }

  private var thread: [String] {
    guard let last = follows.last else { return [] }
    let all = follows.map(identifier).joined(separator: "\r\n ")
    return ["In-Reply-To: \(identifier(of: last))", "References: \(all)"]
  }

  private var answers: [String] {
    replyTo.map { [MailHeader.mailbox("Reply-To", name: $0.name, address: $0.address)] } ?? []
  }

  private var dateText: String {
    let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = date.day
    let second = date.secondOfDay
    let time = [second / 3600, second / 60 % 60, second % 60].map(two).joined(separator: ":")
    return "\(weekdays[day.weekday.rawValue - 1]), \(day.dayOfMonth) \(months[day.month - 1]) "
      + "\(day.year) \(time) +0000"
  }

  private func identifier(of act: String) -> String {
    let domain = MailAddress(sender.address).domain
    // A domain that nobody can have, where the creditor's address has none.
    return "<" + MailAddress.identifier(act) + "@"
      + (domain.isEmpty ? "dunwell.invalid" : domain) + ">"
  }
}
