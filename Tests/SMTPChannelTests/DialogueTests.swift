import ReceivablesPorts
import SMTPChannel
import Testing

/// Method: a server that says what each case has it say, and tells what it stored.
@Suite("What the server says", .enabled(if: TestServer.isThere, Comment(rawValue: TestServer.need)))
struct DialogueTests {
  private struct Said: CustomStringConvertible {
    let step: String
    let reply: String
    let name: String
    /// What the answer's words hold.
    let words: String

    init(_ step: String, _ reply: String, _ name: String, _ words: String) {
      self.step = step
      self.reply = reply
      self.name = name
      self.words = words
    }

    var description: String { "\(step): \(reply)" }
  }

  private static let said = [
    Said("RCPT", "550 5.1.1 no such mailbox", "failed", "recipient: 550 5.1.1 no such mailbox"),
    Said("RCPT", "553 name not allowed", "failed", "553"),
    Said("RCPT", "450 4.2.0 greylisted, try later", "notSent", "450 4.2.0 greylisted"),
    Said("RCPT", "452 4.2.2 full", "notSent", "452 4.2.2 full"),
    Said("RCPT", "530 5.7.0 sign in first", "notSent", "\"passwordEnv\""),
    Said("RCPT", "777 what", "notSent", "777"),
    Said("RCPT", "354 too early", "notSent", "354"),
    Said("MAIL", "550 5.7.1 not from you", "notSent", "Check \"from\""),
    Said("MAIL", "552 5.3.4 too large", "failed", "552"),
    Said("MAIL", "451 4.3.0 later", "notSent", "451 4.3.0 later"),
    Said("MAIL", "421 4.3.2 closing", "notSent", "421"),
    Said("DATA", "554 5.5.1 no", "failed", "message: 554 5.5.1 no"),
    Said("DATA", "451 4.3.0 later", "notSent", "451"),
    Said("DATA", "250 what", "notSent", "250"),
    Said("dot", "552 5.2.2 too much", "failed", "message: 552 5.2.2 too much"),
    Said("dot", "554 5.7.1 spam", "failed", "554"),
    Said("dot", "451 4.3.0 later", "notSent", "451 4.3.0 later"),
    Said("dot", "421 4.3.2 closing", "notSent", "421"),
    Said("dot", "354 go on", "unknown", "354"),
    Said("dot", "777 what", "unknown", "777"),
    Said("dot", "hello", "unknown", "what no mail server says"),
    Said("dot", "25", "unknown", "what no mail server says"),
    Said("dot", "250-one\r\n250-two\r\n250 three", "sent", ""),
    Said("dot", "250", "sent", ""),
    Said("greeting", "554 5.3.2 go away", "notSent", "turned the connection away"),
    Said("greeting", "421 too many", "notSent", "turned the connection away"),
  ]

  @Test("Each reply has its answer, and the notice after it goes out", arguments: [false, true])
  func replies(pipelining: Bool) async throws {
    let server = try TestServer(Plan())
    for (number, said) in Self.said.enumerated() {
      try server.follow(
        Plan(offers: pipelining ? ["PIPELINING"] : [], replies: [said.step: [said.reply]]))
      let clock = ManualClock()
      let channel = try server.channel(clock: clock)
      let answer = await channel.deliver(Northwind.notice("first-\(number)."))
      #expect(answer.name == said.name, "\(said): \(answer.words)")
      #expect(answer.words.contains(said.words), "\(said): \(answer.words)")

      clock.advance(by: .seconds(61))
      #expect(await channel.deliver(Northwind.notice("next-\(number).")) == .sent, "\(said)")
      let report = try server.report()
      let isStored = report.messages.contains { $0.text.contains("first-\(number).") }
      #expect(isStored == (said.step == "dot" && said.reply.hasPrefix("2")), "\(said)")
      #expect(report.messages.last?.text.contains("next-\(number).") == true, "\(said)")
      #expect(report.strays.isEmpty, "\(said)")
    }
  }

