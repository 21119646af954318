import CreditControl
import Receivables

/// Says what is, was or could be handed over.
struct HandoffSpeech {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  func tell(_ found: [HandoffCandidates.Candidate], olderThan days: Int, on day: Day) {
    guard !console.isJSON else {
      return console.json { json in
        json.day("asOf", day)
        json.array("candidates") { list in
          for candidate in found {
            list.object { row in
              row.string("customer", candidate.customer.text)
              row.money("worth", candidate.worth)
              row.money("open", candidate.open)
              row.day("oldest", candidate.oldest)
              row.integer("daysOverdue", day.days(since: candidate.oldest))
            }
          }
        }
      }
    }
    guard !found.isEmpty else {
      return console.say("Nobody is overdue by more than \(days) days who could be handed over.")
    }
    var table = Table(
      ("customer", .left), ("older than \(days)", .right), ("open", .right), ("oldest", .left),
      ("days", .right))
    for candidate in found {
      table.add([
        candidate.customer.text, candidate.worth.description, candidate.open.description,
        candidate.oldest.description, String(day.days(since: candidate.oldest)),
      ])
    }
    table.lines.forEach(console.say)
  }

  /// - Parameter placed: nil where it was done before.
  func tell(_ placed: [Desk.Placed]?, with agency: String, on day: Day) {
    OutcomeSpeech(console).tell(
      placed == nil ? .doneBefore : .done, words(placed ?? [], agency, day)
    ) { json in
      json.string("agency", agency)
      json.day("on", day)
      json.array("placements") { list in
        for placement in placed ?? [] {
          list.object { row in
            row.string("placement", placement.id)
            row.string("customer", placement.customer.text)
            row.money("amount", placement.amount)
            row.integer("invoices", placement.invoices)
          }
        }
      }
    }
  }

  private func words(_ placed: [Desk.Placed], _ agency: String, _ day: Day) -> String {
    placed.map {
      "\($0.customer): \($0.amount), \(Count.text($0.invoices, "invoice")), is with \(agency)"
        + " from \(day) on as \($0.id)."
    }.joined(separator: "\n")
  }

  func tell(_ report: HandoffExport.Report) {
    for left in report.left { console.warn("\(left.account): left out. \(left.what)") }
    guard !console.isJSON else { return console.json { write(report, &$0) } }
    guard !report.wasDone else {
      return console.say("This was done before; nothing was written.")
    }
    guard let export = report.export, let folder = report.folder else {
      return console.say("There is nothing new to tell.")
    }
    var parts = [Count.text(report.claims, "placement")]
    if report.changes > 0 { parts.append(Count.text(report.changes, "change")) }
    if report.recalls > 0 { parts.append(Count.text(report.recalls, "recall")) }
    let open = report.open.map(\.description).joined(separator: ", ")
    console.say(
      "\(export): \(parts.joined(separator: ", "))\(open.isEmpty ? "" : ", \(open) open").")
    console.say("Files are in \(folder).")
  }

  private func write(_ report: HandoffExport.Report, _ json: inout JSONWriter) {
    json.bool("done", true)
    json.bool("before", report.wasDone)
    if let export = report.export { json.string("export", export) } else { json.null("export") }
    json.string("folder", ifPresent: report.folder)
    json.integer("placements", report.claims)
    json.array("totals") { list in
      for amount in report.open {
        list.object { row in
          row.string("amount", amount.decimal)
          row.string("currency", amount.currency.code)
        }
      }
    }
    json.integer("changes", report.changes)
    json.integer("recalls", report.recalls)
    if let manifest = report.manifest { json.hash("manifest", manifest) }
    json.array("left") { list in
      for left in report.left {
        list.object { row in
          row.string("account", left.account.text)
          row.string("what", left.what)
        }
      }
    }
  }

  func tell(_ rows: [HandoffReport.Row], on day: Day) {
    guard !console.isJSON else {
      return console.json { json in
        json.day("asOf", day)
        json.array("placements") { list in
          for placed in rows { list.object { write(placed, &$0) } }
        }
      }
    }
    guard !rows.isEmpty else { return console.say("Nothing is placed.") }
    var table = Table(
      ("agency", .left), ("customer", .left), ("since", .left), ("placed", .right),
      ("open", .right), ("exported", .left), ("recalled", .left), ("placement", .left))
    for row in rows {
      table.add([
        row.agency, row.customer.text, row.since.description, row.placed.description,
        row.open.description, row.export ?? "not yet", row.recalled?.description ?? "",
        row.placement,
      ])
    }
    table.lines.forEach(console.say)
  }

  private func write(_ row: HandoffReport.Row, _ json: inout JSONWriter) {
    json.string("placement", row.placement)
    json.string("customer", row.customer.text)
    json.string("agency", row.agency)
    json.day("since", row.since)
    json.dayOrNull("recalled", row.recalled)
    json.money("placed", row.placed)
    json.money("open", row.open)
    if let export = row.export { json.string("export", export) } else { json.null("export") }
  }
}
