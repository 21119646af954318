import ReceivablesPorts
import ReceivablesTesting
import SMTPChannel
import Testing

@Suite("Settings of a mail server")
struct SMTPChannelKindTests {
  private static let least = ["host": "mail.northwind.example", "from": "ar@northwind.example"]

  private func open(_ values: [String: String], in folder: String = "/") throws -> MailServer {
    let settings = ChannelSettings(
      channel: "email", kind: "smtp", values: Self.least.merging(values) { $1 })
    let environment = { @Sendable (variable: String) in
      ["MAIL_PASSWORD": "open-sesame", "EMPTY": ""][variable]
    }
    let channel = try SMTPChannelKind(environment: environment).open(settings, in: folder)
    #expect(!(channel is any Askable) && !(channel is any Forgetting))
    return try MailServer(settings, in: folder, environment: environment)
  }

  @Test("A host and a sender are enough: encrypted, on the port for it, without a limit")
  func least() throws {
    let server = try open([:])
    #expect(server.security == .starttls && server.port == 587)
    #expect(server.host == "mail.northwind.example" && server.sender.text == "ar@northwind.example")
    #expect(server.login == nil && server.caFile == nil && server.heloName == nil)
    #expect(server.perMinute == nil && server.perConnection == 100)
    #expect(server.timeout == .seconds(120))
  }

  @Test("Everything can be said, and the port goes by the encryption where it is not")
  func all() throws {
    let server = try open([
      "port": "2525", "tls": "tls", "user": "northwind", "passwordEnv": "MAIL_PASSWORD",
      "timeoutSeconds": "10", "perMinute": "60", "perConnection": "5", "heloName": "[192.0.2.1]",
    ])
    #expect(server.security == .tls && server.port == 2525)
    #expect(server.login?.user == "northwind")
    #expect(server.login?.password.exposed() == "open-sesame")
    #expect(server.timeout == .seconds(10) && server.perMinute == 60 && server.perConnection == 5)
    #expect(server.heloName == "[192.0.2.1]")
    #expect(try open(["tls": "none"]).port == 25)
    #expect(try open(["tls": "tls"]).port == 465)
    #expect(!String(reflecting: server).contains("open-sesame"))
  }

  @Test("The certificates to trust are a file of the book's folder")
  func caFile() async throws {
    try await withTemporaryFolder { folder in
      let error = #expect(throws: SettingsError.self) {
        try open(["caFile": "ca.pem"], in: folder)
      }
      #expect(error?.description.contains("caFile is \"ca.pem\"") == true)
      #expect(throws: SettingsError.self) { try open(["caFile": ""], in: folder) }
    }
    #expect(try open(["caFile": #filePath]).caFile == #filePath)
    #expect(throws: SettingsError.self) { try open(["caFile": #filePath, "tls": "none"]) }
  }

  @Test(
    "A password goes unencrypted to this machine alone",
    arguments: [
      ("localhost", true), ("127.0.0.1", true), ("127.9.9.9", true), ("::1", true), ("[::1]", true),
      ("mail.northwind.example", false), ("127.0.0.1.example", false), ("192.0.2.1", false),
      ("localhost.example", false), ("2001:db8::1", false),
    ])
  func loopback(host: String, isTaken: Bool) throws {
    let values = [
      "host": host, "tls": "none", "user": "northwind", "passwordEnv": "MAIL_PASSWORD",
    ]
    if isTaken {
      #expect(try open(values).login != nil)
    } else {
      let error = #expect(throws: SettingsError.self) { try open(values) }
      #expect(error?.description.contains("for all to read") == true)
    }
    #expect(try open(["host": host, "tls": "none"]).login == nil)
  }

  @Test(
    "What is wrong is refused with the channel's name, what, and what to do",
    arguments: [
      (["host": ""], "smtp needs \"host\". Add a line such as \"host: mail.northwind.example\"."),
      (
        ["from": ""], "smtp needs \"from\". Add a line such as \"from: bounces@northwind.example\"."
      ),
      (["from": "a b@x"], "from is not an address that mail can come from."),
      (["host": "mail/x"], "host is \"mail/x\". Write the server's name"),
      (["host": "a@b"], "host is \"a@b\"."), (["host": "mail:25"], "host is \"mail:25\"."),
      (["host": "bäckerei.example"], "xn-- form"), (["host": "a..b"], "host is \"a..b\"."),
      (["port": "0587x"], "port is \"0587x\". Write a number from 1 to 65535."),
      (["port": "0"], "port is \"0\"."), (["port": "65536"], "port is \"65536\"."),
      (["tls": "ssl"], "tls is \"ssl\". Write none, starttls or tls."),
      (["tls": "false"], "tls is \"false\"."),
      (["user": "x"], "there is a user and no passwordEnv."),
      (["passwordEnv": "MAIL_PASSWORD"], "there is a passwordEnv and no user."),
      (["user": "x", "passwordEnv": "MAIL_PASWORD"], "passwordEnv names \"MAIL_PASWORD\""),
      (["user": "x", "passwordEnv": "EMPTY"], "passwordEnv names \"EMPTY\""),
      (["user": "x\r\ny", "passwordEnv": "MAIL_PASSWORD"], "user is no name to sign in with."),
      (["timeoutSeconds": "0"], "timeoutSeconds is \"0\". Write a number from 1 to 3600."),
      (["perMinute": "many"], "perMinute is \"many\"."),
      (["perConnection": "-1"], "perConnection is \"-1\"."),
      (["heloName": "a b"], "heloName is \"a b\"."),
      (["heloName": "a\r\nMAIL"], "heloName is"), (["heloName": "[x y]"], "heloName is"),
      (["path": "outbox"], "smtp has no setting \"path\". It has host, port, tls,"),
      (["passwordenv": "X"], "smtp has no setting \"passwordenv\". Did you mean \"passwordEnv\"?"),
    ])
  func wrong(values: [String: String], sentence: String) throws {
    let error = #expect(throws: SettingsError.self) { try open(values) }
    let text = error?.description ?? ""
    #expect(text.hasPrefix("channels.email: ") && text.contains(sentence), "\(text)")
    #expect(!text.contains("open-sesame"))
  }
}
