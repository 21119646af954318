import Foundation
import Mustache
import ReceivablesPorts

/// All templates and partials that there are: the book's own, and those that come with the renderer.
struct TemplateShelf {
  private let own: [TemplateName: TemplateFile]
  private let standard: [TemplateName: TemplateFile]
  private let partials: [TemplateName: MustacheTemplate]

  /// - Throws: `TemplateError` for a file that cannot be read, and for a partial that is no Mustache.
  init(folder: String) throws {
    own = try Self.files(in: folder)
    var standard: [TemplateName: TemplateFile] = [:]
    for template in StandardTemplates.all {
      let path = "standard template \(template.name.file)"
      standard[template.name] = try TemplateFile(template.text, name: template.name, path: path)
    }
    self.standard = standard
    var partials: [TemplateName: MustacheTemplate] = [:]
    for file in Self.sorted(own) + Self.sorted(standard) where file.name.isPartial {
      guard partials[file.name] == nil else { continue }
      partials[file.name] = try MustacheTemplate(file.text, of: file, firstLine: 1)
    }
    self.partials = partials
  }

  /// The book's own HTML for a template.
  var ownPages: [TemplateFile] {
    Self.sorted(own).filter { $0.name.form == .html && !$0.name.isPartial }
  }

  /// The book's own partials.
  var ownPartials: [TemplateFile] {
    Self.sorted(own).filter { $0.name.isPartial }
  }

  /// Every template that a notice can be written by.
  var sources: [TemplateFile] {
    let all = standard.merging(own) { _, own in own }
    return Self.sorted(all).filter { $0.name.form == .source && !$0.name.isPartial }
  }

  /// The nearest partial for a template in a language, so that a text is of one piece.
  func partial(_ name: String, for form: TemplateName.Form, in language: String) -> TemplateFile? {
    for tag in LanguageTag.nearest(to: language) + [""] {
      let name = TemplateName(template: name, language: tag, form: form, isPartial: true)
      if let found = own[name] ?? standard[name] { return found }
    }
    return nil
  }

  /// The names of the partials that a template in a language can take in.
  func partials(for form: TemplateName.Form, in language: String) -> [String] {
    let names = partials.keys.filter { $0.form == form }.map(\.template)
    return Set(names).sorted().filter { partial($0, for: form, in: language) != nil }
  }

  /// A whole file, compiled; a partial was already, and the layout is one for every language.
  ///
  /// - Throws: `TemplateError` with file and line.
  func compiled(_ file: TemplateFile) throws -> MustacheTemplate {
    try partials[file.name] ?? MustacheTemplate(file.text, of: file, firstLine: 1)
  }

  /// What Mustache takes the partials of a template in a language from.
  func library(for form: TemplateName.Form, in language: String) -> MustacheLibrary {
    var library = MustacheLibrary()
    for name in partials(for: form, in: language) {
      guard let file = partial(name, for: form, in: language), let template = partials[file.name]
      else { continue }
      library.register(template, named: name)
    }
    return library
  }

  // In order, so that of two mistakes the same one is always told first.
  private static func sorted(_ files: [TemplateName: TemplateFile]) -> [TemplateFile] {
    files.values.sorted { $0.path < $1.path }
  }
}

extension TemplateShelf {
  private static func files(in folder: String) throws -> [TemplateName: TemplateFile] {
    guard FileManager.default.fileExists(atPath: folder) else { return [:] }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw TemplateError("\(folder): the folder of templates cannot be read. See its permissions.")
    }
    var files: [TemplateName: TemplateFile] = [:]
    for file in names.sorted() {
      guard let name = TemplateName(file: file) else { continue }
      let path = "\(folder)/\(file)"
      guard files[name] == nil else {
        throw TemplateError(
          "\(path): another file is for the same template and language. Remove one of the two.")
      }
      files[name] = try TemplateFile(text(of: path), name: name, path: path)
    }
    return files
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
