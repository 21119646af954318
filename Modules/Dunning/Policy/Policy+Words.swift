import Receivables

extension Rung {
  /// When it is reached, as a policy's file says it: `14 days after due`.
  public var timing: String {
    if days == 0, anchor != .previous { return "on \(anchor.word) day" }
    let unit = inBusinessDays ? "business days" : abs(days) == 1 ? "day" : "days"
    return "\(abs(days)) \(unit) \(days < 0 ? "before" : "after") \(anchor.word)"
  }

  /// What it says or does, for a table of rungs.
  public var content: String {
    switch act {
    case .notice: template
    case .hold: "credit hold"
    case .task(let words): "task: \(words)"
    }
  }

  /// Everything about it but its name.
  public var words: String {
    switch act {
    case .notice: break
    case .hold: return "\(timing), credit hold"
    case .task(let words): return "\(timing), task \"\(words)\""
    }
    var words = "\(timing) by \(channels.joined(separator: " and "))"
    if template != name { words += ", template \(template)" }
    if let newDueDays { words += ", to be paid within \(newDueDays) days" }
    if needsApproval { words += ", after approval" }
    if let role { words += ", to \(role)" }
    if !copies.isEmpty { words += ", copies to \(copies.joined(separator: " and "))" }
    if !attachments.isEmpty {
      words += ", with \(attachments.map(\.rawValue).joined(separator: " and "))"
    }
    return words
  }
}

extension Policy {
  /// That its words are still meant as they were when it was adopted; nil where they are meant as today.
  public var editionWords: String? {
    guard edition == .first else { return nil }
    return
      "\(name) was adopted before dunning levels: it keeps its meaning until it is adopted again;"
      + " `dunwell policy adopt`."
  }

  /// What becomes of charges that are left alone and were asked for once; nil where nothing does.
  public var chargesAloneWords: String? {
    chargesAlone.map { "a task above \($0.words)" }
  }
}

extension Rung.Anchor {
  fileprivate var word: String { self == .issued ? "issue" : rawValue }
}

extension Policy.CatchUp {
  /// As a policy's file says it.
  public var words: String {
    switch self {
    case .latest: "latest"
    case .each: "each"
    case .jump: "jump"
    case .skipOlderThan(let days): "skip-older-than \(days) days"
    }
  }
}

extension Threshold {
  var words: String {
    let own = byCurrency.sorted { $0.key < $1.key }.map { currency, amount in
      Money(minorUnits: amount, currency).description
    }
    return own.isEmpty ? "\(general)" : (own + ["else \(general)"]).joined(separator: ", ")
  }
}

