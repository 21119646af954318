/// The modules of a QR code while it is drawn.
///
/// ISO/IEC 18004:2015, 6.3 and 7.7 to 7.10.
struct QRGrid {
  let version: QRVersion
  let side: Int
  /// 1 where dark, row by row.
  private(set) var modules: [UInt8]
  /// Whether a module is part of a pattern, and not of the message.
  private var isPattern: [Bool]

  /// The patterns that every code of a version has; the places for format and version are light.
  init(_ version: QRVersion) {
    self.version = version
    side = version.side
    modules = Array(repeating: 0, count: side * side)
    isPattern = Array(repeating: false, count: side * side)
    drawTiming()
    for (row, column) in [(3, 3), (3, side - 4), (side - 4, 3)] { drawFinder(row, column) }
    drawAlignment()
    for place in formatPlaces.flatMap({ $0 }) { set(place, false) }
    for place in versionPlaces.flatMap({ $0 }) { set(place, false) }
    // Dark in every code; it is drawn with the format, which masks are judged without.
    set((side - 8, 8), false)
  }

  // MARK: The message

  /// In columns of two from the right, up and down in turn, beside the timing pattern.
  mutating func draw(_ codewords: [UInt8]) {
    var bit = 0
    var isUpward = true
    for right in stride(from: side - 1, to: 0, by: -2) {
      let right = right <= 6 ? right - 1 : right
      for step in 0..<side {
        let row = isUpward ? side - 1 - step : step
        for column in [right, right - 1] where !isPattern[row * side + column] {
          guard bit < codewords.count * 8 else { continue }
          modules[row * side + column] = codewords[bit / 8] >> UInt8(7 - bit % 8) & 1
          bit += 1
        }
      }
      isUpward.toggle()
    }
  }

  func masked(by mask: QRMask) -> QRGrid {
    var grid = self
    for row in 0..<side {
      for column in 0..<side where !isPattern[row * side + column] && mask.turns(row, column) {
        grid.modules[row * side + column] ^= 1
      }
    }
    return grid
  }

  /// Level M and the mask, and the version from 7 on, each with its check bits, twice.
  mutating func drawInformation(_ mask: QRMask) {
    let format = QRGrid.checked(mask.rawValue, by: 0x537, bits: 10) ^ 0x5412
    for places in formatPlaces { set(places, to: format) }
    set((side - 8, 8), true)
    let number = QRGrid.checked(version.number, by: 0x1F25, bits: 12)
    for places in versionPlaces { set(places, to: number) }
  }

  /// A number with the remainder by a polynomial behind it (annexes C and D).
  private static func checked(_ value: Int, by polynomial: Int, bits: Int) -> Int {
    var remainder = value
    for _ in 0..<bits {
      remainder = remainder << 1 ^ (remainder >> (bits - 1) & 1) * polynomial
    }
    return value << bits | remainder & (1 << bits - 1)
  }

  // MARK: Patterns

  private mutating func drawTiming() {
    for place in 0..<side {
      set((6, place), place % 2 == 0)
      set((place, 6), place % 2 == 0)
    }
  }

  /// With the light line around it, as far as it is within the code.
  private mutating func drawFinder(_ row: Int, _ column: Int) {
    for down in -4...4 {
      for across in -4...4 {
        let place = (row + down, column + across)
        guard (0..<side).contains(place.0), (0..<side).contains(place.1) else { continue }
        let ring = max(abs(down), abs(across))
        set(place, ring != 2 && ring != 4)
      }
    }
  }

  private mutating func drawAlignment() {
    let (first, last) = (6, side - 7)
    for row in version.alignment {
      for column in version.alignment {
        // Three corners are those of the finders.
        if [(first, first), (first, last), (last, first)].contains(where: { $0 == (row, column) }) {
          continue
        }
        for down in -2...2 {
          for across in -2...2 {
            set((row + down, column + across), max(abs(down), abs(across)) != 1)
          }
        }
      }
    }
  }

  // MARK: Places

  /// Row and column.
  private typealias Place = (Int, Int)

  /// Of the format's bits from the lowest on: around the finder above, and beside the other two
  /// (figure 25).
  private var formatPlaces: [[Place]] {
    let around =
      (0...5).map { ($0, 8) } + [(7, 8), (8, 8), (8, 7)] + (9...14).map { (8, 14 - $0) }
    let beside = (0...7).map { (8, side - 1 - $0) } + (8...14).map { (side - 15 + $0, 8) }
    return [around, beside]
  }

  /// Of the version's bits from the lowest on, both times (figure 28).
  private var versionPlaces: [[Place]] {
    guard version.number > 6 else { return [] }
    let above = (0..<18).map { ($0 / 3, side - 11 + $0 % 3) }
    return [above, above.map { ($0.1, $0.0) }]
  }

  private mutating func set(_ place: Place, _ isDark: Bool) {
    modules[place.0 * side + place.1] = isDark ? 1 : 0
    isPattern[place.0 * side + place.1] = true
  }

  private mutating func set(_ places: [Place], to bits: Int) {
    for (bit, place) in places.enumerated() { set(place, bits >> bit & 1 == 1) }
  }
}
