import Dunning
import Receivables

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
    } else {
      reminders = PlanRules.reminders(afterGrace: graceDays, beside: ladders)
    }
  }

  /// An instalment is reminded of on a ladder of its own; only notices make sense there, and no rung
  /// may have the name of another.
  private static func reminders(_ passage: Passage, ladders: [Ladder]) throws -> [Rung] {
    guard passage.isList else {
      let word = try passage.text(example: "\"reminders:\" with its rungs, or \"reminders: none\"")
      guard word == "none" else { throw passage.unknown("reminder", word, among: ["none"]) }
      return []
    }
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
