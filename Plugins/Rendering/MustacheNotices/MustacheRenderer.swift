import Foundation
import ReceivablesPorts

/// Puts notices into the words of templates that were compiled when it was opened.
struct MustacheRenderer: NoticeRenderer {
  private let folder: String
  private let own: [TemplateName: NoticeTemplate]
  private let standard: [TemplateName: NoticeTemplate]

  init(folder: String) throws {
    self.folder = folder
    own = try Self.templates(in: folder)
    var standard: [TemplateName: NoticeTemplate] = [:]
    for template in StandardTemplates.all {
      let name = TemplateName(template: template.name, language: template.language)
      standard[name] = try NoticeTemplate(
        template.text, language: name.language,
        file: "standard template \(template.name).\(template.language)")
    }
    self.standard = standard
  }

  func render(_ content: NoticeContent, template: String) throws -> NoticeText {
    let found = try find(template, language: content.language)
    let locale = NoticeLocale.nearest(to: content.language, template: found.language)
    return try found.render(try NoticeWords(content, locale: locale))
  }

  /// The reader's language outranks where a template comes from: a standard text in German is
  /// better for a German reader than the book's own in English.
  private func find(_ template: String, language: String) throws -> NoticeTemplate {
    for language in LanguageTag.nearest(to: language) + ["en"] {
      let name = TemplateName(template: template, language: language)
      if let found = own[name] ?? standard[name] { return found }
    }
    let names = Set((own.keys.map { $0 } + standard.keys).map(\.template)).sorted()
    throw TemplateError(
      "\(folder)/\(template).en.txt: there is no template of that name in a language for this "
        + "notice. Write the file, its first line \"Subject: ...\", or let the policy name one of "
        + "\(names.joined(separator: ", ")).")
  }

  private static func templates(in folder: String) throws -> [TemplateName: NoticeTemplate] {
    guard FileManager.default.fileExists(atPath: folder) else { return [:] }
    let files: [String]
    do {
      files = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw TemplateError("\(folder): the folder of templates cannot be read. See its permissions.")
    }
    var templates: [TemplateName: NoticeTemplate] = [:]
    // In order, so that of two mistakes the same one is always told first.
    for file in files.sorted() {
      guard let name = TemplateName(file: file) else { continue }
      let path = "\(folder)/\(file)"
      guard templates[name] == nil else {
        throw TemplateError(
          "\(path): another file is for the same template and language. Remove one of the two.")
      }
      templates[name] = try NoticeTemplate(text(of: path), language: name.language, file: path)
    }
    return templates
  }

  private static func text(of path: String) throws -> String {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw TemplateError("\(path): the file cannot be read. See its permissions.")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TemplateError("\(path): this is not UTF-8. Save it with that encoding.")
    }
    return text
  }
}
