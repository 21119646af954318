import CreditControl
import Foundation
import Receivables
import ReceivablesPorts
import Testing

@Suite("A notice as an e-mail")
struct MailMessageTests {
  private func mail(
    act: String = "n1-1", creditor: String = "Northwind GmbH",
    from: String = "ar@northwind.example", name: String = "Cafe Sole",
    to: String = "owner@cafe.example", subject: String = "Reminder", text: String = "Hello\n",
    html: String = "", logo: MailLogo? = nil, follows: [String] = [],
    date: String = "2025-06-21T12:05:09Z", reference: String = "N-4711", replyTo: String? = nil,
    unsubscribe: Creditor.Unsubscribe = Creditor.Unsubscribe()
  ) throws -> String {
    let message = MailMessage(
      act: act,
      from: Creditor(
        name: creditor, country: nil, address: [], email: from, replyTo: replyTo,
        unsubscribe: unsubscribe),
      to: MailMessage.Mailbox(name: name, address: to),
      words: NoticeText(subject: subject, text: text, html: html), logo: logo, follows: follows,
      date: try #require(Moment(date)), reference: reference)
    #expect(message.bytes == message.bytes)
    return try #require(String(validating: message.bytes, as: UTF8.self))
  }

  private func header(_ mail: String) -> Substring {
    mail[..<(mail.firstRange(of: "\r\n\r\n")?.lowerBound ?? mail.endIndex)]
  }

  private func body(_ mail: String) -> Substring {
    mail[(mail.firstRange(of: "\r\n\r\n")?.upperBound ?? mail.endIndex)...]
  }

  /// The lines of the header, unfolded.
  private func fields(_ mail: String) -> [String] {
    header(mail).replacing("\r\n ", with: " ").split(separator: "\r\n").map(String.init)
  }

  @Test("A plain notice is a plain message, whole to the byte")
  func plain() throws {
    #expect(
      try mail() == """
        Date: Sat, 21 Jun 2025 12:05:09 +0000\r
        From: Northwind GmbH <ar@northwind.example>\r
        To: Cafe Sole <owner@cafe.example>\r
        Subject: Reminder\r
        Message-ID: <n1-1@northwind.example>\r
        MIME-Version: 1.0\r
        Content-Type: text/plain; charset=utf-8\r
        Content-Transfer-Encoding: 7bit\r
        Auto-Submitted: auto-generated\r
        X-Dunwell-Notice: N-4711\r
        \r
        Hello\r

        """)
  }

