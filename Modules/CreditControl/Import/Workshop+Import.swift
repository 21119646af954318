public import Receivables
import ReceivablesPorts

/// An import as a person asks for it on the command line.
public struct ImportWish: Sendable {
  public var path = "-"
  /// customers, invoices, payments or credits.
  public var rows = "invoices"
  public var format = "csv"
  /// `COLUMN=FIELD`, each.
  public var map: [String] = []
  /// `FIELD=VALUE`, each.
  public var set: [String] = []
  public var dropsUnknown = false
  /// ymd, dmy or mdy.
  public var dates: String?
  /// point or comma.
  public var decimal: String?
  public var skipBad: String?
  public var today: Day

  public init(today: Day) {
    self.today = today
  }
}

extension Workshop {
  /// - Throws: ``RunError`` where the wish cannot be understood.
  public func orders(_ wish: ImportWish) throws -> ImportRun.Orders {
    guard let rows = RowKind(rawValue: wish.rows) else {
      throw RunError(
        .usage, "\"\(wish.rows)\" cannot be imported. Say customers, invoices, payments or credits."
      )
    }
    var options = IntakeOptions(dropsUnknown: wish.dropsUnknown)
    options.map = try wish.map.map { text in
      let (column, field) = try Workshop.pair(text, "--map COLUMN=FIELD")
      return (column: column, field: field)
    }
    options.set = try wish.set.map { text in
      let (field, value) = try Workshop.pair(text, "--set FIELD=VALUE")
      return (field: field, value: value)
    }
    if let dates = wish.dates {
      guard let order = IntakeOptions.DateOrder(rawValue: dates) else {
        throw RunError(.usage, "\"\(dates)\" is no order of dates. Say ymd, dmy or mdy.")
      }
      options.dates = order
    }
    if let decimal = wish.decimal {
      guard let separator = DecimalAmount.Separator(rawValue: decimal) else {
        throw RunError(.usage, "\"\(decimal)\" is no decimal sign. Say point or comma.")
      }
      options.decimal = separator
    }
    return ImportRun.Orders(
      path: wish.path, rows: rows, format: try format(wish.format), options: options,
      skipBad: wish.skipBad, today: wish.today)
  }

  private static func pair(_ text: String, _ form: String) throws -> (String, String) {
    guard let mark = text.lastIndex(of: "="), mark > text.startIndex else {
      throw RunError(.usage, "\"\(text)\" is not of the form \(form).")
    }
    if form.hasPrefix("--set"), let first = text.firstIndex(of: "=") {
      return (String(text[..<first]), String(text[text.index(after: first)...]))
    }
    return (String(text[..<mark]), String(text[text.index(after: mark)...]))
  }
}
