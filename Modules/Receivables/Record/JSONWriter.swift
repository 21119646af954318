/// Writes JSON text, one value after the other, with keys in the order they are given.
///
/// What is stored is hashed, so the same value must give the same bytes for ever; see DECISIONS.md.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// - Parameter capacity: how many bytes the text will be, about.
  public init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Structure

  public mutating func object(_ key: StaticString? = nil, _ body: (inout JSONWriter) -> Void) {
    begin(key)
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  public mutating func array(_ key: StaticString? = nil, _ body: (inout JSONWriter) -> Void) {
    begin(key)
    bytes.append(UInt8(ascii: "["))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  public mutating func strings(_ key: StaticString, _ values: [String]) {
    array(key) { list in
      for value in values { list.string(nil, value) }
    }
  }

  // MARK: Values

  public mutating func string(_ key: StaticString? = nil, _ value: String) {
    begin(key)
    quote(value)
  }

  /// Writes nothing where there is no value.
  public mutating func string(_ key: StaticString, ifPresent value: String?) {
    if let value { string(key, value) }
  }

  /// A member whose key is known only now.
  public mutating func string(named key: String, _ value: String) {
    begin(nil)
    quote(key)
    bytes.append(UInt8(ascii: ":"))
    quote(value)
  }

  public mutating func integer(_ key: StaticString? = nil, _ value: Int64) {
    begin(key)
    append(value)
  }

  public mutating func integer(_ key: StaticString? = nil, _ value: Int) {
    integer(key, Int64(value))
  }

  public mutating func bool(_ key: StaticString? = nil, _ value: Bool) {
    begin(key)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  public mutating func null(_ key: StaticString? = nil) {
    begin(key)
    bytes.append(contentsOf: "null".utf8)
  }

  public mutating func day(_ key: StaticString? = nil, _ day: Day) {
    begin(key)
    bytes.append(UInt8(ascii: "\""))
    append(date: day)
    bytes.append(UInt8(ascii: "\""))
  }

  /// A moment as RFC 3339, as its description is.
  public mutating func moment(_ key: StaticString? = nil, _ moment: Moment) {
    begin(key)
    bytes.append(UInt8(ascii: "\""))
    append(date: moment.day)
    bytes.append(UInt8(ascii: "T"))
    let second = moment.secondOfDay
    append(second / 3600, digits: 2)
    bytes.append(UInt8(ascii: ":"))
    append(second / 60 % 60, digits: 2)
    bytes.append(UInt8(ascii: ":"))
    append(second % 60, digits: 2)
    let fraction = moment.microsecondOfSecond
    if fraction != 0 {
      bytes.append(UInt8(ascii: "."))
      append(fraction, digits: 6)
    }
    bytes.append(UInt8(ascii: "Z"))
    bytes.append(UInt8(ascii: "\""))
  }

  /// A hash as its hexadecimal digits.
  public mutating func hash(_ key: StaticString? = nil, _ hash: Hash) {
    begin(key)
    bytes.append(UInt8(ascii: "\""))
    hash.appendDigits(to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// A value that is JSON text already.
  public mutating func raw(_ key: StaticString? = nil, _ json: some Sequence<UInt8>) {
    begin(key)
    bytes.append(contentsOf: json)
  }

  // MARK: Leaves

  private mutating func begin(_ key: StaticString?) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
    guard let key else { return }
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func quote(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    let isPlain: Bool? = value.utf8.withContiguousStorageIfAvailable { utf8 in
      let plain = utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }
      if plain { bytes.append(contentsOf: utf8) }
      return plain
    }
    if isPlain != true { escape(value) }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ value: String) {
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0..<0x20, 0x7F:
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(contentsOf: hexadecimal([byte]).utf8)
      default: bytes.append(byte)
      }
    }
  }

  private mutating func append(_ value: Int64) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(48 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  private mutating func append(date day: Day) {
    let (year, month, dayOfMonth) = day.civil
    append(year, digits: 4)
    bytes.append(UInt8(ascii: "-"))
    append(month, digits: 2)
    bytes.append(UInt8(ascii: "-"))
    append(dayOfMonth, digits: 2)
  }

  private mutating func append(_ value: Int, digits: Int) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    while divisor > 0 {
      bytes.append(48 + UInt8(truncatingIfNeeded: value / divisor % 10))
      divisor /= 10
    }
  }
}
