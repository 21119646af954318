/// Words on a page.
enum HTML {
  /// Escaped scalar by scalar: with an accent behind it a quote is another character, and still ends
  /// an attribute.
  static func text(_ words: String) -> String {
    var escaped = ""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      // Marks that turn the direction of what follows would show a page that says something else.
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
