import Receivables

/// Finds its way through JSON text without making values of it.
///
/// A line holds many entries; each is decoded once, by what folds it, from exactly its bytes.
struct JSONSkimmer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  // MARK: Walking

  /// Stops at the value of each member; the body must take it.
  mutating func members(
    _ body: (_ key: Range<Int>, inout JSONSkimmer) throws -> Void
  ) throws {
    try take(UInt8(ascii: "{"), else: "an object was expected")
    if took(UInt8(ascii: "}")) { return }
    repeat {
      let key = try value()
      try take(UInt8(ascii: ":"), else: "a colon is missing")
      try body(key, &self)
    } while took(UInt8(ascii: ","))
    try take(UInt8(ascii: "}"), else: "an object is not closed")
  }

  /// Stops at each element; the body must take it.
  mutating func elements(_ body: (inout JSONSkimmer) throws -> Void) throws {
    try take(UInt8(ascii: "["), else: "a list was expected")
    if took(UInt8(ascii: "]")) { return }
    repeat {
      try body(&self)
    } while took(UInt8(ascii: ","))
    try take(UInt8(ascii: "]"), else: "a list is not closed")
  }

  /// Takes a whole value, and tells where it stands.
  mutating func value() throws -> Range<Int> {
    skipSpace()
    let start = at
    guard at < bytes.count else { throw malformed("the text ends early") }
    switch bytes[at] {
    case UInt8(ascii: "\""): try skipString()
    case UInt8(ascii: "{"), UInt8(ascii: "["): try skipNested()
    default: try skipScalar()
    }
    return start..<at
  }

  /// Nothing may follow.
  mutating func finish() throws {
    skipSpace()
    guard at == bytes.count else { throw malformed("something follows the value") }
  }

  // MARK: What was taken

  func isKey(_ range: Range<Int>, _ key: StaticString) -> Bool {
    guard range.count == key.utf8CodeUnitCount + 2 else { return false }
    return key.withUTF8Buffer { bytes[range].dropFirst().dropLast().elementsEqual($0) }
  }

  func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range])
  }

  func string(_ range: Range<Int>) throws -> String {
    guard let text = try JSONValue(parsing: slice(range)).string else {
      throw JSONValue.Malformed(what: "a text was expected", offset: range.lowerBound)
    }
    return text
  }

  func integer(_ range: Range<Int>) throws -> Int {
    guard let number = try JSONValue(parsing: slice(range)).integer.flatMap(Int.init(exactly:))
    else { throw JSONValue.Malformed(what: "a number was expected", offset: range.lowerBound) }
    return number
  }

  // MARK: Leaves

  private mutating func skipString() throws {
    at += 1
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\") { at += 1 }
    }
    throw malformed("a text is not closed")
  }

  private mutating func skipNested() throws {
    var depth = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        try skipString()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      at += 1
      if depth == 0 { return }
    }
    throw malformed("the text ends early")
  }

  private mutating func skipScalar() throws {
    let start = at
    while at < bytes.count, bytes[at] > 0x20, bytes[at] != UInt8(ascii: ","),
      bytes[at] != UInt8(ascii: "}"), bytes[at] != UInt8(ascii: "]")
    { at += 1 }
    guard at > start else { throw malformed("a value was expected") }
  }

  private mutating func take(_ byte: UInt8, else what: String) throws {
    guard took(byte) else { throw malformed(what) }
  }

  private mutating func took(_ byte: UInt8) -> Bool {
    skipSpace()
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func skipSpace() {
    while at < bytes.count, bytes[at] == 0x20 || (0x09...0x0D).contains(bytes[at]) { at += 1 }
  }

  private func malformed(_ what: String) -> JSONValue.Malformed {
    JSONValue.Malformed(what: what, offset: min(at, bytes.count))
  }
}
