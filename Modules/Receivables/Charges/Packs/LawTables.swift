/// The rates that the packs go by, as they were read, each with its source.
///
/// A row is never edited: who confirmed it later, or had another figure, is said beside it, a rate
/// that was found to be another is a new row, and the book keeps the table that it was reckoned by.
enum LawTables {}

extension RateTable {
  /// Reads `KEY = SOURCE` lines, then rows of day, percent, key and confidence, and at last what was
  /// found of them later: `+ FIRST LAST KEY` confirms the rows of these days, `? FIRST LAST KEY` doubts
  /// them.
  ///
  /// Text that is not of this form is a mistake of ours and stops the program.
  init(name: String, knownThrough: String, isByHalfYears: Bool = false, text: String) {
    var sources: [Substring: String] = [:]
    var rows: [Row] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count > 2, words[1] == "=" {
        sources[words[0]] = words.dropFirst(2).joined(separator: " ")
        continue
      }
      if words.count == 4, words[0] == "+" || words[0] == "?", let first = Day(words[1]),
        let last = Day(words[2]), let source = sources[words[3]]
      {
        rows = rows.map { row in
          first <= row.from && row.from <= last ? row.judged(by: source, words[0] == "+") : row
        }
        continue
      }
      guard words.count == 4, let from = Day(words[0]), let percent = Percent(String(words[1])),
        let source = sources[words[2]]
      else { preconditionFailure("A row of \(name) is not one: \(line)") }
      rows.append(
        Row(
          from: from, percent: percent, source: source,
          isSure: RateTable.isSure(String(words[3]))))
    }
    guard let known = Day(knownThrough) else {
      preconditionFailure("\(name) is not known through \(knownThrough).")
    }
    self.init(name: name, rows: rows, knownThrough: known, isByHalfYears: isByHalfYears)
  }

  /// Whether a note on how a rate was found says that it was confirmed.
  public static func isSure(_ confidence: String) -> Bool {
    !["unsourced", "single-secondary", "partly-sourced", "derived-unconfirmed"].contains {
      confidence.contains($0)
    }
  }

  /// One rate from the beginning on.
  public init(constant percent: Percent, source: String) {
    self.init(
      name: "rate",
      rows: [
        Row(from: .firstOfAll, percent: percent, source: source, isSure: true)
      ])
  }
}

extension RateTable.Row {
  /// The same rate, with what a later source says of it.
  fileprivate func judged(by later: String, _ confirms: Bool) -> RateTable.Row {
    RateTable.Row(
      from: from, percent: percent,
      source: "\(source); \(confirms ? "confirmed" : "in doubt") \(later)", isSure: confirms)
  }
}

extension Day {
  /// From which what always held is said to hold: the first day that has a stored form.
  static let firstOfAll = Day(ordinal: Day.ordinal(year: 1, month: 1, day: 1))
}
