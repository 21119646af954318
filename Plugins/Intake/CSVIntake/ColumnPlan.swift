/// Which column feeds which field, worked out once from the header.
struct ColumnPlan {
  /// Where a field's value stands.
  enum Source {
    case nothing
    case column(Int)
    /// The same in every row; a stretch of ``ColumnPlan/constants``.
    case constant(Range<Int>)
  }

  /// How many cells a row has.
  let columnCount: Int
  /// Columns that feed no field and are kept.
  let notes: [(name: String, column: Int)]
  /// Columns without a name; nothing may stand in them, because nobody could find it again.
  let nameless: [Int]
  /// The bytes of all constants, one after the other.
  let constants: [UInt8]
  private let sources: [Source]

  init(
    columnCount: Int, columns: [Field: Int], constants: [Field: String],
    notes: [(name: String, column: Int)], nameless: [Int]
  ) {
    self.columnCount = columnCount
    self.notes = notes
    self.nameless = nameless
    var sources = [Source](repeating: .nothing, count: Field.allCases.count)
    var bytes: [UInt8] = []
    for (field, column) in columns { sources[field.rawValue] = .column(column) }
    for (field, value) in constants {
      let start = bytes.count
      bytes.append(contentsOf: value.utf8)
      sources[field.rawValue] = .constant(start..<bytes.count)
    }
    self.sources = sources
    self.constants = bytes
  }

  subscript(field: Field) -> Source { sources[field.rawValue] }
}
