import Receivables
import ReceivablesPorts
import Testing

@Suite("Mail that is broken")
struct NastyMailTests {
  @Test("A header line of a megabyte is read")
  func longLine() throws {
    let long = String(repeating: "x", count: 1 << 20)
    let mail = try read(Fixture.letter("Paid.", extra: ["X-Long: \(long)"]))
    #expect(mail.verdict == .answer)
    #expect(mail.text == "Paid.")
  }

  @Test("Header lines without an end are read")
  func onlyHeader() throws {
    #expect(try read("From: cafe@example.org\r\nSubject: hi").subject == "hi")
    #expect(try read("From: cafe@example.org").sender == "cafe@example.org")
  }

  @Test("Text without a header is for a person to read")
  func noHeader() throws {
    #expect(try read("Hello, we pay on Friday.\n\nCarla\n").verdict == .other)
  }

  @Test("Zero bytes are passed over")
  func zeroBytes() throws {
    let mail = try read(Fixture.letter("Pa\0id\0."))
    #expect(mail.text == "Paid.")
  }

  @Test("A multipart without its boundary, without an end, or with another is read")
  func boundaries() throws {
    let missing = Fixture.letter("Paid.", extra: ["Content-Type: multipart/mixed"])
    #expect(try read(missing).text == "Paid.")
    let wrong = Fixture.letter(
      "--real\nContent-Type: text/plain\n\nPaid.\n--real--",
      extra: ["Content-Type: multipart/mixed; boundary=other"])
    #expect(try read(wrong).text == "Paid.")
    let unended = Fixture.letter(
      "--b\n\nPaid.", extra: ["Content-Type: multipart/mixed; boundary=b"])
    #expect(try read(unended).text == "Paid.")
    let empty = Fixture.letter(
      "--b\n--b\n--b--", extra: ["Content-Type: multipart/mixed; boundary=b"])
    #expect(try read(empty).verdict == .answer)
  }

  @Test("A hundred multiparts within each other are read")
  func deep() throws {
    var body = "Paid."
    for level in 0..<100 {
      body = "--b\(level)\nContent-Type: multipart/mixed; boundary=\"b\(level)\"\n\n" + body
    }
    let mail = try read(
      Fixture.letter(body, extra: ["Content-Type: multipart/mixed; boundary=b99"]))
    #expect(mail.verdict == .answer)
  }

  @Test("Ten thousand parts are read")
  func wide() throws {
    let body = String(repeating: "--b\n\nx\n", count: 10_000)
    let mail = try read(Fixture.letter(body, extra: ["Content-Type: multipart/mixed; boundary=b"]))
    #expect(mail.verdict == .answer)
  }

  @Test("Broken base64 and quoted-printable lose no more than what is broken")
  func brokenEncodings() throws {
    let base64 = Fixture.letter(
      "UGFp!!!ZC4=\n*&^", extra: ["Content-Transfer-Encoding: base64"])
    #expect(try read(base64).text.hasPrefix("Paid."))
    let quoted = Fixture.letter(
      "Pa=69d=\n. 100 =ZZ =", extra: ["Content-Transfer-Encoding: quoted-printable"])
    #expect(try read(quoted).text == "Paid. 100 =ZZ")
  }

  @Test(
    "Letters are read as their encoding says, and where it lies, as what they are",
    arguments: [
      ("utf-8", [0x47, 0x72, 0xC3, 0xBC, 0xC3, 0x9F, 0x65]),
      ("utf-8", [0x47, 0x72, 0xFC, 0xDF, 0x65]),
      ("iso-8859-1", [0x47, 0x72, 0xFC, 0xDF, 0x65]),
      ("us-ascii", [0x47, 0x72, 0xC3, 0xBC, 0xC3, 0x9F, 0x65]),
    ] as [(String, [UInt8])])
  func charsets(_ name: String, bytes: [UInt8]) throws {
    let head = Fixture.letter("", extra: ["Content-Type: text/plain; charset=\"\(name)\""])
    #expect(try read(bytes: Array(head.utf8) + bytes).text == "Grüße")
  }

  @Test("The signs of Windows-1252 are read")
  func windows() throws {
    let head = Fixture.letter("", extra: ["Content-Type: text/plain; charset=windows-1252"])
    #expect(try read(bytes: Array(head.utf8) + [0x80, 0x37, 0x30, 0x96]).text == "€70–")
  }

  @Test("Japanese keeps what is in it of ASCII")
  func japanese() throws {
    let head = Fixture.letter("", extra: ["Content-Type: text/plain; charset=iso-2022-jp"])
    let mail = try read(bytes: Array(head.utf8) + Array("\u{1B}$B$3$N\u{1B}(B INV-7".utf8))
    #expect(mail.text == "\u{FFFD}\u{FFFD} INV-7")
  }

  @Test("Encoded words are decoded, joined, and left as they are where they are none")
  func encodedWords() throws {
    func subject(_ text: String) throws -> String {
      try read(Fixture.letter("", subject: text)).subject
    }
    #expect(try subject("=?UTF-8?Q?Gr=C3=BC=C3=9Fe?= =?UTF-8?Q?_aus?= Wien") == "Grüße aus Wien")
    #expect(try subject("=?utf-8?B?R3LDvA==?=\r\n =?utf-8?B?w59l?=") == "Grüße")
    #expect(try subject("=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC?=n") == "Grün")
    #expect(try subject("=?iso-8859-1?q?Gr=FCn?=") == "Grün")
    #expect(try subject("=?utf-8?X?abc?= 1 =? 2 =?a?b") == "=?utf-8?X?abc?= 1 =? 2 =?a?b")
  }

  @Test("A parameter in pieces and percent signs is put together")
  func longParameter() throws {
    let body = "--aä b\nContent-Type: text/plain\n\nPaid.\n--aä b--"
    let mail = try read(
      Fixture.letter(
        body,
        extra: ["Content-Type: multipart/mixed; boundary*0*=utf-8'en'a%C3%A4; boundary*1=\" b\""]))
    #expect(mail.text == "Paid.")
  }

  @Test(
    "Dates are read as people's programs write them",
    arguments: [
      ("Tue, 3 Mar 2026 11:30:00 +0100", "2026-03-03T10:30:00Z"),
      ("3 Mar 2026 11:30 GMT", "2026-03-03T11:30:00Z"),
      ("Tue,  3 Mar 26 11:30:60 EST", "2026-03-03T16:30:59Z"),
      ("Tue, 3 Mar 2026 11:30:00 -0730 (a comment)", "2026-03-03T19:00:00Z"),
    ])
  func dates(_ text: String, moment: String) throws {
    #expect(try read("From: a@example.org\r\nDate: \(text)\r\n\r\n").date?.description == moment)
  }

  @Test(
    "A date that is none is none", arguments: ["", "yesterday", "32 Mar 2026 10:00", "3 Mar 2026"])
  func wrongDates(_ text: String) throws {
    #expect(try read("From: a@example.org\r\nDate: \(text)\r\n\r\n").date == nil)
  }
}
