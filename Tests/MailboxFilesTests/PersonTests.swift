import Receivables
import ReceivablesPorts
import Testing

@Suite("Answers, automatic replies, complaints")
struct PersonTests {
  @Test("A person's answer is theirs alone, and names our notice")
  func answer() throws {
    let mail = try read(
      Fixture.letter(
        """
        Dear Northwind,

        we pay on Friday.

        On Mon, 2 Mar 2026 at 10:00, Northwind <ar@northwind.example> wrote:
        > Dear Cafe, please pay INV-7.
        """))
    #expect(mail.verdict == .answer)
    #expect(mail.text == "Dear Northwind,\n\nwe pay on Friday.")
    #expect(mail.sender == "cafe@example.org")
    #expect(mail.subject == "Re: Reminder: invoice INV-7")
    #expect(mail.date?.description == "2026-03-03T10:30:00Z")
    #expect(mail.answers.messageIDs == [Fixture.noticeID, "first@northwind.example"])
  }

  @Test(
    "What a mail program puts below an answer is not the person's",
    arguments: [
      "Am Mo., 2. März 2026 um 10:00 Uhr schrieb Northwind <ar@northwind.example>:\n> Bitte zahlen.",
      "Le lun. 2 mars 2026, Northwind a écrit :\n> Payez.",
      "-----Ursprüngliche Nachricht-----\nVon: Northwind\nGesendet: Montag\n\nBitte zahlen.",
      "________________________________\nFrom: Northwind\nSent: Monday\nTo: Cafe\n\nPlease pay.",
      "Von: Northwind <ar@northwind.example>\nGesendet: Montag\nAn: Cafe\n\nBitte zahlen.",
      "On Mon, 2 Mar 2026, at 10:00, Northwind Receivables\n<ar@northwind.example> wrote:\n\n> Pay.",
      "-- \nCarla Cafe\n+49 1234",
    ])
  func quoted(_ below: String) throws {
    let mail = try read(
      Fixture.letter(
        "Wir zahlen am Freitag.\n\n" + below, extra: ["Content-Type: text/plain; charset=utf-8"]))
    #expect(mail.text.hasPrefix("Wir zahlen am Freitag."))
    #expect(!mail.text.contains("zahlen.\n"))
    #expect(!mail.text.contains("Northwind"))
    #expect(!mail.text.contains("Carla"))
  }

  @Test("Answers between quoted lines are kept")
  func interleaved() throws {
    let mail = try read(
      Fixture.letter(
        "On Monday Northwind wrote:\n> Please pay INV-7.\nPaid.\n> And INV-8?\nDisputed."))
    #expect(mail.text.contains("Paid."))
    #expect(mail.text.contains("Disputed."))
    #expect(!mail.text.contains("INV-8"))
  }

  @Test("An answer of nothing but quotes is kept whole")
  func onlyQuotes() throws {
    #expect(try read(Fixture.letter("> Please pay INV-7.")).text == "> Please pay INV-7.")
  }

  @Test("An answer in HTML is read without its markup")
  func markup() throws {
    let html = """
      <html><head><style>p {color: red}</style></head><body><p>Gr&uuml;&szlig;e,</p>
      <p>we pay&nbsp;&#8364; 70 on&#x20;Friday &amp; not before.</p></body></html>
      """
    let mail = try read(Fixture.letter(html, extra: ["Content-Type: text/html; charset=utf-8"]))
    #expect(mail.text == "Grüße,\n\nwe pay € 70 on Friday & not before.")
  }

  @Test("An attachment is none of the person's words")
  func attachment() throws {
    let mail = try read(
      Fixture.letter(
        """
        --b
        Content-Type: text/plain

        See the attached.
        --b
        Content-Type: text/plain
        Content-Disposition: attachment; filename=terms.txt

        Our terms of business.
        --b--
        """, extra: ["Content-Type: multipart/mixed; boundary=b"]))
    #expect(mail.text == "See the attached.")
  }

