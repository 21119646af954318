/// Names and values as web forms are sent: `application/x-www-form-urlencoded`.
///
/// Names are taken as they are, so that `metadata[invoice]` keeps its brackets.
public struct FormBody: Sendable, Equatable {
  /// What a `Content-Type` says of it.
  public static let type = "application/x-www-form-urlencoded"

  private var parts: [String] = []

  /// An empty form.
  public init() {}

  /// Adds a value; nil adds nothing.
  public mutating func add(_ name: String, _ value: String?) {
    guard let value else { return }
    parts.append("\(name)=\(FormBody.escaped(value, keepsSpaces: false))")
  }

  /// Adds a number.
  public mutating func add(_ name: String, _ value: Int64) { add(name, String(value)) }

  /// As text, behind the `?` of an address or as a body.
  public var text: String { parts.joined(separator: "&") }

  /// As a body.
  public var bytes: [UInt8] { Array(text.utf8) }

  /// A part of the path of an address, with everything escaped that could end it.
  public static func path(_ part: String) -> String { escaped(part, keepsSpaces: true) }

  private static func escaped(_ text: String, keepsSpaces: Bool) -> String {
    var escaped = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"):
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: " ") where !keepsSpaces: escaped += "+"
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        escaped += "%" + (hex.count == 1 ? "0" + hex : hex)
      }
    }
    return escaped
  }
}
