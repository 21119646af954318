import Mustache
import ReceivablesPorts

/// One template: a subject and a body, compiled once.
struct NoticeTemplate: Sendable {
  let name: TemplateName
  /// The partials that it takes in.
  let partials: Set<TemplateName>
  private let subject: MustacheTemplate
  private let body: MustacheTemplate
  private let library: MustacheLibrary
  private let path: String

  /// - Throws: `TemplateError` with file and line.
  init(_ file: TemplateFile, from shelf: TemplateShelf) throws {
    name = file.name
    path = file.path
    guard let first = file.lines.first, first.lowercased().hasPrefix("subject:") else {
      throw TemplateError(
        "\(path):1: a template begins with a line \"Subject: ...\". Write one.")
    }
    guard file.lines.count > 2, file.lines[1].allSatisfy(\.isWhitespace) else {
      throw TemplateError(
        "\(path):2: an empty line stands between the subject and the body. Write one, and a body "
          + "after it.")
    }
    let title = String(first.dropFirst("subject:".count))
    let rest = file.lines.dropFirst(2).joined(separator: "\n")
    partials = try TemplateTags.check(file, in: file.name.language, from: shelf)
    subject = try MustacheTemplate(title, of: file, firstLine: 1)
    body = try MustacheTemplate(rest, of: file, firstLine: 3)
    library = shelf.library(for: .source, in: file.name.language)
  }

  /// - Throws: `TemplateError` where the subject comes out empty.
  func render(_ words: NoticeWords) throws -> (subject: NoticeSubject, body: NoticeBody) {
    let subject = NoticeSubject(subject.render(words.values, library: library))
    guard !subject.text.isEmpty else {
      throw TemplateError("\(path):1: the subject is empty for this notice. Say it in any case.")
    }
    return (subject, NoticeBody(body.render(words.values, library: library)))
  }
}
