import CreditControl
import Receivables

/// Says what gateways have booked.
struct GatewaySpeech {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  // MARK: What is new

  func tell(_ reports: [(gateway: String, report: GatewayReport)]) {
    if console.isJSON {
      console.json { json in
        json.array("gateways") { list in
          for (gateway, report) in reports {
            list.object { GatewaySpeech.write(gateway, report, &$0) }
          }
        }
      }
    } else {
      say(reports)
    }
    warn(reports)
  }

  private func say(_ reports: [(gateway: String, report: GatewayReport)]) {
    var table = Table(
      ("gateway", .left), ("what", .left), ("count", .right), ("amount", .right))
    for (gateway, report) in reports {
      for (sort, sum) in report.sums.sorted(by: { $0.key < $1.key }) {
        table.add([
          gateway, sort.kind.rawValue, String(sum.count),
          Money(minorUnits: sum.minorUnits, sort.currency).description,
        ])
      }
    }
    if !table.isEmpty {
      console.say(table)
    } else if reports.isEmpty {
      console.say("The settings have no gateway that lists what it has booked.")
    } else {
      console.say("Nothing new.")
    }
  }

  func warn(_ reports: [(gateway: String, report: GatewayReport)]) {
    for (gateway, report) in reports {
      if report.told > 0 {
        console.warn(
          "\(gateway) told of \(Count.text(report.told, "payment")) that it has not listed yet.")
      }
      if report.homeless > 0 {
        console.warn(
          "\(gateway): nobody knows whose \(Count.text(report.homeless, "payment")) it is."
            + " `dunwell customer show @suspense` lists such money.")
      }
      for problem in report.problems { console.warn("\(gateway): \(problem)") }
      if let failure = report.failure {
        console.warn(
          "\(gateway) could not be read to the end: \(failure). The next run, or `dunwell sync`,"
            + " goes on.")
      }
    }
  }

  static func write(_ gateway: String, _ report: GatewayReport, _ json: inout JSONWriter) {
    json.string("gateway", gateway)
    json.array("lines") { list in
      for (sort, sum) in report.sums.sorted(by: { $0.key < $1.key }) {
        list.object { row in
          row.string("kind", sort.kind.rawValue)
          row.integer("count", sum.count)
          row.money("amount", Money(minorUnits: sum.minorUnits, sort.currency))
        }
      }
    }
    if report.told > 0 { json.integer("told", report.told) }
    json.integer("homeless", report.homeless)
    if !report.problems.isEmpty { json.strings("problems", report.problems) }
    json.string("failure", ifPresent: report.failure)
  }

  // MARK: What is there

  func tell(_ lines: [GatewayStatement.Line], on day: Day) {
    if console.isJSON {
      return console.json { json in
        json.day("asOf", day)
        json.array("accounts") { list in
          for line in lines { list.object { write(line, &$0) } }
        }
      }
    }
    guard !lines.isEmpty else { return console.say("No gateway has booked anything by \(day).") }
    for line in lines {
      console.say(console.bold("\(line.gateway), \(line.currency.code), through \(day)"))
      var table = Table(("what", .left), ("amount", .right))
      for kind in SettlementKind.allCases {
        if let sum = line.sums[kind] { table.add([kind.rawValue, decimal(sum, line)]) }
      }
      if line.fees != 0 { table.add(["kept of these", decimal(-line.fees, line)]) }
      table.add(["there", decimal(line.balance, line)])
      console.say(table)
    }
  }

  private func write(_ line: GatewayStatement.Line, _ json: inout JSONWriter) {
    json.string("gateway", line.gateway)
    json.string("currency", line.currency.code)
    json.array("sums") { list in
      for kind in SettlementKind.allCases {
        guard let sum = line.sums[kind] else { continue }
        list.object { row in
          row.string("kind", kind.rawValue)
          row.string("amount", decimal(sum, line))
        }
      }
    }
    json.string("fees", decimal(line.fees, line))
    json.string("balance", decimal(line.balance, line))
  }

  private func decimal(_ minorUnits: Int64, _ line: GatewayStatement.Line) -> String {
    Money(minorUnits: minorUnits, line.currency).decimal
  }
}
