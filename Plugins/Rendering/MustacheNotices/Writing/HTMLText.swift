import Receivables

/// Words and values within a line of HTML.
enum HTMLText {
  static func escaped(_ text: String) -> String {
    var html = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      case "\u{A0}": html += "&nbsp;"
      default: html.unicodeScalars.append(scalar)
      }
    }
    return html
  }

  /// - Parameter isHeld: whether no line is broken here anyway.
  static func inline(_ runs: [MarkedRun], isHeld: Bool = false) -> String {
    runs.map { inline($0, isHeld: isHeld) }.joined()
  }

  /// Nothing else is made a link of: `javascript:` would be one as well.
  static func isWebAddress(_ text: String) -> Bool {
    ["https://", "http://"].contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
      && !text.contains(where: \.isWhitespace)
  }

  /// An amount whose parts no line end comes between.
  static func unbroken(_ amount: String) -> String {
    String(amount.map { $0 == " " ? "\u{A0}" : $0 })
  }

  private static func inline(_ run: MarkedRun, isHeld: Bool) -> String {
    let text = escaped(run.text)
    switch run.kind {
    case nil: return linked(held(run.text))
    case .words:
      return TextShape.hasRightToLeft(run.text)
        ? #"<bdi dir="auto">"# + text + "</bdi>" : unparted(held(run.text))
    case .amount:
      let amount = escaped(unbroken(run.text))
      return isHeld ? amount : #"<span style="white-space:nowrap">"# + amount + "</span>"
    case .asked:
      let amount = escaped(unbroken(run.text))
      return #"<strong style="white-space:nowrap">"# + amount + "</strong>"
    case .link, .website: return isWebAddress(run.text) ? link(run.text, run.text) : text
    case .email: return link("mailto:" + percentEncoded(run.text), run.text)
    case .picture: return picture(run.text)
    case .phone: return link("tel:" + digits(of: run.text), run.text)
    }
  }

  /// Words in which the sign of a section stays on the line of its number.
  private static func held(_ text: String) -> String {
    text.replacing("§ ", with: "§\u{A0}")
  }

  /// Words in which the numbers of statements stay on one line: a line would end behind a hyphen.
  private static func unparted(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
      let number = word.last == "," ? word.dropLast() : word
      guard number.wholeMatch(of: /S-[0-9]{4}-[0-9]{2}/) != nil else {
        return escaped(String(word))
      }
      let rest = word.count > number.count ? "," : ""
      return #"<span style="white-space:nowrap">"# + String(number) + "</span>" + rest
    }.joined(separator: " ")
  }

  /// A drawing as it is. Plugins of the build draw them, and even so nothing that runs or loads gets in.
  static func picture(_ text: String) -> String {
    let low = text.lowercased()
    let bans = ["<script", "<foreignobject", "<style", "<image", "<use", "href=", "url(", "<!"]
    guard low.hasPrefix("<svg "), low.hasSuffix("</svg>"), !bans.contains(where: low.contains),
      !low.contains(/\son[a-z]+=/)
    else { return "" }
    return text
  }

  /// Words of a template, of which web addresses are links. A value's are not: whoever chose a name
  /// would put links into our mail.
  private static func linked(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
      let address = word[
        ..<(word.lastIndex { !".,;:!?)".contains($0) }.map(word.index(after:))
          ?? word.startIndex)]
      guard isWebAddress(String(address)) else { return escaped(String(word)) }
      let rest = word[address.endIndex...]
      return link(String(address), String(address)) + escaped(String(rest))
    }.joined(separator: " ")
  }

  private static func link(_ target: String, _ text: String) -> String {
    #"<a class="link" href="\#(escaped(target))" style="color:inherit">\#(escaped(text))</a>"#
  }

  /// Without the zero that some write between the country and the town, which nobody dials.
  private static func digits(of phone: String) -> String {
    phone.split(separator: "(0)").joined().filter { "+0123456789".contains($0) }
  }

  /// RFC 6068: what could begin a subject or a second address is encoded.
  private static func percentEncoded(_ address: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return address.utf8.map { byte in
      let character = Character(Unicode.Scalar(byte))
      return byte < 128 && (character.isLetter || character.isNumber || "@._+-".contains(character))
        ? String(character) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
  }
}
