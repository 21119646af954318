import ReceivablesPorts

/// Reads the rows below a header, batch by batch.
struct CSVReader: RowReader {
  /// Large enough that the cost of a batch does not show, small enough to stay in the cache.
  private static let rowsPerBatch = 1_000

  let header: String
  private var records: RecordSource
  private let parser: RowParser

  init(file: InputFile, rows: RowKind, options: IntakeOptions) throws {
    records = RecordSource(file: file, keepsText: options.keepsText)
    let head = try records.readHeader { names in
      HeaderNames.score(names, rows: rows, map: options.map)
    }
    header = head.text
    let planner = ColumnPlanner(
      place: "\(file.name):\(head.line)", names: head.names, rows: rows, options: options)
    parser = RowParser(rows: rows, plan: try planner.plan(), options: options)
    try parser.checkConstants(options.set, place: file.name)
  }

  var bytesRead: Int { records.bytesConsumed }

  mutating func next() throws -> [SourceRow]? {
    var rows: [SourceRow] = []
    rows.reserveCapacity(CSVReader.rowsPerBatch)
    while rows.count < CSVReader.rowsPerBatch, let record = try records.next() {
      rows.append(
        SourceRow(line: record.line, content: content(of: record), text: record.text))
    }
    return rows.isEmpty ? nil : rows
  }

  private func content(of record: Record) -> Result<RowContent, RowRefused> {
    if let problem = record.problem { return .failure(RowRefused(problem)) }
    return records.withCells(constants: parser.plan.constants) { cells in
      do throws(RowRefused) {
        return .success(try parser.content(of: cells))
      } catch {
        return .failure(error)
      }
    }
  }
}
