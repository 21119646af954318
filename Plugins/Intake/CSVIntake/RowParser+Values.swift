import Receivables
import ReceivablesPorts

extension RowParser {
  /// What a field says, read by a function that answers nil where it cannot; nil for an empty cell.
  func value<Value>(
    _ field: Field, _ cells: RecordCells, _ read: (Bytes) -> Value?
  ) throws(RowRefused) -> Value? {
    guard let bytes = bytes(field, cells) else { return nil }
    guard let value = read(bytes) else {
      throw RowParser.refused(field, RowParser.expectation(of: field))
    }
    return value
  }

  func requiredID(_ field: Field, _ cells: RecordCells) throws(RowRefused) -> String {
    guard let id = try optionalID(field, cells) else { throw RowParser.missing(field) }
    return id
  }

  func optionalID(_ field: Field, _ cells: RecordCells) throws(RowRefused) -> String? {
    guard let bytes = bytes(field, cells) else { return nil }
    if let problem = FieldSyntax.problem(ofID: bytes) { throw RowParser.refused(field, problem) }
    return bytes.string
  }

  func requiredDay(_ field: Field, _ cells: RecordCells) throws(RowRefused) -> Day {
    guard let day = try optionalDay(field, cells) else { throw RowParser.missing(field) }
    return day
  }

  func optionalDay(_ field: Field, _ cells: RecordCells) throws(RowRefused) -> Day? {
    guard let bytes = bytes(field, cells) else { return nil }
    do throws(DateReader.Problem) {
      return try dates.day(bytes)
    } catch {
      throw RowParser.refused(field, RowParser.reason(error, RowParser.quoted(bytes)))
    }
  }

  func currency(_ cells: RecordCells) throws(RowRefused) -> Currency? {
    guard let bytes = bytes(.currency, cells) else { return nil }
    if let currency = Currency(utf8: bytes) { return currency }
    let raised = String(decoding: bytes.map(\.raised), as: UTF8.self)
    let cure =
      Currency(code: raised) != nil
      ? "Write it in capitals, as \(raised)." : "Write a code of ISO 4217, as EUR."
    let written = bytes.count <= 8 ? "\"\(bytes.string)\"" : "This"
    throw RowParser.refused(.currency, "\(written) is not a currency in use. \(cure)")
  }

  /// The amount of the row, which is more than zero in every kind of file.
  func positiveAmount(
    _ cells: RecordCells, in currency: Currency?
  ) throws(RowRefused) -> DecimalAmount {
    guard let amount = try amount(.amount, cells, in: currency) else {
      throw RowParser.missing(.amount)
    }
    guard amount.unscaled <= 0 else { return amount }
    let cure =
      switch rows {
      case .credits: "Write what was given back without a minus."
      case .payments:
        "A payment that was taken back is `payment reverse`, money that was given back is"
          + " `payment refund` or `payment pay-out`. Leave out what is zero."
      case .customers, .invoices:
        "Import what was given back with `import credits`, and leave out what is zero."
      }
    throw RowParser.refused(.amount, "The amount has to be more than zero. \(cure)")
  }

  func creditLimit(
    _ cells: RecordCells, in currency: Currency?
  ) throws(RowRefused) -> DecimalAmount? {
    let limit = try amount(.creditLimit, cells, in: currency)
    if let limit, limit.unscaled < 0 {
      throw RowParser.refused(
        .creditLimit, "A credit limit is not below zero. Leave it out where there is none.")
    }
    return limit
  }

  private func amount(
    _ field: Field, _ cells: RecordCells, in currency: Currency?
  ) throws(RowRefused) -> DecimalAmount? {
    guard let bytes = bytes(field, cells) else { return nil }
    do throws(DecimalAmount.Problem) {
      let amount = try amounts.amount(bytes)
      // Refused here already, where the line is known; a row without currency is checked later.
      if let currency { _ = try amount.money(in: currency) }
      return amount
    } catch {
      throw RowParser.refused(field, reason(error, bytes, currency))
    }
  }

  // MARK: - Reasons

  static func missing(_ field: Field) -> RowRefused {
    refused(field, "The \(field.name) is empty. Every row needs one.")
  }

  private static func expectation(of field: Field) -> String {
    switch field {
    case .email: "This is not one email address. Write it as ar@northwind.example."
    case .country: "This is not a country. Write the two letters of ISO 3166, as DE."
    case .language: "This is not a language. Write a tag, as de or en-GB."
    case .timezone: "This is not a time zone. Write it as Europe/Berlin, or UTC."
    case .kind: "This is not a kind of customer. Write person, sole-trader or company."
    default: "This cannot be read."
    }
  }

  private static func reason(_ problem: DateReader.Problem, _ text: String) -> String {
    switch problem {
    case .notADay: "\(text) is not a day. Write it as 2026-03-31."
    case .noSuchDay:
      "\(text) is no day of the calendar. Check it, and the order of day and month (`--dates`)."
    case .twoDigitYear:
      "\(text) has a year of two digits. Write it with four, as 2026-03-31."
    case .ambiguous:
      "\(text) could be two days. Say which number is the month: `--dates dmy` or `--dates mdy`."
    case .yearNotFirst:
      "\(text) does not begin with the year, as `--dates ymd` says. Take `--dates dmy` or "
        + "`--dates mdy`."
    }
  }

  private func reason(
    _ problem: DecimalAmount.Problem, _ bytes: Bytes, _ currency: Currency?
  ) -> String {
    let text = RowParser.quoted(bytes)
    switch problem {
    case .notANumber:
      let sign =
        switch options.decimal {
        case .point: " with a point before the decimals"
        case .comma: " with a comma before the decimals"
        case nil: ""
        }
      return "\(text) is not an amount\(sign). Write it without a currency sign, as 1234.50."
    case .tooLarge: return "\(text) is more than can be kept. Check the amount."
    case .ambiguous:
      return "\(text) could be thousands or decimals. Say what the sign is: `--decimal point` or "
        + "`--decimal comma`."
    case .tooManyDecimals(let allowed):
      return "\(text) has more than \(allowed) decimals, all that \(currency?.code ?? "it") has. "
        + "Round it, or check the currency."
    }
  }

  /// The text in quotes where it is about a day or an amount; what came into the wrong column may
  /// be about a person and is not repeated.
  private static func quoted(_ bytes: Bytes) -> String {
    let letters = bytes.count { $0.isLetter }
    guard bytes.count <= 40, letters <= 9, bytes.contains(where: \.isDigit),
      !bytes.contains(UInt8(ascii: "@")), !bytes.contains(where: { $0 < 0x20 })
    else { return "This" }
    return "\"\(bytes.string)\""
  }
}
