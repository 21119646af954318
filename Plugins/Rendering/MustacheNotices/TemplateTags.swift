import ReceivablesPorts

/// Reads the tags of a template beside the parser, because Mustache writes nothing for a name that it
/// does not know: a typing mistake would send a demand without its amount.
struct TemplateTags {
  private let file: String
  /// The sections that are open where we stand.
  private var sections: [Substring] = []

  /// - Parameter firstLine: the line of the file that the text begins with.
  /// - Throws: `TemplateError` for the first tag that means nothing in a notice.
  static func check(_ text: String, file: String, firstLine: Int) throws {
    var tags = TemplateTags(file: file)
    var line = firstLine
    var rest = text[...]
    while let opening = rest.firstRange(of: "{{") {
      line += rest[..<opening.lowerBound].count(where: \.isNewline)
      rest = rest[opening.upperBound...]
      let closing = rest.firstRange(of: "}}")
      let tag = rest[..<(closing?.lowerBound ?? rest.endIndex)]
      guard let closing, tag.hasPrefix("!") || !tag.contains(where: \.isNewline) else {
        throw TemplateError("\(file):\(line): a {{ has no }} on its line. Close it.")
      }
      try tags.read(tag, line: line)
      line += tag.count(where: \.isNewline)
      rest = rest[closing.upperBound...]
    }
  }

  private init(file: String) {
    self.file = file
  }

  private mutating func read(_ tag: Substring, line: Int) throws {
    guard let sign = tag.first else { return }
    switch sign {
    case "!": return
    case ">", "<", "$", "=", "%":
      throw TemplateError(
        "\(file):\(line): {{\(tag)}} is not for notices: a template stands alone. Write out what "
          + "it should say.")
    case "#", "^":
      let name = try word(tag.dropFirst(), line: line)
      sections.append(name)
    case "/": _ = sections.popLast()
    case "&", "{": _ = try word(tag.dropFirst(), line: line)
    default: _ = try word(tag, line: line)
    }
  }

  private func word(_ tag: Substring, line: Int) throws -> Substring {
    let space: (Character) -> Bool = \.isWhitespace
    var name = tag.drop(while: space)
    while let last = name.last, space(last) { name.removeLast() }
    let text = String(name)
    if NoticeWords.names.contains(text) { return name }
    if NoticeWords.lineNames.contains(text) {
      if sections.contains("lines") { return name }
      throw TemplateError(
        "\(file):\(line): {{\(name)}} is a word of one line. Write it between {{#lines}} and "
          + "{{/lines}}, or write {{first.\(name)}}.")
    }
    if text == ".", sections.last == "creditor.address" { return name }
    throw TemplateError(
      "\(file):\(line): {{\(name)}} is not a word of a notice. The words are "
        + "\(NoticeWords.names.sorted().joined(separator: ", ")); and between {{#lines}} and "
        + "{{/lines}} \(NoticeWords.lineNames.sorted().joined(separator: ", ")).")
  }
}
