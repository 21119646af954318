/// A currency in use, and how many decimals an amount of it has.
///
/// Eight bytes without a reference: every amount carries its currency, and copying costs nothing.
public struct Currency: Hashable, Sendable {
  /// The three ASCII letters, the first one highest, so that numbers sort as the codes do.
  @usableFromInline let letters: UInt32
  @usableFromInline let places: UInt8

  /// Nil unless the text is a code of ISO 4217 that is in use and has minor units.
  ///
  /// Upper case only: `eur` in a file is a typing mistake that its writer wants to hear of.
  @inlinable public init?(code: some StringProtocol) {
    self.init(utf8: code.utf8)
  }

  /// Reads the three bytes of a code where they stand, without a string in between.
  @inlinable public init?(utf8 bytes: some Sequence<UInt8>) {
    var letters: UInt32 = 0
    var count = 0
    for byte in bytes {
      count += 1
      guard count <= 3, byte >= 65, byte <= 90 else { return nil }
      letters = letters << 8 | UInt32(byte)
    }
    guard count == 3, let places = Currency.places(ofLetters: letters) else { return nil }
    self.letters = letters
    self.places = places
  }

  /// Three capital letters, as `EUR`.
  public var code: String {
    String(unsafeUninitializedCapacity: 3) { buffer in
      for index in 0..<3 { buffer[index] = UInt8(truncatingIfNeeded: letters >> (16 - 8 * index)) }
      return 3
    }
  }

  /// Two for euros, none for yen.
  @inlinable public var decimals: Int { Int(places) }

  // The code decides the decimals, so the letters alone tell two currencies apart.
  @inlinable public static func == (left: Currency, right: Currency) -> Bool {
    left.letters == right.letters
  }

  @inlinable public func hash(into hasher: inout Hasher) {
    hasher.combine(letters)
  }
}

extension Currency: Comparable {
  /// In the order of the codes.
  @inlinable public static func < (left: Currency, right: Currency) -> Bool {
    left.letters < right.letters
  }
}

extension Currency: CustomStringConvertible {
  public var description: String { code }
}

// MARK: - Finding a code

extension Currency {
  private static let unused: UInt8 = .max

  /// One place for each of the 26³ codes there could be: a file of a million amounts looks up a
  /// million codes, and each costs one read.
  private static let placesByIndex: [UInt8] = {
    var places = [UInt8](repeating: unused, count: 26 * 26 * 26)
    for row in CurrencyTable.rows {
      let letters = row.code.withUTF8Buffer { $0.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }
      places[index(ofLetters: letters)] = row.decimals
    }
    return places
  }()

  private static func index(ofLetters letters: UInt32) -> Int {
    let (first, second, third) = (letters >> 16 & 0xFF, letters >> 8 & 0xFF, letters & 0xFF)
    return Int(((first - 65) * 26 + (second - 65)) * 26 + (third - 65))
  }

  /// Nil where no currency in use has these letters, all of them between A and Z.
  @usableFromInline static func places(ofLetters letters: UInt32) -> UInt8? {
    let places = placesByIndex[index(ofLetters: letters)]
    return places == unused ? nil : places
  }
}
