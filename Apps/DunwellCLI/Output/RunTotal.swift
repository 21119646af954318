import CreditControl
import Receivables

/// The reports of one or several days, added up.
struct RunTotal {
  private(set) var day: Day
  private(set) var days = 1
  private(set) var accountsRead: Int
  private(set) var notices: [RunReport.Kind: Int]
  private(set) var measures: [RunReport.MeasureKind: Int]
  private(set) var charges: [RunReport.ChargeSort: Int64]
  private(set) var endings: [RunReport.EndingKind: Int]
  private(set) var withheld: [String: Int]
  private(set) var left: [RunReport.Left]
  private(set) var unknown: Int
  private(set) var retrying: Int
  private(set) var batches: [RunReport.Batch]
  private(set) var unprinted: String?
  private(set) var withoutFile: Set<String>
  private(set) var withoutLink: [String: Int]
  private(set) var gateways: [String: GatewayReport]
  private(set) var debits: [DebitAnswered.Answer: Int]

  init(_ report: RunReport) {
    day = report.day
    accountsRead = report.accountsRead
    notices = report.notices
    measures = report.measures
    charges = report.charges
    endings = report.endings
    withheld = report.withheld
    left = report.left
    unknown = report.unknown
    retrying = report.retrying
    batches = report.batches
    unprinted = report.unprinted
    withoutFile = report.withoutFile
    withoutLink = report.withoutLink
    gateways = report.gateways
    debits = report.debits
  }

  mutating func add(_ report: RunReport) {
    day = report.day
    days += 1
    accountsRead += report.accountsRead
    notices.merge(report.notices, uniquingKeysWith: +)
    measures.merge(report.measures, uniquingKeysWith: +)
    charges.merge(report.charges, uniquingKeysWith: +)
    endings.merge(report.endings, uniquingKeysWith: +)
    withheld.merge(report.withheld, uniquingKeysWith: +)
    left += report.left
    // What is unknown or waits to be tried again is a state, not a sum.
    unknown = report.unknown
    retrying = report.retrying
    batches += report.batches
    unprinted = unprinted ?? report.unprinted
    withoutFile.formUnion(report.withoutFile)
    withoutLink.merge(report.withoutLink, uniquingKeysWith: +)
    gateways.merge(report.gateways) { $0.with($1) }
    debits.merge(report.debits, uniquingKeysWith: +)
  }

  var hasWorkLeft: Bool {
    !left.isEmpty || retrying > 0 || gateways.values.contains { $0.failure != nil }
      || debits[.unknown, default: 0] > 0
  }

  /// In the order of their names.
  var gatewayReports: [(gateway: String, report: GatewayReport)] {
    gateways.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func write(_ json: inout JSONWriter) {
    json.day("asOf", day)
    if days > 1 { json.integer("days", days) }
    json.integer("accountsRead", accountsRead)
    json.array("notices") { list in
      for (kind, count) in notices.sorted(by: { $0.key < $1.key }) {
        list.object { row in
          row.string("channel", kind.channel)
          row.string("rung", kind.rung)
          row.string("about", ifPresent: kind.about)
          row.string("status", kind.status.rawValue)
          row.integer("count", count)
        }
      }
    }
    json.array("measures") { list in
      for (kind, count) in measures.sorted(by: { $0.key < $1.key }) {
        list.object { row in
          row.string("act", kind.act.rawValue)
          row.string("rung", kind.rung)
          row.integer("count", count)
        }
      }
    }
    writeBroughtAbout(&json)
    json.array("withheld") { list in
      for (reason, count) in withheld.sorted(by: { $0.key < $1.key }) {
        list.object { row in
          row.string("reason", reason)
          row.integer("count", count)
        }
      }
    }
    json.integer("unknown", unknown)
    writeMoney(&json)
    if !batches.isEmpty {
      json.array("batches") { list in
        for batch in batches {
          list.object { row in
            row.string("channel", batch.channel)
            row.string("place", batch.place)
            row.integer("count", batch.count)
          }
        }
      }
    }
    json.array("left") { list in
      for account in left {
        list.object { row in
          row.string("account", account.account.text)
          row.string("what", account.what)
        }
      }
    }
  }

  /// What gateways had booked, and what was taken by saved methods.
  private func writeMoney(_ json: inout JSONWriter) {
    if !gateways.isEmpty {
      json.array("gateways") { list in
        for (gateway, report) in gatewayReports {
          list.object { GatewaySpeech.write(gateway, report, &$0) }
        }
      }
    }
    if !debits.isEmpty {
      json.array("debits") { list in
        for (answer, count) in debits.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
          list.object { row in
            row.string("answer", answer.rawValue)
            row.integer("count", count)
          }
        }
      }
    }
  }

