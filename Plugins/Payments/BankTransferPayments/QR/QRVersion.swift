/// A size of QR code, 1 to 40, and what it holds at error correction level M.
///
/// ISO/IEC 18004:2015, tables 1, 7 and 9 and annex E; level M is what both EPC069-12 and the Swiss
/// guidelines ask for, so that no other is here.
struct QRVersion: Equatable {
  let number: Int

  /// The smallest that holds so many bytes; nil where none up to `most` does.
  init?(holding bytes: Int, most: Int) {
    let fits = (1...max(1, min(most, 40))).first { QRVersion(number: $0).bytes >= bytes }
    guard let fits else { return nil }
    number = fits
  }

  private init(number: Int) {
    self.number = number
  }

  /// Modules of a side.
  var side: Int { 17 + 4 * number }

  /// Bits of the field that says how many bytes there are (table 3).
  var lengthBits: Int { number < 10 ? 8 : 16 }

  /// Codewords of a message with its padding.
  var dataCodewords: Int { codewords - correctionCodewords * blocks }

  /// Codewords for error correction of each block.
  var correctionCodewords: Int { QRVersion.correction[number - 1] }

  var blocks: Int { QRVersion.blockCounts[number - 1] }

  /// All codewords that the modules outside the function patterns hold.
  var codewords: Int {
    var modules = (16 * number + 128) * number + 64
    if number > 1 {
      let patterns = number / 7 + 2
      modules -= (25 * patterns - 10) * patterns - 55
    }
    if number > 6 { modules -= 36 }
    return modules / 8
  }

  /// Where alignment patterns have their middle, on either axis (table E.1).
  var alignment: [Int] {
    guard number > 1 else { return [] }
    let count = number / 7 + 2
    // Evenly spaced from the far end, by an even step; only version 32 is not the rounded one.
    let step =
      number == 32 ? 26 : (number * 4 + count * 2 + 1) / (count * 2 - 2) * 2
    return [6] + (0..<(count - 1)).reversed().map { side - 7 - $0 * step }
  }

  /// Bytes of a message in byte mode, without its four bits of mode and its length.
  private var bytes: Int { (dataCodewords * 8 - 4 - lengthBits) / 8 }

  private static let correction = [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
    26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  ]
  private static let blockCounts = [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
    17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
  ]
}
