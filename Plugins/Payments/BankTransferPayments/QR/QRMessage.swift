/// The codewords of a message in byte mode, with those for error correction, in the order in which they
/// are drawn.
///
/// ISO/IEC 18004:2015, 7.4 and 7.6.
struct QRMessage {
  let codewords: [UInt8]

  init(_ bytes: [UInt8], in version: QRVersion) {
    let data = QRMessage.data(bytes, in: version)
    let blocks = QRMessage.blocks(of: data, in: version)
    let code = ReedSolomon(degree: version.correctionCodewords)
    let corrections = blocks.map { code.remainder(of: $0) }
    codewords = QRMessage.interleaved(blocks.map(Array.init)) + QRMessage.interleaved(corrections)
  }

  /// Mode, length, the bytes, four zero bits, and padding.
  private static func data(_ bytes: [UInt8], in version: QRVersion) -> [UInt8] {
    var writer = BitWriter()
    writer.append(0b0100, bits: 4)
    writer.append(bytes.count, bits: version.lengthBits)
    for byte in bytes { writer.append(Int(byte), bits: 8) }
    let capacity = version.dataCodewords * 8
    writer.append(0, bits: min(4, capacity - writer.count))
    writer.append(0, bits: (8 - writer.count % 8) % 8)
    var isFirst = true
    while writer.count < capacity {
      writer.append(isFirst ? 0b1110_1100 : 0b0001_0001, bits: 8)
      isFirst.toggle()
    }
    return writer.bytes
  }

  /// Blocks of one length, and then of one more where it does not come out even.
  private static func blocks(of data: [UInt8], in version: QRVersion) -> [ArraySlice<UInt8>] {
    let short = version.dataCodewords / version.blocks
    let long = version.dataCodewords % version.blocks
    var rest = data[...]
    return (0..<version.blocks).map { index in
      let block = rest.prefix(short + (index < version.blocks - long ? 0 : 1))
      rest = rest.dropFirst(block.count)
      return block
    }
  }

  /// The first of each block, then the second of each, and so on.
  private static func interleaved(_ blocks: [[UInt8]]) -> [UInt8] {
    (0..<(blocks.map(\.count).max() ?? 0)).flatMap { place in
      blocks.compactMap { place < $0.count ? $0[place] : nil }
    }
  }
}

/// Bits, the highest of each number first.
private struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private(set) var count = 0

  mutating func append(_ value: Int, bits: Int) {
    for bit in (0..<bits).reversed() {
      if count % 8 == 0 { bytes.append(0) }
      if value >> bit & 1 == 1 { bytes[count / 8] |= 1 << UInt8(7 - count % 8) }
      count += 1
    }
  }
}
