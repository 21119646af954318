import CreditControl
import Receivables

/// Says what being late costs, and how that comes about.
struct ChargeSpeech {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  /// What was booked or waived; nil where it had been before.
  func tell(_ amount: Money?, _ words: (Money) -> String) {
    OutcomeSpeech(console).tell(amount, words) { $0.money("amount", $1) }
  }

  func tell(_ reckoning: Desk.Reckoning, through day: Day) {
    let currency = reckoning.currency
    func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency) }
    let interest = reckoning.items.reduce(Int64(0)) { $0 + ($1.interest?.total ?? 0) }
    let sums = reckoning.items.reduce(Int64(0)) { $0 + ($1.fixedSum?.minorUnits ?? 0) }
    if console.isJSON {
      return console.json { json in
        json.string("invoice", reckoning.invoice)
        json.string("law", reckoning.law.name)
        json.day("through", day)
        json.money("interest", money(interest))
        json.money("fixedSum", money(sums))
        json.money("booked", money(reckoning.booked))
        json.array("schedule") { list in
          for line in reckoning.items.flatMap({ $0.interest?.lines ?? [] }) {
            list.object { write(line, currency, &$0) }
          }
        }
        let schedules = reckoning.items.compactMap(\.interest)
        let beyond = schedules.reduce(Int64(0)) { $0 + ($1.cap?.minorUnits ?? 0) }
        let rest = schedules.reduce(Int64(0)) { $0 + rounding(of: $1, currency).minorUnits }
        json.money("beyondCap", money(beyond))
        json.money("rounding", money(rest))
        json.strings("paidInTime", reckoning.items.filter { $0.kept != nil }.map(\.item.id.text))
        json.strings(
          "partlyPaidInTime",
          reckoning.items.filter { $0.kept == nil && $0.isKeptInPart }.map(\.item.id.text))
        json.strings(
          "creditedInFull", reckoning.items.filter(\.isCreditedInFull).map(\.item.id.text))
        json.strings("notGranted", reckoning.items.compactMap(\.whyNoSum))
        json.strings("sources", reckoning.law.sources)
      }
    }
    console.say(console.bold("\(reckoning.invoice) through \(day), \(reckoning.law.title)"))
    for item in reckoning.items {
      if let schedule = item.interest, !schedule.lines.isEmpty { tell(schedule, currency) }
      if let sum = item.fixedSum { console.say("fixed sum \(sum)") }
      if let why = item.whyNoSum { console.say("no fixed sum: \(why)") }
      if let why = whyNothingMore(item) { console.say(why) }
      if item.costs > 0 { console.say("cost of collecting \(money(item.costs))") }
    }
    console.say(
      "interest \(money(interest)), fixed sum \(money(sums)); booked so far"
        + " \(money(reckoning.booked))")
    let unsure = reckoning.items.flatMap { $0.interest?.lines ?? [] }.filter { !$0.rate.isSure }
    for source in Set(unsure.filter(\.isCharged).map(\.rate.source)).sorted() {
      console.say("* not confirmed, and accepted by the policy: \(source)")
    }
    for line in unsure where !line.isCharged {
      let tables = line.rate.doubts.joined(separator: ", ")
      console.say(
        "* not charged from \(line.from) through \(line.to): nobody confirmed \(tables)"
          + " (\(line.rate.source)); \"accept-unconfirmed: [\(tables)]\" would charge it")
    }
    for source in reckoning.law.sources { console.say("source: \(source)") }
  }

  /// Nil where more is charged from day to day.
  private func whyNothingMore(_ item: Desk.Reckoned) -> String? {
    let id = item.item.id.text
    guard !item.isCreditedInFull else {
      return "\(id) was credited in full: nothing is charged on it, and its charges were taken back"
    }
    guard let demand = item.kept else {
      guard item.isKeptInPart else { return nil }
      return "\(id): what was paid by the day that a notice named bears nothing"
        + " for the time that it gave"
    }
    return
      "\(id) was \(item.wasCredited ? "credited" : "paid") by the day that \(demand.notice) named:"
      + " nothing more is charged"
  }

  private func tell(_ schedule: InterestSchedule, _ currency: Currency) {
    var table = Table(
      ("from", .left), ("to", .left), ("days", .right), ("on", .right), ("rate", .right),
      ("interest", .right), ("source", .text))
    for line in schedule.lines {
      table.add([
        line.from.description, line.to.description, String(line.days),
        Money(minorUnits: line.base, currency).decimal,
        "\(line.rate.percent)%" + (line.rate.isSure ? "" : " *"), amount(line, currency),
        line.rate.source,
      ])
    }
    if let cap = schedule.cap {
      table.add([
        "at most", "", "", "", "\(cap.share)%",
        Money(minorUnits: -cap.minorUnits, currency).decimal,
        "of what was open when interest began, the clause takes no more",
      ])
    }
    let rest = rounding(of: schedule, currency)
    if rest.minorUnits != 0 {
      table.add(["rounding", "", "", "", "", rest.decimal, "the law rounds the sum, not its lines"])
    }
    console.say(table)
  }

  /// By what the lines, as they are read, miss the sum before any cap: the law rounds the whole.
  private func rounding(of schedule: InterestSchedule, _ currency: Currency) -> Money {
    do {
      return try schedule.lines.filter(\.isCharged)
        .reduce(Money(minorUnits: schedule.total + (schedule.cap?.minorUnits ?? 0), currency)) {
          try $0.adding(Money(minorUnits: -$1.exact.rounded(.halfUp), currency))
        }
    } catch {
      // A line that is too large says so itself.
      return Money(minorUnits: 0, currency)
    }
  }

  /// Rounded for reading; the sum is rounded as the law says.
  private func amount(_ line: ChargeLine, _ currency: Currency) -> String {
    do {
      return Money(minorUnits: try line.exact.rounded(.halfUp), currency).decimal
    } catch {
      return "too large"
    }
  }

  private func write(_ line: ChargeLine, _ currency: Currency, _ json: inout JSONWriter) {
    json.day("from", line.from)
    json.day("to", line.to)
    json.integer("days", line.days)
    json.string("base", Money(minorUnits: line.base, currency).decimal)
    json.string("rate", line.rate.percent.description)
    json.string("amount", amount(line, currency))
    json.string("source", line.rate.source)
    json.bool("confirmed", line.rate.isSure)
    json.bool("charged", line.isCharged)
  }
}
