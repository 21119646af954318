import ReceivablesPorts
import Testing
import YAMLPolicies

struct SettingsReadingTests {
  @Test("Every key of the settings is read, and channels come in the order of their names")
  func everyKey() throws {
    let settings = try readSettings(Northwind.settings)
    #expect(
      settings
        == Settings(
          creditor: Creditor(
            name: "Northwind GmbH", country: "DE", address: ["Mill Lane 1", "20095 Hamburg"],
            email: "ar@northwind.example", phone: "+49 40 123456",
            website: "https://www.northwind.example",
            pay: ["Northwind GmbH", "IBAN DE02 1203 0000 0000 2020 51"],
            legal: ["Amtsgericht Hamburg HRB 12345"],
            look: Creditor.Look(logo: "logo.png", colour: "#0a5c36")),
          store: "sqlite", storePath: "book.db", policy: "rules.yaml", templates: "texts",
          channels: [
            ChannelSettings(
              channel: "email", kind: "smtp",
              values: [
                "host": "mail.northwind.example", "port": "587", "tls": "starttls",
                "passwordEnv": "MAIL_PASSWORD",
              ]),
            ChannelSettings(channel: "letter", kind: "folder", values: ["path": "letters"]),
          ]))
  }

  @Test("The least settings are a creditor's name and email, and a kind of store")
  func least() throws {
    let settings = try readSettings(
      """
      creditor: {name: Northwind, email: ar@northwind.example}
      store: {kind: json}
      channels:
      """)
    #expect(settings.creditor.country == nil)
    #expect(settings.creditor.address.isEmpty)
    #expect(settings.storePath == "book")
    #expect(settings.policy == "policy.yaml")
    #expect(settings.templates == "templates")
    #expect(settings.channels.isEmpty)
  }

  @Test("Answers and the ways to stop mail are read, and read back as they are written")
  func answers() throws {
    let page = "https://www.northwind.example/stop?notice={notice}"
    let settings = try readSettings(
      """
      creditor:
        name: Northwind
        email: ar@northwind.example
        reply-to: desk@northwind.example
        unsubscribe: {email: stop@northwind.example, link: "\(page)"}
      store: {kind: json}
      """)
    #expect(settings.creditor.replyTo == "desk@northwind.example")
    #expect(
      settings.creditor.unsubscribe
        == Creditor.Unsubscribe(email: "stop@northwind.example", link: page))
    #expect(try readSettings(YAMLSettings().text(of: settings)) == settings)
  }

  @Test(
    "A link that no mail program could ask is refused",
    arguments: [
      ("http://www.northwind.example/{notice}", "this is not a link"),
      ("https://www.northwind.example/<{notice}>", "this is not a link"),
      ("https://www.northwind.example/ {notice}", "this is not a link"),
      ("https://www.northwind.example/stop", "nobody could tell who asks"),
    ])
  func wrongLink(_ link: String, _ words: String) throws {
    let text = """
      creditor:
        name: Northwind
        email: ar@northwind.example
        unsubscribe: {link: "\(link)"}
      store: {kind: json}
      """
    let error = try #require(throws: SettingsError.self) { try readSettings(text) }
    #expect(error.description.hasPrefix("dunwell.yaml:4:"))
    #expect(error.description.contains(words))
  }

  @Test("Agencies come in the order of their names, and columns in that of the file")
  func handoffs() throws {
    let settings = try readSettings(
      Northwind.settings + """
        handoff:
          northcollect:
            kind: agency
            dates: DD.MM.YYYY
            columns:
              Rechnung: invoice
              Offener Betrag: open
          kanzlei: {kind: legal}
        """)
    #expect(
      settings.handoffs == [
        HandoffSettings(name: "kanzlei", kind: "legal"),
        HandoffSettings(
          name: "northcollect", kind: "agency", values: ["dates": "DD.MM.YYYY"],
          columns: [
            HandoffSettings.Column(title: "Rechnung", field: "invoice"),
            HandoffSettings.Column(title: "Offener Betrag", field: "open"),
          ]),
      ])
    #expect(try readSettings(YAMLSettings().text(of: settings)) == settings)
    for handoff in settings.handoffs {
      #expect(try HandoffSettings(name: handoff.name, form: handoff.form) == handoff)
    }
  }

  @Test(
    "Whatever is wrong about an agency is told with its place and its cure",
    arguments: [
      ("north/collect: {kind: agency}", "23:3: \"north/collect\" names folders, which it cannot."),
      ("..: {kind: agency}", "23:3: \"..\" names folders, which it cannot."),
      ("a: {dates: D}", "23:6: \"a\" has no \"kind\". Add a line such as \"kind: agency\"."),
      ("a: {kind: agency, date: D}", "23:21: unknown key \"date\". Did you mean \"dates\"?"),
      ("a: agency", "23:6: \"a\" is a single value, where keys belong."),
      ("a: {kind: agency, columns: [x]}", "23:30: \"columns\" is a list, where keys belong."),
      (
        "a: {kind: agency, columns: {x: [y]}}",
        "23:34: \"x\" is a list, where one value belongs."
      ),
    ])
  func handoffMistakes(_ line: String, _ message: String) {
    let error = #expect(throws: SettingsError.self) {
      try readSettings(Northwind.settings + "handoff:\n  " + line)
    }
    #expect(error?.description.hasPrefix("dunwell.yaml:" + message) == true, "\(error as Any)")
  }

  @Test("Values are texts as written: Norway is not a no, and a port keeps its digits")
  func textsAsWritten() throws {
    let text = try Mistake("country: DE", "country: NO", "").made(in: Northwind.settings)
    let settings = try readSettings(
      Mistake("tls: starttls", "tls: false", "").made(
        in: Mistake("port: 587", "port: 0587", "").made(in: text)))
    #expect(settings.creditor.country == "NO")
    #expect(settings.channels.first?.values["port"] == "0587")
    #expect(settings.channels.first?.values["tls"] == "false")
  }

  @Test(
    "Whatever is wrong in the settings is told with its place and its cure",
    arguments: [
      Mistake(
        "templates: texts", "template: texts",
        "dunwell.yaml:13:1: unknown key \"template\". Did you mean \"templates\"?"),
      Mistake(
        "  country: DE", "  contry: DE",
        "dunwell.yaml:3:3: unknown key \"contry\". Did you mean \"country\"?"),
      Mistake(
        "path: book.db", "pat: book.db",
        "dunwell.yaml:11:23: unknown key \"pat\". Did you mean \"path\"?"),
      Mistake(
        "host: mail", "hots: mail",
        "dunwell.yaml:18:5: unknown key \"hots\". Did you mean \"host\"?"),
      Mistake(
        "passwordEnv: MAIL_PASSWORD", "password: secret",
        "dunwell.yaml:21:5: unknown key \"password\". Known here are kind, path, host, port, tls,"
          + " caFile, user, passwordEnv, from, heloName, timeoutSeconds, perMinute, perConnection, window."
      ),
      Mistake(
        "  name: Northwind GmbH\n", "",
        "dunwell.yaml:2:3: \"creditor\" has no \"name\"."
          + " Add a line such as \"name: Northwind GmbH\"."),
      Mistake(
        "  email: ar@northwind.example\n", "",
        "dunwell.yaml:2:3: \"creditor\" has no \"email\"."
          + " Add a line such as \"email: ar@northwind.example\"."),
      Mistake(
        "kind: sqlite, ", "",
        "dunwell.yaml:11:8: \"store\" has no \"kind\". Add a line such as \"kind: sqlite\"."),
      Mistake(
        "kind: folder, ", "",
        "dunwell.yaml:15:11: \"letter\" has no \"kind\". Add a line such as \"kind: folder\"."),
      Mistake(
        "store: {kind: sqlite, path: book.db}\n", "",
        "dunwell.yaml:1:1: the file has no \"store\"."
          + " Add a line such as \"store: {kind: sqlite, path: book.db}\"."),
      Mistake(
        "{kind: sqlite, path: book.db}", "sqlite",
        "dunwell.yaml:11:8: \"store\" is a single value, where keys belong."
          + " Write it as \"store: {kind: sqlite, path: book.db}\"."),
      Mistake(
        "country: DE", "country: Germany",
        "dunwell.yaml:3:12: \"Germany\" is not a country's code."
          + " Write its two capital letters, as DE."),
      Mistake(
        "[Mill Lane 1, 20095 Hamburg]", "Mill Lane 1",
        "dunwell.yaml:4:12: \"address\" is a single value, where a list belongs."
          + " Write it as \"address: [Mill Lane 1, 20095 Hamburg]\"."),
      Mistake(
        "email: ar@northwind.example", "email: northwind",
        "dunwell.yaml:5:10: this is not an email address."
          + " Write it as \"email: ar@northwind.example\"."),
      Mistake(
        "phone: +49 40 123456", "phone: ask for Ida",
        "dunwell.yaml:6:10: this is not a telephone number."
          + " Write its digits, as \"phone: +49 40 123456\"."),
      Mistake(
        "website: https://www", "website: www",
        "dunwell.yaml:7:12: this is not the address of a website."
          + " Write it as \"website: https://www.northwind.example\"."),
      Mistake(
        "pay: [Northwind GmbH, IBAN DE02 1203 0000 0000 2020 51]", "pay: DE02",
        "dunwell.yaml:8:8: \"pay\" is a single value, where a list belongs."
          + " Write it as \"pay: [Northwind GmbH, IBAN DE02 1203 0000 0000 2020 51]\"."),
      Mistake(
        "legal: [Amtsgericht Hamburg HRB 12345]", "legal: [{register: HRB 12345}]",
        "dunwell.yaml:9:11: a line of \"legal\" is a block of keys, where one value belongs. Write it"
          + " as \"legal: [Amtsgericht Hamburg HRB 12345, USt-IdNr. DE123456789]\"."),
      Mistake(
        "look: {logo: logo.png, colour: \"#0a5c36\"}", "look: green",
        "dunwell.yaml:10:9: \"look\" is a single value, where keys belong."
          + " Write it as \"look: {logo: logo.png, colour: '#0a5c36'}\"."),
      Mistake(
        "colour: \"#", "color: \"#",
        "dunwell.yaml:10:26: unknown key \"color\". Did you mean \"colour\"?"),
      Mistake(
        "\"#0a5c36\"", "green",
        "dunwell.yaml:10:34: this is not a colour. Write it as \"colour: '#0a5c36'\", in quotes."),
      Mistake(
        "\"#0a5c36\"", "\"#0a5c3\"",
        "dunwell.yaml:10:34: this is not a colour. Write it as \"colour: '#0a5c36'\", in quotes."),
      Mistake(
        "{logo: logo.png, colour: \"#0a5c36\"}", "\n    colour: #0a5c36",
        "dunwell.yaml:11:12: \"colour\" is empty, where one value belongs."
          + " Write it as \"colour: '#0a5c36'\", in quotes."),
      Mistake(
        "port: 587", "port: [587]",
        "dunwell.yaml:19:11: \"port\" is a list, where one value belongs."
          + " Write it as \"port: \" and a value."),
      Mistake(
        "port: 587", "host: other",
        "dunwell.yaml:18:5: \"host\" is written twice in this block, here first."
          + " Keep one of them."),
      Mistake(
        "{kind: folder, path: letters}", "folder",
        "dunwell.yaml:15:11: \"letter\" is a single value, where keys belong."
          + " Write it as \"letter: {kind: folder, path: outbox}\"."),
      Mistake(
        "policy: rules.yaml", "policy:",
        "dunwell.yaml:12:8: \"policy\" is empty, where one value belongs."
          + " Write it as \"policy: policy.yaml\"."),
    ])
  func mistakes(_ mistake: Mistake) throws {
    let text = try mistake.made(in: Northwind.settings)
    #expect(throws: SettingsError(mistake.message)) { try readSettings(text) }
  }

  @Test("What a line with a password says is not repeated")
  func secretsStayOut() throws {
    for line in ["password: hunter2", "passwordEnv: [hunter2]", "passwordEnv: \"hunter2: x"] {
      let text = try Mistake("passwordEnv: MAIL_PASSWORD", line, "").made(in: Northwind.settings)
      #expect {
        try readSettings(text)
      } throws: { error in
        !"\(error)".contains("hunter2")
      }
    }
  }

  @Test("Settings that are not there are refused with what to type")
  func missingFile() {
    let message =
      "no/such/dunwell.yaml: there is no such file. Name the book's folder with --book, or type"
      + " \"dunwell init DIR\" for a new one."
    #expect(throws: SettingsError(message)) {
      try YAMLSettings().settings(at: "no/such/dunwell.yaml")
    }
  }
}
