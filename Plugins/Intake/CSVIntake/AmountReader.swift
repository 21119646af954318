import Receivables

/// Reads amounts where they stand, with the signs and spaces that group their digits.
struct AmountReader {
  /// Signs between groups of three digits that are neither point nor comma.
  private enum Grouping {
    case space, apostrophe
  }

  private let decimal: DecimalAmount.Separator?

  init(decimal: DecimalAmount.Separator?) {
    self.decimal = decimal
  }

  func amount(_ text: Bytes) throws(DecimalAmount.Problem) -> DecimalAmount {
    if let amount = plainAmount(text) { return amount }
    return try DecimalAmount(try withoutGroupSigns(text), decimal: decimal)
  }

  /// Digits with at most two decimals behind a point: what nearly every file has.
  ///
  /// Three decimals could be thousands, and the amount itself knows when.
  private func plainAmount(_ text: Bytes) -> DecimalAmount? {
    // Eighteen digits fit whatever they are.
    guard !text.isEmpty, text.count <= 18 else { return nil }
    var value: Int64 = 0
    var point: Int?
    for index in text.indices {
      let byte = text[index]
      if byte.isDigit {
        value = value * 10 + Int64(byte - 48)
      } else if byte == UInt8(ascii: "."), point == nil, index > 0, decimal != .comma {
        point = index
      } else {
        return nil
      }
    }
    guard let point else { return DecimalAmount(unscaled: value, scale: 0) }
    let scale = text.count - 1 - point
    return scale == 1 || scale == 2 ? DecimalAmount(unscaled: value, scale: scale) : nil
  }

  /// Makes `1234567,50` of `1 234 567,50` and of `1'234'567,50`.
  ///
  /// Only where the groups are whole: `12 34` is two numbers or a mistake, and not 1234.
  private func withoutGroupSigns(_ text: Bytes) throws(DecimalAmount.Problem) -> String {
    guard text.indices.contains(where: { AmountReader.grouping(text, $0) != nil }) else {
      return text.string
    }
    var kept: [UInt8] = []
    var index = 0
    func takeDigits() -> Int {
      let start = index
      while index < text.count, text[index].isDigit {
        kept.append(text[index])
        index += 1
      }
      return index - start
    }
    if text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
      kept.append(text[0])
      index = 1
    }
    guard (1...3).contains(takeDigits()) else { throw .notANumber }
    var used: Grouping?
    while index < text.count, let (grouping, length) = AmountReader.grouping(text, index) {
      index += length
      guard used == nil || used == grouping, takeDigits() == 3 else { throw .notANumber }
      used = grouping
    }
    if index < text.count {
      guard isDecimalSign(text[index]) else { throw .notANumber }
      kept.append(text[index])
      index += 1
      guard takeDigits() > 0 else { throw .notANumber }
    }
    guard index == text.count else { throw .notANumber }
    return String(decoding: kept, as: UTF8.self)
  }

  /// Whether a sign behind grouped digits stands before the decimals.
  private func isDecimalSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."): decimal != .comma
    case UInt8(ascii: ","): decimal != .point
    default: false
    }
  }

  /// The sign at a place that groups digits, and how many bytes it has.
  private static func grouping(_ text: Bytes, _ index: Int) -> (Grouping, length: Int)? {
    switch text[index] {
    case .space: return (.space, 1)
    case UInt8(ascii: "'"): return (.apostrophe, 1)
    case 0xC2 where index + 1 < text.count && text[index + 1] == 0xA0: return (.space, 2)
    case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80:
      switch text[index + 2] {
      // A thin space and a narrow one that does not break.
      case 0x89, 0xAF: return (.space, 3)
      case 0x99: return (.apostrophe, 3)
      default: return nil
      }
    default: return nil
    }
  }
}
