import Receivables

/// The number of an account as ISO 13616 has it: a country, two check digits, the number that the country
/// gives the account.
struct IBAN: Hashable {
  /// In capitals and without spaces, as `DE02120300000000202051`.
  let text: String

  /// A number that somebody typed, with spaces and in any case.
  ///
  /// - Throws: ``Problem``.
  init(_ typed: String) throws(Problem) {
    guard let text = CheckDigits.compact(typed),
      text.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) })
    else { throw .letters }
    guard let length = IBAN.lengths[String(text.prefix(2))] else {
      throw .country(String(text.prefix(2)))
    }
    guard text.utf8.count == length else { throw .length(text.utf8.count, wanted: length) }
    // Made anew and compared: 00, 01 and 99 leave the right remainder for some, and are never made.
    guard let check = CheckDigits.pair97(for: text.dropFirst(4), prefix: String(text.prefix(2))),
      text.dropFirst(2).hasPrefix(check)
    else { throw .check }
    self.text = text
  }

  var country: String { String(text.prefix(2)) }

  /// In groups of four, as it is printed.
  var printed: String { CheckDigits.grouped(text, by: 4) }

  /// Whether transfers to it need no BIC: countries of the European Economic Area, by Regulation (EU)
  /// 260/2012. Other countries of SEPA, as Switzerland and the United Kingdom, want it.
  var needsBIC: Bool { !IBAN.economicArea.contains(country) }

  /// Whether payments to it carry a Swiss reference: the institution's number is 30000 to 31999.
  var isSwissReferenceAccount: Bool {
    ["CH", "LI"].contains(country)
      && Int(text.dropFirst(4).prefix(5)).map { (30_000...31_999).contains($0) } ?? false
  }

  /// What is wrong with a number.
  enum Problem: Error, Equatable {
    case letters
    case country(String)
    case length(Int, wanted: Int)
    case check
  }

  /// Letters and digits of a number, by country: SWIFT's IBAN registry, release 101, as python-stdnum
  /// has it.
  private static let lengths: [String: Int] = {
    let registry = """
      AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 \
      DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 \
      IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 \
      MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 \
      SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
      """
    return registry.split(separator: " ").reduce(into: [:]) { lengths, row in
      lengths[String(row.prefix(2))] = Int(row.dropFirst(2))
    }
  }()

  private static let economicArea = Set(
    """
    AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK
    """.split(separator: " ").map(String.init))
}

extension IBAN.Problem: CustomStringConvertible {
  var description: String {
    switch self {
    case .letters: "has something else than letters and digits in it"
    case .country(let code): "begins with \(code), which is no country that has such numbers"
    case .length(let found, let wanted):
      "has \(found) letters and digits where its country has \(wanted)"
    case .check: "is mistyped: its check digits are those of another number"
    }
  }
}
