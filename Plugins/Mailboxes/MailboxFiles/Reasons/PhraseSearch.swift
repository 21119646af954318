#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Words that are looked for, in small letters; ` * ` stands for anything in between.
struct Phrase: ExpressibleByStringLiteral {
  /// What ` * ` may stand for, in bytes.
  static let longestGap = 80

  let first: String
  let others: [String]

  init(_ text: String) {
    var parts = text.split(separator: "*").map(\.trimmed)
    first = parts.isEmpty ? "" : parts.removeFirst()
    others = parts
  }

  init(stringLiteral text: String) { self.init(text) }
}

/// Looks for phrases in one text.
struct PhraseSearch {
  private let text: [CChar]

  /// - Parameter text: in small letters, with one space for any run of white space.
  init(_ text: String) {
    self.text = text.utf8.map { CChar(bitPattern: $0 == 0 ? 32 : $0) } + [0]
  }

  /// The first row that has a phrase of the text.
  func row(of table: [ReasonTable.Row]) -> ReasonTable.Row? {
    table.first { $0.phrases.contains(where: holds) }
  }

  func holdsAny(of phrases: [Phrase]) -> Bool { phrases.contains(where: holds) }

  /// The byte behind the first place of some words; nil where they are not there.
  func end(of words: String) -> Int? {
    text.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress, let found = strstr(start, words) else { return nil }
      return UnsafePointer(found) - start + words.utf8.count
    }
  }

  /// Whether all parts are there, each behind the one before and near enough to it.
  func holds(_ phrase: Phrase) -> Bool {
    text.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress, let found = strstr(start, phrase.first) else {
        return false
      }
      var end = UnsafePointer(found) + phrase.first.utf8.count
      for part in phrase.others {
        guard let next = strstr(end, part), UnsafePointer(next) - end <= Phrase.longestGap else {
          return false
        }
        end = UnsafePointer(next) + part.utf8.count
      }
      return true
    }
  }
}
