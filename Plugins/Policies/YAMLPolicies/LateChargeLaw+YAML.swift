import Receivables

extension LateChargeLaw {
  private static let keys = [
    "rate", "per", "day-count", "grace", "fixed-sum", "cap", "most", "pay-day", "rounding", "level",
    "consumers", "source", "order",
  ]

  /// What a contract says, or the rate of the Treasury.
  init(contract passage: Passage, isPromptPayment: Bool) throws {
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
  func extended(by rows: [RateTable.Row], knownThrough: Day) -> LateChargeLaw {
    var law = self
    for index in law.terms.indices {
      guard let interest = law.terms[index].interest else { continue }
      if let table = interest.reference {
        law.terms[index].interest?.reference = table.extended(
          with: rows, knownThrough: knownThrough)
      } else {
        law.terms[index].interest?.uplift = interest.uplift.extended(
          with: rows, knownThrough: knownThrough)
      }
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
