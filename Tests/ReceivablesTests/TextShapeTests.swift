import Receivables
import Testing

@Suite("How characters stand in a line")
struct TextShapeTests {
  @Test(
    "Wide characters and emoji take two columns, marks none",
    arguments: [
      ("Northwind", 9), ("Bäckerei", 8), ("Ba\u{308}ckerei", 8), ("北風", 4), ("🥐", 2), ("👩‍🍳", 2),
      ("☕️", 2), ("\u{200B}", 0), ("", 0),
    ])
  func columns(_ text: String, _ columns: Int) {
    #expect(TextShape.columns(of: text) == columns)
  }

  @Test(
    "A text is cut where its columns end, and never within a character",
    arguments: [
      ("Northwind", 9, "Northwind"), ("Northwind", 8, "Northwi…"), ("Northwind", 1, "…"),
      ("Northwind", 0, ""), ("北風便", 5, "北風…"), ("北風便", 4, "北…"), ("👩‍🍳👩‍🍳", 3, "👩‍🍳…"),
    ])
  func shortened(_ text: String, _ width: Int, _ expected: String) {
    let cut = TextShape.shortened(text, to: width)
    #expect(cut == expected)
    #expect(TextShape.columns(of: cut) <= width)
  }
}
