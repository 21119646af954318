import Receivables
import ReceivablesPorts

/// What a template may name, with the values of one notice.
///
/// - `name`, `day`, `reference`; `creditor.name`, `creditor.email`, and `creditor.address`, a list
///   whose lines are written as `{{.}}`.
/// - `asked`, `total` (all items without what waits), `waiting` (only where something does).
/// - `count`; `several` (more than one item); `notYetDue` (some are not past due).
/// - `lines`, a list with `item`, `issued`, `due`, `open`, `daysOverdue`, `overdue` (past due);
///   the words of its first line again as `first.item` and so on.
struct NoticeWords {
  let values: [String: Any]

  static let lineNames: Set = ["item", "issued", "due", "open", "daysOverdue", "overdue"]
  static let names =
    Set([
      "name", "day", "reference", "creditor.name", "creditor.email", "creditor.address", "asked",
      "total", "waiting", "count", "several", "notYetDue", "lines",
    ]).union(lineNames.map { "first.\($0)" })

  /// - Throws: `MoneyError` where the lines are of more than one currency.
  init(_ content: NoticeContent, locale: NoticeLocale) throws {
    let lines = content.lines.map { Self.words(of: $0, locale: locale) }
    var values: [String: Any] = [
      "name": Self.plain(content.name), "day": locale.text(content.day),
      "reference": Self.plain(content.reference), "asked": locale.text(content.asked),
      "total": locale.text(try Self.total(of: content)), "count": String(lines.count),
      "several": lines.count > 1, "notYetDue": content.lines.contains { $0.daysOverdue <= 0 },
      "lines": lines, "creditor": Self.words(of: content.creditor),
    ]
    if let first = lines.first { values["first"] = first }
    if content.waiting.isPositive { values["waiting"] = locale.text(content.waiting) }
    self.values = values
  }

  /// A rendered text with the strokes that were put aside while tables were read.
  func restored(_ text: String) -> String {
    String(text.map { $0 == Self.stroke ? "|" : $0 })
  }

  private static func words(of line: NoticeContent.Line, locale: NoticeLocale) -> [String: Any] {
    [
      "item": plain(line.item), "issued": locale.text(line.issued), "due": locale.text(line.due),
      "open": locale.text(line.open), "daysOverdue": String(max(0, line.daysOverdue)),
      "overdue": line.daysOverdue > 0,
    ]
  }

  private static func words(of creditor: Creditor) -> [String: Any] {
    var words: [String: Any] = [
      "name": plain(creditor.name),
      "address": creditor.address.map(plain).filter { !$0.isEmpty },
    ]
    // Left out where there is none, so that a section for it is passed over.
    if !creditor.email.isEmpty { words["email"] = plain(creditor.email) }
    return words
  }

  private static func total(of content: NoticeContent) throws -> Money {
    var total = Money.zero(content.asked.currency)
    for line in content.lines { total = try total.adding(line.open) }
    return total
  }

  /// A name must not bring lines or columns of its own: whoever chose it would write our text.
  private static func plain(_ value: String) -> String {
    let scalars = value.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: " "
      default: scalar == "|" ? strokeScalar : scalar
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Stands for `|` in values; no value holds it, as control characters are taken out of them.
  private static let strokeScalar: Unicode.Scalar = "\u{1F}"
  private static let stroke = Character(strokeScalar)
}
