import ReceivablesPorts
import Testing

@Suite("Amazon SES")
struct AmazonTests {
  private static let mail = """
    "mail":{"messageId":"0101","headers":[{"name":"Message-ID","value":"<\(Fixture.noticeID)>"},\
    {"name":"X-Dunwell-Notice","value":"5f3a"}]}
    """

  private func notice(_ json: String) -> String {
    Fixture.message(
      [
        "From: Northwind SES <no-reply@sns.amazonaws.com>", "To: ar@northwind.example",
        "Subject: AWS Notification Message",
      ], json + "\r\n\r\n--\r\nIf you wish to stop receiving notifications, click here.")
  }

  @Test("A bounce in JSON is a bounce, and names our notice")
  func bounce() throws {
    let json = """
      {"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General",\
      "bouncedRecipients":[{"emailAddress":"cafe@example.org","action":"failed","status":"5.1.1",\
      "diagnosticCode":"smtp; 550 5.1.1 user unknown"}]},\(Self.mail)}
      """
    let mail = try read(notice(json))
    #expect(mail.reports.first?.outcome == .hardBounce)
    #expect(mail.reports.first?.recipient == "cafe@example.org")
    #expect(mail.reports.first?.reply == "550 5.1.1 user unknown")
    #expect(mail.answers == MailReferences(notices: ["5f3a"], messageIDs: [Fixture.noticeID]))
  }

  @Test("A notice that SNS wrapped is unwrapped")
  func wrapped() throws {
    let json = """
      {"Type":"Notification","Message":"{\\"notificationType\\":\\"Bounce\\",\\"bounce\\":{\\"bounceSubType\\":\
      \\"MailboxFull\\",\\"bouncedRecipients\\":[{\\"emailAddress\\":\\"cafe@example.org\\"}]}}"}
      """
    #expect(try read(notice(json)).reports.first?.reason == .mailboxFull)
  }

  @Test("A complaint in JSON is a complaint")
  func complaint() throws {
    let json = """
      {"eventType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"cafe@example.org"}],\
      "complaintFeedbackType":"abuse"},\(Self.mail)}
      """
    #expect(
      try read(notice(json)).verdict
        == .complaint(MailComplaint(kind: "abuse", recipient: "cafe@example.org")))
  }

  @Test("JSON that is cut is for a person to read")
  func cut() throws {
    #expect(try read(notice("{\"notificationType\":\"Bounce\",\"bounce\":{")).verdict == .other)
  }
}
