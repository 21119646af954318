import CreditControl
import Dunning
import Receivables

/// What happened to an account, in words.
enum StoryWords {
  static func text(_ event: StoryEvent) -> String {
    switch event.what {
    case .invoiceIssued(let invoice, let amount, let due):
      "invoice \(invoice) of \(amount), due \(due)"
    case .creditIssued(let credit, let amount, let shares):
      "credit \(credit) of \(amount): \(settling(shares, of: amount))"
    case .writtenOff(let shares):
      shares.isEmpty ? "nothing more is charged" : "written off: \(given(shares))"
    case .paymentReceived(let payment, let amount, let shares):
      "payment \(payment) of \(amount): \(settling(shares, of: amount))"
    case .moneyApplied(let source, let shares):
      "money that waited, \(source.text): \(settling(shares, of: nil))"
    case .paymentReversed(let payment, let amount):
      "payment \(payment)\(amount.map { " of \($0)" } ?? "") taken back"
    case .moneyMoved(let moved): text(moved)
    case .noticePlanned(let notice): text(notice, in: event)
    case .stopSet(let stop):
      "nothing is sent: \(stop.reason.rawValue)\(stop.until.map { ", until \($0)" } ?? "")"
    case .stopLifted(let lift): "may be written to again: no \(lift.reason.rawValue)"
    case .ladderSet(let ladder): text(ladder)
    case .measureTaken(let measure): text(measure.act, measure.rung, measure.listing)
    case .creditHoldLifted: "supplied on credit again"
    case .channelClosed(let closed): "no more \(closed.channel): \(closed.reason.rawValue)"
    case .channelOpened(let opened): "\(opened.channel) is open again"
    case .taskRaised(let task): "task \(task.task): \(task.reason.rawValue)"
    case .taskDone(let task): "task \(task.task) done"
    case .placed(let placed): "handed to \(placed.agency) as \(placed.placement)"
    case .recalled(let recalled): "\(recalled.placement) recalled"
    case .partyRecorded(let before, let party): text(party, before: before)
    case .forgotten: "forgotten: only sums are left"
    case .noteTaken(let note): "note: \(note ?? "its words were forgotten")"
    case .agreed(let fact): AgreementWords.words(fact)?.what ?? fact.kind
    case .familySet(let family):
      family.children.isEmpty
        ? "answers for itself alone"
        : "answers for \(family.children.map(\.text).joined(separator: ", ")) as well"
    }
  }

  /// The day from which it counts; what has always been so has none.
  static func day(_ day: Day) -> String {
    day == BookHistory.beginning ? "at first" : day.description
  }

  /// What comes next, and the day where it has one.
  static func text(_ step: NextStep?) -> String {
    switch step {
    case nil: "the policy's file cannot be read; `dunwell policy show` says where"
    case .nothing?: "nothing, unless something new comes"
    case .heldBack(let line)?:
      // What has always been so began on no day of anybody's.
      "nothing, as things stand: "
        + line.detail.replacing(" since \(BookHistory.beginning)", with: "")
    case .notice(let call, let day)?:
      "\(call.title) by \(call.channel) on \(day)\(asking(call.rung, call.listing))"
    case .measure(let call, let day)?: "\(text(call.act, call.rung, call.listing)), on \(day)"
    case .underWay(let notice)?: text(notice)
    }
  }

  // MARK: Parts

  private static let mostShares = 4

  private static func settling(_ shares: [StoryEvent.Share], of amount: Money?) -> String {
    var words = parts(shares)
    if let rest = rest(shares, of: amount), !rest.isZero {
      words.append(words.isEmpty ? "waits for an invoice" : "\(rest) waits")
    }
    return words.joined(separator: ", ")
  }

  /// Invoices that are closed by it, then those of which only a part is.
  private static func parts(_ shares: [StoryEvent.Share]) -> [String] {
    let shares = together(shares)
    let shown = shares.prefix(mostShares)
    let closed = shown.filter(\.closes).map(\.item.text).joined(separator: ", ")
    var words = closed.isEmpty ? [] : ["settles \(closed)"]
    words += shown.filter { !$0.closes }.map { "\($0.amount) of \($0.item.text)" }
    if shares.count > mostShares { words.append("and \(shares.count - mostShares) more") }
    return words
  }

  /// What one piece of money settled of an item in several parts is one share.
  private static func together(_ shares: [StoryEvent.Share]) -> [StoryEvent.Share] {
    shares.reduce(into: []) { known, share in
      guard let index = known.firstIndex(where: { $0.item == share.item }) else {
        return known.append(share)
      }
      known[index] = known[index].adding(share)
    }
  }

