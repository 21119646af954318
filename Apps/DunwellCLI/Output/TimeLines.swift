import CreditControl
import Receivables

/// An account's story as lines of characters over one line of time.
struct TimeLines {
  private let timeline: AccountTimeline
  private let names: [String]
  private let nameWidth: Int
  private let room: Int

  /// The line of time is that wide at least, and what does not fit goes over the edge.
  private static let leastRoom = 24

  /// - Parameter width: columns of the terminal.
  init(_ timeline: AccountTimeline, width: Int) {
    self.timeline = timeline
    let amountWidth = timeline.bars.map { $0.amount.description.count }.max() ?? 0
    names = timeline.bars.map { bar in
      let amount = bar.amount.description
      let padding = String(repeating: " ", count: amountWidth - amount.count)
      return "\(bar.item.text)\t\(padding)\(amount)"
    }
    let ids = timeline.bars.map { TextShape.columns(of: $0.item.text) }.max() ?? 0
    let others = timeline.rungs + ["payments"] + timeline.bands.map(\.reason.rawValue)
    nameWidth = max(
      ids + 2 + amountWidth, others.map { TextShape.columns(of: $0) }.max() ?? 0)
    room = max(TimeLines.leastRoom, width - nameWidth - 2)
  }

  func lines(_ console: Console) -> [String] {
    var lines = timeline.bars.indices.map { index in
      named(names[index], bar(timeline.bars[index], console))
    }
    for rung in timeline.rungs {
      lines.append(
        named(rung, marks(timeline.marks.filter { $0.rung == rung }.map(\.day), "▲")))
    }
    if !timeline.payments.isEmpty {
      lines.append(named("payments", marks(timeline.payments.map(\.day), "◆")))
    }
    for reason in StopReason.allCases {
      let bands = timeline.bands.filter { $0.reason == reason }
      if !bands.isEmpty { lines.append(named(reason.rawValue, holds(bands))) }
    }
    lines.append(console.dim(named("", axis())))
    lines.append(console.dim("─ until due  █ overdue  ● closed  ▲ notice  ◆ payment  ▒ on hold"))
    return lines
  }

  /// A name, where a tab stands between what is left and what is right of it.
  private func named(_ name: String, _ drawing: String) -> String {
    let parts = name.split(separator: "\t", maxSplits: 1).map(String.init)
    let taken = parts.reduce(0) { $0 + TextShape.columns(of: $1) }
    let padding = String(repeating: " ", count: max(0, nameWidth - taken))
    let line = parts.count == 2 ? parts[0] + padding + parts[1] : name + padding
    return line + "  " + drawing
  }

  // MARK: Drawings

  private func column(_ day: Day) -> Int {
    let days = timeline.to.days(since: timeline.from) + 1
    return min(room - 1, max(0, day.days(since: timeline.from) * room / days))
  }

  private func bar(_ bar: AccountTimeline.Bar, _ console: Console) -> String {
    let end = bar.end(by: timeline.to)
    let first = column(bar.issued)
    let last = column(end)
    // What is due on a day is overdue from the next one on.
    let late = bar.overdue(by: timeline.to) == nil ? last + 1 : column(bar.due.adding(days: 1))
    var punctual = ""
    var overdue = ""
    for place in first...max(first, last) {
      if place < late { punctual += "─" } else { overdue += "█" }
    }
    if bar.closed != nil {
      if overdue.isEmpty { punctual.removeLast() } else { overdue.removeLast() }
    }
    return String(repeating: " ", count: first) + console.blue(punctual) + console.red(overdue)
      + (bar.closed == nil ? "" : "●")
  }

  private func marks(_ days: [Day], _ mark: Character) -> String {
    var line = [Character](repeating: " ", count: room)
    for day in days { line[column(day)] = mark }
    return trimmed(line)
  }

  private func holds(_ bands: [AccountTimeline.Band]) -> String {
    var line = [Character](repeating: " ", count: room)
    for band in bands {
      for place in column(band.from)...column(band.to) { line[place] = "▒" }
    }
    return trimmed(line)
  }

  private func axis() -> String {
    let axis = DayAxis(
      from: timeline.from, to: timeline.to, width: Double(room)
    ) { Double($0.count + 1) }
    var line = [Character](repeating: " ", count: room)
    for tick in axis.ticks {
      let start = column(tick.day)
      for (index, character) in tick.label.enumerated() where start + index < room {
        line[start + index] = character
      }
    }
    return trimmed(line)
  }

  private func trimmed(_ line: [Character]) -> String {
    String(line[..<(line.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0)])
  }
}
