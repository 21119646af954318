/// The templates that come with the renderer.
enum StandardTemplates {
  /// In the order of the ladder, English first.
  static let all: [(name: String, language: String, text: String)] = [
    ("upcoming", "en", upcomingEnglish),
    ("reminder", "en", reminderEnglish),
    ("second", "en", secondEnglish),
    ("final", "en", finalEnglish),
    ("upcoming", "de", upcomingGerman),
    ("reminder", "de", reminderGerman),
    ("second", "de", secondGerman),
    ("final", "de", finalGerman),
  ]
}
