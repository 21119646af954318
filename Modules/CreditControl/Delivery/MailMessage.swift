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
  package let recipient: Mailbox
  package let words: NoticeText
  package let date: Moment
  /// Names the notice for questions about it.
  package let reference: String

  package init(
    act: String, from creditor: Creditor, to recipient: Mailbox, words: NoticeText, date: Moment,
    reference: String
  ) {
    self.act = act
    sender = Mailbox(name: creditor.name, address: creditor.email)
    self.recipient = recipient
    self.words = words
    self.date = date
    self.reference = reference
  }

  /// The whole message, lines ending in carriage return and line feed.
  package var bytes: [UInt8] {
    let body = MailBody(words.text)
    let header = [
      "Date: \(dateText)",
      MailHeader.mailbox("From", name: sender.name, address: sender.address),
      MailHeader.mailbox("To", name: recipient.name, address: recipient.address),
      MailHeader.text("Subject", words.subject),
      "Message-ID: <\(identifier)>",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: \(body.encoding)",
      // Keeps out-of-office answers from answering.
      "Auto-Submitted: auto-generated",
      MailHeader.text("X-Dunwell-Notice", reference),
    ]
    return Array((header.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body.bytes
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

  private var identifier: String {
    let domain = MailAddress(sender.address).domain
    // A domain that nobody can have, where the creditor's address has none.
    return MailAddress.identifier(act) + "@" + (domain.isEmpty ? "dunwell.invalid" : domain)
  }
}
