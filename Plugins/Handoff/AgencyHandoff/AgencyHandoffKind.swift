public import ReceivablesPorts

/// Claims for a collection agency: a delimited file with a row for each invoice, and a manifest.
public struct AgencyHandoffKind: HandoffKind {
  /// Delimited files for agencies.
  public init() {}

  /// How settings call it.
  public var name: String { "agency" }

  /// What its files can be.
  public var capabilities: [String] { ["columns", "utf-8", "windows-1252"] }

  /// Settings are `separator` (`comma`, `semicolon`, `tab`, `pipe`), `decimal` (`point`, `comma`),
  /// `dates` (a pattern such as `YYYY-MM-DD`), `quotes` (`needed`, `all`), `encoding` (`utf-8`,
  /// `windows-1252`), `header` (`yes`, `no`), and `columns`, a title and a field each; the first of
  /// each is the default.
  public func open(_ settings: HandoffSettings) throws -> any HandoffExporter {
    AgencyExporter(try AgencyLayout(settings))
  }
}
