import Foundation

/// The colour of a house, and what can be read on it and beside it.
struct Palette: Sendable, Equatable {
  /// As `#0a5c36`.
  let colour: String
  /// For words on it.
  let onColour: String
  /// For words and links on white: the colour itself where it is dark enough.
  let ink: String
  /// The same on the ground of dark mode.
  let inkOnDark: String
  /// Around a button in dark mode, where the colour alone would not stand out.
  let edgeOnDark: String

  /// - Parameter colour: anything that is no colour gives the renderer's own.
  init(_ colour: String?) {
    let known = colour.flatMap { Self.channels($0) == nil ? nil : $0.lowercased() }
    let house = known ?? Self.standard
    self.colour = house
    let white = Self.contrast(house, Self.white)
    onColour =
      white >= Self.readable || white >= Self.contrast(house, Self.black)
      ? Self.white : Self.black
    ink = white >= Self.readable ? house : Self.black
    let dark = Self.contrast(house, Self.dark)
    inkOnDark = dark >= Self.readable ? house : Self.bright
    edgeOnDark = dark >= Self.visible ? house : Self.bright
  }

  /// How well one can be told from the other, from 1 to 21: WCAG 2.2, "contrast ratio".
  static func contrast(_ one: String, _ other: String) -> Double {
    let (first, second) = (luminance(one), luminance(other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  private static let standard = "#1f4e79"
  private static let white = "#ffffff"
  private static let black = "#000000"
  /// The ground of a notice in dark mode, as the standard layout has it.
  private static let dark = "#1b1f24"
  private static let bright = "#c9d7e6"
  /// WCAG 2.2, criteria 1.4.3 and 1.4.11.
  private static let readable = 4.5
  private static let visible = 3.0

  /// WCAG 2.2, "relative luminance".
  private static func luminance(_ colour: String) -> Double {
    let linear = (channels(colour) ?? [0, 0, 0]).map { channel -> Double in
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  private static func channels(_ colour: String) -> [UInt8]? {
    let digits = Array(colour.utf8.dropFirst())
    guard colour.hasPrefix("#"), digits.count == 6,
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    else { return nil }
    return stride(from: 0, to: 6, by: 2).compactMap {
      UInt8(String(decoding: digits[$0..<($0 + 2)], as: UTF8.self), radix: 16)
    }
  }
}
