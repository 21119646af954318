import CreditControl
import Receivables

/// Says who a customer is and what is open.
struct CustomerSpeech {
  private let view: CustomerView
  private let day: Day

  init(_ view: CustomerView, _ day: Day) {
    self.view = view
    self.day = day
  }

  func tell(_ console: Console) {
    if console.isJSON {
      console.json(write)
    } else {
      words(console)
    }
  }

  private var party: Party? { view.standing.party.value(on: day) ?? view.standing.party.last }

  private func write(_ json: inout JSONWriter) {
    json.string("id", view.id.text)
    json.bool("forgotten", view.standing.forgottenEntry != 0)
    json.object("contact") { object in
      for (field, value) in view.contact.sorted(by: { $0.key < $1.key }) {
        object.string(named: field, value)
      }
    }
    json.object("party") { party?.write(into: &$0) }
    json.array("stops") { list in
      for stop in view.standing.stops { list.object { stop.write(into: &$0) } }
    }
    json.array("closed") { list in
      for closing in view.standing.closed.closings { list.object { closing.write(into: &$0) } }
    }
    json.array("tasks") { list in
      for task in view.standing.tasks.open {
        list.object { row in
          row.string("id", task.id)
          row.string("reason", task.reason.rawValue)
          row.day("raised", task.raised)
        }
      }
    }
    json.array("items") { list in
      for item in view.items {
        list.object { row in
          row.string("kind", item.id.kind.rawValue)
          row.string("id", item.id.text)
          row.day("issued", item.issued)
          row.day("due", item.due)
          row.money("open", Money(minorUnits: item.open(on: day), item.currency))
        }
      }
    }
  }

  private func words(_ console: Console) {
    let name = view.contact["name"].map { ", \($0)" } ?? ""
    console.say(console.bold("\(view.id)\(name)"))
    if view.standing.forgottenEntry != 0 { console.say("Forgotten: only sums are left.") }
    let facts =
      [
        view.contact["email"], view.contact["phone"], party?.country, party?.language,
        party?.kind?.rawValue, party?.currency?.code,
      ].compactMap { $0 } + (party?.tags ?? [])
    if !facts.isEmpty { console.say(facts.joined(separator: "  ")) }
    for stop in view.standing.stops {
      let until = stop.until.map { " until \($0)" } ?? ""
      console.say(console.red("\(stop.reason.rawValue)\(Since.text(stop.from))\(until)"))
    }
    for closing in view.standing.closed.closings {
      let until = closing.until.map { " until \($0)" } ?? ""
      console.say(
        console.red(
          "\(closing.channel) closed: \(closing.reason.rawValue)\(Since.text(closing.from))\(until)"
        ))
    }
    for task in view.standing.tasks.open {
      console.say("task \(task.id): \(task.reason.rawValue), since \(task.raised)")
    }
    guard !view.items.isEmpty else { return console.say("Nothing is open on \(day).") }
    var table = Table(
      ("item", .left), ("issued", .left), ("due", .left), ("open", .right), ("days", .right),
      ("rungs", .left))
    for item in view.items {
      let late = item.id.kind == .invoice ? String(day.days(since: item.due)) : ""
      let rungs = item.acted.map { "\($0.rung) \($0.day)" }.joined(separator: ", ")
      let kind = item.id.kind == .invoice ? "" : "\(item.id.kind.rawValue) "
      table.add([
        kind + item.id.text, item.issued.description, item.due.description,
        Money(minorUnits: item.open(on: day), item.currency).description, late, rungs,
      ])
    }
    table.lines.forEach(console.say)
  }
}
