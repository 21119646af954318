import Receivables

/// What the file of a notice is called: nothing but its act, so that it is found without a list.
struct NoticeFileName {
  let text: String

  /// Two acts have two names, whatever signs they are made of.
  init(act: String) {
    text = Self.stem(of: act) + Self.ending
  }

  /// The name before its ending.
  static func stem(of act: String) -> String {
    precondition(!act.isEmpty, "A notice needs an act to be known by.")
    let bytes = Array(act.utf8)
    // A name that began with a dot would be hidden from mail programs.
    let written = bytes.indices.map { Self.written(bytes[$0], isFirst: $0 == 0) }.joined()
    // Most systems allow 255 bytes, and a mail program adds its marks. No act is written with a
    // sign after % that is not a digit of base 16, so that a hash is nobody else's name.
    return written.utf8.count <= 200 ? written : "%hash-\(SHA256.hash(act.utf8))"
  }

  /// The name without the marks that a mail program puts behind it, as `:2,S`.
  static func withoutMarks(_ file: String) -> String {
    let bytes = file.utf8
    guard let end = bytes.firstIndex(where: { marks.contains($0) }) else { return file }
    return String(file[..<end])
  }

  private static let ending = ".dunwell"

  /// A colon as a rule; the others where a file system has no colons, and for added sizes.
  private static let marks = Set(":;!,".utf8)

  private static func written(_ byte: UInt8, isFirst: Bool) -> String {
    switch byte {
    case UInt8(ascii: ".") where !isFirst: "."
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      String(UnicodeScalar(byte))
    default:
      (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }
  }
}