  @Test("Answers go where the creditor wants them, and a mail program can offer to stop the mail")
  func answersAndUnsubscribing() throws {
    let page = "https://www.northwind.example/stop?notice={notice}"
    let whole = try mail(
      reference: "N-1/2 ü", replyTo: "desk@northwind.example",
      unsubscribe: Creditor.Unsubscribe(email: "stop+a?b@northwind.example", link: page))
    let fields = fields(whole)
    #expect(fields.contains("Reply-To: Northwind GmbH <desk@northwind.example>"))
    #expect(
      fields.contains(
        "List-Unsubscribe: <https://www.northwind.example/stop?notice=N-1%2F2%20%C3%BC>,"
          + " <mailto:stop+a%3Fb@northwind.example?subject=unsubscribe>"))
    #expect(fields.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
    let byMail = try self.fields(
      mail(unsubscribe: Creditor.Unsubscribe(email: "stop@northwind.example")))
    #expect(
      byMail.contains("List-Unsubscribe: <mailto:stop@northwind.example?subject=unsubscribe>"))
    #expect(!byMail.contains { $0.hasPrefix("List-Unsubscribe-Post") })
  }

  /// Goal: somebody else's program reads what we write. Method: Python's `email` takes it apart.
  @Test("Text, HTML and logo are parts that another program reads, the plainest first")
  func parts() throws {
    let picture = [UInt8](repeating: 7, count: 400)
    let mail = try mail(
      text: "Grüße\n--=_x\n", html: "<p>Grüße =_</p>\n",
      logo: MailLogo(type: "image/png", bytes: picture), follows: ["N-1.1", "N-2.1"])
    guard let told = try PythonMail.parts(of: mail) else { return }
    #expect(
      told == [
        "multipart/alternative", "text/plain Grüße|--=_x|", "multipart/related",
        "text/html <p>Grüße =_</p>|", "image/png 400 <logo>",
        "in-reply-to <N-2.1@northwind.example>",
        "references <N-1.1@northwind.example> <N-2.1@northwind.example>", "defects 0",
      ])
  }

  @Test("Umlauts make encoded words in the header and quoted printable of the text")
  func umlauts() throws {
    let mail = try mail(
      creditor: "Müller & Söhne", name: "Bäckerei Northwind", subject: "Überfällig: 1.234,50 €",
      text: "Grüße =\nend \n")
    let fields = fields(mail)
    #expect(fields.contains("From: =?UTF-8?B?TcO8bGxlciAmIFPDtmhuZQ==?= <ar@northwind.example>"))
    #expect(fields.contains("To: =?UTF-8?Q?B=C3=A4ckerei_Northwind?= <owner@cafe.example>"))
    #expect(fields.contains("Subject: =?UTF-8?B?w5xiZXJmw6RsbGlnOiAxLjIzNCw1MCDigqw=?="))
    #expect(fields.contains("Content-Transfer-Encoding: quoted-printable"))
    #expect(body(mail) == "Gr=C3=BC=C3=9Fe =3D\r\nend=20\r\n")
  }

  @Test(
    "A long subject is folded, and never inside a character",
    arguments: [
      String(repeating: "Mahnung über ", count: 30), String(repeating: "😀", count: 60),
      String(repeating: "催促状", count: 40), String(repeating: "word ", count: 60),
      String(repeating: "x", count: 300), String(repeating: "=?UTF-8?B?eA==?= ", count: 9),
      String(repeating: "شركة ", count: 40), "a" + String(repeating: "e\u{301}", count: 200),
    ])
  func long(subject: String) throws {
    let mail = try mail(name: subject, subject: subject, reference: subject)
    for line in header(mail).split(separator: "\r\n") {
      #expect(line.utf8.count <= 76, "\(line)")
      #expect(line.utf8.allSatisfy { (32...126).contains($0) })
    }
    for word in header(mail).split(whereSeparator: \.isWhitespace) where word.hasPrefix("=?") {
      #expect(word.utf8.count <= 75 && word.hasSuffix("?="))
      if let base64 = word.split(separator: "?").last(where: { $0 != "=" }), word.contains("?B?") {
        #expect(base64.utf8.count % 4 == 0)
      }
    }
  }

  /// Goal: nobody who chooses a name or an address writes a field of our mail.
  @Test("Line ends and control characters in values begin no field of their own")
  func injection() throws {
    let evil = "x\r\nBcc: thief@evil.example\n\rX-Y: z\u{0}\u{85}\u{2028}\u{B}w"
    let mail = try mail(
      act: evil, creditor: evil, from: "a@b.example\r\nBcc: t@e.example", name: evil,
      to: "o@c.example>,\r\n <t@e.example", subject: evil, reference: evil)
    let names = fields(mail).map { $0.prefix { $0 != ":" } }
    #expect(
      names == [
        "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding", "Auto-Submitted", "X-Dunwell-Notice",
      ])
    for field in fields(mail) {
      #expect(field.utf8.allSatisfy { $0 >= 32 && $0 != 127 })
    }
    #expect(
      fields(mail).contains(
        "Subject: x Bcc: thief@evil.example X-Y: z w"))
    #expect(
      fields(mail).contains {
        $0.hasPrefix("To: ") && $0.hasSuffix(" <\"o@c.example>, <t\"@e.example>")
      })
  }

  @Test(
    "A name is quoted where its signs have a meaning in addresses",
    arguments: [
      ("Northwind Inc.", "\"Northwind Inc.\""), ("Soler, Ana", "\"Soler, Ana\""),
      ("The \"Oven\" \\ Co", "\"The \\\"Oven\\\" \\\\ Co\""), ("A & B's", "A & B's"),
      ("boss@evil.example", "\"boss@evil.example\""), ("  A \t B  ", "A B"),
    ])
  func quotes(name: String, written: String) throws {
    #expect(fields(try mail(name: name)).contains("To: \(written) <owner@cafe.example>"))
  }

  @Test(
    "Addresses are one address each, and domains stay as they are",
    arguments: [
      ("owner@bäckerei.example", "<owner@bäckerei.example>"),
      ("o.w+x@cafe.example", "<o.w+x@cafe.example>"),
      ("\"o w\"@cafe.example", "<\"o w\"@cafe.example>"),
      ("o w@cafe.example", "<\"o w\"@cafe.example>"),
      ("a..b@cafe.example", "<\"a..b\"@cafe.example>"), ("o@[192.0.2.1]", "<o@[192.0.2.1]>"),
      ("o@c.example, t@e.example", "<\"o@c.example, t\"@e.example>"), ("owner", "<owner>"),
    ])
  func addresses(address: String, written: String) throws {
    #expect(fields(try mail(name: "", to: address)).contains("To: \(written)"))
  }

  @Test("Somebody without an address, as for a letter, is a group without members")
  func withoutAddress() throws {
    #expect(fields(try mail(name: "Cafe Sole", to: "")).contains("To: Cafe Sole :;"))
    #expect(fields(try mail(name: "", to: " ")).contains("To: undisclosed-recipients:;"))
  }

  @Test("Two acts are two identifiers, and the creditor's domain is in them")
  func identifiers() throws {
    #expect(fields(try mail(act: "a/b-1")).contains("Message-ID: <a/b-1@northwind.example>"))
    #expect(fields(try mail(act: "a.b %")).contains("Message-ID: <a.b%20%25@northwind.example>"))
    #expect(fields(try mail(act: ".a..")).contains("Message-ID: <%2Ea.%2E@northwind.example>"))
    #expect(fields(try mail(from: "")).contains("Message-ID: <n1-1@dunwell.invalid>"))
  }

  @Test("A long line of text is broken where a mail program joins it again")
  func longLines() throws {
    for text in [String(repeating: "ü", count: 100), String(repeating: "a b=", count: 60)] {
      for extra in 0..<8 {
        let whole = text + String(repeating: "x", count: extra)
        let body = body(try mail(text: whole + "\n"))
        #expect(body.hasSuffix("\r\n") && !body.hasSuffix("=\r\n"))
        for line in body.split(separator: "\r\n") { #expect(line.utf8.count <= 76) }
        #expect(decoded(body) == Array((whole + "\r\n").utf8))
      }
    }
  }

  @Test("Text of 78 signs a line goes as it is, a longer line does not")
  func limit() throws {
    let line = String(repeating: "x", count: 78)
    #expect(body(try mail(text: line + "\n" + line)) == "\(line)\r\n\(line)\r\n")
    #expect(
      fields(try mail(text: line + "x")).contains("Content-Transfer-Encoding: quoted-printable"))
    #expect(body(try mail(text: "a\r\nb\rc\n\nd")) == "a\r\nb\r\nc\r\n\r\nd\r\n")
    #expect(body(try mail(text: "")).isEmpty)
  }

  @Test(
    "Dates are in UTC with names in English",
    arguments: [
      ("2025-01-05T00:00:00Z", "Date: Sun, 5 Jan 2025 00:00:00 +0000"),
      ("2024-02-29T23:59:59.999999Z", "Date: Thu, 29 Feb 2024 23:59:59 +0000"),
      ("2025-12-31T23:30:00-02:00", "Date: Thu, 1 Jan 2026 01:30:00 +0000"),
    ])
  func dates(moment: String, written: String) throws {
    #expect(fields(try mail(date: moment)).first == written)
  }

  /// Quoted printable as a mail program reads it.
  private func decoded(_ body: Substring) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(body.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "=") else {
        bytes.append(byte)
        continue
      }
      let two = String(decoding: rest.prefix(2), as: UTF8.self)
      rest = rest.dropFirst(2)
      if let byte = UInt8(two, radix: 16) { bytes.append(byte) }
    }
    return bytes
  }
}

/// Python's reading of a mail, where the machine has it.
private enum PythonMail {
  private static let script = """
    import sys
    from email import message_from_bytes, policy
    mail = message_from_bytes(sys.stdin.buffer.read(), policy=policy.default)
    defects = 0
    for part in mail.walk():
        defects += len(part.defects)
        kind = part.get_content_type()
        if part.is_multipart():
            print(kind)
        elif kind.startswith("text/"):
            print(kind, part.get_content().replace("\\r", "").replace("\\n", "|"))
        else:
            print(kind, len(part.get_content()), part["Content-ID"])
    for name in ("In-Reply-To", "References"):
        print(name.lower(), mail[name])
    print("defects", defects)
    """

  /// Nil, and a word, where there is no python3.
  static func parts(of mail: String) throws -> [String]? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(mail.utf8))
    try input.fileHandleForWriting.close()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      print("skipped: python3 is not here")
      return nil
    }
    return String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
