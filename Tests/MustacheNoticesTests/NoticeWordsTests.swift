import MustacheNotices
import Receivables
import ReceivablesPorts
import Testing

@Suite("Words of a notice")
struct NoticeWordsTests {
  private func render(_ body: String, _ content: NoticeContent, language: String = "en") throws
    -> NoticeText
  {
    let folder = try TemplateFolder(["own.\(language).txt": "Subject: {{name}}\n\n" + body])
    return try MustacheRendererKind().open(templates: folder.path).render(content, template: "own")
  }

  @Test("Every word has a value where the notice has one")
  func all() throws {
    let text = try render(
      """
      {{name}};{{day}};{{reference}};{{creditor.name}};{{creditor.email}}
      {{#creditor.address}}{{.}};{{/creditor.address}}
      {{asked}};{{total}};{{waiting}};{{count}};{{several}};{{notYetDue}}
      {{lessNotDue}}{{hasUnsure}}{{first.item}};{{first.issued}};{{first.due}};{{first.open}};{{first.daysOverdue}}
      {{#lines}}
      {{item}},{{issued}},{{due}},{{open}},{{daysOverdue}},{{overdue}};
      {{/lines}}
      """, try Northwind.two(language: "en")
    ).text
    #expect(
      text == """
        Café Søren & Co;2 July 2025;N-4711;Northwind GmbH;ar@northwind.example
        Speicherstraße 4;20457 Hamburg;
        €1,283.50;€1,333.50;€50.00;2;true;
        INV-7;22 May 2025;21 June 2025;€1,234.50;11
        INV-7,22 May 2025,21 June 2025,€1,234.50,11,true;
        INV-12/2,20 June 2025,20 July 2025,€99.00,0,false;

        """)
  }

  @Test("A name brings no lines, columns or tags of its own")
  func plain() throws {
    let name = "| A\r\nPay to: {{creditor.email}} | <b> \u{2028}\u{0}\u{1F}&"
    let said = try render(
      "| {{name}} | b |\n| cc | dd |\n", try Northwind.two(language: "en", name: name))
    #expect(said.subject == "| A Pay to: {{creditor.email}} | <b> &")
    #expect(said.text.split(separator: "\n").count == 2)
    #expect(said.text.hasPrefix("| A  Pay to: {{creditor.email}} | <b>"))
    #expect(said.text.contains("&  b\ncc "))
  }

  @Test("Lines of a file may end as on any system, after a byte order mark as well")
  func lineEnds() throws {
    let folder = try TemplateFolder([
      "own.en.txt":
        "\u{FEFF}subject:  Hello {{name}} \r\n\r\n{{#several}}\r\na\r\n{{/several}}\r\nb"
    ])
    let renderer = try MustacheRendererKind().open(templates: folder.path)
    let said = try renderer.render(try Northwind.two(language: "en"), template: "own")
    #expect(said.subject == "Hello Café Søren & Co")
    #expect(said.text == "a\nb\n")
  }

  @Test("An empty body is an empty text")
  func empty() throws {
    #expect(try render("\n\n", try Northwind.two(language: "en")).text.isEmpty)
  }

  @Test(
    "Amounts and days are written as the reader's country writes them",
    arguments: [
      ("en", "EUR", 1_234_567_89, "€1,234,567.89 21 June 2025"),
      ("en-GB", "GBP", 5, "£0.05 21 June 2025"),
      ("en-US", "USD", 1_000_00, "$1,000.00 June 21, 2025"),
      ("en", "JPY", 1_234, "¥1,234 21 June 2025"),
      ("en", "CHF", 1_234_50, "CHF 1,234.50 21 June 2025"),
      ("en", "CAD", -1_234_50, "-CAD 1,234.50 21 June 2025"),
      ("en", "KWD", 1_234_500, "KWD 1,234.500 21 June 2025"),
      ("en", "EUR", -999_00, "-€999.00 21 June 2025"),
      ("en", "EUR", .min, "-€92,233,720,368,547,758.08 21 June 2025"),
    ] as [(String, String, Int64, String)])
  func english(language: String, currency: String, open: Int64, written: String) throws {
    let content = try Northwind.one(language: language, currency: currency, open: open)
    #expect(try render("{{first.open}} {{first.due}}", content).text == written + "\n")
  }

  @Test(
    "German amounts differ by country as well",
    arguments: [
      ("de", "EUR", 1_234_50, "1.234,50 € 21.06.2025"),
      ("de-DE", "JPY", 1_234_567, "1.234.567 ¥ 21.06.2025"),
      ("de", "CHF", -1_00, "-1,00 CHF 21.06.2025"),
      ("de-AT", "EUR", 1_234_50, "€ 1.234,50 21.06.2025"),
      ("de-CH", "CHF", 1_234_50, "CHF 1’234.50 21.06.2025"),
    ] as [(String, String, Int64, String)])
  func german(language: String, currency: String, open: Int64, written: String) throws {
    let content = try Northwind.one(language: language, currency: currency, open: open)
    let said = try render("{{first.open}} {{first.due}}", content, language: "de")
    #expect(said.text == written + "\n")
  }

  @Test("A text in another language than the reader's keeps its own signs")
  func otherLanguage() throws {
    let german = try Northwind.one(language: "de-AT")
    #expect(try render("{{asked}} {{day}}", german).text == "€1,234.50 2 July 2025\n")
    let finnish = try Northwind.one(language: "fi-FI")
    #expect(
      try render("{{asked}} {{day}}", finnish, language: "fi").text == "1234.50 EUR 2025-07-02\n")
  }

  @Test("Every further word has a value where the notice has one")
  func further() throws {
    let text = try render(
      """
      {{contact}};{{total}};{{waiting}};{{inDispute}};{{newDue}};{{adjusted}};{{any}}
      {{#charges}}{{label}} {{amount}};{{/charges}}{{lessWaiting}};{{agreedLater}}
      {{#hasThreatened}}{{#threatened}}{{label}} {{amount}}{{/threatened}}{{/hasThreatened}}
      {{#lines}}{{yourReference}},{{amount}},{{disputed}},{{promised}};{{/lines}}
      {{references}};{{amounts}};{{marked}};{{first.yourReference}};{{first.amount}}

      {{#ways}}
      {{label}}:{{#details}}{{.}},{{/details}}{{link}};
      {{/ways}}
      {{received}};{{severalPaid}};{{#paid}}{{item}} {{on}} {{amount}};{{/paid}}

      {{creditor.phone}};{{creditor.website}};{{creditor.hasPay}};{{creditor.hasLegal}}
      {{#creditor.pay}}{{.}};{{/creditor.pay}}
      {{#creditor.legal}}{{.}};{{/creditor.legal}}
      """, try Northwind.full(language: "en")
    ).text
    #expect(
      text == """
        Ida Søren;€1,800.00;€50.00;;16 July 2025;true;true
        Fee €40.00;-€50.00;
        Interest €2.67
        PO-0,€2,000.00,€200.00,;PO-1,€2,000.00,,5 July 2025;
        true;true;true;PO-0;€2,000.00

        Card & wallet:https://pay.example/n?id=1&to="2";
        Transfer:Northwind GmbH,DE02 1203 0000 0000 2020 51,;
        €751.00;true;INV-3 30 June 2025 €750.00;INV-4 1 July 2025 €1.00;

        +49 (0)40 123456;https://www.northwind.example;true;true
        Northwind GmbH;IBAN DE02 1203 0000 0000 2020 51;
        Amtsgericht Hamburg HRB 12345;USt-IdNr. DE123456789;

        """)
  }

  @Test("A dispute without an amount is about all that is open on the item")
  func whollyDisputed() throws {
    let line = NoticeContent.Line(
      item: "INV-7", issued: try Northwind.day("2025-05-22"), due: try Northwind.day("2025-06-21"),
      open: try Northwind.money(99_00), daysOverdue: 11, isDisputed: true)
    let content = NoticeContent(
      language: "en", name: "Café", creditor: Northwind.creditor,
      day: try Northwind.day("2025-07-02"), lines: [line], asked: try Northwind.money(0),
      waiting: try Northwind.money(0), reference: "N-4711", isStatement: true)
    #expect(try render("{{first.disputed}} {{inDispute}}", content).text == "€99.00 €99.00\n")
  }

  @Test("Amounts of two currencies are refused, not added up")
  func twoCurrencies() throws {
    let lines = [
      try Northwind.line(
        "INV-7", issued: "2025-05-22", due: "2025-06-21", open: 1_00, daysOverdue: 11),
      try Northwind.line(
        "INV-8", issued: "2025-05-22", due: "2025-06-21", open: 1_00, daysOverdue: 11,
        currency: "USD"),
    ]
    let content = NoticeContent(
      language: "en", name: "Café", creditor: Northwind.creditor,
      day: try Northwind.day("2025-07-02"), lines: lines, asked: try Northwind.money(2_00),
      waiting: try Northwind.money(0), reference: "N-4711")
    #expect(throws: MoneyError.self) { try render("{{name}}", content) }
  }

  /// The amounts and days are those of the CLDR, spaces that break no line included.
  @Test(
    "French and Spanish amounts and days are written as the reader's country writes them",
    arguments: [
      ("fr", "EUR", 1_234_50, "1\u{202F}234,50\u{A0}€ 21 juin 2025 21/06/2025"),
      ("fr-BE", "EUR", -12_345_60, "-12\u{202F}345,60\u{A0}€ 21 juin 2025 21/06/2025"),
      ("fr-FR", "USD", 1_00, "1,00\u{A0}$US 21 juin 2025 21/06/2025"),
      ("fr-FR", "CHF", 1_00, "1,00\u{A0}CHF 21 juin 2025 21/06/2025"),
      ("fr-CH", "CHF", 1_234_50, "1\u{202F}234.50\u{A0}CHF 21 juin 2025 21.06.2025"),
      ("fr-CA", "CAD", 1_234_50, "1\u{A0}234,50\u{A0}$ 21 juin 2025 2025-06-21"),
      ("fr-CA", "USD", 1_00, "1,00\u{A0}$\u{A0}US 21 juin 2025 2025-06-21"),
      ("es", "EUR", 1_234_50, "1.234,50\u{A0}€ 21 de junio de 2025 21/06/2025"),
      ("es-ES", "USD", 12_345_60, "12.345,60\u{A0}US$ 21 de junio de 2025 21/06/2025"),
      ("es-MX", "MXN", 1_234_50, "$1,234.50 21 de junio de 2025 21/06/2025"),
      ("es-MX", "USD", -1_00, "-USD\u{A0}1.00 21 de junio de 2025 21/06/2025"),
    ] as [(String, String, Int64, String)])
  func romance(language: String, currency: String, open: Int64, written: String) throws {
    let content = try Northwind.one(language: language, currency: currency, open: open)
    let said = try render(
      "{{first.open}} {{first.due}} {{#lines}}{{due}}{{/lines}}", content,
      language: String(language.prefix(2)))
    #expect(said.text == written + "\n")
  }

  @Test("The first of a month is an ordinal in French alone")
  func firstOfMonth() throws {
    func text(_ language: String) throws -> String {
      let line = try Northwind.line(
        "INV-7", issued: "2025-05-22", due: "2025-08-01", open: 1_00, daysOverdue: 0)
      let content = NoticeContent(
        language: language, name: "Café", creditor: Northwind.creditor,
        day: try Northwind.day("2025-07-02"), lines: [line], asked: try Northwind.money(1_00),
        waiting: try Northwind.money(0), reference: "N-4711")
      return try render("{{first.due}}", content, language: language).text
    }
    #expect(try text("fr") == "1er août 2025\n")
    #expect(try text("es") == "1 de agosto de 2025\n")
    #expect(try text("en") == "1 August 2025\n")
  }

  @Test("What runs from right to left stands by itself, and nothing turns what follows it around")
  func rightToLeft() throws {
    let hebrew = "מאפייה 7"
    let said = try render(
      "{{name}}: 3\n\n| {{name}} | 1 |\n| ab | 2 |", try Northwind.two(language: "en", name: hebrew)
    )
    let isolated = "\u{2068}\(hebrew)\u{2069}"
    #expect(said.subject == isolated)
    #expect(said.text == "\(isolated): 3\n\n\(isolated)  1\nab        2\n")
    let turned = try render(
      "{{name}} x", try Northwind.two(language: "en", name: "a\u{202E}b\u{2067}"))
    #expect(turned.text == "ab x\n")
  }

  @Test("Wide characters and emoji take two columns, combined ones none of their own")
  func wide() throws {
    let said = try render(
      "| {{name}} | 1 |\n| abcdefghi | 2 |",
      try Northwind.two(language: "en", name: "日本 🥐 e\u{301}"))
    #expect(said.text == "日本 🥐 e\u{301}  1\nabcdefghi  2\n")
  }

  @Test("A paragraph that a long name makes too wide is broken anew, and no amount within")
  func broken() throws {
    let name = "Gesellschaft für Backwaren, Konditoreibedarf und Mehlhandel mbH"
    let content = try Northwind.two(language: "de", name: name)
    let said = try render(
      "Guten Tag {{name}}, Sie schulden {{asked}}.\nBitte zahlen Sie\n{{reference}}\nbald.\n",
      content, language: "de")
    #expect(
      said.text == """
        Guten Tag Gesellschaft für Backwaren, Konditoreibedarf und Mehlhandel
        mbH, Sie schulden 1.283,50 €. Bitte zahlen Sie
        N-4711
        bald.

        """)
  }

  @Test("A table is as wide as its widest cells, to the right where a colon says so")
  func table() throws {
    let text = try render(
      """
      | A | Öre |
      |---|---:|
      | long one | 1 |
      | x |
      not | a table
      | alone |
      """, try Northwind.two(language: "en")
    ).text
    #expect(
      text == """
        A         Öre
        --------  ---
        long one    1
        x
        not | a table
        alone

        """)
  }
}
