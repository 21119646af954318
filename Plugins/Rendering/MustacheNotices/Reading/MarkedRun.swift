/// A piece of a rendered line: words of the template, or one value that was put among them.
///
/// Values come out of Mustache between control characters that say what they are. No value and no
/// template holds one of its own.
struct MarkedRun: Equatable {
  /// What a value is, where that matters for how it is written.
  enum Kind: UInt8 {
    /// Whatever somebody wrote: a name, a number, a line of an address.
    case words = 0x01
    case amount = 0x02
    /// The amount that the notice is about.
    case asked = 0x03
    /// Where something can be paid at once.
    case link = 0x04
    case website = 0x05
    case email = 0x06
    case phone = 0x07
    /// A drawing that HTML takes in and plain text leaves out.
    case picture = 0x08
  }

  /// Nil for words of the template.
  let kind: Kind?
  let text: String

  /// A value as it goes into Mustache.
  static func marked(_ value: String, as kind: Kind) -> String {
    String(Character(Unicode.Scalar(kind.rawValue))) + value + String(Character(end))
  }

  /// What somebody wrote, as one line: it must not bring lines, columns, marks or a direction of its
  /// own, or whoever chose it would write our text.
  static func plain(_ value: String) -> String {
    if value.utf8.allSatisfy({ (32...126).contains($0) }) { return value }
    var plain = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: plain.append(" ")
      case .format where turns(scalar): break
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }

  static func runs(in line: Substring) -> [MarkedRun] {
    var runs: [MarkedRun] = []
    var kind: Kind?
    var text = String.UnicodeScalarView()
    func close() {
      if kind != nil || !text.isEmpty { runs.append(MarkedRun(kind: kind, text: String(text))) }
      text = String.UnicodeScalarView()
    }
    for scalar in line.unicodeScalars {
      if scalar == end {
        close()
        kind = nil
      } else if let opened = UInt8(exactly: scalar.value).flatMap(Kind.init) {
        close()
        kind = opened
      } else {
        text.append(scalar)
      }
    }
    close()
    return runs
  }

  private static let end: Unicode.Scalar = "\u{0F}"

  /// The controls of UAX #9 that turn what follows them around.
  private static func turns(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}
