import ReceivablesPorts
import Testing

/// RFC 4180, and what spreadsheets make of cells.
@Suite("Delimited text")
struct DelimitedTextTests {
  private func row(
    _ cells: [DelimitedText.Cell], _ separator: DelimitedText.Separator = .comma,
    quotesAll: Bool = false
  ) -> String {
    var text = DelimitedText(separator: separator, quotesAll: quotesAll)
    text.add(cells)
    return text.text
  }

  @Test("A cell is quoted where it has to be, by the separator of the file")
  func quotes() {
    let cells: [DelimitedText.Cell] = [.text("a;b"), .text("a,b"), .text("a\"b"), .text("a ")]
    #expect(row(cells) == "a;b,\"a,b\",\"a\"\"b\",\"a \"\r\n")
    #expect(row(cells, .semicolon) == "\"a;b\";a,b;\"a\"\"b\";\"a \"\r\n")
    #expect(row([.figure("1"), .text("")], .tab, quotesAll: true) == "\"1\"\t\"\"\r\n")
  }

  @Test("A quote with an accent behind it is a quote all the same")
  func accent() {
    #expect(row([.text("a\"\u{301},b")]) == "\"a\"\"\u{301},b\"\r\n")
  }

  @Test("No text is on two lines", arguments: ["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{0}"])
  func lines(_ end: String) {
    let isPair = end.unicodeScalars.count == 2
    #expect(row([.text("a\(end)b")]) == (isPair ? "a  b\r\n" : "a b\r\n"))
  }

  @Test(
    "What a spreadsheet would calculate is guarded, whatever hides it",
    arguments: [
      "=1", "+1", "-1", "@A1", " =1", "\t=1", "\r=1", "\u{FEFF}=1", "\u{A0}=1", "\u{200B}=1",
      "\u{202E}=1", "＝1", "＠A1",
    ])
  func formulas(_ text: String) {
    #expect(row([.text(text)]).hasPrefix("'"))
  }

  @Test("Figures of ours may be below zero, and a name may hold a sign further on")
  func harmless() {
    #expect(
      row([.figure("-5.00"), .text("A+B = @C"), .text("'t Koffiehuis")])
        == "-5.00,A+B = @C,'t Koffiehuis\r\n")
  }
}
