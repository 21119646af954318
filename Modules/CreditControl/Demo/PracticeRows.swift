import ReceivablesPorts

/// Rows that were never in a file: what the practice business hands to an import.
struct PracticeRows: RowFormat {
  let name = "practice"
  private let contents: [RowContent]

  init(_ contents: [RowContent]) {
    self.contents = contents
  }

  func open(_ path: String, rows: RowKind, options: IntakeOptions) -> any RowReader {
    Reader(contents: contents)
  }

  private struct Reader: RowReader {
    let header = ""
    private(set) var bytesRead = 0
    private var rest: [RowContent]?

    init(contents: [RowContent]) {
      rest = contents
    }

    mutating func next() -> [SourceRow]? {
      defer { rest = nil }
      return rest?.enumerated().map { index, content in
        SourceRow(line: index + 2, content: .success(content), text: nil)
      }
    }
  }
}
