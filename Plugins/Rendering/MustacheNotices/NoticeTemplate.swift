import Mustache
import ReceivablesPorts

/// One template: a subject and a body, compiled once.
struct NoticeTemplate: Sendable {
  let language: String
  private let subject: MustacheTemplate
  private let body: MustacheTemplate
  private let file: String

  /// - Parameter file: for messages.
  /// - Throws: `TemplateError` with file and line.
  init(_ text: String, language: String, file: String) throws {
    self.language = language
    self.file = file
    let lines = Self.lines(of: text)
    guard let first = lines.first, first.lowercased().hasPrefix("subject:") else {
      throw TemplateError("\(file):1: a template begins with a line \"Subject: ...\". Write one.")
    }
    guard lines.count > 2, lines[1].allSatisfy(\.isWhitespace) else {
      throw TemplateError(
        "\(file):2: an empty line stands between the subject and the body. Write one, and a body "
          + "after it.")
    }
    let title = String(first.dropFirst("subject:".count))
    let rest = lines.dropFirst(2).joined(separator: "\n")
    // Before the parser, which tells the end of the text where a tag is not closed.
    try TemplateTags.check(title, file: file, firstLine: 1)
    try TemplateTags.check(rest, file: file, firstLine: 3)
    subject = try Self.compile(title, file: file, firstLine: 1)
    body = try Self.compile(rest, file: file, firstLine: 3)
  }

  /// - Throws: `TemplateError` where the subject comes out empty.
  func render(_ words: NoticeWords) throws -> NoticeText {
    let title = words.restored(subject.render(words.values))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !title.isEmpty else {
      throw TemplateError("\(file):1: the subject is empty for this notice. Say it in any case.")
    }
    return NoticeText(
      subject: title, text: words.restored(TextTable.aligned(body.render(words.values))))
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

  /// Without the line before the text the parser would write `&amp;` for `&`, as for a web page.
  private static func compile(
    _ text: String, file: String, firstLine: Int
  ) throws -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + text)
    } catch let error as MustacheTemplate.ParserError {
      let line = error.context.lineNumber - 2 + firstLine
      throw TemplateError("\(file):\(line): \(reason(error.error))")
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect:
      "a section is closed by another name than it was opened with. Close it by its own."
    case .expectedSectionEnd: "a section is opened and never closed. Close it with {{/name}}."
    case .unfinishedName: "a tag does not end as it began. Write {{name}}."
    case .some(let other): "the template cannot be read (\(other)). See the tags of this line."
    case .none: "the template ends within a tag, or with a single {. Close it."
    }
  }
}