extension ContactHours {
  var words: String {
    func time(_ minutes: Int) -> String {
      [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
    return "\(time(from))-\(time(until))"
  }
}

extension Segment {
  /// Everything about it but its name.
  public var words: String {
    var words = ["ladder \(ladder)"]
    if let leastGapDays { words.append("least gap \(leastGapDays) days") }
    if let minimum { words.append("minimum \(minimum.words)") }
    if let tolerance { words.append("tolerance \(tolerance.words)") }
    if let asksBy { words.append("asked by \(asksBy.rawValue)") }
    return words.joined(separator: ", ") + " where " + condition.words
  }
}

extension Segment.Condition {
  var words: String {
    var words: [String] = []
    func list(_ what: String, _ values: [String]) {
      if !values.isEmpty { words.append("\(what) is \(values.joined(separator: " or "))") }
    }
    list("tag", tags)
    list("kind", kinds.map(\.rawValue))
    list("country", countries)
    list("currency", currencies.map(\.code))
    if let owes { words.append("owes \(owes.words)") }
    if let customerForDays { words.append("customer for \(customerForDays.words) days") }
    if let daysLate { words.append("pays \(daysLate.words) days late") }
    if let promisesKept { words.append("keeps \(promisesKept.words)% of promises") }
    if let overLimit { words.append("\(overLimit ? "over" : "within") the credit limit") }
    return words.isEmpty ? "anything" : words.joined(separator: " and ")
  }
}

extension Segment.Bound where Value == Int {
  fileprivate var words: String {
    switch self {
    case .over(let limit): "over \(limit)"
    case .under(let limit): "under \(limit)"
    }
  }
}

extension Segment.Bound where Value == Threshold {
  fileprivate var words: String {
    switch self {
    case .over(let limit): "over \(limit.words)"
    case .under(let limit): "under \(limit.words)"
    }
  }
}

extension StatementSchedule {
  /// As a sentence has it.
  public var words: String {
    "every \(every.rawValue) on day \(dayOfMonth) by \(channel), "
      + (lists == .open ? "what is open" : "everything that moved")
      + (dueDays.map { ", to be paid within \($0) days" } ?? "")
  }
}

extension Thanks {
  /// As a sentence has it.
  public var words: String { "by \(channel), within \(withinDays) days" }
}

extension PromiseRules {
  /// As a sentence has it.
  public var words: String {
    "kept from \(keptPercent)% on within \(graceDays) days, in part from \(partKeptPercent)% on,"
      + " at most \(longestDays) days ahead; broken: \(afterBreach.rawValue)"
  }
}

extension PlanRules {
  /// As a sentence has it.
  public var words: String {
    var words = "at most \(mostInstalments) instalments over \(longestDays) days"
    if leastInstalment != Threshold() { words += ", none below \(leastInstalment.words)" }
    if downPercent > 0 { words += ", \(downPercent)% first" }
    if let interest { words += ", interest \(interest)% a year" }
    words += "; over with \(missedInstalments) missed by \(graceDays) days: \(afterBreach.rawValue)"
    for rung in reminders { words += "; \(rung.name) \(rung.words)" }
    return words
  }
}

extension AutopayRules {
  /// As a sentence has it.
  public var words: String {
    let retries = retryDays.map(String.init).joined(separator: ", ")
    var words = "\(afterDueDays) days after the due day"
    words += retryDays.isEmpty ? "; tried once" : "; tried again after \(retries) days"
    if !payDays.isEmpty {
      words += ", or where money lacked on day \(payDays.map(String.init).joined(separator: ", "))"
    }
    return words
  }
}

extension SettlementRules {
  /// As a sentence has it.
  public var words: String {
    guard !leaves.isEmpty else { return "nobody may offer any" }
    let offers = leaves.map { leave in
      let who = leave.who.isEmpty ? "everybody" : leave.who.joined(separator: " and ")
      return "\(who) from \(leave.leastPercent)% on"
    }
    return offers.joined(separator: ", ")
      + "; open for \(longestDays) days at most, paid within \(payWithinDays)"
  }
}

extension DisputeRules {
  /// As a sentence has it.
  public var words: String {
    reasons.map { "\($0.code) in \($0.respondWithinDays) days" }.joined(separator: ", ")
  }
}

extension ChargeRules {
  /// As a sentence has it.
  public var words: String {
    let countries = byCountry.sorted { $0.key < $1.key }.map { "\($1.name) in \($0)" }
    let laws = (law.map { [$0.name] } ?? []) + countries
    var words =
      "\(laws.joined(separator: ", ")): interest \(interest.rawValue), fixed sum"
      + " \(fixedSum.rawValue)"
    if fixedSum != .none { words += " from \(fixedSumFromDays) days late on" }
    if let after { words += ", booked after \(after)" }
    if !acceptedTables.isEmpty {
      words += ", \(acceptedTables.joined(separator: " and ")) without confirmation too"
    }
    return words
      + ", due with their invoices, asked for alone \(dueDays) days after they were booked"
  }
}

extension LossRules {
  /// As a sentence has it.
  public var words: String {
    var words: [String] = []
    if !reasons.isEmpty { words.append("for \(reasons.joined(separator: " or "))") }
    if let approveAbove {
      let who = approvers.isEmpty ? "a second person" : approvers.joined(separator: " or ")
      words.append("above \(approveAbove.words) with \(who)")
    }
    let set = provisions.sorted { $0.key < $1.key }.map { "\($1)% of \($0)" }
    if !set.isEmpty { words.append("set aside \(set.joined(separator: ", "))") }
    return words.isEmpty ? "no rules" : words.joined(separator: "; ")
  }
}
