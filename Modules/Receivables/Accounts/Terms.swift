/// Payment terms that tell a due day, as `NET30` or `2/10 NET30`.
public struct Terms: Sendable, Hashable {
  /// As written, in capitals.
  public let text: String
  /// Days from the issue day to the due day.
  public let days: Int

  /// Nil where the text is not understood: `NET30`, `Net 30`, `2/10 NET30`, `30 days`, `EOM` is not.
  public init?(_ text: String) {
    // Most invoices say it this way, and there may be a million of them.
    if text.hasPrefix("NET"), let days = Int(text.dropFirst(3)), (0...3650).contains(days) {
      self.init(text: text, days: days)
      return
    }
    let upper = text.uppercased()
    var words = upper.split { $0 == " " || $0 == "," }
    if let first = words.first, first.contains("/"), words.count > 1,
      first.split(separator: "/").count == 2, first.allSatisfy({ $0.isNumber || "./".contains($0) })
    {
      words.removeFirst()
    }
    var rest = words.joined(separator: " ")
    if ["DUE ON RECEIPT", "ON RECEIPT", "IMMEDIATE", "CASH"].contains(rest) {
      self.init(text: upper, days: 0)
      return
    }
    if rest.hasSuffix(" DAYS") { rest.removeLast(5) }
    if rest.hasPrefix("NET") { rest.removeFirst(3) }
    if rest.hasPrefix("N/") { rest.removeFirst(2) }
    while rest.first == " " { rest.removeFirst() }
    guard let days = Int(rest), (0...3650).contains(days) else { return nil }
    self.init(text: upper, days: days)
  }

  private init(text: String, days: Int) {
    self.text = text
    self.days = days
  }

  public func due(from issued: Day) -> Day { issued.adding(days: days) }
}