  /// What the day brought about by itself.
  private func writeBroughtAbout(_ json: inout JSONWriter) {
    json.array("charges") { list in
      for (sort, minorUnits) in charges.sorted(by: { $0.key < $1.key }) {
        list.object { row in
          row.string("kind", sort.kind.rawValue)
          row.money("amount", Money(minorUnits: minorUnits, sort.currency))
        }
      }
    }
    if !endings.isEmpty {
      json.array("agreements") { list in
        for (kind, count) in endings.sorted(by: { $0.key < $1.key }) {
          list.object { row in
            row.string("kind", kind.kind.rawValue)
            row.string("ending", kind.ending.rawValue)
            row.integer("count", count)
          }
        }
      }
    }
  }
}

/// Says what a run did.
struct RunSpeech {
  private let console: Console
  private let isDry: Bool

  init(_ console: Console, isDry: Bool) {
    self.console = console
    self.isDry = isDry
  }

  /// What came by gateways, and what was taken by saved methods.
  private func sayMoney(_ total: RunTotal) {
    for (gateway, report) in total.gatewayReports {
      for (sort, sum) in report.sums.sorted(by: { $0.key < $1.key }) {
        console.say(
          "\(gateway): \(Count.text(sum.count, sort.kind.rawValue)),"
            + " \(Money(minorUnits: sum.minorUnits, sort.currency))")
      }
    }
    for (answer, count) in total.debits.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      console.say("\(Count.text(count, "debit")) \(answer.rawValue)")
    }
  }

  func tell(_ total: RunTotal) {
    if console.isJSON {
      console.json { total.write(&$0) }
    } else {
      let days = total.days > 1 ? ", \(total.days) days" : ""
      let dry = isDry ? " (a rehearsal, nothing was written)" : ""
      console.say("\(total.day)\(days): \(Count.text(total.accountsRead, "account")) read\(dry)")
      var table = Table(
        ("notices", .left), ("channel", .left), ("status", .left), ("count", .right))
      for (kind, count) in total.notices.sorted(by: { $0.key < $1.key }) {
        table.add([kind.title, kind.channel, kind.status.rawValue, String(count)])
      }
      if table.isEmpty {
        console.say("No notice is due.")
      } else {
        console.say(table)
      }
      sayMoney(total)
      for (kind, count) in total.measures.sorted(by: { $0.key < $1.key }) {
        console.say("\(kind.act == .hold ? "credit hold" : "task") by \(kind.rung): \(count)")
      }
      for (kind, count) in total.endings.sorted(by: { $0.key < $1.key }) {
        console.say("\(Count.text(count, kind.kind.rawValue)) \(kind.ending.rawValue)")
      }
      for (sort, minorUnits) in total.charges.sorted(by: { $0.key < $1.key }) {
        console.say(
          "charged \(sort.kind.rawValue): \(Money(minorUnits: minorUnits, sort.currency))")
      }
      for (reason, count) in total.withheld.sorted(by: { $0.key < $1.key }) {
        console.say("withheld by \(reason): \(count)")
      }
      for batch in total.batches {
        console.say("\(Count.text(batch.count, batch.channel)) ready to be sent: \(batch.place)")
      }
    }
    warn(total)
  }

  /// What is left, and what somebody has to look at.
  private func warn(_ total: RunTotal) {
    GatewaySpeech(console).warn(total.gatewayReports)
    if let count = total.debits[.unknown] {
      console.warn(
        "nobody knows yet whether \(Count.text(count, "debit")) was taken. The next run asks, and"
          + " nothing is taken twice: do not charge the customer by hand before.")
    }
    for (refusal, count) in total.withoutLink.sorted(by: { $0.key < $1.key }) {
      console.warn("\(Count.text(count, "notice")) without a link to pay: \(refusal)")
    }
    if !total.withoutFile.isEmpty {
      let names = total.withoutFile.sorted()
      let more = names.count > 5 ? " and \(names.count - 5) more" : ""
      console.warn(
        "no file goes along for \(names.prefix(5).joined(separator: ", "))\(more). Put each invoice's"
          + " PDF into the folder of invoices, named by its number, all of them below 10 MB.")
    }
    if let unprinted = total.unprinted {
      console.warn("letters and statements are HTML and no PDF: \(unprinted)")
    }
    for account in total.left { console.warn("left: \(account.account): \(account.what)") }
    if total.unknown > 0 {
      console.warn(
        "\(Count.text(total.unknown, "notice")) may or may not have been sent."
          + " `dunwell notices --status unknown` lists them, `dunwell notices settle ID sent|not-sent` answers for one."
      )
    }
    if total.retrying > 0 {
      console.warn(
        "\(Count.text(total.retrying, "notice")) could not be handed over; the next run tries again."
      )
    }
  }
}
