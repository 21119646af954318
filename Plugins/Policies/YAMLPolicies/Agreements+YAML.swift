import Dunning
import Receivables

extension PromiseRules {
  init(_ passage: Passage) throws {
    let block = try passage.block(example: "\"promises: {grace: 3 days}\"")
    try block.allow(only: ["grace", "kept", "part-kept", "broken", "longest"])
    self.init()
    if let value = block["grace"] { graceDays = try value.days(example: "\"grace: 3 days\"") }
    if let value = block["kept"] { keptPercent = try value.share(example: "kept: 95%") }
    if let value = block["part-kept"] {
      partKeptPercent = try value.share(example: "part-kept: 50%")
    } else {
      partKeptPercent = min(partKeptPercent, keptPercent)
    }
    guard partKeptPercent <= keptPercent else {
      throw (block["part-kept"] ?? passage).error(
        "a promise is kept from \(keptPercent)% on; part-kept has to be less.")
    }
    if let value = block["broken"] {
      afterBreach = try value.word("way to go on", example: "broken: resume")
    }
    if let value = block["longest"] {
      longestDays = try value.days(example: "\"longest: 60 days\"")
    }
  }
}

extension PlanRules {
  private static let keys = [
    "grace", "missed", "default", "most", "least", "longest", "down", "interest", "reminders",
  ]

  init(_ passage: Passage, ladders: [Ladder]) throws {
    let block = try passage.block(example: "\"plans: {most: 6, least: 50.00}\"")
    try block.allow(only: PlanRules.keys)
    self.init()
    if let value = block["grace"] { graceDays = try value.days(example: "\"grace: 5 days\"") }
    if let value = block["missed"] { missedInstalments = try value.count(example: "missed: 2") }
    if let value = block["default"] {
      afterBreach = try value.word("way to go on", example: "default: escalate")
    }
    if let value = block["most"] { mostInstalments = try value.count(example: "most: 6") }
    if let value = block["least"] {
      leastInstalment = try Threshold(value, example: "least: 50.00")
    }
    if let value = block["longest"] {
      longestDays = try value.days(example: "\"longest: 366 days\"")
    }
    if let value = block["down"] { downPercent = try value.share(example: "down: 20%") }
    if let value = block["interest"] { interest = try value.rate(example: "interest: 5%") }
    if let value = block["reminders"] {
      reminders = try PlanRules.reminders(value, ladders: ladders)
    }
  }

  /// An instalment is reminded of on a ladder of its own; only notices make sense there, and no rung
  /// may have the name of another.
  private static func reminders(_ passage: Passage, ladders: [Ladder]) throws -> [Rung] {
    let rungs = try Ladder("plan", passage).rungs
    for rung in rungs {
      guard rung.act == .notice, rung.anchor == .due else {
        throw passage.error(
          "\(rung.name): about an instalment only notices go out, counted from its due day."
            + " Write \"when: 3 days before due\".")
      }
      guard !ladders.contains(where: { $0.rungs.contains { $0.name == rung.name } }) else {
        throw passage.error("\(rung.name) is a rung of a ladder already. Use another name.")
      }
    }
    return rungs
  }
}

extension SettlementRules {
  init(_ passage: Passage) throws {
    let block = try passage.block(example: "\"settlements: {offers: [{at-least: 80%}]}\"")
    try block.allow(only: ["offers", "longest", "pay-within"])
    self.init()
    let offers = try block.required("offers", example: "\"offers: [{at-least: 80%}]\"")
    leaves = try offers.list(example: "\"- {who: [ada], at-least: 80%}\"").map { node in
      try Leave(Passage(file: offers.file, title: "an offer", node: node))
    }
    if let value = block["longest"] {
      longestDays = try value.days(example: "\"longest: 30 days\"")
    }
    if let value = block["pay-within"] {
      payWithinDays = try value.days(example: "\"pay-within: 14 days\"")
    }
  }
}

extension SettlementRules.Leave {
  fileprivate init(_ passage: Passage) throws {
    let block = try passage.block(example: "\"{who: [ada], at-least: 80%}\"")
    try block.allow(only: ["who", "at-least"])
    let least = try block.required("at-least", example: "\"at-least: 80%\"")
    self.init(
      who: try block["who"]?.words(example: "\"who: [ada]\"").map(\.text) ?? [],
      leastPercent: try least.share(example: "at-least: 80%"))
  }
}

extension DisputeRules {
  /// A reason on each line, and how soon it is answered.
  init(_ passage: Passage) throws {
    let block = try passage.block(example: "\"disputes: {pricing: 5 days}\"")
    self.init(
      reasons: try block.lines.map { line in
        Reason(
          code: line.key,
          respondWithinDays: try line.value.days(example: "\"\(line.key): 5 days\""))
      })
  }
}
