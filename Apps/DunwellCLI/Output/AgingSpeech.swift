import CreditControl
import Receivables

/// Says an aging, as a table or as JSON.
struct AgingSpeech {
  enum Grouping: String {
    case total, customer, segment, currency

    init?(_ text: String?) {
      guard let text else {
        self = .total
        return
      }
      guard let known = Grouping(rawValue: text), known != .total else { return nil }
      self = known
    }
  }

  private let question: AgingQuestion
  private let grouping: Grouping
  private let totals: [AgingLine]
  private let rows: [AgingLine]

  init(
    _ question: AgingQuestion, _ rows: [AgingRow], _ grouping: Grouping,
    _ segments: [Segments.Part: String]
  ) {
    self.question = question
    self.grouping = grouping
    totals = AgingLine.totals(rows)
    switch grouping {
    case .total: self.rows = []
    case .currency: self.rows = totals
    case .customer: self.rows = AgingLine.lines(rows) { $0.account.text }
    case .segment: self.rows = AgingLine.lines(rows) { segments[.init($0)] ?? "none" }
    }
  }

  func tell(_ console: Console) {
    if console.isJSON {
      console.json(write)
    } else {
      table(rows.isEmpty ? totals : rows, console)
    }
  }

  private func table(_ lines: [AgingLine], _ console: Console) {
    guard !lines.isEmpty else { return console.say("Nothing is open on \(question.day).") }
    let title = grouping == .total ? "currency" : grouping.rawValue
    let names = question.buckets.names + ["total", "unapplied"]
    var table = Table(
      [(title, .left)] + (title == "currency" ? [] : [("currency", .left)])
        + names.map { ($0, .right) })
    for line in lines {
      let amounts = (line.buckets + [line.total, line.unapplied]).map {
        Money(minorUnits: $0, line.currency).decimal
      }
      table.add([line.key] + (title == "currency" ? [] : [line.currency.code]) + amounts)
    }
    console.say("Receivables as of \(question.day)")
    console.say(table)
  }

  private func write(_ json: inout JSONWriter) {
    json.day("asOf", question.day)
    json.array("currencies") { list in
      for line in totals { list.object { $0.aging(line, question.buckets.names) } }
    }
    json.array("rows") { list in
      for line in rows {
        list.object { row in
          row.string("key", line.key)
          if grouping == .customer { row.string("customer", line.key) }
          row.aging(line, question.buckets.names)
        }
      }
    }
  }
}