  /// What of some money settled nothing; nil where another currency was settled.
  private static func rest(_ shares: [StoryEvent.Share], of amount: Money?) -> Money? {
    guard let amount, shares.allSatisfy({ $0.amount.currency == amount.currency }) else {
      return nil
    }
    let settled = shares.reduce(Int64(0)) { $0 + $1.amount.minorUnits }
    return Money(minorUnits: amount.minorUnits - settled, amount.currency)
  }

  private static func given(_ shares: [StoryEvent.Share]) -> String {
    shares.map { "\($0.amount) of \($0.item.text)" }.joined(separator: ", ")
  }

  private static func text(_ moved: MoneyTransferred) -> String {
    switch moved.direction {
    case .out: "\(moved.amount) of \(moved.source.text) moved to \(moved.counterpart)"
    case .into: "\(moved.amount) came from \(moved.counterpart) as \(moved.source.text)"
    }
  }

  /// What it is about; thanks are about nothing that is owed.
  private static func asking(_ rung: String, _ listing: NoticeListing) -> String {
    switch rung {
    case Trigger.thanks: ""
    // What it will ask for, or what of all is open, it says when it is written.
    case Trigger.statement: ", \(listing.amount)"
    default: ", asking for \(listing.amount)"
    }
  }

  /// A statement is of what it asks for, or where it asks for nothing, of what is open.
  private static func asking(_ notice: Notice, _ event: StoryEvent?) -> String {
    let asking = asking(notice.rung, notice.listing)
    guard let event, notice.rung == Trigger.statement, notice.attempt > 0 else { return asking }
    return asking + (event.payBy.map { " to pay by \($0)" } ?? " open")
  }

  /// - Parameter event: nil where nothing is known of it but itself.
  private static func text(_ notice: Notice, in event: StoryEvent? = nil) -> String {
    let name = "\(notice.title) by \(notice.channel)"
    let asking = asking(notice, event)
    return switch notice.shownStatus {
    case .sent: "\(name) sent\(asking)"
    case .waiting: "\(name) waits for approval\(asking)"
    case .planned: "\(name) goes out with the next delivery\(asking)"
    case .scheduled:
      "\(name) goes out\(notice.notBefore.map { " from \($0) on" } ?? " later")\(asking)"
    case .retrying: "\(name) could not be handed over, and is tried again\(asking)"
    case .failed: "\(name) was refused\(asking)"
    case .bounced: "\(name) came back\(asking)"
    case .claimed, .unknown: "\(name) was sent or was not, nobody knows\(asking)"
    case .withheld: "\(name) withheld: \(notice.rule ?? "stop")"
    case .cancelled: "\(name) not sent: \(notice.rule ?? "nothing was owed")"
    }
  }

  private static func text(
    _ act: MeasureTaken.Act, _ rung: String, _ listing: NoticeListing
  ) -> String {
    switch act {
    case .hold: "credit hold by \(rung), \(listing.amount) owed"
    case .task where rung == Trigger.unreached:
      "nobody can be reached: a person is asked, \(listing.amount) owed"
    case .task: "\(rung) asks for a task, \(listing.amount) owed"
    }
  }

  private static func text(_ ladder: LadderSet) -> String {
    let subject = ladder.invoice.map { "invoice \($0)" } ?? "the account"
    return switch ladder.ladder {
    case nil: "\(subject) is chased as the policy says"
    case LadderSet.none?: "\(subject) is not chased"
    case let name?: "\(subject) is chased by ladder \(name)"
    }
  }

  private static func text(_ party: Party, before: Party?) -> String {
    guard let before else { return "recorded as a customer" }
    var words = party.tags.filter { !before.tags.contains($0) }.map { "tag \($0) added" }
    words += before.tags.filter { !party.tags.contains($0) }.map { "tag \($0) taken away" }
    let fields = [
      ("country", before.country, party.country), ("language", before.language, party.language),
      ("kind", before.kind?.rawValue, party.kind?.rawValue),
      ("time zone", before.timeZone, party.timeZone),
      ("currency", before.currency?.code, party.currency?.code),
      ("credit limit", limit(before), limit(party)),
      ("reached by", channels(before), channels(party)),
    ]
    words += fields.filter { $0.1 != $0.2 }.map { "\($0.0) \($0.2 ?? "none")" }
    return words.isEmpty ? "name or address changed" : words.joined(separator: ", ")
  }

  static func limit(_ party: Party) -> String? {
    guard let limit = party.creditLimit, let currency = party.currency else { return nil }
    return Money(minorUnits: limit, currency).description
  }

  private static func channels(_ party: Party) -> String? {
    party.channels.isEmpty ? nil : party.channels.joined(separator: " and ")
  }
}
