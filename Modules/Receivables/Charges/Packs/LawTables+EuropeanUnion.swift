extension LawTables {
  /// The main refinancing rate of the European Central Bank on the first day of each half-year
  /// (Directive 2011/7/EU, article 2).
  static let centralBank = RateTable(
    name: "ECB rate", knownThrough: "2026-12-31",
    text: """
      a = Irish DETE official table enterprise.gov.ie; agrees with ecb_mro_rate.csv
      b = derived from ecb_mro_rate.csv
      c = 2026-11-29: enterprise.gov.ie official table
      d = 2026-11-29: cut on 30 Jan 2025 from 3.15 to 2.90
      e = 2026-11-29: ECB decision of 5 June 2025 (deposit 2.00)
      f = 2026-11-29: taylorryan.ie, 10.15 % for January to June 2026
      g = 2026-11-29: ECB decision of 11 June 2026 (ecb.mp260611), main refinancing rate 2.40

      2013-03-16 0.75 a official-table
      2013-07-01 0.50 a official-table
      2014-01-01 0.25 a official-table
      2014-07-01 0.15 a official-table
      2015-01-01 0.05 a official-table
      2015-07-01 0.05 a official-table
      2016-01-01 0.05 a official-table
      2016-07-01 0.00 a official-table
      2017-01-01 0.00 a official-table
      2017-07-01 0.00 a official-table
      2018-01-01 0.00 a official-table
      2018-07-01 0.00 a official-table
      2019-01-01 0.00 a official-table
      2019-07-01 0.00 a official-table
      2020-01-01 0.00 a official-table
      2020-07-01 0.00 a official-table
      2021-01-01 0.00 a official-table
      2021-07-01 0.00 a official-table
      2022-01-01 0.00 a official-table
      2022-07-01 0.00 a official-table
      2023-01-01 2.50 a official-table
      2023-07-01 4.00 a official-table
      2024-01-01 4.50 a official-table
      2024-07-01 4.25 a official-table
      2025-01-01 3.15 b derived-(sourced)
      2025-07-01 2.15 b derived-(level-sourced-date-unsourced)
      2026-01-01 2.15 b derived-(level-sourced-date-unsourced)
      2026-07-01 2.40 b derived-(single-secondary)

      + 2013-03-16 2024-07-01 c
      + 2025-01-01 2025-01-01 d
      + 2025-07-01 2025-07-01 e
      + 2026-01-01 2026-01-01 f
      + 2026-07-01 2026-07-01 g
      """)
}
