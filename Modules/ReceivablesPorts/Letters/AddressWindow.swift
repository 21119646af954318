/// Where a letter must put its address so that the window of an envelope shows it, and what the paper
/// and its folds are.
///
/// All lengths are hundredths of a millimetre, from the left and the upper edge of the paper.
public struct AddressWindow: Sendable, Equatable {
  /// A rectangle on the paper.
  public struct Frame: Sendable, Equatable {
    /// From the left edge of the paper.
    public let left: Int
    /// From the upper edge of the paper.
    public let top: Int
    /// From side to side.
    public let width: Int
    /// From top to bottom.
    public let height: Int

    /// A rectangle.
    public init(left: Int, top: Int, width: Int, height: Int) {
      self.left = left
      self.top = top
      self.width = width
      self.height = height
    }
  }

  /// How settings call it, as `din5008`.
  public let name: String
  /// The paper as CSS calls it, as `A4`.
  public let paper: String
  /// What the window shows of the address however the letter has slipped in the envelope.
  public let address: Frame
  /// Whether the last line of the address stands on the lower edge of the frame; otherwise the first
  /// stands on the upper one.
  public let isAddressAtBottom: Bool
  /// Whether the window has a line above the address for the way back to the sender.
  public let hasReturnLine: Bool
  /// Where date and reference stand, beside the address.
  public let details: Frame
  /// Where the words begin on the first page.
  public let wordsTop: Int
  /// Between the words and the left edge.
  public let leftMargin: Int
  /// Between the words and the right edge.
  public let rightMargin: Int
  /// Where the paper is folded.
  public let folds: [Int]

  /// DIN 5008:2020, form B, on A4: the address field is 85 by 45 mm, 20 mm from the left and 45 mm
  /// from the top; its upper 17.7 mm are for the return line, the 27.3 mm below for the address,
  /// written 5 mm further in. The details are 125 mm from the left and 50 mm from the top, the words
  /// begin at 98.46 mm, and the folds are at 105 and 210 mm.
  public static let din5008 = AddressWindow(
    name: "din5008", paper: "A4",
    address: Frame(left: 25_00, top: 62_70, width: 80_00, height: 27_30),
    isAddressAtBottom: false, hasReturnLine: true,
    details: Frame(left: 125_00, top: 50_00, width: 65_00, height: 40_00), wordsTop: 98_46,
    leftMargin: 25_00, rightMargin: 20_00, folds: [105_00, 210_00])

  /// A DL envelope of 110 by 220 mm with a window of 35 by 90 mm, 20 mm from its left and 18 mm from
  /// its lower edge, as BS 4264 has it. A4 folded in three leaves 11 mm of play up and down and 10 mm
  /// sideways, so that 57 to 81 mm from the top and 20 to 100 mm from the left are always seen.
  public static let uk = AddressWindow(
    name: "uk", paper: "A4",
    address: Frame(left: 22_00, top: 57_00, width: 78_00, height: 24_00),
    isAddressAtBottom: false, hasReturnLine: false,
    details: Frame(left: 125_00, top: 50_00, width: 65_00, height: 40_00), wordsTop: 103_00,
    leftMargin: 22_00, rightMargin: 20_00, folds: [99_00, 198_00])

  /// A no. 10 envelope of 4 1/8 by 9 1/2 inches with a window of 1 1/8 by 4 1/2 inches, 7/8 inch from
  /// its left and 1/2 inch from its lower edge, and the 1/8 inch around an address that the USPS asks
  /// for. Letter paper folded in three leaves 0.46 inch of play up and down and 1 inch sideways: what
  /// stands above 3.167 inches is seen however it has slipped, so the last line stands there, and up
  /// to five lines above it are seen where the letter lies at the bottom, as letters do.
  public static let us10 = AddressWindow(
    name: "us10", paper: "letter",
    address: Frame(left: 25_40, top: 53_00, width: 82_55, height: 27_43),
    isAddressAtBottom: true, hasReturnLine: false,
    details: Frame(left: 132_00, top: 50_00, width: 58_50, height: 40_00), wordsTop: 98_00,
    leftMargin: 25_40, rightMargin: 25_40, folds: [93_13, 186_27])

  /// Every one that there is.
  public static let all = [din5008, uk, us10]

  /// The one of a name; nil where there is none.
  public static func named(_ name: String) -> AddressWindow? { all.first { $0.name == name } }

  /// The one whose envelopes a creditor's country has.
  ///
  /// - Parameter country: ISO 3166 code of two letters.
  public static func usual(in country: String?) -> AddressWindow {
    switch country {
    case "GB", "IE": uk
    case "US", "CA": us10
    default: din5008
    }
  }
}

extension ChannelSettings {
  /// The window that the settings of a channel name, or else the usual one of a country.
  ///
  /// - Throws: ``SettingsError`` where there is no such window.
  public func window(in country: String?) throws -> AddressWindow {
    guard let name = values["window"] else { return .usual(in: country) }
    guard let window = AddressWindow.named(name) else {
      let known = AddressWindow.all.map(\.name).joined(separator: ", ")
      throw SettingsError(
        "channels.\(channel): there is no window \"\(name)\". Write one of \(known), or leave it "
          + "out for the one of the creditor's country.")
    }
    return window
  }
}
