import CreditControl
import Receivables

/// Says what people are to look at.
struct WorklistSpeech {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  func tell(_ rows: [Worklist.Row]) {
    if console.isJSON {
      return console.json { json in
        json.array("tasks") { list in
          for row in rows { list.object { write(row, &$0) } }
        }
      }
    }
    guard !rows.isEmpty else { return console.say("There is nothing to look at.") }
    var table = Table(
      ("since", .left), ("customer", .left), ("reason", .left), ("overdue", .right),
      ("with", .left), ("id", .left))
    for row in rows {
      table.add([
        row.task.raised.description, row.customer.text, row.task.reason.rawValue,
        overdue(row), row.assignee ?? "", row.task.id,
      ])
    }
    table.lines.forEach(console.say)
  }

  func tell(_ row: Worklist.Row) {
    if console.isJSON { return console.json { write(row, &$0) } }
    let name = row.name.map { ", \($0)" } ?? ""
    console.say(
      console.bold("\(row.task.id): \(row.task.reason.rawValue), since \(row.task.raised)"))
    console.say("\(row.customer)\(name)")
    if !row.overdue.isEmpty { console.say("\(overdue(row)) overdue") }
    if let notice = row.task.notice { console.say("about notice \(notice)") }
    if let assignee = row.assignee { console.say("with \(assignee)") }
    let fields = row.words.filter { $0.key != "words" }.sorted { $0.key < $1.key }
    for (field, value) in fields { console.say("\(field): \(WorklistSpeech.harmless(value))") }
    if let words = row.words["words"] { console.say("\n\(WorklistSpeech.harmless(words))") }
  }

  private func overdue(_ row: Worklist.Row) -> String {
    row.overdue.map(\.description).joined(separator: ", ")
  }

  /// Anybody can write a mail: its control characters must not reach the terminal.
  private static func harmless(_ words: String) -> String {
    let scalars = words.unicodeScalars.filter {
      $0 == "\n" || $0.properties.generalCategory != .control
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private func write(_ row: Worklist.Row, _ json: inout JSONWriter) {
    json.string("id", row.task.id)
    json.string("customer", row.customer.text)
    json.string("name", ifPresent: row.name)
    json.string("reason", row.task.reason.rawValue)
    json.string("notice", ifPresent: row.task.notice)
    json.day("raised", row.task.raised)
    json.array("overdue") { list in
      for money in row.overdue {
        list.object { amount in
          amount.string("amount", money.decimal)
          amount.string("currency", money.currency.code)
        }
      }
    }
    json.string("assignee", ifPresent: row.assignee)
    json.object("words") { object in
      for (field, value) in row.words.sorted(by: { $0.key < $1.key }) {
        object.string(named: field, value)
      }
    }
  }
}
