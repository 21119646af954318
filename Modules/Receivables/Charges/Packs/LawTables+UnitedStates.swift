extension LawTables {
  /// The rate of the Prompt Payment Act by the half-year in which a payment becomes late. A half-year that
  /// is not here was not found, and nothing is charged by it.
  static let promptPayment = RateTable(
    name: "Prompt Payment rate", knownThrough: "9999-12-31", isByHalfYears: true,
    text: """
      a = notice of the Treasury in the Federal Register, compared on 2026-11-29
      b = 82 FR 910 (4 January 2017)
      c = notice 2024-15721 in 89 FR of 18 July 2024
      d = 90 FR 10678 (notice 2025-02986)

      2009-01-01 5.625 a compared
      2009-07-01 4.875 a compared
      2010-01-01 3.25 a compared
      2013-01-01 1.375 a compared
      2013-07-01 1.75 a compared
      2014-01-01 2.125 a compared
      2014-07-01 2.0 a compared
      2017-01-01 2.5 b published
      2018-07-01 3.5 a compared
      2019-01-01 3.625 a compared
      2019-07-01 2.625 a compared
      2020-01-01 2.125 a compared
      2021-07-01 1.125 a compared
      2023-07-01 4.875 a compared
      2024-07-01 4.875 c published
      2025-01-01 4.625 d published
      """)
}
