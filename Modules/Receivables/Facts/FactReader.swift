/// Why stored bytes are not the fact that they should be.
public enum FactError: Error, Equatable, Sendable, CustomStringConvertible {
  case malformed(String)
  case missing(String)
  case wrong(String)

  public var description: String {
    switch self {
    case .malformed(let what): "malformed JSON: \(what)"
    case .missing(let key): "\"\(key)\" is missing"
    case .wrong(let key): "\"\(key)\" has a value that cannot be"
    }
  }
}

/// Reads the members of a stored object, each by its written-out key.
public struct FactReader: Sendable {
  public let value: JSONValue

  public init(_ value: JSONValue) {
    self.value = value
  }

  public func string(_ key: String) throws(FactError) -> String {
    guard let member = value[key] else { throw .missing(key) }
    guard let text = member.string else { throw .wrong(key) }
    return text
  }

  public func integer64(_ key: String) throws(FactError) -> Int64 {
    guard let member = value[key] else { throw .missing(key) }
    guard let number = member.integer else { throw .wrong(key) }
    return number
  }

  public func integer(_ key: String) throws(FactError) -> Int {
    guard let number = Int(exactly: try integer64(key)) else { throw .wrong(key) }
    return number
  }

  public func integerIfPresent(_ key: String) throws(FactError) -> Int? {
    value[key] == nil ? nil : try integer(key)
  }

  public func day(_ key: String) throws(FactError) -> Day {
    guard let day = Day(try string(key)) else { throw .wrong(key) }
    return day
  }

  public func dayIfPresent(_ key: String) throws(FactError) -> Day? {
    value[key] == nil ? nil : try day(key)
  }

  public func moment(_ key: String) throws(FactError) -> Moment {
    guard let moment = Moment(try string(key)) else { throw .wrong(key) }
    return moment
  }

  public func hash(_ key: String) throws(FactError) -> Hash {
    guard let hash = Hash(try string(key)) else { throw .wrong(key) }
    return hash
  }

  public func currency(_ key: String = "currency") throws(FactError) -> Currency {
    guard let currency = Currency(code: try string(key)) else { throw .wrong(key) }
    return currency
  }

  /// Minor units under the key, the currency under `currency`.
  public func money(_ key: String) throws(FactError) -> Money {
    Money(minorUnits: try integer64(key), try currency())
  }

  public func item(_ key: String) throws(FactError) -> ItemID {
    guard let item = ItemID(stored: try string(key)) else { throw .wrong(key) }
    return item
  }

  /// An empty list where the key is absent.
  public func items(_ key: String) throws(FactError) -> [ItemID] {
    var items: [ItemID] = []
    for text in try strings(key) {
      guard let item = ItemID(stored: text) else { throw .wrong(key) }
      items.append(item)
    }
    return items
  }

  /// A word out of a fixed set.
  public func word<Word: RawRepresentable<String>>(_ key: String) throws(FactError) -> Word {
    guard let word = Word(rawValue: try string(key)) else { throw .wrong(key) }
    return word
  }

  public func wordIfPresent<Word: RawRepresentable<String>>(
    _ key: String
  ) throws(FactError) -> Word? {
    value[key] == nil ? nil : try word(key)
  }

  public func percentIfPresent(_ key: String) throws(FactError) -> Percent? {
    guard value[key] != nil else { return nil }
    guard let percent = Percent(try string(key)) else { throw .wrong(key) }
    return percent
  }

  public func object(_ key: String) throws(FactError) -> FactReader {
    guard let member = value[key] else { throw .missing(key) }
    guard member.members != nil else { throw .wrong(key) }
    return FactReader(member)
  }

  public func objectIfPresent(_ key: String) throws(FactError) -> FactReader? {
    value[key] == nil ? nil : try object(key)
  }

  /// An empty list where the key is absent.
  public func list(_ key: String) throws(FactError) -> [JSONValue] {
    guard let member = value[key] else { return [] }
    guard let values = member.array else { throw .wrong(key) }
    return values
  }

  public func strings(_ key: String) throws(FactError) -> [String] {
    var texts: [String] = []
    for element in try list(key) {
      guard let text = element.string else { throw .wrong(key) }
      texts.append(text)
    }
    return texts
  }
}
