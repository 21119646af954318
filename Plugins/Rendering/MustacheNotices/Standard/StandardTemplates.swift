/// The templates and partials that come with the renderer.
enum StandardTemplates {
  /// English first, in the order of the ladder; the partials of a language behind its templates.
  static let all: [(name: TemplateName, text: String)] =
    named(english, "en") + named(german, "de") + named(french, "fr") + named(spanish, "es")
    + [("layout", layout), ("letter", letter)].map { name, text in
      (TemplateName(template: name, language: "", form: .html, isPartial: true), text)
    }

  /// - Parameter texts: by name; the partials have an underscore in front, as in their files.
  private static func named(
    _ texts: [(name: String, text: String)], _ language: String
  ) -> [(name: TemplateName, text: String)] {
    texts.map { name, text in
      let isPartial = name.hasPrefix("_")
      let name = TemplateName(
        template: isPartial ? String(name.dropFirst()) : name, language: language,
        isPartial: isPartial)
      return (name, text)
    }
  }
}
