import CreditControl
import Receivables

/// Says what the practice year came to, on one screen.
struct DemoSpeech {
  private let report: PracticeReport
  private let folder: String

  init(_ report: PracticeReport, folder: String) {
    self.report = report
    self.folder = folder
  }

  func tell(_ console: Console) {
    if console.isJSON {
      console.json(write)
    } else {
      console.say(
        console.bold(
          "A year of Northwind with \(report.customers) practice customers"
            + " and \(report.invoices) invoices."))
      console.say("Until March nobody was reminded; from 1 April on dunwell ran every day.")
      console.say("")
      money.lines.forEach(console.say)
      console.say("")
      aging.lines.forEach(console.say)
      console.say("")
      notices.forEach(console.say)
      console.say("")
      people.forEach(console.say)
      console.say("")
      commands.forEach(console.say)
    }
  }

  private func text(_ minorUnits: Int64, _ currency: Currency) -> String {
    Money(minorUnits: minorUnits, currency).decimal
  }

  private var money: Table {
    var table = Table(
      ("money", .left), ("invoiced", .right), ("collected", .right), ("credited", .right),
      ("written off", .right))
    for flow in report.flows {
      let amounts = [flow.invoiced, flow.collected, flow.credited, flow.writtenOff]
      table.add([flow.currency.code] + amounts.map { text($0, flow.currency) })
    }
    return table
  }

  private var aging: Table {
    var table = Table(
      [("open on", .left), ("", .left)]
        + (AgingBuckets.standard.names + ["total"]).map { ($0, .right) })
    for age in report.ages.sorted(by: { ($0.currency, $0.day) < ($1.currency, $1.day) }) {
      let amounts = age.buckets + [age.buckets.reduce(0, +)]
      table.add([age.day.description, age.currency.code] + amounts.map { text($0, age.currency) })
    }
    return table
  }

  private var notices: [String] {
    let rungs = report.rungs.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
    let total = report.rungs.reduce(0) { $0 + $1.count }
    return [
      "notices sent: \(total) (\(rungs))",
      "paid within 30 days of the due day: \(report.paidInTimeBefore) % before,"
        + " \(report.paidInTimeAfter) % since",
      "promises: \(report.agreements.promised) (\(report.agreements.kept) kept,"
        + " \(report.agreements.broken) not); disputes: \(report.agreements.disputed)"
        + " (\(report.agreements.credited) credited)",
      "taken by saved methods: \(Count.text(report.debits, "payment"))",
    ]
  }

  private var people: [String] {
    let kinds = [
      (report.pastLastRung, "invoices are open after the last reminder"),
      (report.unapplied, "payments fit no invoice, or are more than was asked for"),
      (report.withoutAddress, "late customers have no e-mail address"),
      (report.stopped, "late customers may not be written to"),
    ]
    return ["For a person:"]
      + kinds.map { waiting, words in
        "  \(waiting.count) \(words)" + (waiting.first.map { ", as \($0)" } ?? "")
      }
  }

  private var commands: [String] {
    let day = PracticeYear.lastDay
    let book = "dunwell --book \(folder)"
    let whole = report.verification.isWhole ? "The book is whole" : "The book is not whole"
    return [
      "\(whole): \(report.verification.entries) entries. Next:",
      "  \(book) aging --by customer --as-of \(day)",
      "  \(book) why \(report.pastLastRung.first ?? "NW-0001") --on \(day)",
      "  \(book) verify",
    ]
  }

  // MARK: As JSON

  private func write(_ json: inout JSONWriter) {
    json.string("book", folder)
    json.day("from", PracticeYear.firstDay)
    json.day("to", PracticeYear.lastDay)
    json.integer("customers", report.customers)
    json.integer("invoices", report.invoices)
    json.array("money") { list in
      for flow in report.flows {
        list.object { row in
          row.string("currency", flow.currency.code)
          row.string("invoiced", text(flow.invoiced, flow.currency))
          row.string("collected", text(flow.collected, flow.currency))
          row.string("credited", text(flow.credited, flow.currency))
          row.string("writtenOff", text(flow.writtenOff, flow.currency))
        }
      }
    }
    json.array("aging") { list in
      for age in report.ages {
        list.object { row in
          row.day("asOf", age.day)
          row.string("currency", age.currency.code)
          row.string("total", text(age.buckets.reduce(0, +), age.currency))
          row.buckets(age.buckets, AgingBuckets.standard.names, age.currency)
          row.string("unapplied", text(age.unapplied, age.currency))
        }
      }
    }
    json.array("notices") { list in
      for rung in report.rungs {
        list.object { row in
          row.string("rung", rung.name)
          row.integer("count", rung.count)
        }
      }
    }
    json.integer("debits", report.debits)
    json.object("agreements") { object in
      object.integer("promised", report.agreements.promised)
      object.integer("kept", report.agreements.kept)
      object.integer("broken", report.agreements.broken)
      object.integer("disputed", report.agreements.disputed)
      object.integer("credited", report.agreements.credited)
    }
    json.object("paidWithin30Days") { object in
      object.integer("percentBefore", report.paidInTimeBefore)
      object.integer("percentAfter", report.paidInTimeAfter)
    }
    json.object("forAPerson") { object in
      object.integer("pastLastRung", report.pastLastRung.count)
      object.integer("unapplied", report.unapplied.count)
      object.integer("withoutAddress", report.withoutAddress.count)
      object.integer("stopped", report.stopped.count)
    }
    json.object("verify") { object in
      object.bool("ok", report.verification.isWhole)
      object.integer("entries", report.verification.entries)
    }
  }
}
