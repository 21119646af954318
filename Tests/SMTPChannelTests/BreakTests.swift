import ReceivablesPorts
import SMTPChannel
import Testing

/// Method: a server that breaks off at a step of the dialogue, and tells what it stored.
@Suite(
  "Where a connection breaks", .enabled(if: TestServer.isThere, Comment(rawValue: TestServer.need)))
struct BreakTests {
  private static let steps = [
    "greeting", "EHLO", "after greeting", "MAIL", "after MAIL", "RCPT", "after RCPT", "DATA",
    "after DATA",
  ]

  @Test(
    "A break before the final dot is certainly not sent, and the next notice goes out",
    arguments: [Plan.Break.How.close, .reset], [[], ["PIPELINING"]])
  func before(how: Plan.Break.How, offers: [String]) async throws {
    let server = try TestServer(Plan())
    for step in Self.steps {
      try server.follow(Plan(offers: offers, breaks: [.at(step, how)]))
      let clock = ManualClock()
      let channel = try server.channel(clock: clock)
      // Only a large message cannot have left altogether by the time the server is gone.
      let text = step == "after DATA" ? Northwind.large : nil
      let answer = await channel.deliver(Northwind.notice("first-\(step)", text))
      #expect(answer.name == "notSent", "\(step): \(answer.words)")
      clock.advance(by: .seconds(61))
      #expect(await channel.deliver(Northwind.notice("next-\(step)")) == .sent, "\(step)")
    }
    let stored = try server.report().messages
    #expect(stored.count == Self.steps.count && !stored.contains { $0.text.contains("first-") })
  }

  @Test("A break in the middle of the message is certainly not sent", arguments: ["none", "tls"])
  func middle(tls: String) async throws {
    let server = try TestServer(.scripted, "{\"tls\": \"\(tls)\"}")
    let channel = try server.channel(
      tls == "tls" ? ["tls": "tls", "caFile": "ca.pem"] : [:])
    #expect(await channel.deliver(Northwind.notice("n-1")) == .sent)
    try server.follow(Plan(breaks: [Plan.Break(at: .bytes(1_000_000), how: .close)]))
    let answer = await channel.deliver(Northwind.notice("n-2", Northwind.large))
    #expect(answer.name == "notSent", "\(answer.words)")
    #expect(await channel.deliver(Northwind.notice("n-3")) == .sent)
    #expect(try server.report().messages.count == 2)
  }

  @Test(
    "A break after the final dot is unknown, whether the message was stored or not",
    arguments: ["dot", "answer"], [Plan.Break.How.close, .reset])
  func after(step: String, how: Plan.Break.How) async throws {
    for offers in [[], ["PIPELINING"]] {
      let server = try TestServer(Plan(offers: offers, breaks: [.at(step, how)]))
      let channel = try server.channel()
      let answer = await channel.deliver(Northwind.notice("n-1"))
      #expect(answer.name == "unknown" && answer.words.contains("may have been taken"))
      #expect(try server.report().messages.count == (step == "dot" ? 0 : 1))
      #expect(try server.report().connections == 1)
      #expect(await channel.deliver(Northwind.notice("n-2")) == .sent)
    }
  }

  @Test(
    "A server that says nothing is waited for so long: before the dot not sent, after it unknown",
    arguments: [
      ("greeting", "notSent"), ("MAIL", "notSent"), ("RCPT", "notSent"), ("DATA", "notSent"),
      ("dot", "unknown"), ("answer", "unknown"),
    ])
  func silent(step: String, name: String) async throws {
    let server = try TestServer(Plan(breaks: [.at(step, .silent)]))
    let clock = ManualClock()
    let channel = try server.channel(timeout: .milliseconds(700), clock: clock)
    let answer = await channel.deliver(Northwind.notice("n-1"))
    #expect(answer.name == name, "\(answer.words)")
    let words = step == "greeting" ? "no answer within" : "did not answer in time"
    #expect(answer.words.contains(words), "\(answer.words)")
    #expect(try server.report().messages.count == (step == "answer" ? 1 : 0))
    clock.advance(by: .seconds(61))
    #expect(await channel.deliver(Northwind.notice("n-2")) == .sent)
  }

  @Test("What greets like no mail server is given up in time")
  func noMailServer() async throws {
    let server = try TestServer(Plan(replies: ["greeting": ["HTTP/1.1 400 Bad Request"]]))
    let channel = try server.channel(timeout: .milliseconds(400))
    let answer = await channel.deliver(Northwind.notice())
    #expect(answer.name == "notSent" && answer.words.contains("Check \"host\" and \"port\""))
  }

  @Test("A server that breaks off at our own EHLO has been sent nothing")
  func secondEHLO() async throws {
    let replies = ["EHLO": ["250 mail.northwind.example"]]
    let server = try TestServer(Plan(replies: replies, breaks: [.at("EHLO")]))
    let answer = try await server.channel().deliver(Northwind.notice())
    #expect(answer.name == "notSent" && answer.words.contains("it greeted, and then"))
    #expect(try server.report().connections == 1)
  }

  /// Method: the server stops reading, and reads on when the client has given up.
  @Test("A message that the server stops reading is not sent, and gets neither dot nor command")
  func asleep() async throws {
    let server = try TestServer(Plan(breaks: [.at("data", .asleep)]))
    do {
      let channel = try server.channel(timeout: .milliseconds(700))
      let answer = await channel.deliver(Northwind.notice("n-1", Northwind.large))
      #expect(answer.name == "notSent", "\(answer.words)")
      #expect(await channel.deliver(Northwind.notice("n-2")) == .sent)
    }
    let report = try server.reportAtEnd()
    #expect(report.messages.count == 1 && report.connections == 2 && report.strays.isEmpty)
  }

  // MARK: Connections that are kept

