import Receivables
import ReceivablesPorts

/// How the files of one agency look.
struct AgencyLayout {
  enum Encoding: String, CaseIterable {
    case utf8 = "utf-8"
    case windows1252 = "windows-1252"
  }

  struct Column {
    let title: String
    let field: AgencyField
  }

  let separator: DelimitedText.Separator
  let hasDecimalComma: Bool
  let dates: DayPattern
  let quotesAll: Bool
  let encoding: Encoding
  let hasHeader: Bool
  let columns: [Column]

  /// - Throws: ``SettingsError``.
  init(_ settings: HandoffSettings) throws {
    let reader = Reader(settings: settings)
    try reader.checkKeys()
    separator =
      DelimitedText.Separator(
        rawValue: try reader.word(
          "separator", of: DelimitedText.Separator.allCases.map(\.rawValue))) ?? .comma
    hasDecimalComma = try reader.word("decimal", of: ["point", "comma"]) == "comma"
    quotesAll = try reader.word("quotes", of: ["needed", "all"]) == "all"
    encoding =
      Encoding(
        rawValue: try reader.word("encoding", of: Encoding.allCases.map(\.rawValue))) ?? .utf8
    hasHeader = try reader.word("header", of: ["yes", "no"]) == "yes"
    dates = try reader.dates()
    columns = try reader.columns()
  }

  /// Reads settings, with errors that say what to write.
  private struct Reader {
    static let keys = ["separator", "decimal", "dates", "quotes", "encoding", "header"]

    let settings: HandoffSettings

    func checkKeys() throws {
      for key in settings.values.keys.sorted() where !Reader.keys.contains(key) {
        throw error(
          "an agency has no setting \"\(key)\". It has \(Reader.keys.joined(separator: ", ")).")
      }
    }

    /// The first of the words where the key is absent.
    func word(_ key: String, of words: [String]) throws -> String {
      let word = settings.values[key] ?? words[0]
      guard words.contains(word) else {
        throw error("\(key) is one of \(words.joined(separator: ", ")), not \"\(word)\".")
      }
      return word
    }

    func dates() throws -> DayPattern {
      let text = settings.values["dates"] ?? "YYYY-MM-DD"
      guard let pattern = DayPattern(text) else {
        throw error("dates is a pattern with YYYY, MM and DD once each, as DD.MM.YYYY.")
      }
      return pattern
    }

    func columns() throws -> [Column] {
      guard !settings.columns.isEmpty else {
        return AgencyField.allCases.map { Column(title: $0.rawValue, field: $0) }
      }
      let columns = try settings.columns.map { column in
        guard let field = AgencyField(rawValue: column.field) else {
          let known = AgencyField.allCases.map(\.rawValue).joined(separator: ", ")
          throw error("there is no field \"\(column.field)\". There are \(known).")
        }
        return Column(title: column.title, field: field)
      }
      // Without them nobody can tell what is owed, or answer for it.
      for field in [AgencyField.invoice, .open]
      where !columns.contains(where: { $0.field == field }) {
        throw error("no column has the field \(field.rawValue). Add one.")
      }
      return columns
    }

    private func error(_ message: String) -> SettingsError {
      SettingsError("handoff.\(settings.name): \(message)")
    }
  }
}
