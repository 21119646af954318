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

  /// Sums under one key.
  struct AgingLine {
    let key: String
    let currency: Currency
    var buckets: [Int64]
    var unapplied: Int64

    var total: Int64 { buckets.reduce(0, +) }

    mutating func add(_ row: AgingRow) {
      for index in buckets.indices { buckets[index] += row.buckets[index] }
      unapplied += row.unapplied
    }
  }

  init(
    _ question: AgingQuestion, _ rows: [AgingRow], _ grouping: Grouping,
    _ segments: [Segments.Part: String]
  ) {
    self.question = question
    self.grouping = grouping
    totals = AgingSpeech.lines(rows) { $0.currency.code }
    switch grouping {
    case .total: self.rows = []
    case .currency: self.rows = totals
    case .customer: self.rows = AgingSpeech.lines(rows) { $0.account.text }
    case .segment: self.rows = AgingSpeech.lines(rows) { segments[.init($0)] ?? "none" }
    }
  }

  /// Sums by (key, currency), in the order of both.
  private static func lines(_ rows: [AgingRow], by key: (AgingRow) -> String) -> [AgingLine] {
    struct Place: Hashable {
      let key: String
      let currency: Currency
    }
    var places: [Place: Int] = [:]
    var lines: [AgingLine] = []
    for row in rows {
      let place = Place(key: key(row), currency: row.currency)
      if let index = places[place] {
        lines[index].add(row)
      } else {
        places[place] = lines.count
        lines.append(
          AgingLine(
            key: place.key, currency: row.currency, buckets: row.buckets,
            unapplied: row.unapplied))
      }
    }
    return lines.sorted { ($0.key, $0.currency) < ($1.key, $1.currency) }
  }

  func tell(_ console: Console) {
    if console.isJSON {
      console.json(write)
    } else {
      table(rows.isEmpty ? totals : rows).forEach(console.say)
    }
  }

  private func table(_ lines: [AgingLine]) -> [String] {
    guard !lines.isEmpty else { return ["Nothing is open on \(question.day)."] }
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
    return ["Receivables as of \(question.day)"] + table.lines
  }

  private func write(_ json: inout JSONWriter) {
    json.day("asOf", question.day)
    json.array("currencies") { list in
      for line in totals { list.object { write(line, &$0) } }
    }
    json.array("rows") { list in
      for line in rows {
        list.object { row in
          row.string("key", line.key)
          if grouping == .customer { row.string("customer", line.key) }
          write(line, &row)
        }
      }
    }
  }

  private func write(_ line: AgingLine, _ json: inout JSONWriter) {
    let currency = line.currency
    json.string("currency", currency.code)
    json.string("total", Money(minorUnits: line.total, currency).decimal)
    json.buckets(line.buckets, question.buckets.names, currency)
    json.string("unapplied", Money(minorUnits: line.unapplied, currency).decimal)
  }
}
