import ReceivablesPorts
import Testing

/// What every source of mail promises.
public enum MailSourceContract {
  /// The promises, each as a sentence that could be false.
  public static let rules: [ContractRule<MailSourceUnderTest>] = [
    ContractRule("An empty mailbox ends at once, and stays at its end", empty),
    ContractRule("Each message is handed out once, at a place of its own", once),
    ContractRule("A message that is kept twice has one fingerprint, another has another", twice),
    ContractRule("Reading changes nothing: the next reading finds the same", again),
    ContractRule("What nobody can understand is a message too", anything),
    ContractRule("A delivery report names the recipient, the outcome and our notice", report),
    ContractRule("A person's answer names what it answers, in their own words", answer),
  ]

  private static func all(_ messages: [String], _ test: MailSourceUnderTest) async throws
    -> [ReceivedMail]
  {
    var reader = try await test.reader(messages)
    var mails: [ReceivedMail] = []
    while let mail = try reader.next() { mails.append(mail) }
    return mails
  }

  private static func empty(_ test: MailSourceUnderTest) async throws {
    var reader = try await test.reader([])
    #expect(try reader.next() == nil)
    #expect(try reader.next() == nil)
  }

  private static func once(_ test: MailSourceUnderTest) async throws {
    let letters = (1...5).map { letter("Payment \($0) is on its way.", id: "\($0)") }
    let mails = try await all(letters, test)
    #expect(Set(mails.map(\.text)) == Set((1...5).map { "Payment \($0) is on its way." }))
    #expect(mails.count == 5)
    #expect(Set(mails.map(\.place)).count == 5)
  }

  private static func twice(_ test: MailSourceUnderTest) async throws {
    let letters = [letter("Paid.", id: "1"), letter("Paid.", id: "1"), letter("Paid.", id: "2")]
    let mails = try await all(letters, test)
    #expect(mails.count == 3)
    #expect(Set(mails.map(\.fingerprint)).count == 2)
  }

  private static func again(_ test: MailSourceUnderTest) async throws {
    let letters = [letter("Paid.", id: "1"), bounce]
    let first = try await all(letters, test)
    let second = try await all(letters, test)
    #expect(Set(first.map(\.fingerprint)) == Set(second.map(\.fingerprint)))
  }

  private static func anything(_ test: MailSourceUnderTest) async throws {
    let mails = try await all(["no header at all", "\u{1}\u{2}\r\n\r\n"], test)
    #expect(mails.map(\.verdict) == [.other, .other])
  }

  private static func report(_ test: MailSourceUnderTest) async throws {
    let mail = try #require(try await all([bounce], test).first)
    guard case .bounced(let reports) = mail.verdict else {
      Issue.record("A report of a failed delivery is \(mail.verdict).")
      return
    }
    #expect(reports.map(\.recipient) == ["cafe@example.org"])
    #expect(reports.map(\.outcome) == [.hardBounce])
    #expect(reports.map(\.status) == ["5.1.1"])
    #expect(mail.answers.notices == ["N-7"])
    #expect(mail.answers.messageIDs.first == "N-7.1@northwind.example")
  }

  private static func answer(_ test: MailSourceUnderTest) async throws {
    let text = letter("We pay on Friday.\r\n\r\nYou wrote:\r\n> Please pay.", id: "1")
    let mail = try #require(try await all([text], test).first)
    #expect(mail.verdict == .answer)
    #expect(mail.text.hasPrefix("We pay on Friday."))
    #expect(!mail.text.contains("Please pay."))
    #expect(mail.answers.messageIDs == ["N-7.1@northwind.example"])
    #expect(mail.sender == "cafe@example.org")
  }

  private static func letter(_ text: String, id: String) -> String {
    """
    From: Cafe <cafe@example.org>\r
    To: ar@northwind.example\r
    Subject: Re: Reminder\r
    Message-ID: <\(id)@example.org>\r
    In-Reply-To: <N-7.1@northwind.example>\r
    \r
    \(text)\r

    """
  }

  private static let bounce = """
    From: MAILER-DAEMON@mx.example.org\r
    To: ar@northwind.example\r
    Subject: Undelivered Mail Returned to Sender\r
    Message-ID: <bounce@mx.example.org>\r
    Content-Type: multipart/report; report-type=delivery-status; boundary=b\r
    \r
    --b\r
    Content-Type: message/delivery-status\r
    \r
    Reporting-MTA: dns; mx.example.org\r
    \r
    Final-Recipient: rfc822; cafe@example.org\r
    Action: failed\r
    Status: 5.1.1\r
    \r
    --b\r
    Content-Type: text/rfc822-headers\r
    \r
    Message-ID: <N-7.1@northwind.example>\r
    X-Dunwell-Notice: N-7\r
    \r
    --b--\r

    """
}
