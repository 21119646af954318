extension LawTables {
  /// The main refinancing rate of the European Central Bank on the first day of each half-year
  /// (Directive 2011/7/EU, article 2).
  static let centralBank = RateTable(
    name: "ECB rate", knownThrough: "2026-12-31",
    text: """
      a = Irish DETE official table enterprise.gov.ie; agrees with ecb_mro_rate.csv
      b = derived from ecb_mro_rate.csv

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
      """)
}
