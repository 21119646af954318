extension LimitationRule {
  /// The countries for which a period was found, as a policy names them.
  public static let countries = ["DE", "FR", "GB", "IE"]

  /// What was found of a country; empty where nothing was: how long a claim lasts is not known then.
  public static func of(_ country: String) -> [LimitationRule] {
    all.filter { $0.country == country }
  }

  private static let everybody: [Party.Kind] = [.person, .soleTrader, .company]

  private static let all = [
    LimitationRule(
      country: "DE", kinds: everybody, years: 3, start: .endOfYear, acknowledgement: .any,
      countsPayment: true,
      source: "BGB §§ 195, 199(1): three years from the end of the year in which the claim arose;"
        + " § 212(1) no. 1: they begin anew when the debtor acknowledges it, by a part payment too"),
    LimitationRule(
      country: "GB", kinds: everybody, years: 6, start: .due, acknowledgement: .signed,
      countsPayment: true,
      source: "Limitation Act 1980, section 5 (England and Wales); sections 29(5), 29(7) and 30: an"
        + " acknowledgement in writing and signed, or a part payment, before the end begins them anew."
        + " In Scotland it is five years"),
    LimitationRule(
      country: "IE", kinds: everybody, years: 6, start: .due,
      source:
        "Statute of Limitations 1957, section 11 (beauchamps.ie, byrnewallace.com); the form of"
        + " an acknowledgement was not read, so that none begins them anew here"),
    LimitationRule(
      country: "FR", kinds: [.soleTrader, .company], years: 5, start: .due,
      source: "five years, in secondary sources; what begins them anew was not read, nor the period"
        + " for consumers"),
  ]
}
