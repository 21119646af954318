/// What a contract says that paying late costs, where no law of a pack does.
public struct LateClause: Sendable, Hashable {
  /// Of what time a rate is.
  public enum Period: String, Sendable, Hashable, CaseIterable {
    case year, month
  }

  public var rate: Percent
  public var per: Period
  /// Whether days are charged, or whole months.
  public var accrual: InterestRule.Accrual
  public var dayCount: DayCount
  /// Days after the due day that bear no interest.
  public var graceDays: Int
  /// Owed once for each invoice that is late; nil: none.
  public var fixedSum: Money?
  /// No more than this a year.
  public var cap: Percent?
  /// No more in all than this share of what was open when interest began.
  public var totalCap: Percent?
  /// Whom the contract binds.
  public var kinds: [Party.Kind]
  /// Which contract, as the record is to name it.
  public var source: String

  /// The rate is not below zero, and neither are the days of grace.
  public init(
    rate: Percent, per: Period = .year, accrual: InterestRule.Accrual = .daily,
    dayCount: DayCount = .actual365, graceDays: Int = 0, fixedSum: Money? = nil,
    cap: Percent? = nil, totalCap: Percent? = nil, kinds: [Party.Kind] = [.company, .soleTrader],
    source: String
  ) {
    precondition(rate >= Percent(0), "A contract's rate is not below zero.")
    precondition(graceDays >= 0, "There are no fewer than zero days of grace.")
    self.rate = rate
    self.per = per
    self.accrual = accrual
    self.dayCount = dayCount
    self.graceDays = graceDays
    self.fixedSum = fixedSum
    self.cap = cap
    self.totalCap = totalCap
    self.kinds = kinds
    self.source = source
  }

  /// What the rate is for a year: twelve times that of a month, without interest on interest.
  public var yearly: Percent { per == .year ? rate : rate * 12 }

  /// As an invoice must say it: some laws give a rate by the month no more than 5 % where its yearly
  /// equivalent is not beside it (Canada, Interest Act, section 4).
  public var wording: String {
    switch per {
    case .year: "\(rate) % a year"
    case .month: "\(rate) % a month (\(yearly) % a year)"
    }
  }
}

extension LateChargeLaw {
  /// What a contract lets a creditor charge: nothing unless it says so.
  ///
  /// Grace is free of interest also for whoever pays after it.
  public static func contract(_ clause: LateClause) -> LateChargeLaw {
    let interest = InterestRule(
      reference: nil, uplift: RateTable(constant: clause.yearly, source: clause.source),
      basis: .fixedAtDefault, cap: clause.cap, totalCap: clause.totalCap,
      start: clause.graceDays > 0 ? .daysAfterDue(clause.graceDays) : .dayAfterDue,
      dayCount: clause.dayCount, accrual: clause.accrual)
    let sum = clause.fixedSum.map { sum in
      FixedSumRule(
        currency: sum.currency, since: .firstOfAll,
        tiers: [.init(from: 1, sum: sum.minorUnits)], source: clause.source)
    }
    return LateChargeLaw(
      // One of another rate is another contract: it leaves alone what was charged by this one.
      name: "contract \(clause.yearly)%", title: "Contract: \(clause.wording)",
      terms: [Terms(kinds: clause.kinds, interest: interest, fixedSum: sum)],
      requiresClause: true, sources: [clause.source])
  }
}
