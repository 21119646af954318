import Receivables
import ReceivablesPorts
import Testing

@Suite("Delivery reports")
struct DeliveryReportTests {
  @Test("A hard bounce names the recipient, the status, the reply and our notice")
  func hard() throws {
    let mail = try read(
      Fixture.status(
        "failed", status: "5.1.1", diagnostic: "550 5.1.1 <cafe@example.org>: User unknown"))
    #expect(
      mail.verdict
        == .bounced([
          RecipientReport(
            recipient: "cafe@example.org", originalRecipient: nil, outcome: .hardBounce,
            reason: .userUnknown, status: "5.1.1", replyCode: 550,
            reply: "550 5.1.1 <cafe@example.org>: User unknown")
        ]))
    #expect(mail.answers.notices == ["5f3a"])
    #expect(mail.answers.messageIDs == [Fixture.noticeID])
    #expect(mail.messageID == "bounce-1@mx.northwind.example")
    #expect(mail.date?.description == "2026-03-02T09:00:00Z")
    #expect(mail.text.isEmpty)
  }

  @Test("A full mailbox is a soft bounce")
  func soft() throws {
    let mail = try read(Fixture.status("failed", status: "5.2.2", diagnostic: "552 mailbox full"))
    #expect(mail.reports.first?.outcome == .softBounce)
    #expect(mail.reports.first?.reason == .mailboxFull)
  }

  @Test("What is still being tried is no bounce")
  func delayed() throws {
    let mail = try read(Fixture.status("delayed", status: "4.4.1"))
    guard case .delayed(let reports) = mail.verdict else {
      Issue.record("This is \(mail.verdict).")
      return
    }
    #expect(reports.first?.reason == .expired)
  }

  @Test("What was delivered is no bounce", arguments: ["delivered", "relayed", "expanded"])
  func delivered(_ action: String) throws {
    guard case .delivered = try read(Fixture.status(action, status: "2.0.0")).verdict else {
      Issue.record("\(action) is no delivery.")
      return
    }
  }

  @Test("A report without an action goes by the class of its status")
  func missingAction() throws {
    let text = Fixture.status("", status: "2.1.5")
    guard case .delivered = try read(text).verdict else {
      Issue.record("2.1.5 is no delivery.")
      return
    }
    #expect(try read(Fixture.status("", status: "5.1.1")).reports.first?.outcome == .hardBounce)
  }

  @Test("Each recipient of a report has an outcome of its own, and one bounce makes a bounce")
  func several() throws {
    let more =
      "\r\nFinal-Recipient: rfc822; baker@example.org\r\nOriginal-Recipient: rfc822;old@example.org\r\n"
      + "Action: delivered\r\nStatus: 2.0.0\r\n"
    let mail = try read(Fixture.status("failed", status: "5.1.1", extra: more))
    guard case .bounced(let reports) = mail.verdict else {
      Issue.record("This is \(mail.verdict).")
      return
    }
    #expect(reports.map(\.recipient) == ["cafe@example.org", "baker@example.org"])
    #expect(reports.map(\.originalRecipient) == [nil, "old@example.org"])
    #expect(reports.map(\.outcome) == [.hardBounce, .delivered])
  }

  @Test("A reply over careless lines is read whole")
  func carelessFolding() throws {
    let text = Fixture.status(
      "failed", status: "5.0.0",
      diagnostic:
        "550-Please turn on SMTP Authentication.\r\n550-mx.example.org: not permitted to\r\n"
        + "550 relay through this server without authentication.")
    let report = try #require(read(text).reports.first)
    #expect(report.reason == .securityError)
    #expect(report.reply.hasSuffix("without authentication."))
  }

  @Test("A report that somebody forwards as an attachment is a person's mail")
  func forwarded() throws {
    let bounce = Fixture.status("failed", status: "5.1.1")
    let text = Fixture.message(
      [
        "From: Carla Cafe <cafe@example.org>", "To: ar@northwind.example", "Subject: What is this?",
        "Content-Type: multipart/mixed; boundary=outer",
      ],
      "--outer\r\n\r\nThis came back to me.\r\n--outer\r\nContent-Type: message/rfc822\r\n\r\n\(bounce)"
        + "\r\n--outer--")
    #expect(try read(text).verdict == .answer)
  }

  @Test("A person who answers to a bounce is no bounce")
  func answerToBounce() throws {
    let text = Fixture.letter(
      "Hello, my old mailbox is full. Use this one.",
      subject: "Re: Undelivered Mail Returned to Sender")
    #expect(try read(text).verdict == .answer)
  }
}
