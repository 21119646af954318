/// An address as the envelope names it (RFC 5321, 4.1.2): one mailbox, and nothing that could end
/// the command it stands in.
package struct EnvelopeAddress: Sendable, Equatable {
  /// As it was written.
  package let text: String
  /// What stands before the `@`.
  let local: String

  /// Nil for what is no mailbox, longer than 254 bytes, or holds spaces, line ends or other
  /// control characters.
  package init?(_ text: String) {
    guard text.utf8.count <= 254, let at = text.lastIndex(of: "@") else { return nil }
    let local = String(text[..<at])
    let domain = String(text[text.index(after: at)...])
    guard local.utf8.count <= 64, Self.isDotted(local) || Self.isQuoted(local),
      Self.isDomain(domain) || Self.isLiteral(domain)
    else { return nil }
    self.text = text
    self.local = local
  }

  /// Others need a server that takes SMTPUTF8 (RFC 6531).
  var isASCII: Bool { text.utf8.allSatisfy { $0 < 128 } }

  private static func isDotted(_ text: String) -> Bool {
    parts(text).allSatisfy { !$0.isEmpty && $0.allSatisfy { isAtom($0) || isForeign($0) } }
  }

  private static func isDomain(_ text: String) -> Bool {
    parts(text).allSatisfy { label in
      !label.isEmpty && label.first != "-" && label.last != "-"
        && label.allSatisfy { isAlphanumeric($0) || $0 == "-" || isForeign($0) }
    }
  }

  private static func isLiteral(_ text: String) -> Bool {
    text.count > 2 && text.hasPrefix("[") && text.hasSuffix("]")
      && text.unicodeScalars.dropFirst().dropLast().allSatisfy {
        isAlphanumeric($0) || ".:-".unicodeScalars.contains($0)
      }
  }

  private static func isQuoted(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count > 2, scalars.first == "\"", scalars.last == "\"" else { return false }
    var isEscaped = false
    for scalar in scalars.dropFirst().dropLast() {
      guard (32...126).contains(scalar.value) || isForeign(scalar) else { return false }
      if isEscaped {
        isEscaped = false
      } else if scalar == "\"" {
        return false
      } else {
        isEscaped = scalar == "\\"
      }
    }
    return !isEscaped
  }

  private static func parts(_ text: String) -> [Substring.UnicodeScalarView] {
    text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
  }

  private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z": true
    default: false
    }
  }

  private static func isAtom(_ scalar: Unicode.Scalar) -> Bool {
    isAlphanumeric(scalar) || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar)
  }

  /// Beyond ASCII, and neither a space, nor an end of a line, nor unseen.
  private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate,
      .privateUse, .unassigned:
      return false
    default: return true
    }
  }
}
