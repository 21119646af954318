extension LawTables {
  /// The French legal rate for all but individuals (taux de l'intérêt légal), three times which is the
  /// least that a clause may have by article L441-10 of the Commercial Code. That of the second half of
  /// 2026 was not found.
  static let frenchLegal = RateTable(
    name: "taux legal", knownThrough: "2026-06-30",
    text: """
      a = lexing.law (single rate before 2015)
      b = [unsourced]
      c = affairesjuridiques.aphp.fr arrêté 24 Jun 2015
      d = onb-france.com arrêté 23 Dec 2015; etrepaye.fr
      e = archives.phytoma-ldv.com
      f = efl.fr
      g = ficime.com
      h = dandrel-avocats.fr; dormane.fr
      i = dandrel-avocats.fr
      j = professional rate exeoffice.eu (mislabelled there as BCE); individual rate [unsourced]
      k = professional rate exeoffice.eu (mislabelled); individual rate [unsourced]
      l = ksca.fr (stated as previous half-year)
      m = [unsourced] (arrêté 19 Jun 2025 ECOT2516925A exists per ksca.fr)
      n = juriblio.fr arrêté 15 Dec 2025 JORF 26 Dec 2025
      o = 2026-11-29: aeccompta
      p = 2026-11-29: cabinet-cec.fr
      q = 2026-11-29: dandrel-avocats.fr
      r = 2026-11-29: droit-pratique
      s = 2026-11-29: arrêté ECOT2317028A
      t = 2026-11-29: legifiscal.fr
      u = 2026-11-29: aeccompta prints 0.88
      v = 2026-11-29: aeccompta prints 0.76
      w = 2026-11-29: nowhere but at exeoffice.eu

      2014-01-01 0.04 a sourced
      2015-01-01 0.93 b unsourced
      2015-07-01 0.99 c sourced
      2016-01-01 1.01 d sourced
      2016-07-01 0.93 e sourced
      2017-01-01 0.90 f sourced
      2017-07-01 0.90 f sourced
      2018-01-01 0.89 g sourced
      2018-07-01 0.88 b unsourced
      2019-01-01 0.86 b unsourced
      2019-07-01 0.87 b unsourced
      2020-01-01 0.87 b unsourced
      2020-07-01 0.84 b unsourced
      2021-01-01 0.79 h sourced
      2021-07-01 0.76 i sourced
      2022-01-01 0.76 j partly-sourced
      2022-07-01 0.77 k partly-sourced
      2023-01-01 2.06 k partly-sourced
      2023-07-01 4.22 k partly-sourced
      2024-01-01 5.07 k partly-sourced
      2024-07-01 4.92 b unsourced
      2025-01-01 3.71 l sourced
      2025-07-01 2.76 m unsourced
      2026-01-01 2.62 n sourced

      + 2014-01-01 2017-07-01 o
      + 2018-07-01 2018-07-01 o
      + 2019-07-01 2020-01-01 o
      + 2020-07-01 2020-07-01 p
      + 2021-01-01 2021-07-01 q
      + 2022-01-01 2022-01-01 r
      + 2022-07-01 2023-07-01 s
      + 2024-07-01 2026-01-01 t
      ? 2018-01-01 2018-01-01 u
      ? 2019-01-01 2019-01-01 v
      ? 2024-01-01 2024-01-01 w
      """)
}
