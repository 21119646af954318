/// An answer of a mail server (RFC 5321, 4.2): three digits and some lines of text.
struct Reply: Equatable {
  /// What the first digit says; a client goes by nothing else.
  enum Kind {
    /// 2: done.
    case done
    /// 3: go on.
    case goOn
    /// 4: not now.
    case notNow
    /// 5: never.
    case never
    /// Anything else, of which nobody knows what it means.
    case odd
  }

  let code: Int
  /// Without the digits.
  let lines: [String]

  var kind: Kind {
    switch code {
    case 200..<300: .done
    case 300..<400: .goOn
    case 400..<500: .notNow
    case 500..<600: .never
    default: .odd
    }
  }

  /// The server closes the connection after it.
  var isFarewell: Bool { code == 421 }

  /// The server wants us to sign in, or to do so otherwise (RFC 4954).
  var asksForLogin: Bool { [530, 534, 535, 538].contains(code) }

  /// Code and text, with the enhanced status code (RFC 3463) where there is one, in at most 300
  /// signs of one line; addresses are taken out, and the recipient's name.
  func words(hiding recipient: EnvelopeAddress) -> String {
    let text = lines.joined(separator: " ").unicodeScalars.split {
      $0 == " " || $0.properties.generalCategory == .control
    }
    let words = text.map { word in
      Self.isPersonal(String(word), recipient) ? "(address)" : String(word)
    }
    return (["\(code)"] + words).joined(separator: " ").prefix(300).description
  }

  private static func isPersonal(_ word: String, _ recipient: EnvelopeAddress) -> Bool {
    let lower = word.lowercased()
    if lower.contains("@") || lower.contains("%40") { return true }
    let bare = lower.drop { !$0.isLetter && !$0.isNumber }
    let name = recipient.local.lowercased()
    return bare.hasPrefix(name) && bare.dropFirst(name.count).allSatisfy(\.isPunctuation)
  }
}
