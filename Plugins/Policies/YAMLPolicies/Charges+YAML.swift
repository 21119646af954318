import Dunning
import Receivables

extension ChargeRules {
  private static let keys = [
    "law", "by-country", "interest", "fixed-sum", "after", "due", "clause", "least", "contract",
    "rates",
  ]

  init(_ passage: Passage, ladders: [Ladder]) throws {
    let block = try passage.block(example: "\"charges: {law: eu, interest: threatened}\"")
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
      throw passage.error("\"charges\" need a law. Write \"law: eu\", or \"by-country:\".")
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
    let name = try passage.text(example: "\"law: eu\"")
    if name == "contract" || name == "us-prompt-payment" {
      let terms = try block.required("contract", example: "\"contract: {rate: 9%}\"")
      return try LateChargeLaw(contract: terms, isPromptPayment: name == "us-prompt-payment")
    }
    guard let law = LateChargeLaw.pack(name) else {
      throw passage.unknown("law", name, among: LateChargeLaw.packs + ["contract"])
    }
    return more.map { law.extended(by: $0.rows, knownThrough: $0.knownThrough) } ?? law
  }
}

extension LateChargeLaw {
  private static let keys = [
    "rate", "per", "day-count", "grace", "fixed-sum", "cap", "most", "pay-day", "rounding", "level",
    "consumers", "source", "order",
  ]

  /// What a contract says, or the rate of the Treasury.
  fileprivate init(contract passage: Passage, isPromptPayment: Bool) throws {
    let block = try passage.block(example: "\"contract: {rate: 9%}\"")
    try block.allow(only: LateChargeLaw.keys)
    let rate = try block.required("rate", example: "\"rate: 9%\"").rate(example: "rate: 9%")
    let source = try block["source"]?.text(example: "\"source: terms of 2024\"") ?? "contract"
    if isPromptPayment {
      self = .promptPayment(rate: rate, source: source)
      return
    }
    var clause = LateClause(rate: rate, source: source)
    switch try block["per"]?.word("period", example: "per: month") ?? ContractPeriod.year {
    case .year: break
    case .month: clause.per = .month
    case .fullMonth: (clause.per, clause.accrual) = (.month, .fullMonths)
    case .startedMonth: (clause.per, clause.accrual) = (.month, .startedMonths)
    }
    if let value = block["day-count"] {
      clause.dayCount = try value.word("day count", example: "day-count: act/365")
    }
    if let value = block["grace"] {
      clause.graceDays = try value.days(example: "\"grace: 10 days\"")
    }
    if let value = block["cap"] { clause.cap = try value.rate(example: "cap: 18%") }
    if let value = block["most"] { clause.totalCap = try value.rate(example: "most: 5%") }
    if try block["consumers"]?.isYes(example: "\"consumers: no\"") == true {
      clause.kinds.append(.person)
    }
    clause.fixedSum = try block["fixed-sum"].map(LateChargeLaw.sum)
    var law = LateChargeLaw.contract(clause)
    if let value = block["order"] {
      law.order = try value.word("order", example: "order: costs-first")
    }
    for index in law.terms.indices {
      if let value = block["pay-day"] {
        law.terms[index].interest?.countsPayDay = try value.isYes(example: "\"pay-day: yes\"")
      }
      if let value = block["rounding"] {
        law.terms[index].interest?.rounding = try value.word(
          "rounding", example: "rounding: half-up")
      }
      if let value = block["level"] {
        law.terms[index].interest?.level = try value.word(
          "level of rounding", example: "level: total")
      }
    }
    self = law
  }

  /// `25.00 EUR`.
  private static func sum(_ passage: Passage) throws -> Money {
    let text = try passage.text(example: "\"fixed-sum: 25.00 EUR\"")
    let words = text.split(separator: " ")
    guard words.count == 2, let currency = Currency(code: String(words[1])) else {
      throw passage.error("\"\(text)\" is no sum. Write it as \"25.00 EUR\".")
    }
    let amount = try passage.amount(in: String(words[0]), example: "25.00 EUR")
    do {
      return try amount.money(in: currency)
    } catch {
      throw passage.error("\"\(text)\" has too many decimals. Write it as \"25.00 EUR\".")
    }
  }

  /// The same with later reference rates, which somebody supplied.
  fileprivate func extended(by rows: [RateTable.Row], knownThrough: Day) -> LateChargeLaw {
    var law = self
    for index in law.terms.indices {
      guard let table = law.terms[index].interest?.reference else { continue }
      law.terms[index].interest?.reference = table.extended(
        with: rows, knownThrough: knownThrough)
    }
    return law
  }
}

/// What a contract's rate is for.
private enum ContractPeriod: String, CaseIterable {
  case year, month
  case fullMonth = "full-month"
  case startedMonth = "started-month"
}

/// Reference rates that are newer than the pack: day, percent and source of each.
private struct SuppliedRates {
  let rows: [RateTable.Row]
  let knownThrough: Day

  init(_ passage: Passage) throws {
    let example = "\"- {from: 2027-01-01, percent: 1.77, source: Bundesbank}\""
    var rows: [RateTable.Row] = []
    for node in try passage.list(example: example) {
      let place = Passage(file: passage.file, title: "a rate", node: node)
      let block = try place.block(example: example)
      try block.allow(only: ["from", "percent", "source"])
      let from = try block.required("from", example: "\"from: 2027-01-01\"")
      let text = try from.text(example: "\"from: 2027-01-01\"")
      guard let day = Day(text) else {
        throw from.error("\"\(text)\" is no day. Write it as 2027-01-01.")
      }
      let percent = try block.required("percent", example: "\"percent: 1.77\"")
      guard let value = Percent(try percent.text(example: "\"percent: 1.77\"")) else {
        throw percent.error("this is no rate. Write it as 1.77.")
      }
      rows.append(
        RateTable.Row(
          from: day, percent: value,
          source: try block.required("source", example: "\"source: Bundesbank\"")
            .text(example: "\"source: Bundesbank\""), isSure: true))
    }
    guard let last = rows.map(\.from).max() else {
      throw passage.error("there is no rate. Write \(example), or take \"rates\" out.")
    }
    self.rows = rows
    // A rate of these packs holds for half a year.
    knownThrough = last.adding(months: 6).adding(days: -1)
  }
}

extension LossRules {
  init(_ passage: Passage) throws {
    let block = try passage.block(example: "\"losses: {approve-above: 500.00}\"")
    try block.allow(only: ["reasons", "approve-above", "approvers", "provisions"])
    self.init(
      reasons: try block["reasons"]?.words(example: "\"reasons: [bad-debt]\"").map(\.text) ?? [],
      approveAbove: try block["approve-above"].map {
        try Threshold($0, example: "approve-above: 500.00")
      },
      approvers: try block["approvers"]?.words(example: "\"approvers: [ada]\"").map(\.text) ?? [])
    guard let passage = block["provisions"] else { return }
    let ages = AgingBuckets.standard.names
    for line in try passage.block(example: "\"provisions: {current: 1%, 90+: 50%}\"").lines {
      guard ages.contains(line.key) else {
        throw line.place.unknown("age", line.key, among: ages)
      }
      provisions[line.key] = try line.value.rate(example: "\(line.key): 5%")
    }
  }
}
