import Receivables

/// How the fields of the book have to be written.
enum FieldSyntax {
  /// The reason why a text cannot name a customer or a document; nil where it can.
  static func problem(ofID text: Bytes) -> String? {
    if text.count > 200 { return "An id has at most 200 bytes; this one has \(text.count)." }
    if text.first == UInt8(ascii: "@") {
      return "An id does not begin with @; such names are the book's own."
    }
    if hasControls(text) {
      return "There is a control character or a line end in this id. Take it out."
    }
    return nil
  }

  /// Whether this could be an address: one @ with something on both sides, and nothing that would
  /// end it or begin a second one.
  static func isEmail(_ text: Bytes) -> Bool {
    let signs = text.count { $0 == UInt8(ascii: "@") }
    guard signs == 1, text.first != UInt8(ascii: "@"), text.last != UInt8(ascii: "@") else {
      return false
    }
    let unfit = [UInt8](" ,;<>\"".utf8)
    return text.count <= 254 && !hasControls(text) && !text.contains { unfit.contains($0) }
  }

  /// Two letters, made capital; nil for anything else.
  static func country(_ text: Bytes) -> String? {
    guard text.count == 2, text.allSatisfy(\.isLetter) else { return nil }
    return String(decoding: text.map(\.raised), as: UTF8.self)
  }

  /// A language tag in the usual case, as `de` or `en-GB` or `zh-Hant-TW`.
  ///
  /// Tags mean the same in any case, and policies compare them byte by byte.
  static func language(_ text: Bytes) -> String? {
    let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy(\.isLetter)
    else { return nil }
    var tag = first.map(\.lowered)
    for part in parts.dropFirst() {
      guard (1...8).contains(part.count), part.allSatisfy({ $0.isLetter || $0.isDigit }) else {
        return nil
      }
      tag.append(UInt8(ascii: "-"))
      switch part.count {
      case 2: tag.append(contentsOf: part.map(\.raised))
      case 4:
        tag.append(part[part.startIndex].raised)
        tag.append(contentsOf: part.dropFirst().map(\.lowered))
      default: tag.append(contentsOf: part.map(\.lowered))
      }
    }
    return String(decoding: tag, as: UTF8.self)
  }

  /// `UTC`, or an area and a city as in `Europe/Berlin`.
  static func timeZone(_ text: Bytes) -> String? {
    let name = text.string
    let parts = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isPlace =
      (2...3).contains(parts.count)
      && parts.allSatisfy { part in
        part.first?.isLetter == true
          && part.allSatisfy { byte in
            byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_")
              || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
          }
      }
    return isPlace || name == "UTC" ? name : nil
  }

  /// A person, a sole trader or a company, however the words are joined.
  static func kind(_ text: Bytes) -> Party.Kind? {
    Party.Kind(rawValue: HeaderNames.key(text.string).replacing("_", with: "-"))
  }

  /// The words between semicolons, commas and bars, each once.
  static func tags(_ text: Bytes) -> [String] {
    let parts = text.split { byte in
      byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "|")
    }
    var tags: [String] = []
    for part in parts {
      let tag = Bytes(rebasing: part).trimmed.string
      if !tag.isEmpty, !tags.contains(tag) { tags.append(tag) }
    }
    return tags
  }

  private static func hasControls(_ text: Bytes) -> Bool {
    var previous: UInt8 = 0
    for byte in text {
      if byte < 0x20 || byte == 0x7F { return true }
      // The second row of controls, as UTF-8 writes it.
      if previous == 0xC2, (0x80...0x9F).contains(byte) { return true }
      previous = byte
    }
    return false
  }
}
