import FolderChannel
import Foundation
import ReceivablesPorts
import Testing

@Suite("A folder as a channel")
struct FolderChannelTests {
  private let mail = MailFolder()

  @Test("A notice is one file with exactly its bytes, for its owner alone")
  func delivers() async throws {
    #expect(mail.files(".").isEmpty)
    #expect(try await mail.channel.deliver(mail.notice("act-1")) == .sent)
    #expect(mail.files("new") == ["act-1.dunwell"])
    #expect(mail.bytes("new/act-1.dunwell") == mail.notice("act-1").bytes)
    #expect(mail.files("tmp").isEmpty && mail.files("cur").isEmpty)
    #expect(try mail.permissions("new/act-1.dunwell") == 0o600)
    for folder in [".", "tmp", "new", "cur"] { #expect(try mail.permissions(folder) == 0o700) }
  }

  @Test("The same act twice is one file, and what was delivered first stays")
  func once() async throws {
    #expect(try await mail.channel.deliver(mail.notice("a", "first")) == .sent)
    #expect(try await mail.channel.deliver(mail.notice("a", "second")) == .sent)
    #expect(mail.bytes("new/a.dunwell") == Array("first".utf8))
    #expect(mail.files("new").count == 1)
  }

  @Test("Two acts are two files, whatever signs they are made of")
  func names() async throws {
    let long = String(repeating: "x", count: 300)
    let acts = [
      "n-1.1", "n/1", "n%2F1", "../n", ".n", "n:2,S", "n;", "n n", "ñ", "n", "N", long, long + "y",
    ]
    for act in acts {
      #expect(try await mail.channel.deliver(mail.notice(act, act)) == .sent)
    }
    #expect(mail.files("new").count == acts.count)
    for act in acts { #expect(try await mail.channel.answer(for: act) == .sent) }
    for name in mail.files("new") {
      #expect(!name.hasPrefix(".") && name.utf8.count < 230 && name.hasSuffix(".dunwell"))
      #expect(!name.contains(":") && !name.contains(" "))
    }
  }

  @Test("What a crash left in tmp is no delivery: it is replaced by the whole notice")
  func leftover() async throws {
    try mail.write("Subject: Hel", to: "tmp/a.dunwell")
    #expect(try await mail.channel.deliver(mail.notice("a")) == .sent)
    #expect(mail.bytes("new/a.dunwell") == mail.notice("a").bytes)
    #expect(mail.files("tmp").isEmpty)
  }

  @Test("Asked after a crash, the folder says sent of a file in new and not sent of one in tmp")
  func asked() async throws {
    try mail.write("Subject: Hel", to: "tmp/a.dunwell")
    #expect(try await mail.channel.answer(for: "a") == .notSent("The folder has no file of it."))
    #expect(mail.files("tmp").isEmpty)
    #expect(try await mail.channel.deliver(mail.notice("a")) == .sent)
    #expect(try await mail.channel.answer(for: "a") == .sent)
    #expect(try await mail.channel.answer(for: "b") == .notSent("The folder has no file of it."))
  }

  @Test("A folder that was never made has no file of anything")
  func askedBefore() async throws {
    #expect(try await mail.channel.answer(for: "a") == .notSent("The folder has no file of it."))
    #expect(mail.files(".").isEmpty)
  }

  @Test(
    "A file that a mail program moved to cur was sent and is not written again",
    arguments: ["a.dunwell", "a.dunwell:2,", "a.dunwell:2,RS", "a.dunwell,S=31:2,S"])
  func moved(name: String) async throws {
    #expect(try await mail.channel.deliver(mail.notice("a")) == .sent)
    try mail.move("new/a.dunwell", to: "cur/\(name)")
    #expect(try await mail.channel.deliver(mail.notice("a")) == .sent)
    #expect(try await mail.channel.answer(for: "a") == .sent)
    #expect(mail.files("new").isEmpty && mail.files("cur") == [name])
  }

  @Test("A file of another act whose name begins alike is another act's")
  func alike() async throws {
    try mail.write("x", to: "cur/a.dunwell2:2,S")
    try mail.write("x", to: "cur/a-1.dunwell:2,S")
    #expect(try await mail.channel.answer(for: "a") == .notSent("The folder has no file of it."))
    #expect(try await mail.channel.deliver(mail.notice("a")) == .sent)
    #expect(mail.files("new") == ["a.dunwell"])
  }

  @Test("Forgetting removes the files of these acts wherever they are, and no others")
  func forgets() async throws {
    for act in ["a", "b", "c", "d"] { _ = try await mail.channel.deliver(mail.notice(act)) }
    try mail.move("new/b.dunwell", to: "cur/b.dunwell:2,S")
    try mail.move("new/c.dunwell", to: "cur/c.dunwell:2,S")
    try mail.write("Subject: Hel", to: "tmp/e.dunwell")
    try await mail.channel.forget(acts: ["a", "b", "e", "never"])
    #expect(mail.files("new") == ["d.dunwell"])
    #expect(mail.files("cur") == ["c.dunwell:2,S"])
    #expect(mail.files("tmp").isEmpty)
    try await mail.channel.forget(acts: ["a", "b", "e", "never"])
    try await mail.channel.forget(acts: [])
    #expect(try await mail.channel.answer(for: "d") == .sent)
  }

  @Test("Forgetting in a folder that was never made forgets nothing and makes nothing")
  func forgetsNothing() async throws {
    try await mail.channel.forget(acts: ["a"])
    #expect(mail.files(".").isEmpty)
  }

  @Test("Where a file stands in the folder's place, the notice was certainly not sent")
  func inTheWay() async throws {
    try mail.write("", to: "file")
    let channel = FolderChannel(folder: "\(mail.path)/file")
    #expect(
      try await channel.deliver(mail.notice("a"))
        == .notSent("The folder cannot be made: Not a directory."))
    await #expect(throws: (any Error).self) { try await channel.answer(for: "a") }
  }

  @Test("A folder that takes the file but not the move leaves nothing behind")
  func newInTheWay() async throws {
    try mail.write("", to: "tmp/other")
    try mail.write("x", to: "new/a.dunwell/x")
    try mail.remove("new/a.dunwell/x")
    try mail.remove("new/a.dunwell")
    try mail.remove("new")
    // A link to nowhere: it can neither be made nor moved to.
    try FileManager.default.createSymbolicLink(
      atPath: "\(mail.path)/new", withDestinationPath: "nowhere")
    guard case .notSent = try await mail.channel.deliver(mail.notice("a")) else {
      Issue.record("A file that could not be moved counts as sent.")
      return
    }
    #expect(mail.files("tmp") == ["other"])
  }

  /// Method: a folder in tmp has the name that the file would have.
  @Test("A file that cannot be written is certainly not sent, and says nothing of anybody")
  func tmpInTheWay() async throws {
    try mail.write("x", to: "tmp/a.dunwell/x")
    guard case .notSent(let reason) = try await mail.channel.deliver(mail.notice("a")) else {
      Issue.record("A file that could not be written counts as sent.")
      return
    }
    #expect(reason.hasPrefix("The file cannot be written: "))
    #expect(!reason.contains(mail.path) && !reason.contains("example.org"))
    #expect(mail.files("new").isEmpty)
  }
}
