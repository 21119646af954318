import Receivables

/// Columns that align: texts to the left, amounts to the right.
struct Table {
  enum Alignment {
    case left, right
    /// To the left, and shortened where the terminal has no room. Never an id or a number, which
    /// somebody copies.
    case text
  }

  private let header: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []

  /// So much of a text is left, however narrow the terminal.
  private static let leastText = 8
  private static let gap = 2

  init(_ columns: (title: String, alignment: Alignment)...) {
    self.init(columns)
  }

  init(_ columns: [(title: String, alignment: Alignment)]) {
    header = columns.map(\.title)
    alignments = columns.map(\.alignment)
  }

  mutating func add(_ cells: [String]) {
    rows.append(cells)
  }

  var isEmpty: Bool { rows.isEmpty }

  /// Everything, however wide.
  var lines: [String] { lines(fitting: nil) }

  /// - Parameter width: columns of the terminal; nil where nobody looks and nothing is cut.
  func lines(fitting width: Int?) -> [String] {
    let all = [header] + rows
    let natural = header.indices.map { column in
      all.map { TextShape.columns(of: $0[column]) }.max() ?? 0
    }
    let widths = width.map { Table.shrunk(natural, alignments, to: $0) } ?? natural
    return all.map { row in
      let cells = row.indices.map { column -> String in
        let text = TextShape.shortened(row[column], to: widths[column])
        let padding = String(
          repeating: " ", count: max(0, widths[column] - TextShape.columns(of: text)))
        return alignments[column] == .right ? padding + text : text + padding
      }
      var line = cells.joined(separator: String(repeating: " ", count: Table.gap))
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// Takes from the widest text, column by column, until the table fits or no text has more to give.
  private static func shrunk(
    _ natural: [Int], _ alignments: [Alignment], to width: Int
  ) -> [Int] {
    var widths = natural
    var excess = widths.reduce(0, +) + gap * max(0, widths.count - 1) - width
    let texts = widths.indices.filter { alignments[$0] == .text }
    while excess > 0 {
      guard let widest = texts.max(by: { widths[$0] < widths[$1] }), widths[widest] > leastText
      else { break }
      let others = texts.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
      let floor = max(leastText, others < widths[widest] ? others : widths[widest] - 1)
      let taken = min(excess, widths[widest] - floor)
      widths[widest] -= taken
      excess -= taken
    }
    return widths
  }
}
