import CreditControl
import Dunning
import Receivables

extension StoryWords {
  /// One event; fields that its kind does not have are left out.
  static func write(_ event: StoryEvent, _ json: inout JSONWriter) {
    json.day("on", event.day)
    json.string("recorded", event.recorded.description)
    json.string("kind", event.kind)
    switch event.what {
    case .invoiceIssued(let invoice, let amount, let due):
      json.string("id", invoice)
      json.money("amount", amount)
      json.day("due", due)
    case .creditIssued(let id, let amount, let shares),
      .paymentReceived(let id, let amount, let shares):
      json.string("id", id)
      json.money("amount", amount)
      write(shares, &json)
    case .writtenOff(let shares): write(shares, &json)
    case .moneyApplied(let source, let shares):
      json.string("id", source.text)
      write(shares, &json)
    case .paymentReversed(let payment, let amount):
      json.string("id", payment)
      if let amount { json.money("amount", amount) }
    case .moneyMoved(let moved):
      json.string("id", moved.source.text)
      json.money("amount", moved.amount)
      json.string("direction", moved.direction.rawValue)
      json.string("counterpart", moved.counterpart.text)
    case .noticePlanned(let notice): write(notice, &json)
    case .stopSet(let stop):
      json.string("reason", stop.reason.rawValue)
      if let until = stop.until { json.day("until", until) }
    case .stopLifted(let lift): json.string("reason", lift.reason.rawValue)
    case .measureTaken(let measure):
      json.string("id", measure.measure)
      json.string("act", measure.act.rawValue)
      json.money("amount", measure.listing.amount)
    case .channelClosed(let closed):
      json.string("channel", closed.channel)
      json.string("reason", closed.reason.rawValue)
    case .channelOpened(let opened): json.string("channel", opened.channel)
    case .taskRaised(let task):
      json.string("id", task.task)
      json.string("reason", task.reason.rawValue)
    case .taskDone(let task): json.string("id", task.task)
    case .placed(let placed):
      json.string("id", placed.placement)
      json.string("agency", placed.agency)
    case .recalled(let recalled): json.string("id", recalled.placement)
    case .noteTaken(let note): json.string("note", ifPresent: note)
    case .familySet(let family): json.strings("children", family.children.map(\.text))
    case .agreed(let fact):
      json.string("id", ifPresent: fact.document?.id)
      if let amount = AgreementWords.words(fact)?.amount { json.money("amount", amount) }
    case .ladderSet, .partyRecorded, .creditHoldLifted, .forgotten: break
    }
    json.string("words", text(event))
  }

  static func write(_ step: NextStep?, _ json: inout JSONWriter) {
    switch step {
    case nil: json.string("what", "unknown")
    case .nothing?, .heldBack?: json.string("what", "nothing")
    case .notice(let call, let day)?:
      json.string("what", "notice")
      json.day("on", day)
      json.string("rung", call.rung)
      json.string("about", ifPresent: Trigger.subject(of: call.triggers))
      json.string("channel", call.channel)
      json.money("amount", call.listing.amount)
    case .measure(let call, let day)?:
      json.string("what", call.act.rawValue)
      json.day("on", day)
      json.string("rung", call.rung)
      json.money("amount", call.listing.amount)
    case .underWay(let notice)?:
      json.string("what", "notice")
      json.day("on", notice.on)
      write(notice, &json)
    }
    json.string("words", text(step))
  }

  private static func write(_ notice: Notice, _ json: inout JSONWriter) {
    json.string("id", notice.id)
    json.string("rung", notice.rung)
    json.string("about", ifPresent: notice.about)
    json.string("channel", notice.channel)
    json.string("status", notice.shownStatus.rawValue)
    json.money("amount", notice.listing.amount)
  }

  private static func write(_ shares: [StoryEvent.Share], _ json: inout JSONWriter) {
    json.array("settled") { list in
      for share in shares {
        list.object { row in
          row.string("item", share.item.text)
          row.money("amount", share.amount)
          row.bool("closes", share.closes)
        }
      }
    }
  }
}
