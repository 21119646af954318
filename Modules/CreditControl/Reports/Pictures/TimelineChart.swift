import Receivables

extension Picture {
  /// An account's story on one line of time.
  public static func timeline(_ timeline: AccountTimeline) -> Picture {
    TimelineChart(timeline).picture
  }
}

/// Bars, marks and bands over one line of time, each in a row of its own.
struct TimelineChart {
  private static let width = 900.0
  private static let margin = 24.0
  private static let headHeight = 96.0
  private static let rowHeight = 22.0
  private static let footHeight = 44.0
  /// A longer name of an invoice is shortened; its tip has it whole.
  private static let mostColumns = 22

  private struct Row {
    let name: String
    let amount: String
    let draw: (TimelineChart, inout Picture, _ middle: Double) -> Void
  }

  private let timeline: AccountTimeline
  private let rows: [Row]
  private let left: Double
  private let axis: DayAxis

  init(_ timeline: AccountTimeline) {
    self.timeline = timeline
    rows = TimelineChart.rows(timeline)
    let names = rows.map { LabelPlaces.width(of: $0.name, .label) }.max() ?? 0
    let amounts = rows.map { LabelPlaces.width(of: $0.amount, .soft) }.max() ?? 0
    left = TimelineChart.margin + names + amounts + 3 * LabelPlaces.gap
    axis = DayAxis(
      from: timeline.from, to: timeline.to, width: TimelineChart.right - left
    ) { LabelPlaces.width(of: $0, .soft) + LabelPlaces.gap }
  }

  private static var right: Double { width - margin }

  var picture: Picture {
    let height =
      Self.headHeight + Double(max(rows.count, 1)) * Self.rowHeight + Self.footHeight
    let days = "\(timeline.from) to \(timeline.to)"
    var picture = Picture(
      width: Self.width, height: height, title: "The story of \(timeline.account)",
      description: "\(days). \(summary)")
    picture.write("The story of \(timeline.account)", x: Self.margin, y: 34, .title)
    picture.write(subtitle(days), x: Self.margin, y: 54, .soft)
    guard !rows.isEmpty else {
      picture.write("Nothing happened in these days.", x: Self.margin, y: 96, .heading)
      return picture
    }
    drawLegend(&picture)
    drawAxis(&picture)
    for (index, row) in rows.enumerated() {
      let middle = Self.headHeight + (Double(index) + 0.5) * Self.rowHeight
      picture.write(row.name, x: Self.margin, y: middle + 4, .label)
      if !row.amount.isEmpty {
        picture.write(row.amount, x: left - 2 * LabelPlaces.gap, y: middle + 4, .soft, .end)
      }
      row.draw(self, &picture, middle)
    }
    return picture
  }

  private func subtitle(_ days: String) -> String {
    timeline.leftOut == 0
      ? days : "\(days); \(timeline.leftOut) earlier invoices are not shown"
  }

  private var summary: String {
    let open = timeline.bars.count { $0.closed == nil }
    return "\(timeline.bars.count) invoices, \(open) of them open; \(timeline.marks.count) notices;"
      + " \(timeline.payments.count) payments; \(timeline.bands.count) holds"
  }

  private func drawLegend(_ picture: inout Picture) {
    let keys: [(String, Look)] = [
      ("until due", .current), ("overdue", .overdue), ("notice", .notice),
      ("payment", .collected), ("on hold", .hold),
    ]
    var x = Self.margin
    for (name, look) in keys {
      switch look {
      case .notice: picture.draw(.circle(x: x + 6, y: 73, radius: 5), look)
      case .collected: picture.draw(.diamond(x: x + 6, y: 73, radius: 6), look)
      case .overdue: picture.draw(.box(x: x, y: 67, width: 12, height: 12), look)
      default: picture.draw(.box(x: x, y: 70, width: 12, height: 6), look)
      }
      picture.write(name, x: x + 18, y: 77, .label)
      x += 18 + LabelPlaces.width(of: name, .label) + 18
    }
  }

  private typealias Look = Picture.Look

