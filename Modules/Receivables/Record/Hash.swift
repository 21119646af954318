/// Thirty-two bytes that stand for others.
public struct Hash: Hashable, Sendable {
  private let words: EightWords

  init(words: EightWords) {
    self.words = words
  }

  /// The hash before any other: all zeros.
  public static let zero = Hash(words: EightWords())

  /// Nil unless there are exactly thirty-two bytes.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    var words = EightWords()
    var index = 0
    for byte in bytes {
      words[index / 4] = words[index / 4] << 8 | UInt32(byte)
      index += 1
    }
    self.words = words
  }

  /// Nil unless the text is sixty-four lower-case hexadecimal digits.
  public init?(_ text: some StringProtocol) {
    guard let bytes = Receivables.bytes(hexadecimal: text) else { return nil }
    self.init(bytes: bytes)
  }

  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    for index in 0..<32 { bytes.append(byte(index)) }
    return bytes
  }

  func byte(_ index: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: words[index / 4] >> UInt32(24 - 8 * (index % 4)))
  }

  /// Adds sixty-four lower-case hexadecimal digits.
  func appendDigits(to text: inout [UInt8]) {
    for index in 0..<32 {
      let byte = byte(index)
      text.append(digit(byte >> 4))
      text.append(digit(byte & 15))
    }
  }
}

extension Hash: CustomStringConvertible {
  /// Sixty-four lower-case hexadecimal digits.
  public var description: String { hexadecimal(bytes) }
}

/// Eight numbers in two halves: one SIMD8 asks for an alignment of 32 bytes, which memory of a task
/// does not have, and an async function that holds such a value writes past its end.
struct EightWords: Hashable, Sendable {
  private var low = SIMD4<UInt32>()
  private var high = SIMD4<UInt32>()

  init() {}

  init(_ low: SIMD4<UInt32>, _ high: SIMD4<UInt32>) {
    self.low = low
    self.high = high
  }

  subscript(index: Int) -> UInt32 {
    get { index < 4 ? low[index] : high[index - 4] }
    set {
      if index < 4 {
        low[index] = newValue
      } else {
        high[index - 4] = newValue
      }
    }
  }

  static func &+ (left: EightWords, right: EightWords) -> EightWords {
    EightWords(left.low &+ right.low, left.high &+ right.high)
  }
}

/// Two lower-case digits a byte.
public func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(2 * bytes.underestimatedCount)
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

/// The bytes that lower-case hexadecimal digits stand for; nil where they are no such digits.
public func bytes(hexadecimal text: some StringProtocol) -> [UInt8]? {
  let digits = Array(text.utf8)
  guard digits.count % 2 == 0 else { return nil }
  var bytes: [UInt8] = []
  for index in stride(from: 0, to: digits.count, by: 2) {
    guard let high = digitValue(digits[index]), let low = digitValue(digits[index + 1]) else {
      return nil
    }
    bytes.append(high << 4 | low)
  }
  return bytes
}

private func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 48 : value + 87 }

private func digitValue(_ character: UInt8) -> UInt8? {
  switch character {
  case 48...57: character - 48
  case 97...102: character - 87
  default: nil
  }
}
