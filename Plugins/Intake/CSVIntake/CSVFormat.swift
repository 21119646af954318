public import ReceivablesPorts

/// Files of comma-separated values, as accounting programs and spreadsheets write them.
public struct CSVFormat: RowFormat {
  /// What `--format` calls it.
  public let name = "csv"

  /// The format needs no settings.
  public init() {}

  /// Opens a file and reads its header, so that a wrong file is refused before anything is done.
  ///
  /// - Throws: ``IntakeError`` where the file cannot be read or its columns do not fit.
  public func open(_ path: String, rows: RowKind, options: IntakeOptions) throws -> any RowReader {
    try CSVReader(file: InputFile(path: path), rows: rows, options: options)
  }
}
