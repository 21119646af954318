import CreditControl
import Receivables

/// Says who a customer is, what is owed, what comes next, and what happened.
struct CustomerSpeech {
  let story: CustomerStory
  let day: Day
  private let isWhole: Bool

  private static let mostItems = 12
  private static let mostEvents = 10

  /// - Parameter isWhole: every open item and every event, however many.
  init(_ story: CustomerStory, _ day: Day, isWhole: Bool) {
    self.story = story
    self.day = day
    self.isWhole = isWhole
  }

  func tell(_ console: Console) {
    if console.isJSON {
      console.json(write)
    } else {
      words(console)
    }
  }

  var view: CustomerView { story.view }
  var party: Party? { view.standing.party.value(on: day) ?? view.standing.party.last }

  var placed: Placements.Placement? {
    view.standing.placements.first(holdingOn: day)
  }

  // MARK: Words

  private func words(_ console: Console) {
    header(console)
    for line in owed { console.say(line) }
    for agreement in story.agreements { console.say(AgreementSpeech.line(agreement)) }
    if !story.isPast { console.say("next: \(StoryWords.text(story.next))") }
    if !view.items.isEmpty {
      console.say("")
      console.say(itemTable)
      let more = view.items.count - shown(view.items.count, Self.mostItems)
      if more > 0 { console.say("and \(more) more; --all lists them") }
    }
    guard !story.events.isEmpty else { return }
    console.say("")
    var table = Table(("day", .left), ("what happened", .text))
    for event in story.events.prefix(shown(story.events.count, Self.mostEvents)) {
      table.add([StoryWords.day(event.day), StoryWords.text(event)])
    }
    console.say(table)
    let earlier = story.events.count - shown(story.events.count, Self.mostEvents)
    if earlier > 0 { console.say("and \(earlier) earlier; --all lists them") }
  }

  private func shown(_ count: Int, _ most: Int) -> Int { isWhole ? count : min(count, most) }

  private func header(_ console: Console) {
    let name = view.contact["name"].map { ", \($0)" } ?? ""
    console.say(console.bold("\(view.id)\(name)"))
    if view.standing.forgottenEntry != 0 { console.say("Forgotten: only sums are left.") }
    let limit = party.flatMap(StoryWords.limit).map { "credit limit \($0)" }
    let facts =
      [
        view.contact["email"], view.contact["phone"], party?.country, party?.language,
        party?.kind?.rawValue, party?.currency?.code, limit,
      ].compactMap { $0 } + (party?.tags ?? []) + story.segments.map { "segment \($0)" }
    if !facts.isEmpty { console.say(facts.joined(separator: "  ")) }
    people(console)
    for closing in view.standing.closed.closings {
      let until = closing.until.map { " until \($0)" } ?? ""
      let words = "\(closing.channel) closed: \(closing.reason.rawValue)"
      console.say(console.red("\(words)\(Since.text(closing.from))\(until)"))
    }
    for task in view.tasks {
      console.say("task \(task.id): \(task.reason.rawValue), since \(task.raised)")
    }
    if let placed {
      console.say(console.red("with \(placed.agency) since \(placed.from), \(placed.id)"))
    }
    if let since = view.standing.creditHold, since <= day {
      console.say(console.red("credit hold since \(since)"))
    }
    for stop in view.standing.stops {
      let until = stop.until.map { " until \($0)" } ?? ""
      console.say(console.red("\(stop.reason.rawValue)\(Since.text(stop.from))\(until)"))
    }
  }

  private func people(_ console: Console) {
    for person in story.people {
      let facts = [
        person.name, person.email, person.phone, person.verified.map { "verified \($0)" },
      ].compactMap { $0 }
      console.say("\(person.role): \(facts.joined(separator: "  "))")
      if let invalid = person.invalid {
        console.say(console.red("\(person.role): \(invalid) bounced"))
      }
    }
    if let family = view.standing.family.value(on: day), !family.children.isEmpty {
      console.say("answers for \(family.children.map(\.text).joined(separator: ", "))")
    }
    if let owner = view.contact["owner"], !owner.isEmpty { console.say("looked after by \(owner)") }
    if let verified = view.contact["verified"] { console.say("addresses verified \(verified)") }
    if let over = story.overLimit(on: day) {
      console.say(console.red("\(over) over the credit limit"))
    }
  }

  private var owed: [String] {
    guard !story.owed.isEmpty else { return ["owes nothing on \(day)"] }
    return story.owed.map { line in
      var words =
        line.total == 0 ? "owes nothing in \(line.currency)" : "owes \(money(line.total, line))"
      if line.overdue > 0 {
        words +=
          line.overdue == line.total
          ? ", all of it overdue" : ", \(money(line.overdue, line)) of it overdue"
      }
      if line.unapplied != 0 { words += "; \(money(line.unapplied, line)) waits for an invoice" }
      return words
    }
  }

  func money(_ minorUnits: Int64, _ line: AgingLine) -> Money {
    Money(minorUnits: minorUnits, line.currency)
  }

  private var itemTable: Table {
    var table = Table(
      ("item", .left), ("issued", .left), ("due", .left), ("open", .right), ("days", .right),
      ("rungs", .text))
    for item in view.items.prefix(shown(view.items.count, Self.mostItems)) {
      let late = item.id.kind == .invoice ? String(day.days(since: item.due)) : ""
      let rungs = item.acted.filter { $0.day <= day }.map { "\($0.rung) \($0.day)" }.joined(
        separator: ", ")
      let kind = item.id.kind == .invoice ? "" : "\(item.id.kind.rawValue) "
      table.add([
        kind + item.id.text, item.issued.description, item.due.description,
        Money(minorUnits: item.open(on: day), item.currency).description, late, rungs,
      ])
    }
    return table
  }
}