  @Test(
    "A server that closed while nothing was under way is connected to anew, and nothing goes twice",
    arguments: [false, true])
  func idle(pipelining: Bool) async throws {
    for tls in ["none", "tls"] {
      let offers = pipelining ? ", \"offers\": [\"PIPELINING\"]" : ""
      let server = try TestServer(.scripted, "{\"tls\": \"\(tls)\", \"drop\": 2\(offers)}")
      let channel = try server.channel(tls == "tls" ? ["tls": "tls", "caFile": "ca.pem"] : [:])
      for number in 1...6 {
        #expect(await channel.deliver(Northwind.notice("n-\(number)")) == .sent)
      }
      let report = try server.report()
      #expect(report.connections == 3)
      #expect(report.messages.count == 6 && Set(report.messages.map(\.hash)).count == 6)
    }
  }

  @Test("After 421 a new connection is made: at once where nothing was under way")
  func farewell() async throws {
    let server = try TestServer(Plan())
    let channel = try server.channel()
    #expect(await channel.deliver(Northwind.notice("n-1")) == .sent)
    try server.follow(Plan(replies: ["MAIL": ["421 4.4.2 idle for too long"]]))
    #expect(await channel.deliver(Northwind.notice("n-2")) == .sent)
    #expect(try server.report().connections == 2)
    try server.follow(Plan(replies: ["RCPT": ["421 4.3.2 closing"]]))
    #expect(await channel.deliver(Northwind.notice("n-3")).name == "notSent")
    #expect(await channel.deliver(Northwind.notice("n-4")) == .sent)
    #expect(try server.report().connections == 3)
    #expect(try server.report().messages.count == 3)
  }

  @Test("A server that closes each time is connected to anew once, not for ever")
  func idleTwice() async throws {
    let server = try TestServer(Plan())
    let channel = try server.channel()
    #expect(await channel.deliver(Northwind.notice("n-1")) == .sent)
    try server.follow(Plan(breaks: [.at("MAIL"), .at("MAIL"), .at("MAIL")]))
    #expect(await channel.deliver(Northwind.notice("n-2")).name == "notSent")
    #expect(try server.report().connections == 2)
  }

  @Test("The end of the channel ends the connection with QUIT")
  func ends() async throws {
    let server = try TestServer(Plan())
    do {
      let channel = try server.channel()
      #expect(await channel.deliver(Northwind.notice("n-1")) == .sent)
    }
    #expect(try server.reportAtEnd().packets.last == "QUIT")
  }

  // MARK: A server that does not work

  @Test("A server that takes no connection is left alone for a minute")
  func unreachable() async throws {
    let server = try TestServer(Plan(replies: ["greeting": ["554 no", "554 no"]]))
    let clock = ManualClock()
    let channel = try server.channel(clock: clock)
    let answer = await channel.deliver(Northwind.notice("n-1"))
    #expect(answer.name == "notSent")
    #expect(await channel.deliver(Northwind.notice("n-2")) == answer)
    clock.advance(by: .seconds(59))
    #expect(await channel.deliver(Northwind.notice("n-3")) == answer)
    #expect(try server.report().connections == 1)
    clock.advance(by: .seconds(2))
    #expect(await channel.deliver(Northwind.notice("n-4")).name == "notSent")
    clock.advance(by: .seconds(61))
    #expect(await channel.deliver(Northwind.notice("n-5")) == .sent)
    #expect(try server.report().connections == 3)
  }

  @Test("A server that falls over each message makes three unknown, not one of every notice")
  func falling() async throws {
    let breaks = Array(repeating: Plan.Break.at("answer"), count: 4)
    let server = try TestServer(Plan(breaks: breaks))
    let clock = ManualClock()
    let channel = try server.channel(clock: clock)
    var names: [String] = []
    for number in 1...10 {
      names.append(await channel.deliver(Northwind.notice("n-\(number)")).name)
    }
    #expect(names == Array(repeating: "unknown", count: 3) + Array(repeating: "notSent", count: 7))
    clock.advance(by: .seconds(61))
    #expect(await channel.deliver(Northwind.notice("n-11")).name == "unknown")
    #expect(await channel.deliver(Northwind.notice("n-12")).name == "notSent")
    clock.advance(by: .seconds(61))
    #expect(await channel.deliver(Northwind.notice("n-13")) == .sent)
  }

  @Test("Where nobody listens, the notice is not sent, and the words say where to look")
  func nobody() async throws {
    let channel: SMTPChannel
    do {
      // Its port is free again when it has ended.
      let server = try TestServer(Plan())
      channel = try server.channel()
    }
    let answer = await channel.deliver(Northwind.notice())
    #expect(answer.name == "notSent" && answer.words.contains("Check \"host\" and \"port\""))
  }

  // MARK: The pace

  @Test("No more notices a minute than may be, and without a limit no waiting")
  func pace() async throws {
    let server = try TestServer(Plan())
    for (values, seconds) in [(["perMinute": "30"], 18), ([:], 0)] as [([String: String], Int)] {
      let clock = ManualClock()
      let channel = try server.channel(values, clock: clock)
      for number in 1...10 {
        #expect(await channel.deliver(Northwind.notice("n-\(number)")) == .sent)
      }
      #expect(clock.elapsed == .seconds(seconds))
    }
  }

  @Test("A run that is stopped while a notice waits for its turn has not sent it")
  func stopped() async throws {
    let server = try TestServer(Plan())
    let channel = try server.channel(["perMinute": "1"])
    #expect(await channel.deliver(Northwind.notice("n-1")) == .sent)
    let waiting = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await channel.deliver(Northwind.notice("n-2"))
    }
    #expect(await waiting.value.name == "notSent")
    #expect(try server.report().messages.count == 1)
  }
}
