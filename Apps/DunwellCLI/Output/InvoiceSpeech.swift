import CreditControl
import Receivables

/// Says what an invoice is and what happened to it.
struct InvoiceSpeech {
  private let view: InvoiceView

  init(_ view: InvoiceView) {
    self.view = view
  }

  func tell(_ console: Console) {
    if console.isJSON {
      console.json(write)
    } else {
      words(console)
    }
  }

  private func write(_ json: inout JSONWriter) {
    json.string("id", view.number)
    json.string("customer", view.customer.text)
    json.day("issued", view.issued)
    json.day("due", view.due)
    json.money("amount", view.amount)
    json.money("open", view.open)
    json.money("disputed", view.disputed)
    json.string("status", view.status)
    json.array("history") { list in
      for event in view.history {
        list.object { row in
          row.day("on", event.day)
          row.string("recorded", event.recorded.description)
          row.string("kind", event.kind)
          if let minorUnits = event.minorUnits {
            row.money("amount", Money(minorUnits: minorUnits, view.amount.currency))
          }
          row.string("detail", event.detail)
        }
      }
    }
  }

  private func words(_ console: Console) {
    console.say(
      console.bold("Invoice \(view.number) of \(view.customer): \(view.amount), \(view.status)"))
    let disputed = view.disputed.isZero ? "" : ", \(view.disputed) of it disputed"
    console.say("issued \(view.issued), due \(view.due), open \(view.open)\(disputed)")
    var table = Table(("day", .left), ("what", .left), ("amount", .right), ("detail", .left))
    for event in view.history {
      let amount = event.minorUnits.map { Money(minorUnits: $0, view.amount.currency).decimal }
      table.add([event.day.description, event.kind, amount ?? "", event.detail])
    }
    console.say(table)
  }
}
