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
