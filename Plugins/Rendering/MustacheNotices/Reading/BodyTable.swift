/// Lines that begin with `|`, as in a Markdown table.
struct BodyTable: Equatable {
  typealias Cell = [MarkedRun]

  /// Above the row of dashes.
  let headings: [[Cell]]
  let rows: [[Cell]]
  /// Whether there is a row of dashes.
  let hasRule: Bool
  /// How many columns its widest row has.
  let columns: Int
  /// The columns that stand to the right, as a colon behind their dashes says.
  let right: Set<Int>

  init(_ lines: [Substring]) {
    let all = lines.map(Self.cells)
    let rule = all.firstIndex(where: Self.isRule)
    headings = rule.map { Array(all[..<$0]) } ?? []
    rows = rule.map { Array(all[($0 + 1)...]) } ?? all
    hasRule = rule != nil
    columns = all.map(\.count).max() ?? 0
    right = Set(
      (rule.map { all[$0] } ?? []).enumerated()
        .filter { Self.text(of: $0.element).hasSuffix(":") }.map(\.offset))
  }

  /// Whether a row is one cell alone, which stands across all columns and says what follows it.
  func isHeading(_ row: [Cell]) -> Bool { row.count == 1 && columns > 1 }

  static func text(of cell: Cell) -> String { cell.map(\.text).joined() }

  private static func cells(of line: Substring) -> [Cell] {
    var cells: [Cell] = []
    var cell: Cell = []
    for run in MarkedRun.runs(in: line.dropFirst()) {
      guard run.kind == nil else {
        cell.append(run)
        continue
      }
      let parts = run.text.split(separator: "|", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 {
          cells.append(trimmed(cell))
          cell = []
        }
        if !part.isEmpty { cell.append(MarkedRun(kind: nil, text: String(part))) }
      }
    }
    let last = trimmed(cell)
    return last.isEmpty ? cells : cells + [last]
  }

  private static func trimmed(_ cell: Cell) -> Cell {
    var cell = cell
    if let first = cell.first, first.kind == nil {
      cell[0] = MarkedRun(kind: nil, text: String(first.text.drop { $0 == " " }))
    }
    if let last = cell.last, last.kind == nil {
      cell[cell.count - 1] = MarkedRun(kind: nil, text: String(last.text[...].trimmedAtEnd()))
    }
    return cell.filter { $0.kind != nil || !$0.text.isEmpty }
  }

  private static func isRule(_ row: [Cell]) -> Bool {
    !row.isEmpty
      && row.allSatisfy { cell in
        let text = text(of: cell)
        let dashes = text.hasSuffix(":") ? text.dropLast() : text[...]
        return dashes.count >= 3 && dashes.allSatisfy { $0 == "-" }
      }
  }
}
