public import Receivables

/// What a gateway's codes mean, as data that whoever runs the book can override.
public struct DeclineTable: Sendable, Equatable {
  /// What one code means.
  public struct Meaning: Sendable, Equatable {
    /// What the refusal is about.
    public let category: Decline.Category
    /// What to do about it.
    public let advice: Decline.Advice

    /// A meaning.
    public init(_ category: Decline.Category, _ advice: Decline.Advice) {
      self.category = category
      self.advice = advice
    }
  }

  /// By code.
  public private(set) var meanings: [String: Meaning]

  /// A table as an adapter writes it down: lines of a category, an advice and a colon, and the codes
  /// with that meaning.
  ///
  /// - Throws: ``SettingsError`` for a line that does not read so, and for a code that comes twice.
  public init(_ text: String) throws {
    meanings = [:]
    for line in text.split(separator: "\n") {
      let sides = line.split(separator: ":", maxSplits: 1)
      let head = (sides.first ?? "").split(separator: " ").map(String.init)
      guard sides.count == 2, head.count == 2,
        let category = Decline.Category(rawValue: head[0]),
        let advice = Decline.Advice(rawValue: head[1])
      else { throw SettingsError("a line of a table of declines reads \"\(line)\".") }
      for code in sides[1].split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init) {
        guard meanings.updateValue(Meaning(category, advice), forKey: code) == nil else {
          throw SettingsError("the code \(code) stands twice in a table of declines.")
        }
      }
    }
  }

  /// The same with other advice for some codes, as settings say: `do_not_honor=never, 5650=mend`.
  ///
  /// - Throws: ``SettingsError`` where it does not read so.
  public func overridden(by text: String, in place: String) throws -> DeclineTable {
    var table = self
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=").map { $0.filter { !$0.isWhitespace } }
      guard sides.count == 2, let advice = Decline.Advice(rawValue: sides[1]) else {
        let known = Decline.Advice.allCases.map(\.rawValue).joined(separator: ", ")
        throw SettingsError(
          "\(place): write declines as \"do_not_honor=never\", with one of \(known).")
      }
      let category = table.meanings[sides[0]]?.category ?? .unexplained
      table.meanings[sides[0]] = Meaning(category, advice)
    }
    return table
  }

  /// What the first code that the table knows means; where it knows none, a refusal that is tried
  /// again later and not explained.
  public func decline(_ codes: [Decline.Code]) -> Decline {
    let known = codes.lazy.compactMap { self.meanings[$0.value] }.first
    let meaning = known ?? Meaning(.unexplained, .retryLater)
    return Decline(meaning.category, meaning.advice, codes: codes)
  }
}
