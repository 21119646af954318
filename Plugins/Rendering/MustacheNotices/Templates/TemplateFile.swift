import ReceivablesPorts

/// The text of one template or partial, and where it stands.
struct TemplateFile: Sendable {
  /// What stands between `{{` and `}}`.
  struct Tag: Sendable {
    let text: String
    let line: Int
  }

  let name: TemplateName
  /// For messages.
  let path: String
  let lines: [String]
  let tags: [Tag]

  /// - Throws: `TemplateError` for a tag that is not closed, and for a character that no text has:
  ///   such are the marks around values.
  init(_ text: String, name: TemplateName, path: String) throws {
    self.name = name
    self.path = path
    lines = Self.lines(of: text)
    // Before the parser, which tells the end of the text where a tag is not closed.
    tags = try Self.tags(in: lines.joined(separator: "\n"), path: path)
    for (index, line) in lines.enumerated() {
      guard line.utf8.allSatisfy({ $0 == 9 || ($0 >= 32 && $0 != 127) }) else {
        throw TemplateError(
          "\(path):\(index + 1): this line has a character that no text has. Type it again.")
      }
    }
  }

  /// All lines, each ended, so that what stands after a partial begins a line of its own.
  var text: String {
    let content = lines.last?.isEmpty == true ? lines.dropLast() : lines[...]
    return content.map { $0 + "\n" }.joined()
  }

  private static func tags(in text: String, path: String) throws -> [Tag] {
    var tags: [Tag] = []
    var line = 1
    var rest = text.utf8[...]
    while let opening = place(of: UInt8(ascii: "{"), in: rest) {
      line += rest[..<opening].count { $0 == 10 }
      rest = rest[opening...].dropFirst(2)
      let closing = place(of: UInt8(ascii: "}"), in: rest)
      let tag = Substring(rest[..<(closing ?? rest.endIndex)])
      let ends = tag.utf8.count { $0 == 10 }
      guard let closing, ends == 0 || tag.utf8.first == UInt8(ascii: "!") else {
        throw TemplateError("\(path):\(line): a {{ has no }} on its line. Close it.")
      }
      tags.append(Tag(text: String(tag), line: line))
      line += ends
      rest = rest[closing...].dropFirst(2)
    }
    return tags
  }

  /// Where a brace stands twice; bytes, as a search in characters takes as long as the parser.
  private static func place(of brace: UInt8, in text: Substring.UTF8View) -> String.Index? {
    var rest = text
    while let first = rest.firstIndex(of: brace) {
      rest = rest[rest.index(after: first)...]
      if rest.first == brace { return first }
    }
    return nil
  }

  /// As files come from any system, a byte order mark and carriage returns are no part of a line.
  private static func lines(of text: String) -> [String] {
    var lines: [String] = []
    var scalars = text.unicodeScalars[...]
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    for var line in scalars.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.last == "\r" { line.removeLast() }
      lines.append(String(Substring(line)))
    }
    return lines
  }
}
