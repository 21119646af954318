import Receivables

/// The number of a British bank: six digits.
///
/// Whether an account is one of the bank's is told by tables of Vocalink that change monthly; only the
/// shape is looked at here.
struct SortCode: Hashable {
  let text: String

  /// Nil where it is none; hyphens are let by.
  init?(_ typed: String) {
    guard let text = CheckDigits.compact(typed.filter { $0 != "-" }),
      RoutingNumber.digits(text, 6...6) != nil
    else { return nil }
    self.text = text
  }

  /// As `20-00-00`.
  var printed: String {
    CheckDigits.grouped(text, by: 2).split(separator: " ").joined(separator: "-")
  }
}
