import Receivables

/// A notice as plain text, for a mail program in a terminal as well.
///
/// Lines stay as the template breaks them. A paragraph in which a value has made one longer than mail
/// likes is broken anew.
struct PlainText {
  /// Ends in one line feed; empty for a notice without a word.
  let text: String

  init(_ body: NoticeBody) {
    text = body.blocks.flatMap(Self.lines).map { $0 + "\n" }.joined()
  }

  /// RFC 5322, 2.1.1: no line should be longer.
  private static let longestLine = 78
  private static let width = 72

  private static func lines(of block: NoticeBody.Block) -> [String] {
    switch block {
    case .gap: [""]
    case .rule: ["---"]
    case .paragraph(let lines): broken(lines, indent: "")
    case .list(let items): items.flatMap { broken($0, indent: "  ") }
    case .table(let table): aligned(table)
    }
  }

  // MARK: Paragraphs

  private static func broken(_ all: [BodyLine], indent: String) -> [String] {
    let lines = all.filter { !$0.isPicture }
    let written = lines.map { String(shown($0.runs)[...].trimmedAtEnd()) }
    guard written.contains(where: { columns(of: $0) > longestLine }) else { return written }
    var broken: [String] = []
    var words: [String] = []
    for (index, line) in lines.enumerated() {
      words += unbroken(line.runs)
      let next = index + 1 < lines.count ? lines[index + 1] : nil
      let ends = line.endsInBreak || line.value != nil || next?.value != nil
      if ends || next == nil {
        broken += filled(words, width, indent: broken.isEmpty ? "" : indent, next: indent)
        words = []
      }
    }
    return broken
  }

  private static func filled(
    _ words: [String], _ width: Int, indent first: String = "", next: String = ""
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words {
      if !line.isEmpty, columns(of: line) + 1 + columns(of: word) > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? (lines.isEmpty ? first : next) : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The words of a line, of which an amount is one, with whatever stands at it without a space.
  private static func unbroken(_ runs: [MarkedRun]) -> [String] {
    var words = [""]
    for run in runs {
      switch run.kind {
      case nil, .words:
        let parts = shown([run]).split(separator: " ", omittingEmptySubsequences: false)
        words[words.count - 1] += parts[0]
        words += parts.dropFirst().map(String.init)
      case .picture: break
      default: words[words.count - 1] += run.text
      }
    }
    return words.filter { !$0.isEmpty }
  }

  // MARK: Tables

  private static func aligned(_ table: BodyTable) -> [String] {
    let headings = table.headings.map(texts)
    let rows = table.rows.map(texts)
    let across = Set(table.rows.indices.filter { table.isHeading(table.rows[$0]) })
    let cells = headings + rows.indices.filter { !across.contains($0) }.map { rows[$0] }
    var widths = (0..<table.columns).map { column in
      cells.map { column < $0.count ? columns(of: $0[column]) : 0 }.max() ?? 0
    }
    let broken = narrow(&widths, of: table)
    func line(_ row: [String]) -> String {
      let cells = widths.enumerated().map { column, width -> String in
        let cell = column < row.count ? row[column] : ""
        let space = String(repeating: " ", count: max(0, width - columns(of: cell)))
        return table.right.contains(column) ? space + cell : cell + space
      }
      return String(cells.joined(separator: "  ")[...].trimmedAtEnd())
    }
    func lines(_ row: [String]) -> [String] {
      guard let broken, broken < row.count, columns(of: row[broken]) > widths[broken] else {
        return [line(row)]
      }
      let parts = filled(row[broken].split(separator: " ").map(String.init), widths[broken])
      return parts.enumerated().map { index, part in
        var row = index == 0 ? row : row.map { _ in "" }
        row[broken] = part
        return line(row)
      }
    }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    let body = rows.enumerated().flatMap { index, row in
      across.contains(index)
        ? filled(row[0].split(separator: " ").map(String.init), width) : lines(row)
    }
    return headings.flatMap(lines) + (table.hasRule ? [rule] : []) + body
  }

  private static let narrowest = 20

  /// Takes from the widest column of words what the lines of a table are too long by.
  ///
  /// - Returns: the column whose cells are to be broken; nil where the lines are short enough.
  private static func narrow(_ widths: inout [Int], of table: BodyTable) -> Int? {
    let excess = widths.reduce(2 * (widths.count - 1), +) - longestLine
    let widest = widths.indices.filter { !table.right.contains($0) }.max {
      widths[$0] < widths[$1]
    }
    guard excess > 0, let widest, widths[widest] > narrowest else { return nil }
    widths[widest] = max(narrowest, widths[widest] - excess)
    return widest
  }

  private static func texts(of row: [BodyTable.Cell]) -> [String] {
    row.map { cell in String(shown(cell).drop { $0 == " " }.trimmedAtEnd()) }
  }

  // MARK: Values

  /// What runs from right to left is kept apart by UAX #9, or digits beside it would change places.
  static func shown(_ runs: [MarkedRun]) -> String {
    runs.filter { $0.kind != .picture }.map { run in
      run.kind == .words && TextShape.hasRightToLeft(run.text)
        ? "\u{2068}\(run.text)\u{2069}" : run.text
    }.joined()
  }

  private static func columns(of text: String) -> Int { TextShape.columns(of: text) }
}
