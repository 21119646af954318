/// What a template or a partial is found by: its name, what it makes, and its language however that
/// is written.
struct TemplateName: Hashable {
  /// What is made of a file: a source for the whole notice, or HTML as it stands.
  enum Form: String, Sendable {
    case source = "txt"
    case html
  }

  let template: String
  /// Empty for a partial that serves every language.
  let language: String
  let form: Form
  /// Whether other templates take it in by `{{> name}}`.
  let isPartial: Bool

  init(template: String, language: String, form: Form = .source, isPartial: Bool = false) {
    self.template = template
    self.language = LanguageTag.normal(language)
    self.form = form
    self.isPartial = isPartial
  }

  /// Nil for a file that is no template, as a note that lies beside them.
  init?(file: String) {
    var parts = file.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2, let form = Form(rawValue: String(parts.removeLast())) else {
      return nil
    }
    let isPartial = file.hasPrefix("_")
    var language = ""
    if parts.count >= 2, let tag = parts.last, LanguageTag.isTag(tag) {
      language = String(tag)
      parts.removeLast()
    } else if !isPartial {
      return nil
    }
    let name = parts.joined(separator: ".").drop { isPartial && $0 == "_" }
    guard !name.isEmpty, !name.hasPrefix(".") else { return nil }
    self.init(template: String(name), language: language, form: form, isPartial: isPartial)
  }

  /// The file that it is written to.
  var file: String {
    (isPartial ? "_" : "") + template + (language.isEmpty ? "" : ".\(language)")
      + ".\(form.rawValue)"
  }
}
