import CreditControl
import Receivables

/// Says what was in a mailbox, and what became of it.
struct MailboxSpeech {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  func tell(_ report: MailboxReport) {
    if console.isJSON { return console.json { write(report, &$0) } }
    if report.wasDoneBefore {
      return console.say("This was done before; nothing was changed.")
    }
    console.say("\(Count.text(report.read, "message")) read, as of \(report.day)")
    let counts = [
      ("read before", report.alreadyRead), ("bounced", report.bounced),
      ("bounced for now", report.softBounced), ("delayed", report.delayed),
      ("delivered", report.delivered), ("automatic replies", report.autoReplies),
      ("complaints", report.complaints), ("unsubscribed", report.unsubscribed),
      ("answers", report.answers), ("other", report.other),
    ].filter { $0.1 > 0 }
    if !counts.isEmpty {
      var table = Table(("what", .left), ("messages", .right))
      for (what, count) in counts { table.add([what, String(count)]) }
      table.lines.forEach(console.say)
    }
    if report.tasks > 0 {
      console.say("\(Count.text(report.tasks, "task")) raised: dunwell worklist")
    }
    for problem in report.problems.prefix(20) {
      console.warn("\(problem.place): \(problem.what)")
    }
    if report.problemsTotal > 20 {
      console.warn("and \(Count.text(report.problemsTotal - 20, "more message")) for a person.")
    }
  }

  private func write(_ report: MailboxReport, _ json: inout JSONWriter) {
    json.day("asOf", report.day)
    json.bool("before", report.wasDoneBefore)
    json.integer("read", report.read)
    json.integer("alreadyRead", report.alreadyRead)
    json.integer("bounced", report.bounced)
    json.integer("softBounced", report.softBounced)
    json.integer("delayed", report.delayed)
    json.integer("delivered", report.delivered)
    json.integer("autoReplies", report.autoReplies)
    json.integer("complaints", report.complaints)
    json.integer("unsubscribed", report.unsubscribed)
    json.integer("answers", report.answers)
    json.integer("other", report.other)
    json.integer("unmatched", report.unmatched)
    json.integer("tasks", report.tasks)
    json.integer("problemsTotal", report.problemsTotal)
    json.array("problems") { list in
      for problem in report.problems {
        list.object { row in
          row.string("place", problem.place)
          row.string("what", problem.what)
        }
      }
    }
  }
}
