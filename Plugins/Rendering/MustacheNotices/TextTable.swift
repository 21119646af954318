/// Lines that begin with `|`, as in a Markdown table, put into columns for a plain text.
enum TextTable {
  /// The text with its tables aligned, no spaces at the ends of lines, and one line feed at its
  /// end.
  static func aligned(_ text: String) -> String {
    var lines: [String] = []
    var rows: [[String]] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("|") {
        rows.append(cells(of: line))
      } else {
        lines += columns(rows)
        rows = []
        lines.append(trimmed(line))
      }
    }
    lines += columns(rows)
    let content = lines.drop(while: \.isEmpty)
    let last = content.lastIndex { !$0.isEmpty } ?? content.startIndex - 1
    return content[...last].map { $0 + "\n" }.joined()
  }

  private static func cells(of line: Substring) -> [String] {
    var cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
    if let last = cells.last, last.allSatisfy({ $0 == " " }) { cells.removeLast() }
    return cells.map { trimmed($0.drop { $0 == " " }) }
  }

  private static func columns(_ rows: [[String]]) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let rule = rows.first { isRule($0) } ?? []
    let words = rows.filter { !isRule($0) }
    let widths = (0..<count).map { column in
      words.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let isRule = isRule(row)
      let cells = (0..<count).map { column -> String in
        if isRule { return String(repeating: "-", count: widths[column]) }
        let cell = column < row.count ? row[column] : ""
        let space = String(repeating: " ", count: widths[column] - cell.count)
        let isRight = column < rule.count && rule[column].hasSuffix(":")
        return isRight ? space + cell : cell + space
      }
      return trimmed(cells.joined(separator: "  ")[...])
    }
  }

  /// The row of dashes below the headings; a colon at the end of one puts its column to the right.
  private static func isRule(_ row: [String]) -> Bool {
    !row.isEmpty
      && row.allSatisfy { cell in
        let dashes = cell.hasSuffix(":") ? cell.dropLast() : cell[...]
        return dashes.count >= 3 && dashes.allSatisfy { $0 == "-" }
      }
  }

  private static func trimmed(_ line: Substring) -> String {
    var line = line
    while line.last == " " || line.last == "\t" { line.removeLast() }
    return String(line)
  }
}
