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
      {{first.item}};{{first.issued}};{{first.due}};{{first.open}};{{first.daysOverdue}}
      {{#lines}}{{item}},{{issued}},{{due}},{{open}},{{daysOverdue}},{{overdue}};{{/lines}}
      """, try Northwind.two(language: "en")
    ).text
    #expect(
      text == """
        Café Søren & Co;2 July 2025;N-4711;Northwind GmbH;ar@northwind.example
        Speicherstraße 4;20457 Hamburg;
        €1,283.50;€1,333.50;€50.00;2;true;true
        INV-7;22 May 2025;21 June 2025;€1,234.50;11
        INV-7,22 May 2025,21 June 2025,€1,234.50,11,true;\
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
    #expect(said == NoticeText(subject: "Hello Café Søren & Co", text: "a\nb\n"))
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
    let french = try Northwind.one(language: "fr-FR")
    #expect(
      try render("{{asked}} {{day}}", french, language: "fr").text == "1234.50 EUR 2025-07-02\n")
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
