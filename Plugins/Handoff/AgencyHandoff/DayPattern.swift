import Receivables

/// How a file writes days: `YYYY`, `MM` and `DD`, and anything between them.
struct DayPattern {
  private let pattern: String

  /// Nil unless each of the three stands there once.
  init?(_ pattern: String) {
    for part in ["YYYY", "MM", "DD"] where pattern.ranges(of: part).count != 1 { return nil }
    guard pattern.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), pattern.utf8.count <= 20 else {
      return nil
    }
    self.pattern = pattern
  }

  func text(_ day: Day) -> String {
    pattern.replacing("YYYY", with: padded(day.year, 4))
      .replacing("MM", with: padded(day.month, 2))
      .replacing("DD", with: padded(day.dayOfMonth, 2))
  }

  private func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
