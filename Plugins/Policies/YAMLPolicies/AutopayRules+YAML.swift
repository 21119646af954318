import Dunning

extension AutopayRules {
  init(_ passage: Passage) throws {
    let block = try passage.block(example: "\"autopay: {retries: [3, 5, 7], pay-days: [1, 15]}\"")
    try block.allow(only: ["after-due", "retries", "pay-days"])
    self.init()
    if let value = block["after-due"] {
      afterDueDays = try value.days(example: "\"after-due: 2 days\"")
    }
    if let value = block["retries"] {
      retryDays = try value.counts(example: "retries: [3, 5, 7]")
    }
    if let value = block["pay-days"] {
      payDays = try value.counts(example: "pay-days: [1, 15]")
      guard payDays.allSatisfy({ $0 <= 31 }) else {
        throw value.error("a month has no day after the 31st. Write it as \"pay-days: [1, 15]\".")
      }
    }
  }
}

extension Passage {
  /// Whole numbers above zero; an empty list is one.
  fileprivate func counts(example: String) throws -> [Int] {
    try words(example: "\"\(example)\"").map { try $0.place.count(example: example) }
  }
}
