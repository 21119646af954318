import Dunning
import Receivables

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
