import Mustache
import ReceivablesPorts

extension MustacheTemplate {
  /// Compiles lines of a file.
  ///
  /// - Throws: `TemplateError` with file and line.
  init(_ text: String, of file: TemplateFile, firstLine: Int) throws {
    do {
      // Without the line before the text the parser would write `&amp;` for `&` in a plain text too;
      // values that go into HTML are escaped already.
      try self.init(string: "{{% CONTENT_TYPE:TEXT}}\n" + text)
    } catch let error as MustacheTemplate.ParserError {
      let line = error.context.lineNumber - 2 + firstLine
      throw TemplateError("\(file.path):\(line): \(Self.reason(error.error))")
    }
  }

  private static func reason(_ error: any Swift.Error) -> String {
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
