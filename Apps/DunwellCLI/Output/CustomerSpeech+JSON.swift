import CreditControl
import Receivables

extension CustomerSpeech {
  /// The same for scripts.
  func write(_ json: inout JSONWriter) {
    json.string("id", view.id.text)
    json.bool("forgotten", view.standing.forgottenEntry != 0)
    json.object("contact") { object in
      for (field, value) in view.contact.sorted(by: { $0.key < $1.key }) {
        object.string(named: field, value)
      }
    }
    writePeople(&json)
    json.object("party") { party?.write(into: &$0) }
    writeHindrances(&json)
    writeItems(&json)
    json.strings("segments", story.segments)
    writeOwed(&json)
    json.array("agreements") { list in
      for agreement in story.agreements { list.object { AgreementSpeech.write(agreement, &$0) } }
    }
    if !story.isPast { json.object("next") { StoryWords.write(story.next, &$0) } }
    json.array("timeline") { list in
      for event in story.events { list.object { StoryWords.write(event, &$0) } }
    }
  }

  private func writePeople(_ json: inout JSONWriter) {
    json.array("people") { list in
      for person in story.people {
        list.object { row in
          row.string("role", person.role)
          row.string("name", ifPresent: person.name)
          row.string("email", ifPresent: person.email)
          row.string("phone", ifPresent: person.phone)
          row.string("verified", ifPresent: person.verified)
          row.string("invalid", ifPresent: person.invalid)
        }
      }
    }
    let children = view.standing.family.value(on: day)?.children ?? []
    json.strings("children", children.map(\.text))
  }

  /// What keeps notices back, and what waits for a person.
  private func writeHindrances(_ json: inout JSONWriter) {
    json.array("stops") { list in
      for stop in view.standing.stops { list.object { stop.write(into: &$0) } }
    }
    json.array("closed") { list in
      for closing in view.standing.closed.closings { list.object { closing.write(into: &$0) } }
    }
    json.array("tasks") { list in
      for task in view.tasks {
        list.object { row in
          row.string("id", task.id)
          row.string("reason", task.reason.rawValue)
          row.day("raised", task.raised)
        }
      }
    }
    if let since = view.standing.creditHold, since <= day { json.day("creditHold", since) }
    guard let placed else { return }
    json.object("placed") { row in
      row.string("placement", placed.id)
      row.string("agency", placed.agency)
      row.day("since", placed.from)
    }
  }

  private func writeItems(_ json: inout JSONWriter) {
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

  private func writeOwed(_ json: inout JSONWriter) {
    json.array("owed") { list in
      for line in story.owed {
        list.object { row in
          row.string("currency", line.currency.code)
          row.string("open", money(line.total, line).decimal)
          row.string("overdue", money(line.overdue, line).decimal)
          row.string("unapplied", money(line.unapplied, line).decimal)
        }
      }
    }
    if let over = story.overLimit(on: day) { json.money("overLimit", over) }
  }
}
