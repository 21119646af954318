import Receivables

/// Amounts as bars of block characters, one below the other.
struct BarLines {
  /// One bar: what it is, how long, and what stands behind it.
  struct Bar {
    let name: String
    /// In minor units; below zero draws nothing, and the words say so.
    let minorUnits: Int64
    /// How far a second, paler bar goes behind the first; nil where there is none.
    var shade: Int64?
    /// The exact amounts, one for each column.
    let amounts: [String]
    var isRed = false
  }

  private let bars: [Bar]
  private let titles: [String]
  private let width: Int

  private static let gap = "  "
  /// A shorter bar would show no difference.
  private static let leastBar = 8

  /// - Parameters:
  ///   - titles: what the bar is called and then each column of amounts.
  ///   - width: columns of the terminal.
  init(_ bars: [Bar], titles: [String], width: Int) {
    self.bars = bars
    self.titles = titles
    self.width = width
  }

  func lines(_ console: Console) -> [String] {
    let names = ([titles[0]] + bars.map(\.name)).map { TextShape.columns(of: $0) }
    let nameWidth = names.max() ?? 0
    let amountWidths = titles.dropFirst().enumerated().map { index, title in
      ([title] + bars.map { $0.amounts[index] }).map(\.count).max() ?? 0
    }
    let taken = nameWidth + amountWidths.reduce(0) { $0 + $1 + Self.gap.count } + Self.gap.count
    let room = max(Self.leastBar, width - taken)
    let longest = bars.map { max($0.minorUnits, $0.shade ?? 0) }.max() ?? 0
    let head = line(titles[0], nameWidth, "", room, Array(titles.dropFirst()), amountWidths)
    return [console.dim(head)]
      + bars.map { bar in
        let drawn = BarLines.blocks(bar.minorUnits, of: longest, in: room)
        let pale = BarLines.length(bar.shade ?? 0, of: longest, in: room * 8) / 8
        let rest = String(repeating: "░", count: max(0, pale - drawn.count))
        let ink = bar.isRed ? console.red(drawn) : console.blue(drawn)
        let padding = String(repeating: " ", count: max(0, room - drawn.count - rest.count))
        return line(
          bar.name, nameWidth, ink + console.dim(rest) + padding, 0, bar.amounts, amountWidths)
      }
  }

  private func line(
    _ name: String, _ nameWidth: Int, _ bar: String, _ room: Int, _ amounts: [String],
    _ widths: [Int]
  ) -> String {
    var line = name + String(repeating: " ", count: nameWidth - TextShape.columns(of: name))
    line += Self.gap + bar + String(repeating: " ", count: room)
    for (amount, width) in zip(amounts, widths) {
      line += Self.gap + String(repeating: " ", count: width - amount.count) + amount
    }
    return line
  }

  // MARK: Blocks

  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// The bar of an amount to an eighth of a character; something is always seen of something.
  static func blocks(_ amount: Int64, of longest: Int64, in room: Int) -> String {
    let length = length(amount, of: longest, in: room * 8)
    return String(repeating: "█", count: length / 8) + eighths[length % 8]
  }

  private static func length(_ amount: Int64, of longest: Int64, in parts: Int) -> Int {
    guard amount > 0, longest > 0 else { return 0 }
    let wide = min(amount, longest).multipliedFullWidth(by: Int64(parts))
    return max(1, Int(longest.dividingFullWidth(wide).quotient))
  }
}
