import CSVIntake
import Receivables
import ReceivablesPorts
import Testing

@Suite("Amounts")
struct AmountTests {
  typealias Separator = DecimalAmount.Separator

  private func reading(_ text: String, _ decimal: Separator?, _ currency: String) throws -> Reading
  {
    try read(
      "id;customer;issue_date;currency;amount\nINV-1;C-1;2026-01-02;\(currency);\(text)\n",
      as: .invoices, options: IntakeOptions(decimal: decimal))
  }

  private func amount(
    _ text: String, _ decimal: Separator? = nil, in currency: String = ""
  ) throws -> DecimalAmount? {
    try reading(text, decimal, currency).invoices.first?.amount
  }

  private func reason(
    _ text: String, _ decimal: Separator? = nil, in currency: String = ""
  ) throws -> String? {
    let problem = try reading(text, decimal, currency).problems.first
    #expect(problem?.field == "amount")
    return problem?.reason
  }

  @Test(
    "An amount that reads in one way is read",
    arguments: [
      ("5", 5, 0), ("10.5", 105, 1), ("1234.50", 123_450, 2), ("1234,50", 123_450, 2),
      ("+5.00", 500, 2), ("0.125", 125, 3), ("1,234.50", 123_450, 2), ("1.234,50", 123_450, 2),
      ("1,234,567", 1_234_567, 0), ("1.234.567,8", 12_345_678, 1), ("12345.678", 12_345_678, 3),
      (".50", 50, 2), ("007.00", 700, 2), ("999999999999999.99", 99_999_999_999_999_999, 2),
    ])
  func plain(text: String, unscaled: Int64, scale: Int) throws {
    #expect(try amount(text) == DecimalAmount(unscaled: unscaled, scale: scale))
  }

  @Test(
    "Spaces and apostrophes group thousands",
    arguments: [
      ("1 234", 1234, 0), ("1 234 567,50", 123_456_750, 2), ("1 234.50", 123_450, 2),
      ("1'234'567.50", 123_456_750, 2), ("1\u{A0}234,50", 123_450, 2),
      ("12\u{202F}345,6", 123_456, 1), ("12\u{2009}345", 12_345, 0), ("1’234.50", 123_450, 2),
      ("12 345.678", 12_345_678, 3), ("+1 234", 1234, 0),
    ])
  func grouped(text: String, unscaled: Int64, scale: Int) throws {
    #expect(try amount(text) == DecimalAmount(unscaled: unscaled, scale: scale))
  }

  @Test(
    "Groups that are not whole, and what is no number, are refused",
    arguments: [
      "12 34", "1 2345", "1234 567", "1 234 56", "1 234'567", "1 234,567.00", "1 234.", " 1  234",
      "1 234 5.00", "1 234-", "12 345 EUR", "(5)", "5-", "--5", "1.2.3", "1e3", "0x10", "5%", "1/2",
      "٣", "- 5", "1,23,456.00",
    ])
  func notAnAmount(text: String) throws {
    let reason = try reason(text)
    #expect(
      reason?.hasSuffix(
        " is not an amount. Write it without a currency sign, as 1234.50.") == true,
      "\(reason ?? "")")
  }

  @Test(
    "A currency's sign or code beside the amount is refused",
    arguments: [
      "€5", "5 €", "$5.00", "EUR 5", "5EUR", "£5",
    ])
  func currencySigns(text: String) throws {
    #expect(
      try reason(text)
        == "\"\(text)\" is not an amount. Write it without a currency sign, as 1234.50.")
  }

  @Test("One sign before three digits is refused until it is said what it is")
  func ambiguous() throws {
    #expect(
      try reason("1.234")
        == "\"1.234\" could be thousands or decimals. "
        + "Say what the sign is: `--decimal point` or `--decimal comma`.")
    #expect(try reason("1,234")?.contains("--decimal comma") == true)
    #expect(try amount("1.234", .point) == DecimalAmount(unscaled: 1234, scale: 3))
    #expect(try amount("1.234", .comma) == DecimalAmount(unscaled: 1234, scale: 0))
    #expect(try amount("1,234", .comma) == DecimalAmount(unscaled: 1234, scale: 3))
    #expect(try amount("1,234", .point) == DecimalAmount(unscaled: 1234, scale: 0))
  }

  @Test("A sign that was said to be something else is refused")
  func otherSign() throws {
    #expect(
      try reason("12.50", .comma)
        == "\"12.50\" is not an amount with a comma before the decimals. "
        + "Write it without a currency sign, as 1234.50.")
    #expect(
      try reason("12,50", .point)
        == "\"12,50\" is not an amount with a point before the decimals. "
        + "Write it without a currency sign, as 1234.50.")
    #expect(try reason("1 234,567", .point)?.contains("is not an amount") == true)
    #expect(try amount("12,50", .comma) == DecimalAmount(unscaled: 1250, scale: 2))
  }

  @Test("An amount that no book can hold is refused")
  func tooLarge() throws {
    #expect(
      try reason("99999999999999999999")
        == "\"99999999999999999999\" is more than can be kept. Check the amount.")
    #expect(
      try reason("92233720368547758.08", in: "EUR")?.contains("more than can be kept") == true)
    #expect(try reason("999999999999999999", in: "EUR")?.contains("more than can be kept") == true)
  }

  @Test("Decimals that the currency does not have are refused where the row names it")
  func tooManyDecimals() throws {
    #expect(
      try reason("10.505", .point, in: "EUR")
        == "\"10.505\" has more than 2 decimals, all that EUR has. "
        + "Round it, or check the currency.")
    #expect(try amount("10.500", .point, in: "EUR") == DecimalAmount(unscaled: 10_500, scale: 3))
    #expect(try reason("5.5", in: "JPY")?.contains("more than 0 decimals") == true)
    #expect(try amount("5.125", .point, in: "KWD") == DecimalAmount(unscaled: 5125, scale: 3))
    #expect(try amount("10.505", .point) == DecimalAmount(unscaled: 10_505, scale: 3))
  }

  @Test("What came into the column by mistake is not repeated")
  func notRepeated() throws {
    #expect(
      try reason("Anna Kurz")
        == "This is not an amount. Write it without a currency sign, as 1234.50.")
  }
}
