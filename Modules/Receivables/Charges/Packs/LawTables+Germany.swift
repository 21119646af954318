extension LawTables {
  /// The base rate of section 247 of the German Civil Code (Basiszinssatz).
  static let germanBase = RateTable(
    name: "Basiszinssatz", knownThrough: "2026-12-31",
    text: """
      a = jlawyerorg/j-lawyer-org@48e43ffc V3_4_0_12__CreateBaseInterestTable.sql (cites \
      Bundesbank); ksp-rechtsanwaelte.de
      b = jlawyerorg/j-lawyer-org@48e43ffc V3_4_0_12__CreateBaseInterestTable.sql (cites \
      Bundesbank); ksp-rechtsanwaelte.de; haufe.de PWW BGB §247 Rn 3
      c = jlawyerorg/j-lawyer-org@48e43ffc V3_4_0_12__CreateBaseInterestTable.sql (cites \
      Bundesbank); haufe.de PWW BGB §247 Rn 3
      d = jlawyerorg/j-lawyer-org@48e43ffc V3_4_0_12__CreateBaseInterestTable.sql (cites \
      Bundesbank)
      e = finanzmarktnachrichten.de (Bundesbank text); state-of.biz/bbk
      g = 2026-11-29: godoku.de with the numbers of the Bundesanzeiger
      h = 2026-11-29: notice of the Bundesbank
      i = 2026-11-29: by BGB § 247(1) from the ECB decision of 11 June 2026 (ecb.mp260611), 2.40 \
      after 2.15; no notice of the Bundesbank was found
      f = DERIVED: 1.27 + (2.40-2.15) per §247 BGB; no Bundesbank notice seen

      2002-01-01 2.57 a sourced-2
      2002-07-01 2.47 a sourced-2
      2003-01-01 1.97 b sourced-3
      2003-07-01 1.22 b sourced-3
      2004-01-01 1.14 b sourced-3
      2004-07-01 1.13 b sourced-3
      2005-01-01 1.21 b sourced-3
      2005-07-01 1.17 b sourced-3
      2006-01-01 1.37 b sourced-3
      2006-07-01 1.95 b sourced-3
      2007-01-01 2.70 b sourced-3
      2007-07-01 3.19 b sourced-3
      2008-01-01 3.32 b sourced-3
      2008-07-01 3.19 b sourced-3
      2009-01-01 1.62 b sourced-3
      2009-07-01 0.12 b sourced-3
      2010-01-01 0.12 c sourced-2
      2010-07-01 0.12 c sourced-2
      2011-01-01 0.12 c sourced-2
      2011-07-01 0.37 b sourced-3
      2012-01-01 0.12 b sourced-3
      2012-07-01 0.12 c sourced-2
      2013-01-01 -0.13 b sourced-3
      2013-07-01 -0.38 c sourced-2
      2014-01-01 -0.63 c sourced-2
      2014-07-01 -0.73 c sourced-2
      2015-01-01 -0.83 c sourced-2
      2015-07-01 -0.83 c sourced-2
      2016-01-01 -0.83 c sourced-2
      2016-07-01 -0.88 c sourced-2
      2017-01-01 -0.88 c sourced-2
      2017-07-01 -0.88 c sourced-2
      2018-01-01 -0.88 c sourced-2
      2018-07-01 -0.88 c sourced-2
      2019-01-01 -0.88 c sourced-2
      2019-07-01 -0.88 c sourced-2
      2020-01-01 -0.88 c sourced-2
      2020-07-01 -0.88 c sourced-2
      2021-01-01 -0.88 c sourced-2
      2021-07-01 -0.88 c sourced-2
      2022-01-01 -0.88 c sourced-2
      2022-07-01 -0.88 c sourced-2
      2023-01-01 1.62 c sourced-2
      2023-07-01 3.12 d sourced-1
      2024-01-01 3.62 d sourced-1
      2024-07-01 3.37 d sourced-1
      2025-01-01 2.27 d sourced-1
      2025-07-01 1.27 d sourced-1
      2026-01-01 1.27 e sourced-2
      2026-07-01 1.52 f derived-unconfirmed

      + 2002-01-01 2007-01-01 g
      + 2006-07-01 2006-07-01 h
      + 2009-01-01 2009-01-01 h
      + 2013-07-01 2013-07-01 h
      + 2016-01-01 2016-07-01 h
      + 2019-07-01 2019-07-01 h
      + 2020-07-01 2021-01-01 h
      + 2022-07-01 2023-01-01 h
      + 2026-07-01 2026-07-01 i
      """)
}
