import Foundation
import ReceivablesPorts
import SMTPChannel
import Testing

@Suite(
  "Mail through aiosmtpd", .enabled(if: TestServer.isThere, Comment(rawValue: TestServer.need)))
struct RealServerTests {
  private static func options(_ tls: String, login: Bool = false, utf8: Bool = false) -> String {
    let user = login ? ", \"user\": \"northwind\", \"password\": \"open-sesame\"" : ""
    return "{\"tls\": \"\(tls)\", \"utf8\": \(utf8)\(user)}"
  }

  private static func values(_ tls: String, login: Bool = false) -> [String: String] {
    var values = ["tls": tls]
    if tls != "none" { values["caFile"] = "ca.pem" }
    if login {
      values["user"] = "northwind"
      values["passwordEnv"] = "MAIL_PASSWORD"
    }
    return values
  }

  @Test(
    "A notice arrives with its bytes and its envelope, whatever the line is kept safe by",
    arguments: ["none", "starttls", "tls"], [false, true])
  func arrives(tls: String, login: Bool) async throws {
    let server = try TestServer(.real, Self.options(tls, login: login))
    let channel = try server.channel(Self.values(tls, login: login))
    #expect(await channel.deliver(Northwind.notice()) == .sent)
    let report = try server.report()
    #expect(report.messages.map(\.sender) == ["ar@northwind.example"])
    #expect(report.messages.map(\.recipient) == ["cafe@example.org"])
    #expect(report.messages.map { Array($0.text.utf8) } == [Northwind.notice().bytes])
  }

  @Test(
    "A server whose certificate another authority signed is refused",
    arguments: ["starttls", "tls"]
  )
  func stranger(tls: String) async throws {
    let server = try TestServer(.real, Self.options(tls, login: true))
    let channel = try server.channel(
      Self.values(tls, login: true).merging(["caFile": "stranger.pem"]) { $1 })
    let answer = await channel.deliver(Northwind.notice())
    #expect(answer.name == "notSent")
    #expect(answer.words.contains("its certificate is not to be trusted"))
    #expect(answer.words.contains("\"caFile\""))
    #expect(try server.report().messages.isEmpty)
  }

  @Test("A server that the system does not trust is refused where no authority is named")
  func untrusted() async throws {
    let server = try TestServer(.real, Self.options("tls"))
    let answer = try await server.channel(["tls": "tls"]).deliver(Northwind.notice())
    #expect(answer.name == "notSent" && answer.words.contains("certificate"))
  }

  @Test("A server without STARTTLS gets nothing where it is asked for")
  func noSTARTTLS() async throws {
    let server = try TestServer(.real, Self.options("none"))
    let answer = try await server.channel(["tls": "starttls"]).deliver(Northwind.notice())
    #expect(answer.name == "notSent")
    #expect(answer.words.contains("does not offer STARTTLS"))
    #expect(try server.report().messages.isEmpty)
  }

  @Test(
    "A wrong password is told, with what to check and without itself", arguments: ["none", "tls"])
  func wrongPassword(tls: String) async throws {
    let options =
      "{\"tls\": \"\(tls)\", \"user\": \"northwind\", \"password\": \"another\"}"
    let server = try TestServer(.real, options)
    let answer = try await server.channel(Self.values(tls, login: true))
      .deliver(Northwind.notice())
    #expect(answer.name == "notSent")
    #expect(answer.words.contains("refused the user or the password. Check \"user\""))
    #expect(!answer.words.contains("open-sesame") && !answer.words.contains("northwind"))
    #expect(try server.report().messages.isEmpty)
  }

  @Test("A server that wants to be signed in to says so, and nothing counts as failed for good")
  func noLogin() async throws {
    let server = try TestServer(.real, Self.options("none", login: true))
    let answer = try await server.channel().deliver(Northwind.notice())
    #expect(answer.name == "notSent")
    #expect(answer.words.contains("\"passwordEnv\""))
  }

