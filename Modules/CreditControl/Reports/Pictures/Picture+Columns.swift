public import Receivables

extension Picture {
  /// Receivables by age as columns, a panel for each currency.
  public static func aging(_ question: AgingQuestion, _ totals: [AgingLine]) -> Picture {
    let owing = totals.filter { $0.total != 0 }
    return ColumnChart(
      title: "Receivables by age",
      subtitle:
        "As of \(question.day), by days past \(question.basis == .due ? "due" : "issue")",
      series: [
        ColumnChart.Series(name: "not due yet", look: .current),
        ColumnChart.Series(name: "overdue", look: .overdue),
      ],
      panels: owing.map { line in
        ColumnChart.Panel(
          currency: line.currency,
          heading: "\(money(line.total, line)), \(money(line.overdue, line)) of it overdue",
          columns: zip(question.buckets.names, line.buckets).enumerated().map { index, bucket in
            let bar = ColumnChart.Bar(series: min(index, 1), minorUnits: bucket.1)
            return ColumnChart.Column(label: bucket.0, bars: [bar])
          })
      },
      nothing: "Nothing is open on \(question.day)."
    ).picture
  }

  /// Money received beside what was billed as columns, a panel for each currency.
  public static func collected(
    _ lines: [CollectedLine], from first: Day, to last: Day, by period: ReportPeriod
  ) -> Picture {
    ColumnChart(
      title: "Money collected",
      subtitle: "\(first) to \(last), by \(period.rawValue), with what was billed beside it",
      series: [
        ColumnChart.Series(name: "collected", look: .collected),
        ColumnChart.Series(name: "billed", look: .billed),
      ],
      panels: lines.map { line in
        let collected = Money(minorUnits: line.collected, line.currency)
        let billed = Money(minorUnits: line.billed, line.currency)
        return ColumnChart.Panel(
          currency: line.currency, heading: "\(collected) collected, \(billed) billed",
          columns: line.periods.map { row in
            ColumnChart.Column(
              label: period.name(row.from),
              bars: [
                ColumnChart.Bar(series: 0, minorUnits: row.collected),
                ColumnChart.Bar(series: 1, minorUnits: row.billed),
              ])
          })
      },
      nothing: "Nothing was billed or collected."
    ).picture
  }

  private static func money(_ minorUnits: Int64, _ line: AgingLine) -> Money {
    Money(minorUnits: minorUnits, line.currency)
  }
}

extension ReportPeriod {
  /// What a period that begins on a day is called: its month, or its first day.
  public func name(_ first: Day) -> String {
    self == .month ? String(first.description.prefix(7)) : first.description
  }
}
