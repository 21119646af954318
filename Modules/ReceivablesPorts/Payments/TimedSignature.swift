public import Receivables

/// A signature header of the form `t=SECONDS,v1=HEX`, with several `v1` while a secret is changed.
public struct TimedSignature: Sendable, Equatable {
  /// Seconds since 1970, as they stand there: they are signed in this writing.
  public let seconds: String
  private let moment: Moment
  /// The bytes of each `v1`; other schemes are left out.
  public let signatures: [[UInt8]]

  /// Nil where it cannot be read.
  public init?(_ text: String?) {
    var seconds: String?
    var signatures: [[UInt8]] = []
    for part in (text ?? "").split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { return nil }
      switch sides[0] {
      case "t":
        guard seconds == nil else { return nil }
        seconds = String(sides[1])
      case "v1": if let bytes = [UInt8](hex: sides[1]) { signatures.append(bytes) }
      default: break
      }
    }
    guard let seconds, seconds.count < 13, let number = Int64(seconds), number > 0,
      !signatures.isEmpty
    else { return nil }
    self.seconds = seconds
    moment = Moment(microseconds: number * 1_000_000)
    self.signatures = signatures
  }

  /// What is signed: the seconds, a dot, the body.
  public func signed(_ body: [UInt8]) -> [UInt8] { Array("\(seconds).".utf8) + body }

  /// Whether it was made at most so many seconds before a moment, or a little after it.
  public func isFresh(at moment: Moment, within seconds: Int) -> Bool {
    self.moment.adding(seconds: seconds) >= moment && self.moment <= moment.adding(seconds: seconds)
  }
}

extension [UInt8] {
  /// From lower-case or upper-case hexadecimal digits, two for each byte; nil where it is none.
  public init?(hex text: some StringProtocol) {
    let digits = [UInt8](text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    self.init()
    for place in stride(from: 0, to: digits.count, by: 2) {
      guard let high = Array.value(digits[place]), let low = Array.value(digits[place + 1]) else {
        return nil
      }
      append(high << 4 | low)
    }
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
