/// The fields of a mail's header, in lines that are no longer than mail likes them.
enum MailHeader {
  private static let longestLine = 76

  /// A field of free text.
  static func text(_ field: String, _ value: String) -> String {
    let value = oneLine(value)
    let parts = value.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
    let room = longestLine - field.utf8.count - 2
    return folded(field, isPlain(value) ? parts : EncodedWord.words(of: value, firstRoom: room))
  }

  /// A field of one mailbox.
  static func mailbox(_ field: String, name: String, address: String) -> String {
    let name = oneLine(name)
    let empty = name.isEmpty ? "undisclosed-recipients:;" : ":;"
    // A group without members is how mail says that somebody has no address.
    let address = MailAddress(address).bracketed ?? empty
    guard !name.isEmpty else { return folded(field, [address]) }
    guard isPlain(name) else {
      let room = longestLine - field.utf8.count - 2
      return folded(field, EncodedWord.words(of: name, firstRoom: room) + [address])
    }
    let isAtoms = name.unicodeScalars.allSatisfy { $0 == " " || MailAddress.isAtom($0) }
    let phrase = isAtoms ? name : quoted(name)
    return folded(field, phrase.split(separator: " ").map(String.init) + [address])
  }

  /// A field of several addresses without names; those that are none are left out.
  static func addresses(_ field: String, _ addresses: [String]) -> String {
    let parts = addresses.compactMap { MailAddress($0).bracketed }
    return folded(field, parts.dropLast().map { $0 + "," } + parts.suffix(1))
  }

  /// A field of links, each between its angle brackets.
  static func links(_ field: String, _ links: [String]) -> String {
    folded(field, links.dropLast().map { $0 + "," } + links.suffix(1))
  }

  /// Without line ends and other control characters, so that no value can begin a field of its
  /// own; one space where there were several, as mail programs make of them.
  static func oneLine(_ value: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator:
        if text.last != " " { text.append(" ") }
      default:
        if scalar != " " || text.last != " " { text.append(scalar) }
      }
    }
    if text.first == " " { text.removeFirst() }
    if text.last == " " { text.removeLast() }
    return String(text)
  }

  static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { text += "\\" }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }

  /// Whether a value can stand as it is: in ASCII, with spaces to fold at, and without what a mail
  /// program would take for an encoded word.
  private static func isPlain(_ value: String) -> Bool {
    let bytes = value.utf8
    return bytes.allSatisfy { $0 < 128 } && value.firstRange(of: "=?") == nil
      && bytes.split(separator: UInt8(ascii: " ")).allSatisfy { $0.count <= 75 }
  }

  /// Breaks lines before parts only; the space that begins the next line is the one between them.
  private static func folded(_ field: String, _ parts: [String]) -> String {
    var text = field + ":"
    var length = text.utf8.count
    for (index, part) in parts.enumerated() {
      let count = part.utf8.count + 1
      // The first part stays: a line with a name alone would be nothing but the name.
      if index > 0, length + count > longestLine {
        text += "\r\n"
        length = 0
      }
      text += " " + part
      length += count
    }
    return text
  }
}
