import FolderChannel
import Foundation
import ReceivablesPorts
import Testing

@Suite("Settings of a folder")
struct FolderChannelKindTests {
  private let mail = MailFolder()

  private func open(_ values: [String: String]) throws -> any NoticeChannel {
    try FolderChannelKind().open(
      ChannelSettings(channel: "email", kind: "folder", values: values), in: mail.path)
  }

  @Test(
    "A path starts from the book's folder; without one it is the channel's name",
    arguments: [
      ([:], "email"), (["path": "outbox"], "outbox"), (["path": "out/box/"], "out/box"),
    ] as [([String: String], String)])
  func path(values: [String: String], folder: String) async throws {
    let channel = try open(values)
    #expect(mail.files(".").isEmpty)
    #expect(try await channel.deliver(mail.notice("a")) == .sent)
    #expect(mail.files("\(folder)/new") == ["a.dunwell"])
    #expect(channel is any Askable)
    #expect(channel is any Forgetting)
  }

  @Test("A path that begins at the root stays as it is")
  func absolute() async throws {
    let channel = try open(["path": "\(mail.path)/elsewhere"])
    #expect(try await channel.deliver(mail.notice("a")) == .sent)
    #expect(mail.files("elsewhere/new") == ["a.dunwell"])
  }

  @Test("A setting that folders do not have is refused, with the channel's name")
  func unknown() throws {
    let error = #expect(throws: SettingsError.self) { try open(["pth": "x"]) }
    #expect(
      error?.description
        == "channels.email: a folder has no setting \"pth\". Did you mean \"path\"?")
    #expect(throws: SettingsError.self) { try open(["path": ""]) }
    #expect(FolderChannelKind().name == "folder")
  }
}