  @Test(
    "A machine's reply is an automatic one",
    arguments: [
      ["Auto-Submitted: auto-replied"], ["Auto-Submitted: auto-replied (vacation)"],
      ["Auto-Submitted: auto-generated"], ["X-Autoreply: yes"], ["Precedence: auto_reply"],
      ["X-Apple-Action: VACATION"],
    ])
  func automatic(_ fields: [String]) throws {
    let text = Fixture.letter("I am away until Monday.", extra: fields)
    #expect(try read(text).verdict == .autoReply)
  }

  @Test(
    "A machine's reply is known by its subject",
    arguments: [
      "Automatic reply: Reminder", "Out of Office: back on Monday", "Abwesenheitsnotiz: Mahnung",
      "=?utf-8?Q?R=C3=A9ponse_automatique?= : Rappel", "Automatische Antwort: Mahnung",
    ])
  func automaticSubject(_ subject: String) throws {
    #expect(try read(Fixture.letter("Back on Monday.", subject: subject)).verdict == .autoReply)
  }

  @Test("A person who answers to an automatic reply is a person")
  func answerToAutomatic() throws {
    let text = Fixture.letter("I am back.", subject: "Re: Automatic reply: Reminder")
    #expect(try read(text).verdict == .answer)
  }

  @Test("A vacation note without a return path is no bounce, whatever it says of delivery")
  func vacation() throws {
    let text = Fixture.letter(
      "My answer is delayed. Your mail was not delivered to anybody else.",
      extra: ["Return-Path: <>", "Auto-Submitted: auto-replied"])
    #expect(try read(text).verdict == .autoReply)
  }

  @Test("A read receipt is an automatic reply")
  func receipt() throws {
    let text = Fixture.letter(
      """
      --b

      Your message was displayed.
      --b
      Content-Type: message/disposition-notification

      Final-Recipient: rfc822;cafe@example.org
      Disposition: manual-action/MDN-sent-manually; displayed
      --b--
      """, subject: "Read: Reminder",
      extra: ["Content-Type: multipart/report; report-type=disposition-notification; boundary=b"])
    #expect(try read(text).verdict == .autoReply)
  }

  @Test(
    "What machines write on their own is for a person to read",
    arguments: [
      ["From: no-reply@shop.example", "Subject: Your order"],
      ["From: news@shop.example", "List-Id: <news.shop.example>"],
      ["From: news@shop.example", "Precedence: bulk"],
      ["From: Northwind <ar@northwind.example>", "X-Dunwell-Notice: 5f3a"],
      ["From: cron@shop.example", "Auto-Submitted: auto-generated"],
      ["Subject: nobody sent this"],
    ])
  func machines(_ fields: [String]) throws {
    #expect(try read(Fixture.message(fields, "Hello.")).verdict == .other)
  }

  @Test("A complaint is one, with its kind and who complains")
  func complaint() throws {
    let mail = try read(Fixture.feedback("abuse"))
    #expect(mail.verdict == .complaint(MailComplaint(kind: "abuse", recipient: "cafe@example.org")))
    #expect(mail.answers.notices == ["5f3a"])
  }

  @Test("A report that a message is not spam complains of nothing")
  func notSpam() throws {
    #expect(try read(Fixture.feedback("not-spam")).verdict == .other)
  }

  @Test("A request to unsubscribe is one, by subject or by address")
  func unsubscribe() throws {
    #expect(try read(Fixture.letter("", subject: "Unsubscribe")).verdict == .unsubscribe)
    #expect(
      try read(Fixture.letter("", subject: "unsubscribe", extra: ["Auto-Submitted: auto-replied"]))
        .verdict
        == .unsubscribe)
    let options = MailOptions(unsubscribeAddresses: ["AR@northwind.example"])
    #expect(try read(Fixture.letter("", subject: "x"), options: options).verdict == .unsubscribe)
    #expect(
      try read(Fixture.letter("How do I unsubscribe?", subject: "Re: Reminder")).verdict == .answer)
  }
}
