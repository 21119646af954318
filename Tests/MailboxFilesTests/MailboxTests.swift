import Foundation
import MailboxFiles
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Mailboxes")
struct MailboxTests {
  private static let separator = "From cafe@example.org  Tue Mar  3 11:30:00 2026\n"

  @Test("A Maildir keeps what every source of mail promises", arguments: MailSourceContract.rules)
  func maildirKeeps(_ rule: ContractRule<MailSourceUnderTest>) async throws {
    let mailbox = try Mailbox()
    try await rule.check(
      MailSourceUnderTest { messages in
        try mailbox.write("", to: "new/.keep")
        for (index, message) in messages.enumerated() {
          try mailbox.write(message, to: "new/\(index).host")
        }
        return try MailboxFileSource().open(mailbox.path)
      })
  }

  @Test("An mbox keeps what every source of mail promises", arguments: MailSourceContract.rules)
  func mboxKeeps(_ rule: ContractRule<MailSourceUnderTest>) async throws {
    let mailbox = try Mailbox()
    try await rule.check(
      MailSourceUnderTest { messages in
        let box = messages.map { Self.separator + $0 + "\n\n" }.joined()
        return try MailboxFileSource().open(mailbox.write(box, to: "box"))
      })
  }

  @Test("A Maildir is read, new and seen, without what is still being written")
  func maildir() throws {
    let mailbox = try Mailbox()
    try mailbox.write(Fixture.letter("one"), to: "new/1.host")
    try mailbox.write(Fixture.letter("two"), to: "cur/2.host:2,S")
    try mailbox.write(Fixture.letter("three"), to: "tmp/3.host")
    try mailbox.write("not mail", to: "cur/.hidden")
    try mailbox.write("not mail", to: "dovecot.index")
    let mails = try read(mailbox: mailbox.path)
    #expect(mails.map(\.text) == ["one", "two"])
    #expect(
      mails.map(\.place.description)
        == ["new/1.host", "cur/2.host:2,S"].map { "\(mailbox.path)/\($0)" })
  }

  @Test("A folder of messages is read in the order of their names, and nothing else in it")
  func folder() throws {
    let mailbox = try Mailbox()
    try mailbox.write(Fixture.letter("two"), to: "b.EML")
    try mailbox.write(Fixture.letter("one"), to: "a.eml")
    try mailbox.write("notes", to: "notes.txt")
    try mailbox.write(Fixture.letter("deeper"), to: "more/c.eml")
    #expect(try read(mailbox: mailbox.path).map(\.text) == ["one", "two"])
  }

  @Test("An mbox is taken apart, each message known by number and byte")
  func mbox() throws {
    let mailbox = try Mailbox()
    let one = Self.separator + "From: a@example.org\n\nFirst.\n>From here on\n>>From there\n\n"
    let two =
      Self.separator
      + "From: b@example.org\n\nSecond.\nFrom the middle of a text\n\nFrom prose.\n\n"
    let mails = try read(mailbox: mailbox.write(one + two, to: "box"))
    #expect(mails.map(\.sender) == ["a@example.org", "b@example.org"])
    #expect(mails.map(\.place.number) == [1, 2])
    #expect(mails.map(\.place.offset) == [0, one.utf8.count])
    #expect(
      mails.last?.place.description == "\(mailbox.path)/box: message 2 at byte \(one.utf8.count)")
    #expect(
      mails.first?.text == "First.\nFrom here on\n>From there".replacing("\n>From there", with: ""))
    #expect(mails.last?.text == "Second.\nFrom the middle of a text\n\nFrom prose.")
  }

  @Test("A message is the same in a Maildir, in an mbox, and marked as read")
  func fingerprint() throws {
    let mailbox = try Mailbox()
    let letter = Fixture.letter("From Friday on we pay.\n\nCarla")
    try mailbox.write(letter, to: "maildir/new/1.host")
    let lines = letter.replacing("\r\n", with: "\n").replacing(
      "\nFrom Friday", with: "\n>From Friday")
    try mailbox.write(Self.separator + "Status: RO\nX-UID: 7\n" + lines + "\n", to: "box")
    let first = try #require(read(mailbox: "\(mailbox.path)/maildir").first)
    let second = try #require(read(mailbox: "\(mailbox.path)/box").first)
    #expect(first.fingerprint == second.fingerprint)
    #expect(first.text == second.text)
    let other = try read(Fixture.letter("From Friday on we pay!\n\nCarla"))
    #expect(first.fingerprint != other.fingerprint)
  }

  @Test("A message is read up to a size, and known by all of it")
  func cut() throws {
    let mailbox = try Mailbox()
    let long = String(repeating: "We pay on Friday.\r\n", count: 200_000)
    let path = try mailbox.write(Fixture.letter("Hello.\n") + long + "1", to: "long.eml")
    let other = try mailbox.write(Fixture.letter("Hello.\n") + long + "2", to: "other.eml")
    let mail = try #require(read(mailbox: path, bytesPerMessage: 10_000).first)
    #expect(mail.isCut)
    #expect(mail.verdict == .answer)
    #expect(mail.text.utf8.count < 10_000)
    #expect(
      mail.fingerprint != (try read(mailbox: other, bytesPerMessage: 10_000).first?.fingerprint))
    #expect(try read(mailbox: path, bytesPerMessage: 8 << 20).first?.isCut == false)
  }

  @Test("An mbox of one long line is read")
  func longLine() throws {
    let mailbox = try Mailbox()
    let long = Self.separator + "From: a@example.org\n\n" + String(repeating: "x", count: 300_000)
    #expect(try read(mailbox: mailbox.write(long, to: "box")).count == 1)
  }

  @Test("An empty mailbox has no messages")
  func empty() throws {
    let mailbox = try Mailbox()
    #expect(try read(mailbox: mailbox.path).isEmpty)
    #expect(try read(mailbox: mailbox.write("", to: "box")).isEmpty)
    let maildir = try Mailbox()
    try maildir.write("", to: "new/.keep")
    #expect(try read(mailbox: maildir.path).isEmpty)
  }

  @Test("How far the reading is, is told in bytes")
  func progress() throws {
    let mailbox = try Mailbox()
    let letter = Fixture.letter("one")
    try mailbox.write(letter, to: "a.eml")
    try mailbox.write(letter, to: "b.eml")
    var reader = try MailboxFileSource().open(mailbox.path)
    _ = try reader.next()
    #expect(reader.bytesRead == letter.utf8.count)
    _ = try reader.next()
    #expect(try reader.next() == nil)
    #expect(reader.bytesRead == 2 * letter.utf8.count)
  }

  @Test("A file that cannot be read is told, and the rest is read")
  func unreadable() throws {
    let mailbox = try Mailbox()
    try mailbox.write(Fixture.letter("one"), to: "a.eml")
    try mailbox.write(Fixture.letter("two"), to: "b.eml")
    var reader = try MailboxFileSource().open(mailbox.path)
    try FileManager.default.removeItem(atPath: "\(mailbox.path)/a.eml")
    try FileManager.default.createDirectory(
      atPath: "\(mailbox.path)/a.eml", withIntermediateDirectories: false)
    #expect(throws: MailError.self) { try reader.next() }
    #expect(try reader.next()?.text == "two")
    #expect(try reader.next() == nil)
  }

  @Test("A file that a mail program moved away meanwhile is passed over")
  func moved() throws {
    let mailbox = try Mailbox()
    try mailbox.write(Fixture.letter("one"), to: "new/1")
    try mailbox.write(Fixture.letter("two"), to: "new/2")
    var reader = try MailboxFileSource().open(mailbox.path)
    try FileManager.default.removeItem(atPath: "\(mailbox.path)/new/1")
    #expect(try reader.next()?.text == "two")
  }

  @Test("What is no mailbox is refused with what to do")
  func refused() throws {
    let mailbox = try Mailbox()
    try mailbox.write("notes", to: "notes.txt")
    let source = MailboxFileSource()
    #expect {
      try source.open("\(mailbox.path)/nowhere")
    } throws: { error in
      "\(error)".hasSuffix("there is no such file or folder. Look for a typing mistake.")
    }
    #expect {
      try source.open(mailbox.path)
    } throws: { error in
      "\(error)".contains("there are no .eml files in this folder, and it is no Maildir")
    }
    #expect(throws: MailError.self) { try source.open("/dev/null") }
  }
}
