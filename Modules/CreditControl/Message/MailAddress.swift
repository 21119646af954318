/// The address of a mailbox, written so that it is one address whatever stood in the file.
struct MailAddress {
  private let local: String
  /// As it is, also where it is not ASCII; empty where the address has none.
  let domain: String

  init(_ address: String) {
    let text = MailHeader.oneLine(address)
    guard let at = text.lastIndex(of: "@") else {
      local = text
      domain = ""
      return
    }
    local = String(text[..<at])
    // What has a meaning of its own in a list of addresses could add a second one.
    let written = text[text.index(after: at)...]
    let others = written.hasPrefix("[") && written.hasSuffix("]") ? ".[]:" : "."
    let scalars = written.unicodeScalars.filter {
      !$0.isASCII || Self.isAtom($0) || others.unicodeScalars.contains($0)
    }
    domain = String(String.UnicodeScalarView(scalars))
  }

  /// Nil where there is none, as for a letter.
  var bracketed: String? {
    guard !local.isEmpty || !domain.isEmpty else { return nil }
    let scalars = local.unicodeScalars
    let atoms = scalars.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = atoms.allSatisfy { atom in
      !atom.isEmpty && atom.allSatisfy { Self.isAtom($0) || !$0.isASCII }
    }
    let isQuoted =
      scalars.count > 2 && local.hasPrefix("\"") && local.hasSuffix("\"")
      && !scalars.dropFirst().dropLast().contains { $0 == "\"" || $0 == "\\" }
    let written = isPlain || isQuoted ? local : MailHeader.quoted(local)
    return domain.isEmpty ? "<\(written)>" : "<\(written)@\(domain)>"
  }

  /// An act as the part of an identifier before its `@`; two acts are two identifiers.
  static func identifier(_ act: String) -> String {
    let bytes = Array(act.utf8)
    let dot = UInt8(ascii: ".")
    return bytes.indices.map { index in
      let byte = bytes[index]
      let isBetween = index > 0 && index < bytes.count - 1 && bytes[index - 1] != dot
      let scalar = Unicode.Scalar(byte)
      if byte == dot ? isBetween : scalar.isASCII && scalar != "%" && isAtom(scalar) {
        return String(scalar)
      }
      return percent(byte)
    }.joined()
  }

  /// A byte as `%` and two capital digits.
  static func percent(_ byte: UInt8) -> String {
    (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
  }

  /// The act that an identifier was made of; nil where it was made of none.
  static func act(identifiedBy identifier: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(identifier.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, let number = UInt8(digits, radix: 16) else { return nil }
      bytes.append(number)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// What RFC 5322 calls `atext`.
  static func isAtom(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z": true
    default: "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar)
    }
  }
}
