import CreditControl
import Receivables

/// Says what was agreed, and how it stands.
struct AgreementSpeech {
  private let console: Console
  private let kind: AgreementKind

  init(_ kind: AgreementKind, _ console: Console) {
    self.kind = kind
    self.console = console
  }

  func tell(_ views: [AgreementView]) {
    if console.isJSON {
      return console.json { json in
        json.array(kind.plural) { list in
          for view in views { list.object { Self.write(view, &$0) } }
        }
      }
    }
    guard !views.isEmpty else { return console.say("There is no open \(kind.rawValue).") }
    var table = Table(
      ("id", .left), ("customer", .left), ("since", .left), ("amount", .right),
      ("received", .right), (kind == .dispute ? "answer by" : "next", .left), ("", .text),
      ("with", .left))
    for view in views {
      table.add([
        view.id, view.customer.text, view.from.description, view.amount.description,
        kind == .dispute ? "" : view.received.decimal, view.next?.description ?? "", view.state,
        view.words["owner"] ?? "",
      ])
    }
    table.lines.forEach(console.say)
  }

  /// Parts and their days.
  func tell(_ instalments: [Instalment], _ currency: Currency) {
    var table = Table(("", .right), ("day", .left), ("amount", .right))
    for (index, instalment) in instalments.enumerated() {
      table.add([
        "\(index + 1)", instalment.due.description,
        Money(minorUnits: instalment.minorUnits, currency).description,
      ])
    }
    table.lines.forEach(console.say)
  }

  /// One of them, in a line.
  static func line(_ view: AgreementView) -> String {
    let next = view.next.map {
      view.kind == .dispute ? ", to be answered by \($0)" : ", next \($0)"
    }
    let received = view.received.isZero ? "" : ", \(view.received) came"
    let state = view.state.isEmpty ? "" : ", \(view.state)"
    return "\(view.kind.rawValue) \(view.id): \(view.amount)\(received)\(next ?? "")\(state)"
  }

  static func write(_ view: AgreementView, _ json: inout JSONWriter) {
    json.string("id", view.id)
    json.string("kind", view.kind.rawValue)
    json.string("customer", view.customer.text)
    json.day("from", view.from)
    json.money("amount", view.amount)
    if view.kind != .dispute { json.money("received", view.received) }
    json.strings("items", view.items.map(\.text))
    if let next = view.next { json.day("next", next) }
    if !view.state.isEmpty { json.string("state", view.state) }
    json.object("words") { object in
      for (field, value) in view.words.sorted(by: { $0.key < $1.key }) {
        object.string(named: field, value)
      }
    }
  }
}

extension AgreementKind {
  fileprivate var plural: StaticString {
    switch self {
    case .promise: "promises"
    case .plan: "plans"
    case .settlement: "settlements"
    case .dispute: "disputes"
    case .approval: "approvals"
    }
  }
}

extension JSONWriter {
  /// Parts and their days.
  mutating func instalments(_ parts: [Instalment], _ currency: Currency) {
    array("parts") { list in
      for part in parts {
        list.object { row in
          row.day("day", part.due)
          row.money("amount", Money(minorUnits: part.minorUnits, currency))
        }
      }
    }
  }
}
