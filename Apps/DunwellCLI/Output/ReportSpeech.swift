import CreditControl
import Receivables

/// Shows a report: as numbers for a script, as a picture in a file, or as bars on the terminal.
struct ReportSpeech {
  private let console: Console
  private let file: String?

  /// - Parameter file: where the picture goes; nil where none is asked for.
  init(_ console: Console, picture file: String?) {
    self.console = console
    self.file = file
  }

  func tell(
    _ picture: @autoclosure () -> Picture, json: (inout JSONWriter) -> Void,
    words: (Int) -> Void
  ) throws {
    if let file { try PictureFile(file).write(picture()) }
    if console.isJSON {
      console.json(json)
    } else if let file {
      console.say("The picture is in \(file).")
    } else {
      words(console.width ?? 80)
    }
  }

  // MARK: Aging

  func tell(_ question: AgingQuestion, _ totals: [AgingLine]) throws {
    try tell(Picture.aging(question, totals)) { json in
      json.day("asOf", question.day)
      json.array("currencies") { list in
        for line in totals { list.object { $0.aging(line, question.buckets.names) } }
      }
    } words: { width in
      guard !totals.isEmpty else { return console.say("Nothing is open on \(question.day).") }
      console.say(console.bold("Receivables by age as of \(question.day)"))
      for line in totals {
        let bars = zip(question.buckets.names, line.buckets).enumerated().map { index, bucket in
          BarLines.Bar(
            name: bucket.0, minorUnits: bucket.1,
            amounts: [Money(minorUnits: bucket.1, line.currency).decimal], isRed: index > 0)
        }
        let total = Money(minorUnits: line.total, line.currency)
        console.say("")
        BarLines(bars, titles: [line.currency.code, total.decimal], width: width)
          .lines(console).forEach(console.say)
        if line.unapplied != 0 {
          console.say("unapplied: \(Money(minorUnits: line.unapplied, line.currency))")
        }
      }
    }
  }

  // MARK: Collected

  func tell(
    _ lines: [CollectedLine], from first: Day, to last: Day, by period: ReportPeriod
  ) throws {
    try tell(Picture.collected(lines, from: first, to: last, by: period)) { json in
      json.day("from", first)
      json.day("to", last)
      json.string("by", period.rawValue)
      json.array("currencies") { list in
        for line in lines { list.object { $0.collected(line) } }
      }
    } words: { width in
      guard !lines.isEmpty else {
        return console.say("Nothing was billed or collected from \(first) to \(last).")
      }
      console.say(console.bold("Money collected from \(first) to \(last)"))
      for line in lines {
        let bars = line.periods.map { row in
          let amounts = [row.collected, row.billed]
          return BarLines.Bar(
            name: period.name(row.from), minorUnits: row.collected, shade: row.billed,
            amounts: amounts.map { Money(minorUnits: $0, line.currency).decimal })
        }
        let collected = Money(minorUnits: line.collected, line.currency)
        let billed = Money(minorUnits: line.billed, line.currency)
        console.say("")
        let titles = [line.currency.code, "collected", "billed"]
        BarLines(bars, titles: titles, width: width).lines(console).forEach(console.say)
        console.say("\(collected) collected, \(billed) billed (░)")
      }
    }
  }

  // MARK: Timeline

  func tell(_ timeline: AccountTimeline) throws {
    try tell(Picture.timeline(timeline)) { json in
      json.timeline(timeline)
    } words: { width in
      let title = "The story of \(timeline.account), \(timeline.from) to \(timeline.to)"
      console.say(console.bold(title))
      guard !timeline.isEmpty else { return console.say("Nothing happened in these days.") }
      if timeline.leftOut > 0 {
        console.say(
          "\(Count.text(timeline.leftOut, "earlier invoice")) not shown; --from goes back.")
      }
      TimeLines(timeline, width: width).lines(console).forEach(console.say)
    }
  }
}

extension JSONWriter {
  /// Total, buckets and waiting money of one currency.
  mutating func aging(_ line: AgingLine, _ names: [String]) {
    string("currency", line.currency.code)
    string("total", Money(minorUnits: line.total, line.currency).decimal)
    buckets(line.buckets, names, line.currency)
    string("unapplied", Money(minorUnits: line.unapplied, line.currency).decimal)
  }

  fileprivate mutating func collected(_ line: CollectedLine) {
    func text(_ minorUnits: Int64) -> String {
      Money(minorUnits: minorUnits, line.currency).decimal
    }
    string("currency", line.currency.code)
    string("collected", text(line.collected))
    string("billed", text(line.billed))
    array("periods") { list in
      for row in line.periods {
        list.object { period in
          period.day("from", row.from)
          period.day("to", row.to)
          period.string("collected", text(row.collected))
          period.string("billed", text(row.billed))
        }
      }
    }
  }

  fileprivate mutating func timeline(_ timeline: AccountTimeline) {
    string("customer", timeline.account.text)
    day("from", timeline.from)
    day("to", timeline.to)
    integer("leftOut", timeline.leftOut)
    array("invoices") { list in
      for bar in timeline.bars {
        list.object { row in
          row.string("id", bar.item.text)
          row.money("amount", bar.amount)
          row.day("issued", bar.issued)
          row.day("due", bar.due)
          row.dayOrNull("closed", bar.closed)
          row.money("open", bar.open)
          row.integer("daysOverdue", bar.daysOverdue(by: timeline.to))
        }
      }
    }
    array("notices") { list in
      for mark in timeline.marks {
        list.object { row in
          row.day("on", mark.day)
          row.string("rung", mark.rung)
          row.string("id", mark.notice)
          row.money("amount", mark.amount)
        }
      }
    }
    array("payments") { list in
      for payment in timeline.payments {
        list.object { row in
          row.day("on", payment.day)
          row.string("id", payment.payment)
          row.money("amount", payment.amount)
        }
      }
    }
    array("holds") { list in
      for band in timeline.bands {
        list.object { row in
          row.day("from", band.from)
          row.day("to", band.to)
          row.string("reason", band.reason.rawValue)
        }
      }
    }
  }
}
