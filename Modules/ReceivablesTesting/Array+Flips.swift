extension [UInt8] {
  /// The same with one bit flipped, once for each byte, and from byte to byte another bit.
  public var flips: [[UInt8]] {
    indices.map { place in
      var flipped = self
      flipped[place] ^= 1 << UInt8(place % 8)
      return flipped
    }
  }
}
