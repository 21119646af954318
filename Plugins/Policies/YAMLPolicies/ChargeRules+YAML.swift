import Dunning
import Receivables

extension ChargeRules {
  private static let keys = [
    "law", "by-country", "interest", "fixed-sum", "after", "due", "clause", "least", "contract",
    "rates", "fixed-sum-from", "accept-unconfirmed",
  ]

  init(_ passage: Passage, ladders: [Ladder]) throws {
    let block = try passage.block(example: "\"charges: {law: de, interest: threatened}\"")
    try block.allow(only: ChargeRules.keys)
    var more = try block["rates"].map { try SuppliedRates($0) }
    self.init(law: nil)
    if let value = block["law"] { law = try ChargeRules.law(value, block, &more) }
    if let value = block["by-country"] {
      for line in try value.block(example: "\"by-country: {DE: de, GB: uk}\"").lines {
        byCountry[line.key] = try ChargeRules.law(line.value, block, &more)
      }
    }
    guard law != nil || !byCountry.isEmpty else {
      throw passage.error("\"charges\" need a law. Write \"law: de\", or \"by-country:\".")
    }
    if let value = block["interest"] {
      interest = try value.word("use", example: "interest: booked")
    }
    if let value = block["fixed-sum"] {
      fixedSum = try value.word("use", example: "fixed-sum: threatened")
    }
    if let value = block["after"] { after = try ChargeRules.rung(value, ladders) }
    if after == nil, interest == .booked || fixedSum == .booked {
      throw passage.error(
        "charges are booked once a rung has acted. Name it, as \"after: second\", or write"
          + " \"threatened\".")
    }
    if let value = block["due"] { dueDays = try value.days(example: "\"due: 14 days\"") }
    if let value = block["clause"] { hasClause = try value.isYes(example: "\"clause: yes\"") }
    if let value = block["least"] { least = try Threshold(value, example: "least: 1.00") }
    if let value = block["fixed-sum-from"] {
      fixedSumFromDays = try value.days(example: "\"fixed-sum-from: 5 days\"")
    }
    if let value = block["accept-unconfirmed"] {
      acceptedTables = try value.words(example: "\"accept-unconfirmed: [ECB rate]\"")
        .map(\.text)
      let known = Set(laws.flatMap(\.tables)).sorted()
      for name in acceptedTables where !known.contains(name) {
        throw value.unknown("table of rates", name, among: known)
      }
    }
  }

  private static func rung(_ passage: Passage, _ ladders: [Ladder]) throws -> String {
    let name = try passage.text(example: "\"after: second\"")
    let known = ladders.flatMap { $0.rungs.map(\.name) }
    guard known.contains(name) else { throw passage.unknown("rung", name, among: known) }
    return name
  }

  private static func law(
    _ passage: Passage, _ block: Block, _ more: inout SuppliedRates?
  ) throws -> LateChargeLaw {
    let name = try passage.text(example: "\"law: de\"")
    if name == "contract" {
      let terms = try block.required("contract", example: "\"contract: {rate: 9%}\"")
      return try LateChargeLaw(contract: terms, isPromptPayment: false)
    }
    if name == "us-prompt-payment", let terms = block["contract"] {
      return try LateChargeLaw(contract: terms, isPromptPayment: true)
    }
    guard let law = LateChargeLaw.pack(name) else {
      throw passage.unknown("law", name, among: LateChargeLaw.packs + ["contract"])
    }
    return more.map { law.extended(by: $0.rows, knownThrough: $0.knownThrough) } ?? law
  }
}
