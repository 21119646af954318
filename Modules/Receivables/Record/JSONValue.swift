/// A JSON value that was read; objects keep the order of their members.
///
/// Numbers are whole: the book has no others. Where others' JSON is read, theirs may be otherwise.
public enum JSONValue: Sendable, Equatable {
  case object([Member])
  case array([JSONValue])
  case string(String)
  case integer(Int64)
  /// A number that is not whole or cannot be held, as it was written; in others' JSON alone.
  case decimal(String)
  case bool(Bool)
  case null

  /// One key of an object and what it holds.
  public struct Member: Sendable, Equatable {
    public let key: String
    public let value: JSONValue
    /// Where the value's own text stands in the bytes that were read.
    public let range: Range<Int>
  }

  /// What is wrong with a text, and at which byte.
  public struct Malformed: Error, Equatable, Sendable, CustomStringConvertible {
    public let what: String
    public let offset: Int

    public init(what: String, offset: Int) {
      self.what = what
      self.offset = offset
    }

    public var description: String { "\(what) at byte \(offset)" }
  }

  /// - Parameter decimals: whether numbers may have decimals and exponents, and be of any size, as
  ///   RFC 8259 lets others write them.
  public init(
    parsing bytes: some Collection<UInt8>, decimals: Bool = false
  ) throws(Malformed) {
    let read = bytes.withContiguousStorageIfAvailable { buffer in
      Result<JSONValue, Malformed> { () throws(Malformed) -> JSONValue in
        try JSONValue(buffer: buffer, decimals)
      }
    }
    if let read {
      self = try read.get()
    } else {
      self = try JSONValue(parsing: Array(bytes), decimals: decimals)
    }
  }

  private init(buffer: UnsafeBufferPointer<UInt8>, _ decimals: Bool) throws(Malformed) {
    var parser = JSONParser(buffer, decimals: decimals)
    self = try parser.document()
  }

  // MARK: Looking inside

  public subscript(key: String) -> JSONValue? { member(key)?.value }

  public func member(_ key: String) -> Member? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }
  }

  public var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  public var integer: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }

  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  public var array: [JSONValue]? {
    if case .array(let values) = self { values } else { nil }
  }

  public var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }
}

/// Reads one JSON document from bytes that lie side by side.
private struct JSONParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let decimals: Bool
  private var at = 0
  private var depth = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, decimals: Bool) {
    self.bytes = bytes
    self.decimals = decimals
  }

  mutating func document() throws(JSONValue.Malformed) -> JSONValue {
    let value = try value()
    skipSpace()
    guard at == bytes.count else { throw malformed("something follows the value") }
    return value
  }

  private mutating func value() throws(JSONValue.Malformed) -> JSONValue {
    skipSpace()
    guard at < bytes.count else { throw malformed("the text ends early") }
    switch bytes[at] {
    case UInt8(ascii: "{"):
      return try nested { (parser) throws(JSONValue.Malformed) in
        try parser.object()
      }
    case UInt8(ascii: "["):
      return try nested { (parser) throws(JSONValue.Malformed) in
        try parser.array()
      }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return decimals ? try number() : .integer(try integer())
    }
  }

  private mutating func nested(
    _ body: (inout JSONParser) throws(JSONValue.Malformed) -> JSONValue
  ) throws(JSONValue.Malformed) -> JSONValue {
    depth += 1
    guard depth < 200 else { throw malformed("values are nested too deep") }
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(JSONValue.Malformed) -> JSONValue {
    at += 1
    var members: [JSONValue.Member] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object([]) }
    repeat {
      skipSpace()
      let key = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw malformed("a colon is missing") }
      skipSpace()
      let start = at
      let value = try value()
      members.append(JSONValue.Member(key: key, value: value, range: start..<at))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw malformed("an object is not closed") }
    return .object(members)
  }

  private mutating func array() throws(JSONValue.Malformed) -> JSONValue {
    at += 1
    var values: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array([]) }
    repeat {
      values.append(try value())
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw malformed("a list is not closed") }
    return .array(values)
  }

  private mutating func string() throws(JSONValue.Malformed) -> String {
    guard take(UInt8(ascii: "\"")) else { throw malformed("a text was expected") }
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") {
      at += 1
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
      at += 1
      return String(decoding: bytes[start..<at - 1], as: UTF8.self)
    }
    return try escapedString(Array(bytes[start..<at]))
  }

  private mutating func escapedString(_ head: [UInt8]) throws(JSONValue.Malformed) -> String {
    var text = head
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard at < bytes.count else { break }
      let escape = bytes[at]
      at += 1
      switch escape {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "u"): text.append(contentsOf: String(try unicode()).utf8)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
      default: throw malformed("an unknown escape")
      }
    }
    throw malformed("a text is not closed")
  }

  private mutating func unicode() throws(JSONValue.Malformed) -> Character {
    let first = try fourDigits()
    if (0xD800..<0xDC00).contains(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
      let second = try fourDigits()
      guard (0xDC00..<0xE000).contains(second) else { throw malformed("half a character") }
      let value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      if let scalar = Unicode.Scalar(value) { return Character(scalar) }
    }
    guard let scalar = Unicode.Scalar(first) else { throw malformed("half a character") }
    return Character(scalar)
  }

  private mutating func fourDigits() throws(JSONValue.Malformed) -> UInt32 {
    guard at + 4 <= bytes.count else { throw malformed("an escape is cut short") }
    let digits = String(decoding: bytes[at..<at + 4], as: UTF8.self)
    guard let value = UInt32(digits, radix: 16) else { throw malformed("an unknown escape") }
    at += 4
    return value
  }

  private mutating func integer() throws(JSONValue.Malformed) -> Int64 {
    let negative = take(UInt8(ascii: "-"))
    let start = at
    var value: Int64 = 0
    while at < bytes.count, bytes[at] >= 48, bytes[at] <= 57 {
      let (product, over) = value.multipliedReportingOverflow(by: 10)
      let (sum, over2) = product.addingReportingOverflow(Int64(bytes[at] - 48))
      guard !over, !over2 else { throw malformed("a number is too large") }
      value = sum
      at += 1
    }
    guard at > start else { throw malformed("a value was expected") }
    return negative ? -value : value
  }

  /// As RFC 8259 has them, and without zeros before them.
  private mutating func number() throws(JSONValue.Malformed) -> JSONValue {
    let start = at
    _ = take(UInt8(ascii: "-"))
    let startsWithZero = take(UInt8(ascii: "0"))
    if !startsWithZero { try digits() }
    let endOfWhole = at
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard at == endOfWhole, let whole = Int64(text) else { return .decimal(text) }
    return .integer(whole)
  }

  private mutating func digits() throws(JSONValue.Malformed) {
    let start = at
    while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
    guard at > start else { throw malformed("a digit was expected") }
  }

  private mutating func word(
    _ word: String, _ value: JSONValue
  ) throws(JSONValue.Malformed) -> JSONValue {
    for byte in word.utf8 {
      guard take(byte) else { throw malformed("an unknown word") }
    }
    return value
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func skipSpace() {
    while at < bytes.count, bytes[at] == 0x20 || (0x09...0x0D).contains(bytes[at]) { at += 1 }
  }

  private func malformed(_ what: String) -> JSONValue.Malformed {
    JSONValue.Malformed(what: what, offset: at)
  }
}
