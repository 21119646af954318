/// Payment terms that tell a due day, as `NET30` or `2/10 NET30`.
public struct Terms: Sendable, Hashable {
  /// As written, in capitals.
  public let text: String
  /// Days from the issue day to the due day.
  public let days: Int
  /// What paying early is worth, as written; empty where it is worth nothing.
  public let discounts: [Discount]

  /// Whoever pays within so many days may keep a share.
  public struct Discount: Sendable, Hashable {
    public let percent: Percent
    public let days: Int
  }

  /// Nil where the text is not understood: `NET30`, `Net 30`, `2/10 NET30`, `3/5 2/10 n/30`, `30 days`;
  /// `EOM` is not.
  public init?(_ text: String) {
    // Most invoices say it this way, and there may be a million of them.
    if text.hasPrefix("NET"), let days = Int(text.dropFirst(3)), (0...3650).contains(days) {
      self.init(text: text, days: days, discounts: [])
      return
    }
    let upper = text.uppercased()
    var words = upper.split { $0 == " " || $0 == "," }
    var discounts: [Discount] = []
    while words.count > 1, let discount = Discount(words[0]) {
      discounts.append(discount)
      words.removeFirst()
    }
    var rest = words.joined(separator: " ")
    if ["DUE ON RECEIPT", "ON RECEIPT", "IMMEDIATE", "CASH"].contains(rest) {
      self.init(text: upper, days: 0, discounts: discounts)
      return
    }
    if rest.hasSuffix(" DAYS") { rest.removeLast(5) }
    if rest.hasPrefix("NET") { rest.removeFirst(3) }
    if rest.hasPrefix("N/") { rest.removeFirst(2) }
    while rest.first == " " { rest.removeFirst() }
    guard let days = Int(rest), (0...3650).contains(days) else { return nil }
    self.init(text: upper, days: days, discounts: discounts)
  }

  private init(text: String, days: Int, discounts: [Discount]) {
    self.text = text
    self.days = days
    self.discounts = discounts
  }

  public func due(from issued: Day) -> Day { issued.adding(days: days) }
}

extension Terms.Discount {
  /// Reads `2/10` or `2%/10`; nil for anything else.
  fileprivate init?(_ word: Substring) {
    let parts = word.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let share = parts[0].hasSuffix("%") ? parts[0].dropLast() : parts[0]
    guard let percent = Percent(String(share)), percent > Percent(0), percent < Percent(100),
      let days = Int(parts[1]), (0...3650).contains(days)
    else { return nil }
    self.init(percent: percent, days: days)
  }
}
