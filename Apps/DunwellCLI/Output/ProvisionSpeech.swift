import CreditControl
import Receivables

/// Says what is to be set aside.
struct ProvisionSpeech {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  func tell(_ lines: [ProvisionLine], on day: Day) {
    if console.isJSON {
      return console.json { json in
        json.day("asOf", day)
        json.array("currencies") { list in
          for line in lines { list.object { write(line, &$0) } }
        }
      }
    }
    guard !lines.isEmpty else { return console.say("Nothing is open on \(day).") }
    console.say(console.bold("Provisions as of \(day)"))
    for line in lines {
      var table = Table(
        (line.currency.code, .left), ("open", .right), ("share", .right), ("set aside", .right))
      for age in line.ages {
        table.add([
          age.name, decimal(age.open, line), "\(age.percent)%", decimal(age.provision, line),
        ])
      }
      let open = line.ages.reduce(Int64(0)) { $0 + $1.open }
      table.add(["total", decimal(open, line), "", decimal(line.provision, line)])
      console.say(table)
      console.say(
        "at the end of the month before \(decimal(line.before, line)), to be booked"
          + " \(decimal(line.change, line)); written off \(decimal(line.writtenOff, line)),"
          + " recovered \(decimal(line.recovered, line))")
    }
  }

  private func decimal(_ minorUnits: Int64, _ line: ProvisionLine) -> String {
    Money(minorUnits: minorUnits, line.currency).decimal
  }

  private func write(_ line: ProvisionLine, _ json: inout JSONWriter) {
    json.string("currency", line.currency.code)
    json.array("ages") { list in
      for age in line.ages {
        list.object { row in
          row.string("name", age.name)
          row.string("open", decimal(age.open, line))
          row.string("percent", age.percent.description)
          row.string("provision", decimal(age.provision, line))
        }
      }
    }
    json.string("provision", decimal(line.provision, line))
    json.string("before", decimal(line.before, line))
    json.string("change", decimal(line.change, line))
    json.string("writtenOff", decimal(line.writtenOff, line))
    json.string("recovered", decimal(line.recovered, line))
  }
}
