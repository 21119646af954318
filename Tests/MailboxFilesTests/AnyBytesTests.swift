import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Goal: no bytes whatever stop the reading.
/// Method: our own fixtures, changed 2,000 times from a fixed seed: bytes altered, cut out,
/// repeated, cut off, and messages put into each other.
@Suite("Any bytes")
struct AnyBytesTests {
  private static let fixtures: [[UInt8]] = [
    Fixture.status("failed", status: "5.1.1", diagnostic: "550 5.1.1 <cafe@example.org> unknown"),
    Fixture.prose(
      "<cafe@example.org>:\n550 mailbox full\n\n--- Below this line is a copy.\n\nFrom: a"),
    Fixture.feedback("abuse"),
    Fixture.letter(
      "Gr=C3=BC=C3=9Fe\n> quoted\n-- \nCarla", subject: "=?utf-8?B?R3LDvMOfZQ==?=",
      extra: ["Content-Transfer-Encoding: quoted-printable"]),
    Fixture.letter(
      "<p>H&auml;llo &#8364;</p><style>x</style>",
      extra: ["Content-Type: text/html; charset=\"utf-8\""]),
    Fixture.message(
      [
        "From: a@example.org", "Content-Type: multipart/mixed; boundary*0*=utf-8'en'%62; x=\"(\\\"",
      ],
      "--b\r\nContent-Transfer-Encoding: base64\r\n\r\nUGFpZC4=\r\n--b--"),
    Fixture.message(
      ["From: no-reply@sns.amazonaws.com"],
      "{\"notificationType\":\"Bounce\",\"bounce\":{\"bouncedRecipients\":[{\"emailAddress\":\"a@b\"}]}}"
    ),
    "From a@b Tue Mar  3 11:30:00 2026\nSubject: x\n\n\u{1B}$Bab\u{1B}(B\n\nFrom c@d Tue Mar  3 11:30 2026\n\n",
  ].map { Array($0.utf8) }

  @Test("Every message of changed bytes has a verdict")
  func changed() throws {
    var dice = Dice(seed: 2026)
    let mailbox = try Mailbox()
    for _ in 0..<2_000 {
      var bytes = Self.fixtures[dice.roll(0..<Self.fixtures.count)]
      for _ in 0..<dice.roll(1..<12) { change(&bytes, &dice) }
      let path = try mailbox.write(bytes, to: "changed.eml")
      let mails = try read(mailbox: path)
      #expect(mails.isEmpty == bytes.isEmpty)
    }
  }

  @Test("Bytes of chance alone have a verdict")
  func chance() throws {
    var dice = Dice(seed: 7)
    for length in [1, 2, 3, 10, 100, 1_000, 100_000] {
      let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
      #expect(try read(bytes: bytes).place.number == nil)
    }
  }

  private func change(_ bytes: inout [UInt8], _ dice: inout Dice) {
    guard !bytes.isEmpty else { return }
    let at = dice.roll(0..<bytes.count)
    let end = min(bytes.count, at + dice.roll(1..<60))
    switch dice.roll(0..<6) {
    case 0: bytes[at] = UInt8(truncatingIfNeeded: dice.next())
    case 1: bytes.removeSubrange(at..<end)
    case 2: bytes.insert(contentsOf: bytes[at..<end], at: at)
    case 3: bytes.removeSubrange(at...)
    case 4: bytes.insert(contentsOf: Self.fixtures[dice.roll(0..<Self.fixtures.count)], at: at)
    // The signs that mail gives a meaning to, where they have none.
    default: bytes[at] = Array("\n\r:;=?\"<>@\\&{}-. \0\u{1B}".utf8)[dice.roll(0..<19)]
    }
  }
}
