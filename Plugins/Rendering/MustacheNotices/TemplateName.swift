/// What a template is found by: its name, and its language however that is written.
struct TemplateName: Hashable {
  let template: String
  let language: String

  init(template: String, language: String) {
    self.template = template
    self.language = LanguageTag.normal(language)
  }

  /// Nil for a file that is no template, as a note that lies beside them.
  init?(file: String) {
    let parts = file.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts.last == "txt", let first = parts.first, !first.isEmpty,
      LanguageTag.isTag(parts[parts.count - 2])
    else { return nil }
    self.init(
      template: parts.dropLast(2).joined(separator: "."), language: String(parts[parts.count - 2]))
  }
}