  private func drawAxis(_ picture: inout Picture) {
    let top = Self.headHeight
    let bottom = top + Double(rows.count) * Self.rowHeight
    for band in timeline.bands {
      let (x, width) = span(band.from, band.to)
      picture.draw(.box(x: x, y: top, width: width, height: bottom - top), .shade)
    }
    for tick in axis.ticks {
      let x = self.x(tick.day)
      picture.draw(.line(x1: x, y1: top, x2: x, y2: bottom), .grid)
      picture.write(tick.label, x: x, y: bottom + 18, .soft)
    }
    picture.draw(.line(x1: left, y1: bottom, x2: Self.right, y2: bottom), .base)
  }

  // MARK: Rows

  private static func rows(_ timeline: AccountTimeline) -> [Row] {
    var rows = timeline.bars.map { bar in
      Row(
        name: TextShape.shortened(bar.item.text, to: mostColumns),
        amount: bar.amount.description
      ) { $0.draw(bar, &$1, $2) }
    }
    for rung in timeline.rungs {
      let marks = timeline.marks.filter { $0.rung == rung }
      rows.append(
        Row(name: TextShape.shortened(rung, to: mostColumns), amount: "") {
          $0.draw(marks, &$1, $2)
        })
    }
    if !timeline.payments.isEmpty {
      rows.append(Row(name: "payments", amount: "") { $0.draw(timeline.payments, &$1, $2) })
    }
    for reason in StopReason.allCases {
      let bands = timeline.bands.filter { $0.reason == reason }
      guard !bands.isEmpty else { continue }
      rows.append(Row(name: reason.rawValue, amount: "") { $0.draw(bands, &$1, $2) })
    }
    return rows
  }

  private func draw(_ bar: AccountTimeline.Bar, _ picture: inout Picture, _ middle: Double) {
    let end = bar.end(by: timeline.to)
    let fate = bar.closed.map { "closed \($0)" } ?? "\(bar.open) open"
    let tip = "\(bar.item.text): \(bar.amount), issued \(bar.issued), due \(bar.due), \(fate)"
    let punctual = min(bar.due, end)
    if bar.issued <= punctual, punctual >= timeline.from {
      let (x, width) = span(bar.issued, punctual)
      picture.draw(
        .box(x: x, y: middle - 3, width: width, height: 6), .current, tip: tip)
    }
    // The thicker bar is told apart without its colour.
    if let late = bar.overdue(by: timeline.to), late.upperBound >= timeline.from {
      let first = max(late.lowerBound, bar.due.adding(days: 1))
      let (x, width) = span(first, late.upperBound)
      picture.draw(
        .box(x: x, y: middle - 6, width: width, height: 12), .overdue, tip: tip)
    }
  }

  private func draw(
    _ marks: [AccountTimeline.Mark], _ picture: inout Picture, _ middle: Double
  ) {
    for mark in marks {
      picture.draw(
        .circle(x: center(mark.day), y: middle, radius: 5), .notice,
        tip: "\(mark.day) \(mark.rung), asking for \(mark.amount)")
    }
  }

  private func draw(
    _ payments: [AccountTimeline.Payment], _ picture: inout Picture, _ middle: Double
  ) {
    let places = payments.map { center($0.day) + 9 }
    let widths = payments.map { LabelPlaces.width(of: $0.amount.decimal, .value) }
    let fit = LabelPlaces.behindMarks(places, widths, edge: Self.right)
    for (index, payment) in payments.enumerated() {
      picture.draw(
        .diamond(x: center(payment.day), y: middle, radius: 6), .collected,
        tip: "\(payment.day) \(payment.payment): \(payment.amount)")
      if fit[index] {
        picture.write(payment.amount.decimal, x: places[index], y: middle + 4, .value)
      }
    }
  }

  private func draw(
    _ bands: [AccountTimeline.Band], _ picture: inout Picture, _ middle: Double
  ) {
    for band in bands {
      let (x, width) = span(band.from, band.to)
      picture.draw(
        .box(x: x, y: middle - 3, width: width, height: 6), .hold,
        tip: "\(band.reason.rawValue), \(band.from) to \(band.to)")
    }
  }

  // MARK: Days

  private func x(_ day: Day) -> Double {
    left + min(1, max(0, axis.place(of: day))) * (Self.right - left)
  }

  /// From the beginning of a day to the end of another, seen however short it is.
  private func span(_ from: Day, _ to: Day) -> (x: Double, width: Double) {
    let start = x(from)
    return (start, max(1.5, x(to.adding(days: 1)) - start))
  }

  private func center(_ day: Day) -> Double { (x(day) + x(day.adding(days: 1))) / 2 }
}
