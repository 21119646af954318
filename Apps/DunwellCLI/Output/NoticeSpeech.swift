import CreditControl
import Dunning
import Receivables

/// Tells of notices, as a table or as JSON.
struct NoticeSpeech {
  private let console: Console
  /// Pages on which notices can be paid, by the notice.
  var links: [String: String] = [:]
  /// In force; it says which rungs are dunning levels.
  var policy: Policy?

  init(_ console: Console) {
    self.console = console
  }

  func tell(_ notices: [Notice], ifNone words: String) {
    if console.isJSON {
      console.json { json in
        json.array("notices") { list in
          for notice in notices { list.object { write(notice, &$0) } }
        }
      }
    } else if notices.isEmpty {
      console.say(words)
    } else {
      console.say(table(notices))
    }
  }

  private func write(_ notice: Notice, _ json: inout JSONWriter) {
    json.string("id", notice.id)
    json.string("customer", notice.account.text)
    json.string("currency", notice.listing.amount.currency.code)
    json.strings("invoices", notice.listing.invoices)
    json.string("rung", notice.rung)
    json.string("about", ifPresent: notice.about)
    json.array("triggers") { list in
      // Several charges of an invoice are one to whoever knows it by its number.
      var told: Set<[String]> = []
      for trigger in notice.triggers {
        let item = trigger.item
        let part = item.kind == .charge ? 0 : item.part
        let words = [item.document, "\(part)", trigger.rung, "\(trigger.cycle)"]
        guard told.insert(words).inserted else { continue }
        list.object { row in
          if trigger.isOfAccount {
            row.string("customer", notice.account.text)
          } else if item.kind == .payment {
            row.string("payment", item.document)
          } else {
            row.string("invoice", item.document)
          }
          if part > 0 { row.integer("instalment", trigger.item.part) }
          row.string("rung", trigger.rung)
          row.integer("cycle", trigger.cycle)
        }
      }
    }
    json.string("channel", notice.channel)
    json.string("status", notice.shownStatus.rawValue)
    json.money("amount", notice.listing.amount)
    // Less than nothing is what the customer has in favour.
    json.money("asked", notice.listing.amount)
    if policy?.isDunning(notice.rung) == true, notice.about != Trigger.chargesAlone {
      json.string("level", notice.rung)
    }
    json.string("link", ifPresent: links[notice.id])
    json.day("on", notice.on)
    if let moment = notice.notBefore { json.string("notBefore", moment.description) }
    json.string("rule", ifPresent: notice.rule)
  }

  private func table(_ notices: [Notice]) -> Table {
    var table = Table(
      ("day", .left), ("customer", .left), ("rung", .left), ("channel", .left),
      ("status", .left), ("amount", .right), ("invoices", .right), ("id", .left))
    for notice in notices {
      table.add([
        notice.on.description, notice.account.text, notice.title, notice.channel,
        notice.shownStatus.rawValue, notice.listing.amount.description,
        String(notice.listing.invoices.count), notice.id,
      ])
    }
    return table
  }
}
