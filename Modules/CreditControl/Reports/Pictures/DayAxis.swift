package import Receivables

/// Round days along an axis from one day to another.
package struct DayAxis: Equatable {
  /// How far apart the days are that are named.
  private enum Grain: CaseIterable {
    case day, week, month, quarter, year, fiveYears, quarterCentury, century

    /// The first round day that is not before a day.
    func first(from day: Day) -> Day {
      switch self {
      case .day: return day
      case .week:
        let monday = ReportPeriod.week.start(of: day)
        return monday == day ? day : monday.adding(days: 7)
      default:
        let month = ReportPeriod.month.start(of: day)
        var next = month == day ? day : ReportPeriod.month.next(after: day)
        while !isRound(next) { next = ReportPeriod.month.next(after: next) }
        return next
      }
    }

    func next(after day: Day) -> Day {
      switch self {
      case .day: day.adding(days: 1)
      case .week: day.adding(days: 7)
      default: first(from: day.adding(days: 1))
      }
    }

    func label(_ day: Day) -> String {
      switch self {
      case .day, .week: day.description
      case .month, .quarter: String(day.description.prefix(7))
      default: String(day.description.prefix(4))
      }
    }

    private func isRound(_ day: Day) -> Bool {
      switch self {
      case .day, .week: true
      case .month: day.dayOfMonth == 1
      case .quarter: (day.month - 1) % 3 == 0
      case .year: day.month == 1
      case .fiveYears: day.month == 1 && day.year % 5 == 0
      case .quarterCentury: day.month == 1 && day.year % 25 == 0
      case .century: day.month == 1 && day.year % 100 == 0
      }
    }
  }

  package struct Tick: Equatable {
    package let day: Day
    package let label: String
  }

  private let from: Day
  private let to: Day
  /// Those whose labels end within the axis; the first day where there is none.
  package let ticks: [Tick]

  /// - Parameter width: the length of the axis.
  /// - Parameter labelWidth: what a label takes with the room between it and the next one.
  package init(from: Day, to: Day, width: Double, labelWidth: (String) -> Double) {
    self.from = from
    self.to = max(from, to)
    let days = Double(self.to.days(since: from) + 1)
    let last = self.to
    let finest = Grain.allCases.lazy.map { DayAxis.ticks($0, from, last) }.first { ticks in
      zip(ticks, ticks.dropFirst()).allSatisfy { one, next in
        labelWidth(one.label) <= Double(next.day.days(since: one.day)) / days * width
      }
    }
    let whole = (finest ?? []).filter { tick in
      Double(tick.day.days(since: from)) / days * width + labelWidth(tick.label) <= width
    }
    self.ticks = whole.isEmpty ? [Tick(day: from, label: from.description)] : whole
  }

  /// From 0 at the beginning of the first day to 1 at the end of the last.
  package func place(of day: Day) -> Double {
    Double(day.days(since: from)) / Double(to.days(since: from) + 1)
  }

  private static func ticks(_ grain: Grain, _ from: Day, _ to: Day) -> [Tick] {
    var ticks: [Tick] = []
    var day = grain.first(from: from)
    // More than these never fit, so the next grain is tried.
    while day <= to, ticks.count < 200 {
      ticks.append(Tick(day: day, label: grain.label(day)))
      day = grain.next(after: day)
    }
    return ticks
  }
}
