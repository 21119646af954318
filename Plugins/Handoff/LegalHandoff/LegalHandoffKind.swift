public import ReceivablesPorts

/// Claims for a lawyer or a court: a folder for each, with everything that proves it.
public struct LegalHandoffKind: HandoffKind {
  /// Claim folders.
  public init() {}

  /// How settings call it.
  public var name: String { "legal" }

  /// What its files can be.
  public var capabilities: [String] { ["dossiers"] }

  /// There is nothing to set.
  public func open(_ settings: HandoffSettings) throws -> any HandoffExporter {
    if let key = settings.values.keys.min() ?? settings.columns.first.map({ _ in "columns" }) {
      throw SettingsError(
        "handoff.\(settings.name): a claim folder has no setting \"\(key)\". Leave it out.")
    }
    return LegalExporter()
  }
}
