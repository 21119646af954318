import Receivables

/// Amounts as columns side by side, a panel for each currency.
struct ColumnChart {
  struct Series {
    let name: String
    let look: Picture.Look
  }

  struct Bar {
    /// Which series it belongs to.
    let series: Int
    let minorUnits: Int64
  }

  /// What stands beside each other under one label.
  struct Column {
    let label: String
    let bars: [Bar]
  }

  struct Panel {
    let currency: Currency
    let heading: String
    let columns: [Column]
  }

  let title: String
  let subtitle: String
  let series: [Series]
  let panels: [Panel]
  /// What is said where there is no panel.
  let nothing: String

  private static let width = 900.0
  private static let margin = 24.0
  private static let headHeight = 92.0
  private static let plotHeight = 220.0
  /// Heading and room for a label above the plot, labels and room below it.
  private static let above = 52.0
  private static let below = 40.0
  private static let widestBar = 96.0

  var picture: Picture {
    let height =
      Self.headHeight + Double(panels.count) * (Self.above + Self.plotHeight + Self.below)
      + (panels.isEmpty ? 40 : 0)
    let headings = panels.map(\.heading)
    var picture = Picture(
      width: Self.width, height: height, title: title,
      description: ([subtitle] + (headings.isEmpty ? [nothing] : headings)).joined(separator: ". "))
    picture.write(title, x: Self.margin, y: 34, .title)
    picture.write(subtitle, x: Self.margin, y: 54, .soft)
    guard !panels.isEmpty else {
      picture.write(nothing, x: Self.margin, y: Self.headHeight, .heading)
      return picture
    }
    drawLegend(&picture)
    var y = Self.headHeight
    for panel in panels {
      draw(panel, from: y, &picture)
      y += Self.above + Self.plotHeight + Self.below
    }
    return picture
  }

  private func drawLegend(_ picture: inout Picture) {
    var x = Self.margin
    for one in series {
      picture.draw(.box(x: x, y: 67, width: 12, height: 12), one.look)
      picture.write(one.name, x: x + 18, y: 77, .label)
      x += 18 + LabelPlaces.width(of: one.name, .label) + 18
    }
  }

  // MARK: One panel

  /// Where a panel's columns stand.
  private struct Plot {
    let axis: AmountAxis
    let left: Double
    let top: Double
    let slot: Double

    func y(_ amount: Int64) -> Double { top + (1 - axis.place(of: amount)) * plotHeight }
  }

  private func draw(_ panel: Panel, from y: Double, _ picture: inout Picture) {
    picture.write(panel.heading, x: Self.margin, y: y + 22, .heading)
    let axis = AmountAxis(
      holding: panel.columns.flatMap(\.bars).map(\.minorUnits), panel.currency)
    let widest = axis.ticks.map { LabelPlaces.width(of: axis.label($0), .soft) }.max() ?? 0
    let left = Self.margin + widest + LabelPlaces.gap
    let right = Self.width - Self.margin
    let plot = Plot(
      axis: axis, left: left, top: y + Self.above,
      slot: (right - left) / Double(max(1, panel.columns.count)))
    for tick in axis.ticks {
      let height = plot.y(tick)
      picture.draw(
        .line(x1: left, y1: height, x2: right, y2: height), tick == 0 ? .base : .grid)
      picture.write(axis.label(tick), x: left - LabelPlaces.gap, y: height + 4, .soft, .end)
    }
    let labels = valueLabels(panel, plot)
    for (index, column) in panel.columns.enumerated() {
      draw(column, at: index, panel.currency, plot, labels, &picture)
    }
    name(panel.columns, plot, &picture)
  }

  private func barWidth(_ column: Column, _ plot: Plot) -> Double {
    min(Self.widestBar, plot.slot * 0.86 / Double(max(1, column.bars.count)))
  }

  private func draw(
    _ column: Column, at index: Int, _ currency: Currency, _ plot: Plot,
    _ labels: ((Int64) -> String)?, _ picture: inout Picture
  ) {
    let width = barWidth(column, plot)
    let middle = plot.left + (Double(index) + 0.5) * plot.slot
    var x = middle - width * Double(column.bars.count) / 2
    for bar in column.bars {
      let end = plot.y(bar.minorUnits)
      let base = plot.y(0)
      let money = Money(minorUnits: bar.minorUnits, currency)
      if bar.minorUnits != 0 {
        // What is there is seen, however small beside the others.
        let height = max(1, abs(base - end))
        picture.draw(
          .box(x: x, y: bar.minorUnits > 0 ? base - height : base, width: width, height: height),
          series[bar.series].look, tip: "\(column.label), \(series[bar.series].name): \(money)")
      }
      if let labels {
        let y = bar.minorUnits < 0 ? end + 14 : min(end, base - 1) - 5
        picture.write(labels(bar.minorUnits), x: x + width / 2, y: y, .value, .middle)
      }
      x += width
    }
  }

  /// How amounts are written at their columns: exactly where all of them fit, else rounded, else not
  /// at all. One panel does not mix them.
  private func valueLabels(_ panel: Panel, _ plot: Plot) -> ((Int64) -> String)? {
    let currency = panel.currency
    let ways: [(Int64) -> String] = [
      { Money(minorUnits: $0, currency).decimal }, { AmountUnit.rounded($0, currency) },
    ]
    return ways.first { way in
      panel.columns.allSatisfy { column in
        let room = plot.slot / Double(max(1, column.bars.count))
        return column.bars.allSatisfy {
          LabelPlaces.width(of: way($0.minorUnits), .value) + 1 <= min(room, barRoom(column, plot))
        }
      }
    }
  }

  /// Several columns under one label stand close; a single one has its slot for itself.
  private func barRoom(_ column: Column, _ plot: Plot) -> Double {
    column.bars.count > 1 ? barWidth(column, plot) : plot.slot
  }

  private func name(_ columns: [Column], _ plot: Plot, _ picture: inout Picture) {
    let widths = columns.map { LabelPlaces.width(of: $0.label, .label) }
    guard let stride = LabelPlaces.stride(widths, slot: plot.slot) else { return }
    for index in Swift.stride(from: 0, to: columns.count, by: stride) {
      let middle = plot.left + (Double(index) + 0.5) * plot.slot
      guard middle + widths[index] / 2 <= Self.width else { continue }
      picture.write(
        columns[index].label, x: middle, y: plot.top + Self.plotHeight + 20, .label, .middle)
    }
  }
}
