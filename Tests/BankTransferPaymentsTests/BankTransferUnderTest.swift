import BankTransferPayments
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// An account in every form, as settings open it, and what the form carries.
enum BankTransferUnderTest {
  static func open(_ values: [String: String]) throws -> BankTransferGateway {
    try BankTransferKind().open(
      PaymentSettings(gateway: "bank", kind: "bank-transfer", values: values))
  }

  static let epc = ["form": "epc", "iban": "DE02 1203 0000 0000 2020 51", "bic": "BYLADEM1001"]
  static let swiss = [
    "form": "swiss", "iban": "CH93 0076 2011 6238 5295 7", "street": "Seeweg", "number": "7",
    "postcode": "8000", "town": "Zürich", "country": "CH",
  ]
  static let us = ["form": "us", "routing": "021000021", "account": "0123456789"]
  static let uk = ["form": "uk", "sortCode": "20-00-00", "account": "55779911"]
  static let plain = ["form": "plain", "iban": "DE02120300000000202051"]

  static func money(_ minorUnits: Int64, _ code: String) -> Money {
    Money(minorUnits: minorUnits, Samples.currency(code))
  }

  struct Form: Sendable, CustomTestStringConvertible {
    let settings: [String: String]
    let taken: [Money]
    let refused: [Money]
    var payload: (lineEnd: String, mostBytes: Int)?

    var testDescription: String { settings["form"] ?? "" }
  }

  static let forms = [
    Form(
      settings: epc,
      taken: [money(1, "EUR"), money(1_250_00, "EUR"), money(999_999_999_99, "EUR")],
      refused: [money(1_000_000_000_00, "EUR"), money(100, "CHF"), money(100, "USD")],
      payload: ("\n", 331)),
    Form(
      settings: swiss,
      taken: [money(1, "CHF"), money(1_250_00, "EUR"), money(999_999_999_99, "CHF")],
      refused: [money(1_000_000_000_00, "CHF"), money(100, "USD")], payload: ("\r\n", 997)),
    Form(settings: us, taken: [money(1_250_00, "USD")], refused: [money(100, "EUR")]),
    Form(settings: uk, taken: [money(1_250_00, "GBP")], refused: [money(100, "EUR")]),
    Form(settings: plain, taken: [money(1_250_00, "EUR"), money(125, "JPY")], refused: []),
  ]
}
