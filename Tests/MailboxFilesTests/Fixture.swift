/// Messages of our own making: what Northwind's receivables desk finds in its mailbox.
enum Fixture {
  static let noticeID = "5f3a.1@northwind.example"

  /// A message of a header and a body.
  static func message(_ fields: [String], _ body: String) -> String {
    (fields + ["", body]).joined(separator: "\r\n") + "\r\n"
  }

  /// The header of the notice that came back.
  static let original = [
    "From: Northwind <ar@northwind.example>", "To: Cafe <cafe@example.org>",
    "Subject: Reminder: invoice INV-7", "Message-ID: <\(noticeID)>",
    "X-Dunwell-Notice: 5f3a", "Date: Mon, 2 Mar 2026 09:00:00 +0000",
  ]

  /// A delivery report by the book (RFC 3464).
  static func status(
    _ action: String, status: String? = nil, diagnostic: String = "", extra: String = ""
  ) -> String {
    report(
      "This is the mail system. Your message is returned below.", action: action, status: status,
      diagnostic: diagnostic, extra: extra)
  }

  static func report(
    _ prose: String, action: String = "failed", status: String?, diagnostic: String = "",
    extra: String = ""
  ) -> String {
    let group = [
      "Final-Recipient: rfc822; cafe@example.org\r\n", "Action: \(action)\r\n",
      status.map { "Status: \($0)\r\n" } ?? "",
      diagnostic.isEmpty ? "" : "Diagnostic-Code: smtp; \(diagnostic)\r\n", extra,
    ].joined()
    return message(
      [
        "From: MAILER-DAEMON@mx.northwind.example (Mail Delivery System)",
        "To: ar@northwind.example", "Subject: Undelivered Mail Returned to Sender",
        "Message-ID: <bounce-1@mx.northwind.example>", "Date: Mon, 2 Mar 2026 10:00:00 +0100",
        "Auto-Submitted: auto-replied", "MIME-Version: 1.0",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=\"=_1\"",
      ],
      """
      --=_1\r
      Content-Type: text/plain; charset=us-ascii\r
      \r
      \(prose)\r
      \r
      --=_1\r
      Content-Type: message/delivery-status\r
      \r
      Reporting-MTA: dns; mx.northwind.example\r
      \r
      \(group)\r
      --=_1\r
      Content-Type: message/rfc822\r
      \r
      \(original.joined(separator: "\r\n"))\r
      \r
      Dear Cafe, please pay INV-7.\r
      --=_1--\r
      """)
  }

  /// A report in prose, as qmail, Exim and gateways write it.
  static func prose(
    _ text: String, from: String = "MAILER-DAEMON@mx.example.org",
    subject: String = "failure notice",
    extra: [String] = []
  ) -> String {
    message(
      ["Return-Path: <>", "From: \(from)", "To: ar@northwind.example", "Subject: \(subject)"]
        + extra,
      text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
  }

  /// The returned original, as prose has it.
  static var returned: String {
    (original + ["", "Dear Cafe, please pay."]).joined(separator: "\n")
  }

  /// Something a person wrote.
  static func letter(
    _ text: String, subject: String = "Re: Reminder: invoice INV-7", extra: [String] = []
  ) -> String {
    message(
      [
        "From: Carla Cafe <cafe@example.org>", "To: ar@northwind.example", "Subject: \(subject)",
        "Message-ID: <answer-1@example.org>", "Date: Tue, 3 Mar 2026 11:30:00 +0100",
        "In-Reply-To: <\(noticeID)>", "References: <first@northwind.example> <\(noticeID)>",
      ] + extra,
      text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
  }

  /// A complaint (RFC 5965).
  static func feedback(_ kind: String) -> String {
    message(
      [
        "From: feedback@provider.example", "To: fbl@northwind.example", "Subject: FW: Reminder",
        "Content-Type: multipart/report; report-type=feedback-report; boundary=b",
      ],
      """
      --b\r
      \r
      This is an email abuse report.\r
      --b\r
      Content-Type: message/feedback-report\r
      \r
      Feedback-Type: \(kind)\r
      User-Agent: Provider/1\r
      Original-Rcpt-To: <cafe@example.org>\r
      \r
      --b\r
      Content-Type: message/rfc822\r
      \r
      \(original.joined(separator: "\r\n"))\r
      \r
      Dear Cafe\r
      --b--\r
      """)
  }
}
