import ReceivablesPorts
import Testing
import YAMLPolicies

struct SettingsTextTests {
  @Test("The settings of a new book are a file that a person can go on with")
  func wholeFile() {
    let settings = Settings(
      creditor: Creditor(
        name: "Northwind GmbH", country: "DE", address: ["Mill Lane 1", "20095 Hamburg"],
        email: "ar@northwind.example"),
      store: "sqlite", storePath: "book.db", policy: "policy.yaml", templates: "templates",
      channels: [ChannelSettings(channel: "email", kind: "folder", values: ["path": "outbox"])])
    #expect(
      YAMLSettings().text(of: settings) == """
        # The settings of this book. Files and folders are named from this folder.

        # Who is owed, as customers read it. The country is its code of two letters.
        creditor:
          name: Northwind GmbH
          country: DE
          address:
            - Mill Lane 1
            - "20095 Hamburg"
          email: ar@northwind.example

        # Where the record is kept: sqlite is one file, json a folder of text files.
        store:
          kind: sqlite
          path: book.db

        # Whom to remind, when and how: the rules, and the folder of the texts.
        policy: policy.yaml
        templates: templates

        # How notices leave; the policy names a channel for each rung. A folder keeps them as
        # files. To send mail, use kind: smtp with host, port, tls, user, passwordEnv and from.
        channels:
          email:
            kind: folder
            path: outbox

        """)
  }

  @Test("Settings that were read are written and read as the same settings")
  func readWrittenRead() throws {
    let settings = try readSettings(Northwind.settings)
    #expect(try readSettings(YAMLSettings().text(of: settings)) == settings)
  }

  /// Texts that YAML has a meaning of its own for, in all places that hold any text.
  @Test(
    "Whatever a name is made of, it reads back the same",
    arguments: [
      "Bäckerei \"Zum Korn\" & Söhne", "a: b", "# not a comment", "- item", "[x]", "{x}", "null",
      "~", "NO", "yes", "true", "12", "007", "1e3", "*alias", "&anchor", "!tag", "| block",
      "%percent", "@at", "`tick", "C:\\books", "two\nlines", "tab\there", " padded ", "'",
      "\"", "ends:", "x #y", "…", "\u{0}\u{7}\u{85}\u{2028}\u{FEFF}\u{FFFF}", "日本語 🧾", "---", "...",
      "? key", "<<", "=", "a,b",
    ])
  func anyText(_ text: String) throws {
    let settings = Settings(
      creditor: Creditor(
        name: text, country: nil, address: [text, "", text], email: "ar@northwind.example",
        pay: [text], legal: [text, ""], look: Creditor.Look(logo: text)),
      store: text, storePath: text, policy: text, templates: text,
      channels: [
        ChannelSettings(channel: text, kind: text, values: ["path": text, "from": ""])
      ])
    #expect(try readSettings(YAMLSettings().text(of: settings)) == settings)
  }

  @Test("Whatever the creditor says of itself is written where a person looks for it")
  func wholeCreditor() {
    let settings = Settings(
      creditor: Creditor(
        name: "Northwind GmbH", country: nil, address: [], email: "ar@northwind.example",
        replyTo: "desk@northwind.example", phone: "+49 40 123456",
        website: "https://www.northwind.example",
        pay: ["IBAN DE02 1203 0000 0000 2020 51"], legal: ["HRB 12345"],
        look: Creditor.Look(logo: "logo.png", colour: "#0a5c36"),
        unsubscribe: Creditor.Unsubscribe(email: "stop@northwind.example")),
      store: "json", storePath: "book", policy: "policy.yaml", templates: "templates",
      channels: [])
    #expect(
      YAMLSettings().text(of: settings).contains(
        """
          email: ar@northwind.example
          reply-to: desk@northwind.example
          phone: "+49 40 123456"
          website: "https://www.northwind.example"
          pay:
            - IBAN DE02 1203 0000 0000 2020 51
          legal:
            - HRB 12345
          look:
            logo: logo.png
            colour: "#0a5c36"
          unsubscribe:
            email: stop@northwind.example

        """))
  }

  @Test("No channels, no address and no country are written so that they read back")
  func nothing() throws {
    let settings = Settings(
      creditor: Creditor(
        name: "Northwind", country: nil, address: [], email: "ar@northwind.example"),
      store: "memory", storePath: "", policy: "policy.yaml", templates: "templates",
      channels: [])
    #expect(try readSettings(YAMLSettings().text(of: settings)) == settings)
  }
}
