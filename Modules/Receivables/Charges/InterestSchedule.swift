/// Interest on what was open, line by line: cut wherever the amount or the rate changes.
public struct InterestSchedule: Sendable, Equatable {
  /// What bears interest from a day on, in minor units.
  public struct Step: Sendable, Hashable {
    public let day: Day
    public let minorUnits: Int64

    public init(day: Day, minorUnits: Int64) {
      self.day = day
      self.minorUnits = minorUnits
    }
  }

  /// What a cap on all of it takes off.
  public struct Cap: Sendable, Hashable {
    /// No more than this share of what was open when it began.
    public let share: Percent
    /// In minor units, more than none.
    public let minorUnits: Int64

    public init(share: Percent, minorUnits: Int64) {
      self.share = share
      self.minorUnits = minorUnits
    }
  }

  public let lines: [ChargeLine]
  /// Of what is charged: exact, in minor units, before caps.
  public let exact: Fraction
  /// In minor units.
  public let total: Int64
  /// Nil where none takes anything off.
  public let cap: Cap?

  /// - Parameters:
  ///   - steps: what is open by the day, in their order.
  ///   - began: the first day that bears interest.
  ///   - last: the last one.
  ///   - cut: a day on which a line begins in any case.
  ///   - accepted: the tables whose rates are charged though nobody confirmed them; nil: all.
  /// - Throws: ``ChargeError`` where a table has no rate, or a sum is too large.
  public init(
    on steps: [Step], by rule: InterestRule, from began: Day, through last: Day,
    cutting cut: Day? = nil, accepting accepted: [String]? = nil
  ) throws(ChargeError) {
    let last = rule.lastDay(began: began, through: last)
    let reckoning = Reckoning(
      rule: rule, steps: InterestSchedule.effective(steps, rule), began: began, last: last,
      cut: cut, accepted: accepted)
    let lines = began <= last ? try reckoning.lines() : []
    self.lines = lines
    let charged = lines.filter(\.isCharged)
    exact = charged.reduce(.zero) { $0 + $1.exact }
    do {
      let sum = try InterestSchedule.sum(charged, exact, rule)
      let total = try reckoning.capped(sum)
      self.total = total
      cap = rule.totalCap.flatMap { total < sum ? Cap(share: $0, minorUnits: sum - total) : nil }
    } catch {
      throw .tooLarge
    }
  }

  private static func sum(
    _ lines: [ChargeLine], _ exact: Fraction, _ rule: InterestRule
  ) throws(MoneyError) -> Int64 {
    guard rule.level != .total else { return try exact.rounded(rule.rounding) }
    var sum: Int64 = 0
    for line in lines {
      if rule.level == .day, line.days > 0 {
        let daily = try (line.exact * Fraction(1, over: Int64(line.days))).rounded(rule.rounding)
        let (product, overflow) = daily.multipliedReportingOverflow(by: Int64(line.days))
        guard !overflow else { throw .tooLarge }
        sum = try sum.adding(product)
      } else {
        sum = try sum.adding(try line.exact.rounded(rule.rounding))
      }
    }
    return sum
  }

  /// Where the day of a payment counts, less is open from the day after.
  private static func effective(_ steps: [Step], _ rule: InterestRule) -> [Step] {
    guard rule.countsPayDay else { return steps }
    var before: Int64 = 0
    return steps.map { step in
      defer { before = step.minorUnits }
      return step.minorUnits < before
        ? Step(day: step.day.adding(days: 1), minorUnits: step.minorUnits) : step
    }
  }
}

/// Cuts the time into lines.
private struct Reckoning {
  let rule: InterestRule
  let steps: [InterestSchedule.Step]
  let began: Day
  let last: Day
  let cut: Day?
  let accepted: [String]?

  func lines() throws(ChargeError) -> [ChargeLine] {
    switch rule.accrual {
    case .daily: try daily()
    case .fullMonths, .startedMonths: try monthly()
    }
  }

  func capped(_ total: Int64) throws(MoneyError) -> Int64 {
    guard let share = rule.totalCap else { return total }
    return min(total, try (Fraction(base(on: began)) * share.fraction).rounded(.down))
  }

  private func daily() throws(ChargeError) -> [ChargeLine] {
    var lines: [ChargeLine] = []
    // Interest that bears interest itself, where it does.
    var compound = Fraction.zero
    var since = Fraction.zero
    let days = cuts()
    for (index, from) in days.enumerated() {
      let to = index + 1 < days.count ? days[index + 1].adding(days: -1) : last
      if rule.compounds, from.days(since: began) % 30 == 0 {
        compound = since
      }
      let base = base(on: from)
      guard base > 0 else { continue }
      let rate = try rule.rate(on: from, began: began, through: last)
      let count = rule.dayCount.days(from: from, through: to)
      let time = Fraction(Int64(count), over: rule.dayCount.yearLength(on: from))
      let exact = (Fraction(base) + compound) * rate.percent.fraction * time
      since = since + exact
      lines.append(
        ChargeLine(
          from: from, to: to, days: count, base: base, rate: rate, exact: exact,
          isCharged: isCharged(rate)))
    }
    return rule.compounds ? lines : merged(lines)
  }

  /// The first days of lines.
  private func cuts() -> [Day] {
    var days: Set<Day> = [began]
    if let cut, cut > began, cut <= last { days.insert(cut) }
    for step in steps where step.day > began && step.day <= last { days.insert(step.day) }
    days.formUnion(rule.changes(after: began, through: last))
    days.formUnion(rule.dayCount.cuts(after: began, through: last))
    if rule.compounds {
      var day = began.adding(days: 30)
      while day <= last {
        days.insert(day)
        day = day.adding(days: 30)
      }
    }
    return days.sorted()
  }

  private func monthly() throws(ChargeError) -> [ChargeLine] {
    var lines: [ChargeLine] = []
    var month = 0
    while began.adding(months: month) <= last {
      let from = began.adding(months: month)
      month += 1
      let to = began.adding(months: month).adding(days: -1)
      let isFull = rule.accrual == .fullMonths
      // What was paid before a month was over is not charged for it.
      let base = isFull ? min(base(on: from), base(on: to)) : base(on: from)
      guard base > 0, !isFull || to <= last else { continue }
      let rate = try rule.rate(on: from, began: began, through: last)
      let end = min(to, last)
      lines.append(
        ChargeLine(
          from: from, to: end, days: rule.dayCount.days(from: from, through: end), base: base,
          rate: rate, exact: Fraction(base) * rate.percent.fraction * Fraction(1, over: 12),
          isCharged: isCharged(rate)))
    }
    return lines
  }

  private func isCharged(_ rate: ChargeLine.Rate) -> Bool {
    accepted.map { rate.doubts.allSatisfy($0.contains) } ?? true
  }

  private func base(on day: Day) -> Int64 {
    steps.last { $0.day <= day }?.minorUnits ?? 0
  }

  /// Lines that say the same of days that follow each other are one.
  private func merged(_ lines: [ChargeLine]) -> [ChargeLine] {
    var merged: [ChargeLine] = []
    for line in lines {
      if let before = merged.last, before.base == line.base, before.rate == line.rate,
        before.to.adding(days: 1) == line.from, line.from != cut,
        rule.dayCount.yearLength(on: before.from) == rule.dayCount.yearLength(on: line.from)
      {
        merged[merged.count - 1] = ChargeLine(
          from: before.from, to: line.to, days: before.days + line.days, base: line.base,
          rate: line.rate, exact: before.exact + line.exact, isCharged: line.isCharged)
      } else {
        merged.append(line)
      }
    }
    return merged
  }
}
