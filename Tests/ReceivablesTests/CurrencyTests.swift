import Receivables
import ReceivablesTesting
import Testing

@Suite("Currency")
struct CurrencyTests {
  @Test(
    "Euros have two decimals, yen none, dinars three, and the unidad de fomento four",
    arguments: [("EUR", 2), ("USD", 2), ("JPY", 0), ("KRW", 0), ("KWD", 3), ("CLF", 4)])
  func decimals(code: String, decimals: Int) throws {
    let currency = try #require(Currency(code: code))
    #expect(currency.decimals == decimals)
    #expect(currency.code == code)
    #expect("\(currency)" == code)
  }

  @Test(
    "Nothing but the three capital letters of a currency in use is read",
    arguments: [
      "", "E", "EU", "eur", "Eur", "EURO", "EUR ", " EUR", "E R", "€", "ÉUR", "ΕUR", "978", "@@@",
      "[[[", "AAA", "ZZZ",
    ])
  func refuses(text: String) {
    #expect(Currency(code: text) == nil)
  }

  @Test(
    "Gold, drawing rights, the test code and the code for no currency are not currencies",
    arguments: ["XAU", "XAG", "XPT", "XPD", "XDR", "XBA", "XSU", "XUA", "XTS", "XXX"])
  func withoutMinorUnits(code: String) {
    #expect(Currency(code: code) == nil)
  }

  @Test("A code is read from bytes as it is from a string")
  func bytes() {
    #expect(Currency(utf8: [69, 85, 82]) == Currency(code: "EUR"))
    #expect(Currency(utf8: "amount,EUR".utf8.suffix(3)) == Currency(code: "EUR"))
    #expect(Currency(utf8: [69, 85]) == nil)
    #expect(Currency(utf8: [69, 85, 82, 82]) == nil)
    #expect(Currency(utf8: [0xC5, 0x85, 0x52]) == nil)
  }

  @Test("Currencies sort by their codes")
  func order() {
    let codes = ["USD", "ZAR", "EUR", "AED", "EGP", "USN"]
    #expect(codes.compactMap { Currency(code: $0) }.sorted().map(\.code) == codes.sorted())
  }

  @Test("The same code twice is one currency, and two codes with the same decimals are two")
  func identity() {
    let codes = ["EUR", "USD", "EUR", "GBP", "USD"]
    #expect(Set(codes.compactMap { Currency(code: $0) }).count == 3)
    #expect(Currency(code: "EUR") != Currency(code: "USD"))
  }

  /// Goal: no currency is missing and none is made up. Method: try all codes there could be.
  @Test(
    "The currencies are those of the ISO 4217 list that have minor units",
    .enabled(if: SharedFolder.url != nil, "The shared folder with the ISO 4217 list is absent."))
  func matchesList() throws {
    var listed: [String: Int] = [:]
    for row in try SharedFolder.rows(of: "data/reference/iso4217_active.csv") {
      let columns = row.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false)
      try #require(columns.count == 4)
      listed[String(columns[0])] = Int(columns[2])
    }
    let letters = (65...90).map { UInt8($0) }
    var known: [String: Int] = [:]
    for first in letters {
      for second in letters {
        for third in letters {
          guard let currency = Currency(utf8: [first, second, third]) else { continue }
          known[currency.code] = currency.decimals
        }
      }
    }
    #expect(listed.count > 150)
    #expect(known == listed)
  }

  @Test(
    "A currency that was withdrawn is not in use, unless its code was given again",
    .enabled(if: SharedFolder.url != nil, "The shared folder with the ISO 4217 list is absent."))
  func withdrawn() throws {
    let active = try SharedFolder.rows(of: "data/reference/iso4217_active.csv").map {
      $0.prefix(3)
    }
    for row in try SharedFolder.rows(of: "data/reference/iso4217_withdrawn.csv") {
      let code = row.prefix(3)
      #expect((Currency(code: code) != nil) == active.contains(code), "\(code)")
    }
  }
}
