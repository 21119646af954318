import ReceivablesPorts
import SMTPChannel
import Testing

@Suite("Copies of a message", .enabled(if: TestServer.isThere, Comment(rawValue: TestServer.need)))
struct CopyTests {
  private let copies = ["ada@northwind.example", "boss@northwind.example"]

  @Test("Recipient and copies are named for one message", arguments: [[], ["PIPELINING"]])
  func all(offers: [String]) async throws {
    let server = try TestServer(Plan(offers: offers))
    let channel = try server.channel()
    #expect(await channel.deliver(Northwind.notice(copies: copies)) == .sent)
    let message = try #require(try server.report().messages.first)
    #expect(message.recipient == "cafe@example.org" && message.copies == copies)
    #expect(try server.report().messages.count == 1)
  }

  @Test(
    "A copy that the server refuses keeps nobody from the message, whoever it is",
    arguments: [[], ["PIPELINING"]],
    ["550 5.1.1 no such mailbox", "450 4.2.0 greylisted, try later"])
  func refused(offers: [String], reply: String) async throws {
    let server = try TestServer(
      Plan(offers: offers, replies: ["RCPT": ["250 fine", reply, "250 fine"]]))
    let channel = try server.channel()
    #expect(await channel.deliver(Northwind.notice(copies: copies)) == .sent)
    #expect(await channel.deliver(Northwind.notice("n-2")) == .sent)
    let messages = try server.report().messages
    #expect(messages.map(\.copies) == [["boss@northwind.example"], []])
    #expect(try server.report().connections == 1)
  }

  @Test(
    "Where the recipient is refused, nobody gets a copy either, and the next notice goes out",
    arguments: [[], ["PIPELINING"]])
  func recipientRefused(offers: [String]) async throws {
    let server = try TestServer(
      Plan(offers: offers, replies: ["RCPT": ["550 5.1.1 no such mailbox"]]))
    let channel = try server.channel()
    #expect(await channel.deliver(Northwind.notice(copies: copies)).name == "failed")
    #expect(await channel.deliver(Northwind.notice("n-2")) == .sent)
    #expect(try server.report().messages.map(\.recipient) == ["cafe@example.org"])
    #expect(try server.report().messages.count == 1)
  }

  @Test("A copy that is no address is left out")
  func noAddress() async throws {
    let server = try TestServer(Plan())
    let channel = try server.channel()
    let notice = Northwind.notice(copies: ["nobody", "a@b\r\nDATA", "ada@northwind.example"])
    #expect(await channel.deliver(notice) == .sent)
    #expect(try server.report().messages.first?.copies == ["ada@northwind.example"])
    #expect(try server.report().strays.isEmpty)
  }
}
