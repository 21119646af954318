extension LateChargeLaw {
  /// The names of the packs, as a policy names them.
  public static let packs = ["uk", "eu", "de", "fr", "ie", "us-prompt-payment"]

  /// The pack of a name; nil where there is none.
  public static func pack(_ name: String) -> LateChargeLaw? {
    switch name {
    case "uk": unitedKingdom
    case "eu": europeanUnion
    case "de": germany
    case "fr": france
    case "ie": ireland
    case "us-prompt-payment": promptPayment
    default: nil
    }
  }

  private static let business: [Party.Kind] = [.company, .soleTrader]

  /// Late Payment of Commercial Debts (Interest) Act 1998: the rate of the day on which interest
  /// begins, for the whole time.
  static let unitedKingdom = LateChargeLaw(
    name: "uk", title: "Late Payment of Commercial Debts (Interest) Act 1998", country: "GB",
    terms: [
      Terms(
        kinds: business,
        interest: InterestRule(
          reference: LawTables.unitedKingdom,
          uplift: .dated("uplift", [("2002-08-07", "8", "SI 2002/1675 article 4")]),
          basis: .fixedAtDefault, countsPayDay: true),
        fixedSum: FixedSumRule(
          currency: .gbp, since: .of("2002-08-07"),
          tiers: [
            .init(from: 1, sum: 40_00), .init(from: 1000_00, sum: 70_00),
            .init(from: 10_000_00, sum: 100_00),
          ], source: "section 5A of the Act; payontime.co.uk"))
    ], creditsAgainstCosts: true,
    sources: [
      "legislation.gov.uk/ukpga/1998/20/section/4", "legislation.gov.uk/uksi/2002/1675",
      "Of contracts before 7 August 2002 nothing is said here. A contract with a substantial"
        + " remedy of its own takes the place of the Act (sections 8 and 9).",
      "The fixed sum is owed once statutory interest begins to run, one day late too (section"
        + " 5A(1)); costs are owed as far as they go beyond it (section 5A(2A)).",
      "No statutory rule of rounding was found; examples round the daily amount or the sum.",
      "Nor was one found of whether the day of the payment bears interest; examples count it, and so it is"
        + " counted here.",
    ])

  /// Directive 2011/7/EU, the least that every member state grants between businesses: a yardstick, and
  /// no country's law.
  static let europeanUnion = LateChargeLaw(
    name: "eu", title: "Directive 2011/7/EU",
    terms: [directive(uplift: "8", since: "2013-03-16", basis: .floating)],
    creditsAgainstCosts: true,
    sources: [
      "Directive 2011/7/EU, articles 2, 3 and 6",
      "The directive is a yardstick: what is owed in a country is by its own law, and that of the"
        + " Netherlands, Austria, Belgium and others differs.",
      "The fixed sum is owed for each payment that is late, however little (C-279/23, C-370/21), and"
        + " costs as far as they go beyond it (C-287/17; article 6(3)).",
      "Whether a new half-year changes a claim that runs is left to each state; here it does.",
    ])

  /// Irish regulations under the same directive: the rate of the day on which a payment became overdue,
  /// for the whole time.
  static let ireland = LateChargeLaw(
    name: "ie", title: "European Communities (Late Payment) Regulations 2012 (SI 580/2012)",
    country: "IE",
    terms: [
      directive(
        uplift: "8", since: "2013-03-16", basis: .fixedAtDefault,
        tiers: [
          .init(from: 1, sum: 40_00), .init(from: 1000_01, sum: 70_00),
          .init(from: 10_000_01, sum: 100_00),
        ],
        granted:
          "SI 580/2012, regulation 9 and Schedule; enterprise.gov.ie, compensation for recovery"
          + " costs")
    ],
    creditsAgainstCosts: true,
    sources: [
      "enterprise.gov.ie, table of late payment rates; the daily rate is a 365th of the yearly one",
      "enterprise.gov.ie, questions on late payment: only one rate applies to a late payment. It is"
        + " read as that of the day on which the payment became overdue.",
      "The fixed sum is 40 for not more than 1000, 70 for not more than 10000, and else 100; it is owed for"
        + " each payment that is late (C-279/23), and costs as far as they go beyond it (C-287/17; Directive"
        + " 2011/7/EU, article 6(3)).",
    ])

  /// Sections 193, 247, 286, 288 and 367 of the Civil Code.
  static let germany = LateChargeLaw(
    name: "de", title: "BGB §§ 247, 288", country: "DE",
    terms: [
      Terms(
        kinds: business,
        interest: InterestRule(
          reference: LawTables.germanBase,
          uplift: .dated(
            "uplift",
            [
              ("2002-01-01", "8", "BGB § 288(2) until 28 July 2014"),
              ("2014-07-29", "9", "BGB § 288(2) since 29 July 2014"),
            ])),
        fixedSum: FixedSumRule(
          currency: .eur, since: .of("2014-07-29"), tiers: [.init(from: 1, sum: 40_00)],
          source: "BGB § 288(5)")),
      Terms(
        kinds: [.person],
        interest: InterestRule(
          reference: LawTables.germanBase,
          uplift: .dated("uplift", [("2002-01-01", "5", "BGB § 288(1)")]),
          start: .dayAfterReminder)),
    ], order: .costsFirst, creditsAgainstCosts: true,
    dueShift: BusinessCalendar.standard("DE"),
    sources: [
      "gesetze-im-internet.de/bgb, sections 193, 247, 286, 288, 367",
      "A due day on a Saturday, a Sunday or a public holiday is the next working day (section 193);"
        + " holidays of one place alone are not in the calendar.",
      "Not read in its source, and left off: that a day which only the invoice names starts default by"
        + " reminder, agreement or the 30 days of section 286 alone. Companies are reckoned from the"
        + " due day, consumers from the first reminder.",
      "The fixed sum is set against costs (section 288(5) sentence 3), whichever comes first.",
      "The statute names no day count; act/365 is common, 30/360 is used as well. The day of the"
        + " payment is not counted.",
      "The day on which 9 points took the place of 8 (29 July 2014) was read in old tables only.",
    ])

  /// Articles L441-10 and D441-5 of the Commercial Code, and 1343-1 of the Civil Code.
  static let france = LateChargeLaw(
    name: "fr", title: "Code de commerce L441-10, D441-5", country: "FR",
    terms: [
      Terms(
        kinds: business,
        interest: InterestRule(
          reference: LawTables.centralBank,
          uplift: .dated("uplift", [("2013-03-16", "10", "Code de commerce L441-10")])),
        fixedSum: FixedSumRule(
          currency: .eur, since: .of("2013-01-01"), tiers: [.init(from: 1, sum: 40_00)],
          source: "Code de commerce D441-5"))
    ], order: .costsFirst, creditsAgainstCosts: true,
    clauseFloor: .init(table: LawTables.frenchLegal, multiple: 3),
    sources: [
      "Code de commerce, articles L441-10 and D441-5; economie.gouv.fr/cepc avis 23-8",
      "What is paid in part goes on interest first: Code civil, article 1343-1; and on costs before"
        + " the principal: Cass. 1re civ., 7 February 1995, 92-14.216.",
      "Whether a new half-year changes a claim that runs is for the creditor's terms to say; here it"
        + " does.",
      "For a lawyer: that three times the legal rate is the least of a clause alone, and does not raise"
        + " the rate where the contract is silent (ECB rate + 10).",
      "The fixed sum is owed for each payment that is late, however little (C-279/23), and costs as"
        + " far as they go beyond it (C-287/17).",
    ])

  /// The tag of customers that are federal agencies of the United States.
  public static let federalAgency = "federal-agency"

  /// 5 CFR 1315.10 and 1315.17, what federal agencies owe on late payments: the rate of the half-year in
  /// which a payment became late, for a year at most, and interest on interest every 30 days.
  static let promptPayment = promptPayment(by: LawTables.promptPayment)

  /// The same with a rate that somebody names, as that of a half-year which the pack does not have.
  ///
  /// - Parameter rate: as the Treasury publishes it for the half-year in which interest begins.
  public static func promptPayment(rate: Percent, source: String) -> LateChargeLaw {
    promptPayment(by: RateTable(constant: rate, source: source))
  }

  private static func promptPayment(by table: RateTable) -> LateChargeLaw {
    LateChargeLaw(
      name: "us-prompt-payment", title: "Prompt Payment, 5 CFR 1315.17", country: "US",
      terms: [
        Terms(
          kinds: business, tag: federalAgency,
          interest: InterestRule(
            reference: nil, uplift: table, basis: .fixedAtDefault, mostMonths: 12,
            dayCount: .actual360, countsPayDay: true, compounds: true))
      ],
      sources: [
        "5 CFR 1315.17; fiscal.treasury.gov/prompt-payment; rates by the half-year in the Federal"
          + " Register",
        "Interest is owed for a year at most: 5 CFR 1315.10. Half-years whose rate was not found have"
          + " none, and nothing is charged by them.",
        "Only a federal agency owes it: a customer with the tag \"federal-agency\".",
      ])
  }

  private static func directive(
    uplift: String, since: String, basis: InterestRule.Basis,
    tiers: [FixedSumRule.Tier] = [.init(from: 1, sum: 40_00)],
    granted source: String = "Directive 2011/7/EU, article 6"
  ) -> Terms {
    Terms(
      kinds: business,
      interest: InterestRule(
        reference: LawTables.centralBank,
        uplift: .dated("uplift", [(since, uplift, "Directive 2011/7/EU, article 2(6)")]),
        basis: basis),
      fixedSum: FixedSumRule(
        currency: .eur, since: .of(since), tiers: tiers, source: source))
  }
}

extension RateTable {
  /// Dated rows of ours; what is no day or no rate is a mistake that stops the program.
  fileprivate static func dated(
    _ name: String, _ rows: [(from: String, percent: String, source: String)]
  ) -> RateTable {
    RateTable(
      name: name,
      rows: rows.map { row in
        guard let percent = Percent(row.percent) else {
          preconditionFailure("\(row.percent) is no rate.")
        }
        return Row(from: .of(row.from), percent: percent, source: row.source, isSure: true)
      })
  }
}

extension Day {
  /// A day that we wrote.
  fileprivate static func of(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is no day.") }
    return day
  }
}

extension Currency {
  fileprivate static let eur = Currency.of("EUR")
  fileprivate static let gbp = Currency.of("GBP")

  private static func of(_ code: String) -> Currency {
    guard let currency = Currency(code: code) else {
      preconditionFailure("\(code) is no currency.")
    }
    return currency
  }
}
