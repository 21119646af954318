import Dunning

/// When a rung is reached, as a person writes it: `3 days before due`.
struct Timing {
  /// Days after the anchor; below zero before it.
  let days: Int
  let inBusinessDays: Bool
  let anchor: Rung.Anchor

  private static let cure =
    "Write it as \"3 days after due\", \"10 business days after previous\" or \"on due day\"."

  init(_ passage: Passage) throws {
    let text = try passage.text(example: "\"when: 3 days after due\"")
    var words = text.lowercased().split(whereSeparator: \.isWhitespace)
    if words.first == "on", let anchor = Timing.anchor(words.dropFirst().first),
      anchor != .previous, words.count == 3, words[2] == "day"
    {
      (days, inBusinessDays, self.anchor) = (0, false, anchor)
      return
    }
    inBusinessDays = words.dropFirst().first == "business"
    if inBusinessDays { words.remove(at: 1) }
    guard words.count == 4, ["day", "days"].contains(words[1]),
      ["before", "after"].contains(words[2]), let anchor = Timing.anchor(words[3])
    else { throw passage.error("\"\(text)\" is not a time. \(Timing.cure)") }
    let count = try passage.number(words[0], example: "\"when: 3 days after due\"")
    if words[2] == "before", anchor != .due {
      throw passage.error(
        anchor == .issued
          ? "nothing can be sent before the invoice is issued."
            + " Write \"after issue\", or count from due."
          : "a rung cannot act before the one it follows. Write \"after previous\".")
    }
    days = words[2] == "before" ? -count : count
    self.anchor = anchor
  }

  private static func anchor(_ word: Substring?) -> Rung.Anchor? {
    switch word {
    case "due": .due
    case "issue", "issued": .issued
    case "previous": .previous
    default: nil
    }
  }
}
