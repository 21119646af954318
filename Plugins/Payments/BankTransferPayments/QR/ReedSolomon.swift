/// The Reed-Solomon code of QR codes: over the field of 256 elements of the polynomial
/// x⁸ + x⁴ + x³ + x² + 1, with the roots 1, 2, 4 and so on.
///
/// ISO/IEC 18004:2015, 7.5.2 and annex A.
struct ReedSolomon {
  /// From the highest power but one; that of the highest is 1.
  private let generator: [UInt8]

  /// - Parameter degree: how many codewords it adds.
  init(degree: Int) {
    var generator = [UInt8](repeating: 0, count: degree - 1) + [1]
    var root: UInt8 = 1
    for _ in 0..<degree {
      for place in 0..<degree {
        generator[place] = ReedSolomon.product(generator[place], root)
        if place + 1 < degree { generator[place] ^= generator[place + 1] }
      }
      root = ReedSolomon.product(root, 2)
    }
    self.generator = generator
  }

  /// The codewords that are added to a message.
  func remainder(of message: some Sequence<UInt8>) -> [UInt8] {
    var remainder = [UInt8](repeating: 0, count: generator.count)
    for byte in message {
      let factor = byte ^ remainder[0]
      remainder.removeFirst()
      remainder.append(0)
      for place in generator.indices {
        remainder[place] ^= ReedSolomon.product(generator[place], factor)
      }
    }
    return remainder
  }

  private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    guard left != 0, right != 0 else { return 0 }
    return powers[(logarithms[Int(left)] + logarithms[Int(right)]) % 255]
  }

  private static let powers: [UInt8] = {
    var powers: [UInt8] = []
    var value = 1
    for _ in 0..<255 {
      powers.append(UInt8(value))
      value <<= 1
      if value > 255 { value ^= 0x11D }
    }
    return powers
  }()

  private static let logarithms: [Int] = {
    var logarithms = [Int](repeating: 0, count: 256)
    for (exponent, value) in powers.enumerated() { logarithms[Int(value)] = exponent }
    return logarithms
  }()
}