  @Test("A refused recipient leaves the connection to the next notice", arguments: [true, false])
  func reused(pipelining: Bool) async throws {
    let plan = Plan(
      offers: pipelining ? ["PIPELINING"] : [],
      replies: ["RCPT": ["550 5.1.1 no", "450 4.2.0 later"], "dot": ["451 no", "552 no"]])
    let server = try TestServer(plan)
    let channel = try server.channel()
    var names: [String] = []
    for number in 1...6 {
      names.append(await channel.deliver(Northwind.notice("n-\(number)")).name)
    }
    #expect(names == ["failed", "notSent", "notSent", "failed", "sent", "sent"])
    #expect(try server.report().connections == 1)
    #expect(try server.report().messages.count == 2)
  }

  @Test("Commands come in one packet where the server offers it, else one by one")
  func packets() async throws {
    for (offers, packets) in [
      (["PIPELINING"], ["MAIL+RCPT+DATA"]), (["pipelining"], ["MAIL+RCPT+DATA"]),
      (["SIZE 1000"], ["MAIL", "RCPT", "DATA"]), ([], ["MAIL", "RCPT", "DATA"]),
    ] {
      let server = try TestServer(Plan(offers: offers))
      #expect(try await server.channel().deliver(Northwind.notice()) == .sent)
      // A QUIT may follow.
      #expect(try server.report().packets.prefix(2 + packets.count) == ["EHLO", "EHLO"] + packets)
    }
  }

  @Test(
    "We call ourselves the same both times, as the settings say",
    arguments: ["desk.northwind.example", "[192.0.2.1]", "[IPv6:2001:db8::1]"])
  func name(name: String) async throws {
    let server = try TestServer(Plan())
    #expect(try await server.channel(["heloName": name]).deliver(Northwind.notice()) == .sent)
    #expect(try server.report().names == [name, name])
  }

  @Test("A server that answers no second EHLO is taken to offer nothing")
  func secondEHLO() async throws {
    let replies = ["250-mail.northwind.example\r\n250 PIPELINING", "503 5.5.1 once is enough"]
    let server = try TestServer(Plan(offers: ["PIPELINING"], replies: ["EHLO": replies]))
    let channel = try server.channel()
    #expect(await channel.deliver(Northwind.notice()) == .sent)
    #expect(try server.report().packets == ["EHLO", "EHLO", "MAIL", "RCPT", "DATA"])
    #expect(await channel.deliver(Northwind.notice()) == .sent)
  }

  @Test("A server that takes a message for nobody gets neither dot nor another word")
  func forNobody() async throws {
    let server = try TestServer(
      Plan(offers: ["PIPELINING"], replies: ["RCPT": ["550 5.1.1 no"]], careless: true))
    do {
      let channel = try server.channel(timeout: .milliseconds(700))
      #expect(await channel.deliver(Northwind.notice("n-1")).name == "failed")
      #expect(await channel.deliver(Northwind.notice("n-2")) == .sent)
    }
    let report = try server.reportAtEnd()
    #expect(report.messages.count == 1 && report.connections == 2 && report.strays.isEmpty)
  }

  @Test("A size is announced, and a message that is too large is not begun")
  func size() async throws {
    let notice = Northwind.notice("n-1", "Subject: x\n\n.dot\n")
    let fits = try TestServer(Plan(offers: ["SIZE 20"]))
    #expect(try await fits.channel().deliver(notice) == .sent)
    // 12 and 2 for the header, 6 for the line; the dot that is added does not count.
    #expect(try fits.report().messages.map(\.extra) == ["SIZE=20"])

    for (offer, name) in [("SIZE 19", "failed"), ("SIZE 0", "sent"), ("SIZE", "sent")] {
      let server = try TestServer(Plan(offers: [offer]))
      let channel = try server.channel()
      let answer = await channel.deliver(notice)
      #expect(answer.name == name)
      if name == "failed" {
        #expect(answer.words.contains("20 bytes") && answer.words.contains("at most 19"))
        #expect(try server.report().packets == ["EHLO", "EHLO"])
      }
    }
  }

