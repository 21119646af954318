import Receivables

/// The code of a bank by ISO 9362: eight letters and digits, or eleven with the branch.
struct BIC: Hashable {
  let text: String

  /// Nil where it is none: four letters or digits, two letters of the country, and the rest.
  init?(_ typed: String) {
    guard let text = CheckDigits.compact(typed), [8, 11].contains(text.utf8.count),
      text.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }),
      text.utf8.dropFirst(4).prefix(2).allSatisfy({ $0 >= 65 })
    else { return nil }
    self.text = text
  }
}
