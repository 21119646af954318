import ReceivablesPorts

/// Puts notices into the words of templates that were compiled when it was opened.
struct MustacheRenderer: NoticeRenderer, LetterWriting, TemplateNaming {
  private let folder: String
  private let templates: [TemplateName: NoticeTemplate]
  /// HTML of the book's own, by the template whose HTML it is.
  private let pages: [TemplateName: HTMLPage]
  /// What stands around a notice, by the template's language.
  private let layouts: [String: HTMLPage]
  /// The same for a letter.
  private let letters: [String: HTMLPage]

  init(folder: String) throws {
    self.folder = folder
    let shelf = try TemplateShelf(folder: folder)
    var templates: [TemplateName: NoticeTemplate] = [:]
    for file in shelf.sources { templates[file.name] = try NoticeTemplate(file, from: shelf) }
    self.templates = templates
    pages = try Self.pages(of: shelf, for: templates)
    let languages = Set(templates.keys.map(\.language)).sorted()
    layouts = try Self.frames("layout", of: shelf, in: languages)
    letters = try Self.frames("letter", of: shelf, in: languages)
    let taken =
      templates.values.map(\.partials) + pages.values.map(\.partials)
      + layouts.values.map(\.partials) + letters.values.map(\.partials)
    let used = taken.reduce(into: Set()) { $0.formUnion($1) }
    for file in shelf.ownPartials where !used.contains(file.name) {
      try TemplateTags.checkAlone(file, from: shelf)
    }
  }

  var templateNames: Set<String> { Set(templates.keys.map(\.template)) }

  func render(_ content: NoticeContent, template: String) throws -> NoticeText {
    let piece = try piece(of: content, template)
    let page = pages[piece.template.name] ?? layouts[piece.language]
    return NoticeText(
      subject: piece.subject.text, text: PlainText(piece.body).text,
      html: page?.render(piece.words) ?? "")
  }

  /// The book's own HTML for a template is made for screens, so that a letter is written without it.
  func letter(_ content: LetterContent, template: String) throws -> LetterPage {
    var piece = try piece(of: content.notice, template, onPaper: true)
    piece.words.add(LetterWords(language: piece.language).values(of: content))
    guard let page = letters[piece.language] else {
      throw TemplateError("\(folder)/_letter.html: what stands around a letter is missing.")
    }
    return LetterPage(subject: piece.subject.text, html: page.render(piece.words))
  }

  /// A notice in words, before anything stands around it.
  private struct Piece {
    let template: NoticeTemplate
    let subject: NoticeSubject
    let body: NoticeBody
    /// For HTML.
    var words: NoticeWords

    var language: String { template.name.language }
  }

  /// - Parameter onPaper: below a letterhead, which says already what a mail says of the creditor.
  private func piece(
    of content: NoticeContent, _ template: String, onPaper: Bool = false
  ) throws -> Piece {
    let found = try find(template, language: content.language)
    let language = found.name.language
    let locale = NoticeLocale.nearest(to: content.language, template: language)
    var source = try NoticeWords(content, locale: locale, language: language, in: .source)
    if onPaper { source.add(["onPaper": true]) }
    let (subject, body) = try found.render(source)
    let palette = Palette(content.creditor.look.colour)
    var words = try NoticeWords(content, locale: locale, language: language, in: .html)
    words.add(
      subject: subject, preheader: body.preheader, language: language, palette: palette,
      hasLogo: content.hasLogo, content: HTMLBody(body, palette: palette).html)
    return Piece(template: found, subject: subject, body: body, words: words)
  }

  /// The reader's language outranks where a template comes from: a standard text in German is
  /// better for a German reader than the book's own in English.
  private func find(_ template: String, language: String) throws -> NoticeTemplate {
    for language in LanguageTag.nearest(to: language) + ["en"] {
      let name = TemplateName(template: template, language: language)
      if let found = templates[name] { return found }
    }
    let names = templateNames.sorted()
    throw TemplateError(
      "\(folder)/\(template).en.txt: there is no template of that name in a language for this "
        + "notice. Write the file, its first line \"Subject: ...\", or let the policy name one of "
        + "\(names.joined(separator: ", ")).")
  }

  private static func pages(
    of shelf: TemplateShelf, for templates: [TemplateName: NoticeTemplate]
  ) throws -> [TemplateName: HTMLPage] {
    var pages: [TemplateName: HTMLPage] = [:]
    for file in shelf.ownPages {
      let source = TemplateName(template: file.name.template, language: file.name.language)
      guard templates[source] != nil else {
        throw TemplateError(
          "\(file.path): there is no \(source.file) beside it, which the plain text is made from. "
            + "Write it.")
      }
      pages[source] = try HTMLPage(file, in: source.language, from: shelf)
    }
    return pages
  }

  /// The partial that stands around a notice, by the template's language.
  private static func frames(
    _ name: String, of shelf: TemplateShelf, in languages: [String]
  ) throws -> [String: HTMLPage] {
    var frames: [String: HTMLPage] = [:]
    for language in languages {
      guard let file = shelf.partial(name, for: .html, in: language) else { continue }
      frames[language] = try HTMLPage(file, in: language, from: shelf)
    }
    return frames
  }
}
