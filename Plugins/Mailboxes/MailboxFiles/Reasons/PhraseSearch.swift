#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Looks for the phrases of a table in one text.
struct PhraseSearch {
  /// What ` * ` may stand for, in bytes.
  private static let longestGap = 80

  private let text: [CChar]

  init(_ text: String) {
    self.text = text.utf8.map { CChar(bitPattern: $0 == 0 ? 32 : $0) } + [0]
  }

  /// The first row that has a phrase of the text.
  func row(of table: [ReasonTable.Row]) -> ReasonTable.Row? {
    table.first { row in row.phrases.contains(where: holds) }
  }

  func holds(_ phrase: String) -> Bool {
    text.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return false }
      guard phrase.utf8.contains(UInt8(ascii: "*")) else { return strstr(start, phrase) != nil }
      return PhraseSearch.holds(phrase, start)
    }
  }

  /// Every part behind the one before, near enough.
  private static func holds(_ phrase: String, _ start: UnsafePointer<CChar>) -> Bool {
    let parts = phrase.split(separator: "*").map { $0.trimmed }
    guard let first = parts.first, let found = strstr(start, first) else { return false }
    var end = UnsafePointer(found) + first.utf8.count
    for part in parts.dropFirst() {
      guard let next = strstr(end, part), UnsafePointer(next) - end <= longestGap else {
        return false
      }
      end = UnsafePointer(next) + part.utf8.count
    }
    return true
  }
}
