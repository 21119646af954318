import ReceivablesPorts
import Testing

/// Goal: bounces that follow no standard are understood.
/// Method: one for each known form, as the program that is named writes it.
@Suite("Bounces in prose")
struct ProseBounceTests {
  private func expect(
    _ text: String, _ reason: BounceReason, _ status: String? = nil,
    recipient: String = "cafe@example.org", location: SourceLocation = #_sourceLocation
  ) throws {
    let mail = try read(text)
    guard case .bounced(let reports) = mail.verdict else {
      Issue.record("This is \(mail.verdict).", sourceLocation: location)
      return
    }
    #expect(reports.map(\.recipient) == [recipient], sourceLocation: location)
    #expect(reports.first?.reason == reason, sourceLocation: location)
    #expect(reports.first?.status == status, sourceLocation: location)
  }

  @Test("qmail's report is read, and names our notice")
  func qmail() throws {
    let text = Fixture.prose(
      """
      Hi. This is the qmail-send program at mx.example.org.
      I'm afraid I wasn't able to deliver your message to the following addresses.
      This is a permanent error; I've given up. Sorry it didn't work out.

      <cafe@example.org>:
      Sorry, no mailbox here by that name. (#5.1.1)

      --- Below this line is a copy of the message.

      \(Fixture.returned)
      """)
    try expect(text, .userUnknown, "5.1.1")
    #expect(try read(text).answers.notices == ["5f3a"])
    #expect(try read(text).answers.messageIDs == [Fixture.noticeID])
  }

  @Test("Exim's report on several recipients tells them apart")
  func exim() throws {
    let mail = try read(
      Fixture.prose(
        """
        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of its
        recipients. This is a permanent error. The following address(es) failed:

          cafe@example.org
            host mx.example.org [192.0.2.1]
            SMTP error from remote mail server after RCPT TO:<cafe@example.org>:
            550 5.1.1 User unknown

          baker@example.org
            mailbox is full: retry timeout exceeded

        ------ This is a copy of the message, including all the headers. ------

        \(Fixture.returned)
        """, subject: "Mail delivery failed: returning message to sender"))
    #expect(mail.reports.map(\.recipient) == ["cafe@example.org", "baker@example.org"])
    #expect(mail.reports.map(\.reason) == [.userUnknown, .mailboxFull])
    #expect(mail.reports.map(\.outcome) == [.hardBounce, .softBounce])
  }

  @Test("Exim's warning is no bounce")
  func eximWarning() throws {
    let mail = try read(
      Fixture.prose(
        """
        This message was created automatically by mail delivery software.
        A message that you sent has not yet been delivered to one or more of its
        recipients after more than 24 hours on the queue on mx.example.org.

        The address to which the message has not yet been delivered is:

          cafe@example.org

        No action is required on your part. Delivery attempts will continue for
        some time.
        """, subject: "Warning: message 1abcDE-0001 delayed 24 hours"))
    guard case .delayed(let reports) = mail.verdict else {
      Issue.record("This is \(mail.verdict).")
      return
    }
    #expect(reports.first?.recipient == "cafe@example.org")
  }

  @Test("Sendmail's transcript is read by what the server answered")
  func sendmail() throws {
    try expect(
      Fixture.prose(
        """
           ----- Transcript of session follows -----
        ... while talking to mx.example.org.:
        >>> RCPT To:<cafe@example.org>
        <<< 550 5.7.1 Relaying denied
        550 5.1.1 <cafe@example.org>... User unknown

           ----- Unsent message follows -----
        \(Fixture.returned)
        """, subject: "Returned mail: User unknown"), .noRelaying, "5.7.1")
  }

  @Test("Exchange's report in prose is read")
  func exchange() throws {
    try expect(
      Fixture.prose(
        """
        Your message did not reach some or all of the intended recipients.

              Subject:  Reminder
              Sent:     3/2/2026 9:19 AM

        The following recipient(s) could not be reached:

              cafe@example.org on 3/2/2026 9:19 AM
                    The recipient name is not recognized
        """, from: "System Administrator <postmaster@example.org>",
        subject: "Undeliverable: Reminder"),
      .userUnknown)
  }

  @Test("Gmail's report is read by what the other server returned")
  func gmail() throws {
    try expect(
      Fixture.prose(
        """
        Delivery to the following recipient failed permanently:

             cafe@example.org

        Technical details of permanent failure:
        Google tried to deliver your message, but it was rejected by the recipient domain. The
        error that the other server returned was:
        554 5.7.1 Client host blocked using bl.example

        ----- Original message -----

        \(Fixture.returned)
        """, subject: "Delivery Status Notification (Failure)",
        extra: ["X-Failed-Recipients: cafe@example.org"]), .blocked, "5.7.1")
  }

  @Test("Gateways' reports are read", arguments: gateways)
  func gateway(_ prose: String, reason: BounceReason) throws {
    let mail = try read(
      Fixture.prose(prose, from: "postmaster@example.org", subject: "Undeliverable mail"))
    #expect(mail.reports.map(\.recipient) == ["cafe@example.org"], "\(prose)")
    #expect(mail.reports.map(\.reason) == [reason], "\(prose)")
  }

  static let gateways: [(String, BounceReason)] = [
    (
      "User mailbox exceeds allowed size: cafe@example.org\n\nOriginal message follows.",
      .mailboxFull
    ),
    ("Unknown user: cafe@example.org\n\nOriginal message follows.", .userUnknown),
    (
      "Unable to deliver message to: <cafe@example.org>\nDelivery failed for the following reason:\n"
        + "Server mx.example.org[192.0.2.1] failed with: 550 No such user here", .userUnknown
    ),
    (
      "We had trouble delivering your message.\n\n1 error(s):\n\nSMTP Server <mx.example.org> rejected "
        + "recipient <cafe@example.org>\n  (Error following RCPT command). It responded as follows: "
        + "[550 5.1.1 User unknown]", .userUnknown
    ),
    (
      "Sent <<< RCPT TO:<cafe@example.org>\nReceived >>> 550 5.1.1 unknown user.\n\nUnable to deliver "
        + "message to <cafe@example.org>.", .userUnknown
    ),
    (
      "A message that you sent could not be delivered. The following address\nfailed:\n\n"
        + "\"cafe@example.org\":\nSMTP error from remote server after RCPT command:\nhost: mx\n"
        + "5.2.2 Quota exceeded", .mailboxFull
    ),
    ("Your mail sent on Monday\n  Could not be delivered to: <cafe@example.org>\n", .unclear),
  ]

  @Test("A report in a language we do not know is one by its sender and what came back")
  func foreign() throws {
    let text = Fixture.message(
      [
        "From: MAILER-DAEMON@example.cn", "To: ar@northwind.example", "Subject: =?gb2312?B?xeE=?=",
        "Content-Type: multipart/mixed; boundary=b",
      ],
      "--b\r\n\r\n<cafe@example.org>:\r\n\u{62D2}\u{6536}\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
        + Fixture.original.joined(separator: "\r\n") + "\r\n\r\n--b--")
    try expect(text, .unclear)
  }

  @Test("A status that a mail program sent as plain text is read as one")
  func statusInText() throws {
    try expect(
      Fixture.prose(
        """
        An error occurred while trying to deliver the mail to the following recipients:
        cafe@example.org

        Technical report:

        Reporting-MTA: dns; mx.example.org

        Final-Recipient: rfc822; cafe@example.org
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 user unknown
        """), .userUnknown, "5.1.1")
  }
}
