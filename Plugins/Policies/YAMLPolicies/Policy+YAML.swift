import Dunning
import Receivables

extension Policy {
  private static let keys = [
    "policy", "calendar", "catch-up", "least-gap", "minimum", "tolerance", "unapplied",
    "contact-hours", "ladder", "ladders", "segments", "statements", "asks-by", "thanks",
    "promises", "plans", "settlements", "disputes", "charges", "losses", "discounts",
    "short-payment", "charges-alone", "waiting-money", "order", "autopay", "part-payments",
    "rhythm", "bank-days", "after-last", "repeat-last", "lists", "limitation",
  ]

  /// Reads a whole file. What is left out has a default only where it harms nobody.
  init(_ file: Passage) throws {
    let block = try file.block(example: "\"policy: friendly\", then the other keys")
    try block.allow(only: Policy.keys)
    let name = try block.required("policy", example: "\"policy: friendly\"")
    let catchUp = try block.required("catch-up", example: "\"catch-up: latest\"")
    let leastGap = try block.required("least-gap", example: "\"least-gap: 5 days\"")
    let minimum = try block.required("minimum", example: "\"minimum: 10.00\"")
    let tolerance = try block.required("tolerance", example: "\"tolerance: 0.05\"")
    let ladders = try Ladder.all(in: block)
    let statements = try block["statements"].map { try StatementSchedule($0) }
    self.init(
      name: try name.text(example: "\"policy: friendly\""),
      calendar: try block["calendar"].map(Policy.calendar) ?? Policy.weekendsOnly,
      catchUp: try CatchUp(catchUp),
      leastGapDays: try leastGap.days(example: "\"least-gap: 5 days\""),
      minimum: try Threshold(minimum, example: "minimum: 10.00"),
      tolerance: try Threshold(tolerance, example: "tolerance: 0.05"),
      unapplied: try block["unapplied"].map(Unapplied.init) ?? .net,
      contactHours: try block["contact-hours"].map(ContactHours.init),
      ladders: ladders,
      segments: try Segment.all(in: block, ladders: ladders, statements: statements),
      statements: statements,
      thanks: try block["thanks"].map { try Thanks($0) })
    asksBy = try block["asks-by"].map { try AsksBy($0, statements) } ?? .invoice
    promises = try block["promises"].map { try PromiseRules($0) }
    plans =
      try block["plans"].map { try PlanRules($0, ladders: ladders) }
      ?? PlanRules(
        reminders: PlanRules.reminders(
          afterGrace: PlanRules().graceDays, beside: ladders))
    settlements = try block["settlements"].map { try SettlementRules($0) }
    disputes = try block["disputes"].map { try DisputeRules($0) }
    autopay = try block["autopay"].map { try AutopayRules($0) }
    takesParts = try block["part-payments"]?.isYes(example: "\"part-payments: yes\"") ?? false
    charges = try block["charges"].map { try ChargeRules($0, ladders: ladders) }
    limitation = try block["limitation"].map { try LimitationWatch($0) }
    losses = try block["losses"].map { try LossRules($0) }
    if let discounts = try block["discounts"]?.block(example: "\"discounts: {grace: 2 days}\"") {
      try discounts.allow(only: ["grace"])
      discountGraceDays = try discounts["grace"]?.days(example: "\"grace: 2 days\"") ?? 0
    }
    shortPayment = try block["short-payment"].map {
      try Threshold($0, example: "short-payment: 1.00")
    }
    chargesAlone = try block["charges-alone"].map {
      try Threshold($0, example: "charges-alone: 20.00")
    }
    if let value = block["waiting-money"] {
      waitingMoney = try value.word("use of waiting money", example: "waiting-money: oldest-first")
    }
    order = try block["order"]?.word("order", example: "order: costs-first")
    try readLevels(block)
  }

  private mutating func readLevels(_ block: Block) throws {
    if let value = block["rhythm"] { rhythmDays = try value.days(example: "\"rhythm: 10 days\"") }
    if let value = block["bank-days"] {
      bankDays = try value.days(example: "\"bank-days: 2 days\"")
    }
    if let value = block["after-last"] {
      afterLast = try value.word("end of a ladder", example: "after-last: task")
    }
    if let value = block["repeat-last"] {
      let days = try value.days(example: "\"repeat-last: 14 days\"")
      repeatLastDays = days
      guard days > 0 else {
        throw value.error(
          "the last rung cannot be sent twice on one day. Write \"repeat-last: 14 days\", or take"
            + " it out for never.")
      }
    }
    if let value = block["lists"] { lists = try value.word("list", example: "lists: asked") }
  }

  private static let weekendsOnly = BusinessCalendar(name: "none", rules: [])

  private static func calendar(_ passage: Passage) throws -> BusinessCalendar {
    let known = ["DE", "FR", "GB", "US", "none"]
    let text = try passage.text(example: "\"calendar: DE\"")
    guard let calendar = BusinessCalendar.standard(text) else {
      throw passage.unknown("calendar", text, among: known)
    }
    return calendar
  }
}

extension Policy.CatchUp {
  fileprivate init(_ passage: Passage) throws {
    let text = try passage.text(example: "\"catch-up: latest\"")
    let words = text.split(separator: " ")
    switch words.first {
    case "latest" where words.count == 1: self = .latest
    case "each" where words.count == 1: self = .each
    case "jump" where words.count == 1: self = .jump
    case "skip-older-than":
      let days = words.dropFirst().joined(separator: " ")
      self = .skipOlderThan(
        days: try passage.days(in: days, example: "\"catch-up: skip-older-than 14 days\""))
    default:
      throw passage.unknown(
        "catch-up", text, among: ["latest", "each", "jump", "skip-older-than 14 days"])
    }
  }
}

extension Policy.Unapplied {
  fileprivate init(_ passage: Passage) throws {
    let text = try passage.text(example: "\"unapplied: net\"")
    guard let known = Policy.Unapplied(rawValue: text) else {
      throw passage.unknown("use of unapplied money", text, among: ["net", "ignore"])
    }
    self = known
  }
}

extension ContactHours {
  fileprivate init(_ passage: Passage) throws {
    let example = "\"contact-hours: 08:00-20:00\""
    let text = try passage.text(example: example)
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let from = ContactHours.minutes(ends[0]),
      let until = ContactHours.minutes(ends[1])
    else { throw passage.error("\"\(text)\" are not hours. Write them as \(example).") }
    guard let hours = ContactHours(from: from, until: until) else {
      throw passage.error(
        "\"\(text)\" end before they begin. Name hours of one day, as \(example).")
    }
    self = hours
  }

  /// Minutes after midnight of `08:00`; nil where it is no time of day.
  private static func minutes(_ text: Substring) -> Int? {
    let parts = text.split(separator: " ").joined().split(
      separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) }), parts[1].count == 2,
      let hour = UInt(parts[0]), let minute = UInt(parts[1]), minute < 60
    else { return nil }
    let total = Int(hour * 60 + minute)
    return total <= 1440 ? total : nil
  }
}
