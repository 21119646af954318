/// HTML, of which only the words are wanted.
enum Markup {
  static func text(of html: String) -> String {
    var text: [UInt8] = []
    let bytes = Array(html.utf8)
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "<"):
        let end = bytes[at...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
        let name = bytes[(at + 1)..<end].prefix { $0.isLetter || $0.isDigit || $0 == 47 }
          .loweredText
        if blocks.contains(name) { text.append(10) }
        at = hidden.contains(name) ? endOfHidden(bytes, name, from: end) : end + 1
      case UInt8(ascii: "&"):
        let (letter, end) = entity(bytes, at: at)
        text += letter.utf8
        at = end
      // Line ends of the source are spaces to a reader.
      case 10, 13, 9:
        text.append(32)
        at += 1
      default:
        text.append(bytes[at])
        at += 1
      }
    }
    return tidied(String(decoding: text, as: UTF8.self))
  }

  private static let blocks: Set = [
    "br", "br/", "p", "/p", "div", "/div", "tr", "/tr", "li", "h1", "h2", "h3", "/h1", "/h2",
    "/h3", "pre", "hr", "table", "/table", "blockquote", "/blockquote",
  ]
  private static let hidden: Set = ["style", "script", "head", "title"]

  private static func endOfHidden(_ bytes: [UInt8], _ name: String, from start: Int) -> Int {
    let closing = Array("</\(name)".utf8)
    var at = start
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "<"), at + closing.count <= bytes.count,
        bytes[at..<(at + closing.count)].loweredText.utf8.elementsEqual(closing)
      {
        return at
      }
      at += 1
    }
    // A part without an end hides nothing, or all would be lost.
    return min(start + 1, bytes.count)
  }

  /// The letter of an entity, and where the text goes on.
  private static func entity(_ bytes: [UInt8], at start: Int) -> (String, Int) {
    let window = bytes[(start + 1)..<min(start + 12, bytes.count)]
    guard let end = window.firstIndex(of: UInt8(ascii: ";")) else { return ("&", start + 1) }
    let name = String(decoding: window[..<end], as: UTF8.self)
    if let letter = names[name] { return (letter, end + 1) }
    guard name.hasPrefix("#") else { return ("&", start + 1) }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number = UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
    guard let number, let scalar = Unicode.Scalar(number), number >= 32 else {
      return ("&", start + 1)
    }
    return (String(scalar), end + 1)
  }

  private static let names = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ",
    "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß",
    "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "rsquo": "’", "euro": "€",
  ]

  /// Lines without blanks around them, at most one empty line in a row.
  private static func tidied(_ text: String) -> String {
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = line.oneLine
      if !line.isEmpty || lines.last?.isEmpty == false { lines.append(line) }
    }
    return lines.joined(separator: "\n")
  }
}
