/// The SHA-256 hash of FIPS 180-4, fed piece by piece.
///
/// Written here because the domain fetches nothing from outside; see DECISIONS.md.
public struct SHA256: Sendable {
  private var state = EightWords(
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a],
    [0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19])
  /// A block that is not full yet; inline, because a book hashes millions of small entries.
  private var block = InlineArray<64, UInt8>(repeating: 0)
  private var filled = 0
  private var length: UInt64 = 0

  public init() {}

  /// The hash of one run of bytes.
  public static func hash(_ bytes: some Sequence<UInt8>) -> Hash {
    var hasher = SHA256()
    hasher.update(bytes)
    return hasher.finish()
  }

  public mutating func update(_ bytes: some Sequence<UInt8>) {
    let fed: Void? = bytes.withContiguousStorageIfAvailable { update(buffer: $0) }
    if fed == nil { Array(bytes).withUnsafeBufferPointer { update(buffer: $0) } }
  }

  mutating func update(_ hash: Hash) {
    for index in 0..<32 { append(hash.byte(index)) }
    length &+= 32
  }

  /// The hash of everything that was fed so far.
  public func finish() -> Hash {
    var padded = self
    padded.append(0x80)
    if padded.filled > 56 { padded.fill(upTo: 64) }
    padded.fill(upTo: 56)
    let bits = length &* 8
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      padded.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    return Hash(words: padded.state)
  }

  private mutating func fill(upTo end: Int) {
    while filled < end - 1 {
      block[filled] = 0
      filled += 1
    }
    if filled < end { append(0) }
  }

  private mutating func update(buffer: UnsafeBufferPointer<UInt8>) {
    length &+= UInt64(buffer.count)
    var start = 0
    while filled != 0, start < buffer.count {
      append(buffer[start])
      start += 1
    }
    while buffer.count - start >= 64 {
      compress(UnsafeBufferPointer(rebasing: buffer[start..<start + 64]))
      start += 64
    }
    while start < buffer.count {
      append(buffer[start])
      start += 1
    }
  }

  private mutating func append(_ byte: UInt8) {
    block[filled] = byte
    filled += 1
    guard filled == 64 else { return }
    let full = block
    full.span.withUnsafeBufferPointer { compress($0) }
    filled = 0
  }

  private mutating func compress(_ block: UnsafeBufferPointer<UInt8>) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
      for index in 0..<16 {
        let at = index * 4
        words[index] =
          UInt32(block[at]) << 24 | UInt32(block[at + 1]) << 16
          | UInt32(block[at + 2]) << 8 | UInt32(block[at + 3])
      }
      for index in 16..<64 {
        let early = words[index - 15]
        let late = words[index - 2]
        let small0 = early.rotated(7) ^ early.rotated(18) ^ (early >> 3)
        let small1 = late.rotated(17) ^ late.rotated(19) ^ (late >> 10)
        words[index] = words[index - 16] &+ small0 &+ words[index - 7] &+ small1
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])
      SHA256.constants.withUnsafeBufferPointer { constants in
        // Eight rounds at a time: instead of moving eight words on, each round names them anew.
        for index in stride(from: 0, to: 64, by: 8) {
          func word(_ offset: Int) -> UInt32 { constants[index + offset] &+ words[index + offset] }
          SHA256.round(a, b, c, &d, e, f, g, &h, word(0))
          SHA256.round(h, a, b, &c, d, e, f, &g, word(1))
          SHA256.round(g, h, a, &b, c, d, e, &f, word(2))
          SHA256.round(f, g, h, &a, b, c, d, &e, word(3))
          SHA256.round(e, f, g, &h, a, b, c, &d, word(4))
          SHA256.round(d, e, f, &g, h, a, b, &c, word(5))
          SHA256.round(c, d, e, &f, g, h, a, &b, word(6))
          SHA256.round(b, c, d, &e, f, g, h, &a, word(7))
        }
      }
      state = state &+ EightWords(SIMD4(a, b, c, d), SIMD4(e, f, g, h))
    }
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
    _ g: UInt32, _ h: inout UInt32, _ word: UInt32
  ) {
    let big1 = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
    let first = h &+ big1 &+ (g ^ (e & (f ^ g))) &+ word
    let big0 = a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)
    d = d &+ first
    h = first &+ big0 &+ ((a & b) | (c & (a | b)))
  }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}

extension UInt32 {
  fileprivate func rotated(_ count: UInt32) -> UInt32 { self >> count | self << (32 - count) }
}
