import Mustache

/// A whole HTML document: the layout around a notice, or a template's own HTML.
struct HTMLPage: Sendable {
  /// The partials that it takes in.
  let partials: Set<TemplateName>
  private let page: MustacheTemplate
  private let library: MustacheLibrary

  /// - Parameter language: what its partials are taken in.
  /// - Throws: `TemplateError` with file and line.
  init(_ file: TemplateFile, in language: String, from shelf: TemplateShelf) throws {
    partials = try TemplateTags.check(file, in: language, from: shelf)
    page = try shelf.compiled(file)
    library = shelf.library(for: .html, in: language)
  }

  func render(_ words: NoticeWords) -> String {
    page.render(words.values, library: library)
  }
}
