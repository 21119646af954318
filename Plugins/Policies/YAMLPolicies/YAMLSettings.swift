public import ReceivablesPorts

/// Reads settings from YAML files and writes those of a new book.
public struct YAMLSettings: SettingsSource {
  /// A source of settings.
  public init() {}

  /// Reads the settings of a file.
  ///
  /// - Throws: ``SettingsError`` with line and column; a file that is not there is one too.
  public func settings(at path: String) throws -> Settings {
    try Settings(
      Passage.root(
        ofFileAt: path,
        ifMissing: "Name the book's folder with --book, or type \"dunwell init DIR\""
          + " for a new one."))
  }

  /// Reads settings that are at hand; the file's name is for messages alone.
  package func settings(reading bytes: [UInt8], as file: String) throws -> Settings {
    try Settings(Passage.root(of: bytes, as: file))
  }

  /// The text of a file that reads back as the same settings.
  public func text(of settings: Settings) -> String {
    SettingsText(settings).text
  }
}