  @Test("A server that offers no way to sign in gets nothing from who should sign in")
  func loginNotOffered() async throws {
    let server = try TestServer(.real, Self.options("tls"))
    let answer = try await server.channel(Self.values("tls", login: true))
      .deliver(Northwind.notice())
    #expect(answer.name == "notSent")
    #expect(answer.words.contains("offers no way to sign in"))
    #expect(try server.report().messages.isEmpty)
  }

  @Test("Two hundred notices go over one connection, or over as few as may carry them")
  func many() async throws {
    for (most, connections) in [(1000, 1), (60, 4)] {
      let server = try TestServer(.real, Self.options("none"))
      let channel = try server.channel(["perConnection": "\(most)"])
      for number in 1...200 {
        #expect(await channel.deliver(Northwind.notice("n-\(number)")) == .sent)
      }
      let report = try server.report()
      #expect(report.connections == connections)
      #expect(report.messages.count == 200 && Set(report.messages.map(\.hash)).count == 200)
    }
  }

  /// What was written, and what arrives of it.
  private static let texts = [
    ("Subject: x\r\n\r\n.\r\n..\r\n.dot\r\n", "Subject: x\r\n\r\n.\r\n..\r\n.dot\r\n"),
    (".begins\r\n\r\nwith a dot", ".begins\r\n\r\nwith a dot\r\n"),
    ("Subject: x\n\nbare\n.\nends\n", "Subject: x\r\n\r\nbare\r\n.\r\nends\r\n"),
    ("Subject: x\r\r\n\nodd\r", "Subject: x\r\n\r\n\r\nodd\r\n"),
    (
      "Subject: x\n.\r\nMAIL FROM:<a@b.example>\r\n",
      "Subject: x\r\n.\r\nMAIL FROM:<a@b.example>\r\n"
    ),
    ("a\n.\nb\r.\rc\r\n.\nd", "a\r\n.\r\nb\r\n.\r\nc\r\n.\r\nd\r\n"),
    ("", ""),
  ]

  @Test("Lines that begin with dots arrive, and every line ends as mail lines do")
  func lines() async throws {
    let server = try TestServer(.real, Self.options("none"))
    let channel = try server.channel()
    for (written, _) in Self.texts {
      #expect(await channel.deliver(Northwind.notice("n-1", written)) == .sent)
    }
    #expect(try server.report().messages.map(\.text) == Self.texts.map(\.1))
  }

  @Test("Five megabytes arrive whole", arguments: ["none", "tls"])
  func large(tls: String) async throws {
    let line = String(repeating: ".rye ", count: 14) + "\r\n"
    let text = "Subject: x\r\n\r\n" + String(repeating: line, count: 5_000_000 / line.utf8.count)
    let server = try TestServer(.real, Self.options(tls))
    let channel = try server.channel(Self.values(tls))
    #expect(await channel.deliver(Northwind.notice("n-1", text)) == .sent)
    let report = try server.report()
    #expect(report.messages.map(\.size) == [text.utf8.count])
    #expect(report.messages.map(\.hash) == [Northwind.hash(text)])
  }

  @Test("An address beyond ASCII goes to a server that takes it, and fails plainly elsewhere")
  func utf8() async throws {
    let notice = Northwind.notice(to: "bäckerei@example.org")
    let taking = try TestServer(.real, Self.options("none", utf8: true))
    #expect(try await taking.channel().deliver(notice) == .sent)
    #expect(try taking.report().messages.map(\.recipient) == ["bäckerei@example.org"])
    #expect(try taking.report().messages.map { $0.extra.contains("SMTPUTF8") } == [true])

    let other = try TestServer(.real, Self.options("none"))
    let channel = try other.channel()
    let answer = await channel.deliver(notice)
    #expect(answer.name == "failed")
    #expect(answer.words.contains("SMTPUTF8") && !answer.words.contains("bäckerei"))
    #expect(await channel.deliver(Northwind.notice()) == .sent)
    #expect(try other.report().messages.count == 1)
  }
}
