/// The number of a statement that is paid as one, as `S-2026-10`: each customer has one of a month.
public struct StatementNumber: Hashable, Comparable, Sendable {
  /// 202610 for October 2026.
  public let period: Int

  /// - Parameter period: year and month, as 202610.
  public init(period: Int) {
    self.period = period
  }

  /// Nil where the words are no such number. Hands that type it write small letters too.
  public init?(_ words: some StringProtocol) {
    let parts = words.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "S" || parts[0] == "s",
      parts[1].utf8.count == 4, parts[2].utf8.count == 2,
      parts[1...].allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[1]), let month = Int(parts[2]), (1...12).contains(month)
    else { return nil }
    period = year * 100 + month
  }

  public var text: String {
    let month = period % 100
    let year = String(period / 100)
    let zeros = String(repeating: "0", count: max(0, 4 - year.count))
    return "S-\(zeros)\(year)-\(month < 10 ? "0" : "")\(month)"
  }

  public static func < (one: StatementNumber, other: StatementNumber) -> Bool {
    one.period < other.period
  }
}

extension StatementNumber: CustomStringConvertible {
  public var description: String { text }
}
