/// An enhanced status code (RFC 3463): class, subject and detail.
struct StatusCode: Equatable {
  let text: String
  /// 2 it arrived, 4 for now, 5 for good.
  let classDigit: UInt8
  /// As `1.1`.
  let subjectAndDetail: String

  private init(_ bytes: ArraySlice<UInt8>) {
    text = String(decoding: bytes, as: UTF8.self)
    classDigit = (bytes.first ?? 48) - 48
    subjectAndDetail = String(decoding: bytes.dropFirst(2), as: UTF8.self)
  }

  /// Whether it says more than that it went wrong.
  var isSpecific: Bool { subjectAndDetail != "0.0" }

  /// The first in a text; an address of a host is none, though it may look like one.
  static func first(in text: String) -> StatusCode? {
    let bytes = Array(text.utf8)
    var at = 0
    while at < bytes.count {
      if let code = code(in: bytes, at: at) { return code }
      at += 1
    }
    return nil
  }

  private static func code(in bytes: [UInt8], at start: Int) -> StatusCode? {
    guard [50, 52, 53].contains(bytes[start]), start == 0 || !isPart(bytes[start - 1])
    else { return nil }
    var at = start + 1
    for _ in 0..<2 {
      guard at + 1 < bytes.count, bytes[at] == 46 else { return nil }
      let digits = bytes[(at + 1)...].prefix(4).prefix(while: \.isDigit).count
      guard (1...3).contains(digits) else { return nil }
      at += 1 + digits
    }
    // Another point with a digit behind it makes it a number of something else.
    if at < bytes.count, bytes[at].isLetter { return nil }
    if at + 1 < bytes.count, bytes[at] == 46, bytes[at + 1].isDigit { return nil }
    return StatusCode(bytes[start..<at])
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isLetter || byte == 46
  }
}
