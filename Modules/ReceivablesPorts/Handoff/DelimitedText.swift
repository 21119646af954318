/// Rows of a delimited file: RFC 4180, and no cell that a spreadsheet takes for a formula.
public struct DelimitedText: Sendable {
  /// What stands between two cells.
  public enum Separator: String, Sendable, CaseIterable {
    /// `,`
    case comma
    /// `;`
    case semicolon
    /// A tabulator.
    case tab
    /// `|`
    case pipe

    var character: Unicode.Scalar {
      switch self {
      case .comma: ","
      case .semicolon: ";"
      case .tab: "\t"
      case .pipe: "|"
      }
    }
  }

  /// What is in a cell.
  public enum Cell: Sendable, Equatable {
    /// Words of people, whatever they are.
    case text(String)
    /// A number, a day or a name of ours: nothing that anybody else wrote.
    case figure(String)
  }

  /// The rows so far; each ends with CR and LF.
  public private(set) var text = ""
  private let separator: Separator
  private let quotesAll: Bool

  /// No rows yet.
  ///
  /// - Parameter quotesAll: puts every cell into quotes, not only those that need them.
  public init(separator: Separator = .comma, quotesAll: Bool = false) {
    self.separator = separator
    self.quotesAll = quotesAll
  }

  /// Adds a row.
  public mutating func add(_ cells: [Cell]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { text.unicodeScalars.append(separator.character) }
      switch cell {
      case .text(let words): text += quoted(DelimitedText.harmless(words))
      case .figure(let figure): text += quoted(figure)
      }
    }
    text += "\r\n"
  }

  /// On one line, and with an apostrophe before what a spreadsheet would calculate.
  ///
  /// The characters are those of the OWASP page on CSV injection, the wide ones of East Asia
  /// included; what stands before them and is not seen is left out, as programs skip it.
  static func harmless(_ words: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in words.unicodeScalars {
      let isBreak =
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || scalar.value == 0x2028 || scalar.value == 0x2029
      line.append(isBreak ? " " : scalar)
    }
    while let first = line.first, isUnseen(first) { line.removeFirst() }
    guard let first = line.first, "=+-@＝＋－＠".unicodeScalars.contains(first) else {
      return String(line)
    }
    return "'" + String(line)
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
  }

  private func quoted(_ cell: String) -> String {
    let needsQuotes = cell.unicodeScalars.contains {
      $0 == separator.character || $0 == "\"" || $0 == "\r" || $0 == "\n"
    }
    guard quotesAll || needsQuotes || cell.unicodeScalars.last == " " else { return cell }
    // Scalar by scalar: with an accent behind it a quote is another character, and still a quote.
    var doubled = String.UnicodeScalarView()
    for scalar in cell.unicodeScalars {
      doubled.append(scalar)
      if scalar == "\"" { doubled.append(scalar) }
    }
    return "\"" + String(doubled) + "\""
  }
}
