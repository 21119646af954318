/// Text beyond ASCII in a header, as the encoded words of RFC 2047.
struct EncodedWord {
  private enum Form: String {
    case base64 = "B"
    /// Letters stay readable.
    case quoted = "Q"
  }

  /// The most that RFC 2047 allows for one.
  private static let longest = 75

  private let form: Form
  private var payload: [UInt8] = []

  private init(_ form: Form) {
    self.form = form
  }

  /// The words for a value in the form that is shorter; a character is never in two of them.
  ///
  /// - Parameter firstRoom: what the first may take, as it stands behind the field's name.
  static func words(of value: String, firstRoom: Int) -> [String] {
    let bytes = Array(value.utf8)
    let form: Form =
      quotedLength(bytes) <= (bytes.count + 2) / 3 * 4 ? .quoted : .base64
    var words: [String] = []
    var word = EncodedWord(form)
    for unit in units(of: value, in: form) {
      if word.length(with: unit) > (words.isEmpty ? min(firstRoom, longest) : longest),
        !word.payload.isEmpty
      {
        words.append(word.text)
        word = EncodedWord(form)
      }
      word.payload += unit
    }
    return words + [word.text]
  }

  private var text: String {
    let encoded =
      form == .base64 ? Self.base64(payload) : payload.map(Self.quoted).joined()
    return "=?UTF-8?\(form.rawValue)?\(encoded)?="
  }

  private func length(with unit: [UInt8]) -> Int {
    let around = "=?UTF-8?B??=".utf8.count
    let bytes = payload + unit
    return around
      + (form == .base64 ? (bytes.count + 2) / 3 * 4 : Self.quotedLength(bytes))
  }

  /// The characters as one sees them; one that is too long for a word, by its scalars.
  private static func units(of value: String, in form: Form) -> [[UInt8]] {
    let longest = form == .base64 ? 33 : 15
    return value.flatMap { character -> [[UInt8]] in
      let bytes = Array(character.utf8)
      return bytes.count <= longest ? [bytes] : character.unicodeScalars.map { Array($0.utf8) }
    }
  }

  private static func quotedLength(_ bytes: [UInt8]) -> Int {
    bytes.reduce(0) { $0 + quoted($1).utf8.count }
  }

  /// Only what may stand in a name as well, where more has a meaning than in a subject.
  private static func quoted(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: " "): "_"
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "!"), UInt8(ascii: "*"),
      UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"):
      String(Unicode.Scalar(byte))
    default:
      (byte < 16 ? "=0" : "=") + String(byte, radix: 16, uppercase: true)
    }
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      bits <<= UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        let sign = signs[Int(bits >> UInt32(18 - 6 * place) & 63)]
        text.append(place <= group.count ? sign : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