  @Test("Bytes beyond ASCII are announced, and not sent to a server that does not take them")
  func eightBit() async throws {
    let body = Northwind.notice("n-1", "Subject: x\r\n\r\nRoggenbrötchen\r\n")
    let header = Northwind.notice("n-1", "Subject: Brötchen\r\n\r\nx\r\n")
    for (offers, notice, extra) in [
      (["8BITMIME"], body, "BODY=8BITMIME"),
      (["8BITMIME", "SMTPUTF8"], body, "BODY=8BITMIME"),
      (["8BITMIME", "SMTPUTF8"], header, "BODY=8BITMIME SMTPUTF8"),
      (["8BITMIME"], header, nil), ([], body, nil),
    ] as [([String], RenderedNotice, String?)] {
      let server = try TestServer(Plan(offers: offers))
      let answer = try await server.channel().deliver(notice)
      #expect(answer.name == (extra == nil ? "failed" : "sent"))
      #expect(try server.report().messages.map(\.extra) == [extra].compactMap { $0 })
    }
  }

  @Test("The server's words are told without anybody's address")
  func redacted() async throws {
    let replies = [
      "550-5.1.1 <cafe@example.org>: Recipient address rejected:\r\n"
        + "550 5.1.1 User unknown: cafe, see https://mail.example/help?to=cafe%40example.org",
      "550 5.7.1 Cafe@Example.Org is (cafe) not \"CAFE\". cafeteria is fine",
      "550 " + String(repeating: "no ", count: 500),
    ]
    let server = try TestServer(Plan(replies: ["RCPT": replies]))
    let channel = try server.channel()
    var words: [String] = []
    for _ in replies { words.append(await channel.deliver(Northwind.notice()).words) }
    #expect(
      words[0]
        == "The server refuses the recipient: 550 5.1.1 (address) Recipient address rejected:"
        + " 5.1.1 User unknown: (address) see (address)")
    #expect(
      words[1] == "The server refuses the recipient: 550 5.7.1 (address) is (address) not (address)"
        + " cafeteria is fine")
    #expect(words[2].count < 400)
  }

  private static let noMailboxes = [
    "", "cafe", "@example.org", "cafe@", "cafe@example.org\r\nRCPT TO:<b@example.org>",
    "cafe@example.org\nDATA", "cafe@exam ple.org", " cafe@example.org", "cafe@example.org ",
    "a b@example.org", "<cafe@example.org>", "cafe@example.org>", "a@example.org,b@example.org",
    "cafe@example.org SIZE=1", "cafe\u{0}@example.org", "cafe@example\u{7F}.org",
    "a..b@example.org", ".a@example.org", "a.@example.org", "a@.example.org", "a@example..org",
    "a@-example.org", "\"a\"b\"@example.org", "\"a\\\"@example.org", "\"\r\n\"@example.org",
    "a@[127.0.0.1", "a@[1\r\n]", "caf\u{2028}e@example.org", "caf\u{85}e@example.org",
    "caf\u{A0}e@example.org", "cafe\u{200B}@example.org",
    String(repeating: "a", count: 65) + "@example.org",
    "a@" + String(repeating: "b.", count: 150) + "org",
  ]

  @Test("A recipient that is no one mailbox is refused before anything is sent")
  func injected() async throws {
    let server = try TestServer(Plan(offers: ["PIPELINING", "SMTPUTF8", "8BITMIME"]))
    let channel = try server.channel()
    for recipient in Self.noMailboxes {
      let answer = await channel.deliver(Northwind.notice(to: recipient))
      #expect(answer.name == "failed", "\(recipient)")
      #expect(recipient.isEmpty || !answer.words.contains(recipient), "\(recipient)")
    }
    #expect(try server.report().connections == 0)
  }

  @Test("An unusual mailbox is one as well")
  func unusual() async throws {
    let mailboxes = [
      "a@localhost", "o'hara+invoices@example.org", "\"a b\"@example.org", "\"a@b\"@example.org",
      "a@[192.0.2.1]", "a@[IPv6:2001:db8::1]", "{}|~!#$%&*=?^_`@x-1.example", "café@example.org",
      "cafe@bäckerei.example",
    ]
    let server = try TestServer(Plan(offers: ["SMTPUTF8", "8BITMIME"]))
    let channel = try server.channel()
    for mailbox in mailboxes {
      #expect(await channel.deliver(Northwind.notice(to: mailbox)) == .sent, "\(mailbox)")
    }
    #expect(try server.report().messages.map(\.recipient) == mailboxes)
  }
}
