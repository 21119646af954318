extension LawTables {
  /// The reference rate of the United Kingdom by the half-year in which interest begins: Bank Rate of
  /// 30 June or 31 December before (SI 2002/1675, article 4).
  static let unitedKingdom = RateTable(
    name: "Bank Rate", knownThrough: "2026-12-31",
    text: """
      a = Bank Rate in force on reference date + 8 (SI 2002/1675 art 4)
      b = Bank Rate in force on reference date + 8 (SI 2002/1675 art 4); motorcycletrader.net \
      BPPG notice 12 Dec 2003: 11.75% for H1 2004 (agrees)
      c = Bank Rate in force on reference date + 8 (SI 2002/1675 art 4); emc-dnl.co.uk 24 Jun \
      2005: 12.75% from 1 July 2005 (agrees)
      d = Bank Rate in force on reference date + 8 (SI 2002/1675 art 4); payontime.co.uk table \
      says 0.50 (agrees)
      e = Bank Rate in force on reference date + 8 (SI 2002/1675 art 4); payontime.co.uk table \
      says 0.25 (agrees)
      f = Bank Rate in force on reference date + 8 (SI 2002/1675 art 4); payontime.co.uk table \
      says 0.75 (agrees)
      g = Bank Rate in force on reference date + 8 (SI 2002/1675 art 4); payontime.co.uk table \
      says 0.10 (agrees)
      h = Bank Rate in force on reference date + 8 (SI 2002/1675 art 4); payontime.co.uk table \
      says 1.25 (agrees)
      i = Bank Rate in force on reference date + 8 (SI 2002/1675 art 4); payontime.co.uk table \
      says 3.50 (agrees)
      j = Bank Rate in force on reference date + 8 (SI 2002/1675 art 4); payontime.co.uk table \
      says 5.00 (agrees)
      k = Bank Rate in force on reference date + 8 (SI 2002/1675 art 4); payontime.co.uk table \
      says 5.25 (agrees)
      l = Bank Rate in force on reference date + 8 (SI 2002/1675 art 4); June 2025 hold at 4.25 \
      (xtb.com)
      m = Bank Rate in force on reference date + 8 (SI 2002/1675 art 4); paymentcheck.co.uk: \
      base 3.75, statutory 11.75
      n = Bank Rate in force on reference date + 8 (SI 2002/1675 art 4); 18 Jun 2026 hold at \
      3.75 (titanfx.com, livesquawk.com); usewolfx.com: 3.75 as of June 2026 -> 11.75
      o = 2026-11-29: list of Bank Rate changes (RDeconomist m3BankRate.csv)
      p = 2026-11-29: payontime.co.uk
      q = 2026-11-29: June 2025 hold at 4.25 (moneyweek, xtb.com)
      r = 2026-11-29: cut to 3.75 on 18 December 2025 (wired-gov, HMRC)
      s = 2026-11-29: hold at 3.75 on 18 June 2026 (livesquawk.com)

      2002-08-07 4.00 a derived
      2003-01-01 4.00 a derived
      2003-07-01 3.75 a derived
      2004-01-01 3.75 b published-contemporaneous
      2004-07-01 4.50 a derived
      2005-01-01 4.75 a derived
      2005-07-01 4.75 c published-contemporaneous
      2006-01-01 4.50 a derived
      2006-07-01 4.50 a derived
      2007-01-01 5.00 a derived
      2007-07-01 5.50 a derived
      2008-01-01 5.50 a derived
      2008-07-01 5.00 a derived
      2009-01-01 2.00 a derived
      2009-07-01 0.50 a derived
      2010-01-01 0.50 a derived
      2010-07-01 0.50 a derived
      2011-01-01 0.50 d published-table
      2011-07-01 0.50 d published-table
      2012-01-01 0.50 d published-table
      2012-07-01 0.50 d published-table
      2013-01-01 0.50 d published-table
      2013-07-01 0.50 d published-table
      2014-01-01 0.50 d published-table
      2014-07-01 0.50 d published-table
      2015-01-01 0.50 d published-table
      2015-07-01 0.50 d published-table
      2016-01-01 0.50 d published-table
      2016-07-01 0.50 d published-table
      2017-01-01 0.25 e published-table
      2017-07-01 0.25 e published-table
      2018-01-01 0.50 d published-table
      2018-07-01 0.50 d published-table
      2019-01-01 0.75 f published-table
      2019-07-01 0.75 f published-table
      2020-01-01 0.75 f published-table
      2020-07-01 0.10 g published-table
      2021-01-01 0.10 g published-table
      2021-07-01 0.10 g published-table
      2022-01-01 0.25 e published-table
      2022-07-01 1.25 h published-table
      2023-01-01 3.50 i published-table
      2023-07-01 5.00 j published-table
      2024-01-01 5.25 k published-table
      2024-07-01 5.25 a derived
      2025-01-01 4.75 a derived
      2025-07-01 4.25 l derived-sourced-level
      2026-01-01 3.75 m derived-level-sourced
      2026-07-01 3.75 n derived-sourced-level

      + 2002-08-07 2010-07-01 o
      + 2011-01-01 2024-01-01 p
      + 2025-07-01 2025-07-01 q
      + 2026-01-01 2026-01-01 r
      + 2026-07-01 2026-07-01 s
      """)
}
