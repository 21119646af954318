/// The fields above the first empty line of a message or a part (RFC 5322, section 2.2).
struct HeaderFields {
  struct Field: Equatable {
    /// In small letters.
    let name: String
    /// In one line, otherwise as it stands.
    let value: String
  }

  /// More are not of interest in any message that has a sense.
  private static let most = 2_000

  private(set) var fields: [Field] = []

  var isEmpty: Bool { fields.isEmpty }

  /// The value of the first field of that name, which is written in small letters.
  func first(_ name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  func all(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  /// As people read it: encoded words decoded.
  func text(_ name: String) -> String {
    first(name).map { EncodedText.decoded($0).oneLine } ?? ""
  }

  /// What a line without a field's name is.
  enum Stray {
    /// Something that a program put there by mistake.
    case dropped
    /// More of the field before: reports fold carelessly.
    case continuation
  }

  /// Reads fields up to an empty line or the end.
  ///
  /// - Returns: the fields, and what is behind the empty line. Text that does not begin with a
  ///   field has none and is a body as a whole.
  static func read(
    _ bytes: ArraySlice<UInt8>, stray: Stray = .dropped
  ) -> (fields: HeaderFields, body: ArraySlice<UInt8>) {
    var header = HeaderFields()
    var lines = ByteLines(bytes)
    var name: String?
    var value: [UInt8] = []
    func close() {
      guard let name, header.fields.count < most else { return }
      header.fields.append(Field(name: name, value: Charset.unlabelled(value).trimmed))
    }
    while let line = lines.next() {
      if line.isEmpty { break }
      if let colon = colon(line), !isBlank(line.first) {
        close()
        name = nameText(line[..<colon])
        value = Array(line[(colon + 1)...])
      } else if name != nil, isBlank(line.first) || stray == .continuation || value.last == 59 {
        // A parameter that begins its line is one that somebody forgot to indent.
        value.append(32)
        value += line
      } else if name == nil, !Mbox.begins(line) {
        return (HeaderFields(), bytes)
      }
    }
    close()
    return (header, lines.rest)
  }

  private static func isBlank(_ byte: UInt8?) -> Bool { byte == 32 || byte == 9 }

  /// Where the name of a field ends; nil where the line does not begin with one.
  private static func colon(_ line: ArraySlice<UInt8>) -> Int? {
    guard let colon = line.prefix(200).firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex
    else { return nil }
    var name = line[..<colon]
    while isBlank(name.last) { name.removeLast() }
    // Replies fold carelessly onto lines that begin with their code: no name begins so.
    guard let first = name.first, first.isLetter else { return nil }
    return name.allSatisfy { (33...126).contains($0) } ? colon : nil
  }

  private static func nameText(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.filter { $0 > 32 }.loweredText
  }
}
