import ReceivablesPorts

/// Works out from a header, `--map` and `--set` which column feeds which field.
struct ColumnPlanner {
  /// File and line of the header.
  private let place: String
  private let names: [String]
  private let keys: [String]
  private let rows: RowKind
  private let options: IntakeOptions

  init(place: String, names: [String], rows: RowKind, options: IntakeOptions) {
    self.place = place
    self.names = names.map { String($0.split(whereSeparator: \.isNewline).joined(separator: " ")) }
      .map(ColumnPlanner.trimmed)
    keys = names.map(HeaderNames.key)
    self.rows = rows
    self.options = options
  }

  /// - Throws: ``IntakeError`` where a column is there twice or a field has no column or two.
  func plan() throws -> ColumnPlan {
    try refuseRepeatedNames()
    var columns = try mappedColumns()
    let mapped = Set(columns.values)
    let constants = try constants(notIn: columns)
    for field in rows.fields where columns[field] == nil && constants[field] == nil {
      columns[field] = try column(namedLike: field, notIn: mapped)
    }
    try refuseMissing(from: Set(columns.keys).union(constants.keys))
    let used = Set(columns.values)
    let unused = names.indices.filter { !used.contains($0) }
    return ColumnPlan(
      columnCount: names.count, columns: columns, constants: constants,
      notes: options.dropsUnknown ? [] : unused.filter { !keys[$0].isEmpty }.map(note),
      nameless: options.dropsUnknown ? [] : unused.filter { keys[$0].isEmpty })
  }

  // MARK: - What feeds a field

  private func mappedColumns() throws -> [Field: Int] {
    var columns: [Field: Int] = [:]
    for (name, fieldName) in options.map {
      let flag = "--map \(name)=\(fieldName)"
      let field = try field(named: fieldName, flag: flag)
      let key = HeaderNames.key(name)
      guard let column = key.isEmpty ? nil : keys.firstIndex(of: key) else {
        throw problem(
          "\(flag): the file has no column \"\(name)\"."
            + HeaderNames.suggestion(for: name, among: names) + columnList)
      }
      if let other = columns[field], other != column {
        throw problem(
          "\(flag): \"\(shown(other))\" feeds \(field.name) already. Keep one of the two.")
      }
      columns[field] = column
    }
    return columns
  }

  private func constants(notIn columns: [Field: Int]) throws -> [Field: String] {
    var constants: [Field: String] = [:]
    for (fieldName, value) in options.set {
      let flag = "--set \(fieldName)=\(value)"
      let field = try field(named: fieldName, flag: flag)
      if HeaderNames.key(value).isEmpty {
        throw problem("\(flag): there is no value. Write one behind the equals sign.")
      }
      if let column = columns[field] {
        throw problem(
          "\(flag): --map lets \"\(shown(column))\" feed \(field.name). Keep one of the two.")
      }
      if let other = constants[field], other != ColumnPlanner.trimmed(value) {
        throw problem("\(flag): \(field.name) is set to \"\(other)\" already. Keep one of the two.")
      }
      constants[field] = ColumnPlanner.trimmed(value)
    }
    return constants
  }

  private func column(namedLike field: Field, notIn mapped: Set<Int>) throws -> Int? {
    let found = keys.indices.filter {
      !mapped.contains($0) && rows.field(named: keys[$0]) == field
    }
    if found.count > 1 {
      throw problem(
        "\"\(shown(found[0]))\" and \"\(shown(found[1]))\" both name the \(field.name). "
          + "Say which it is: --map \(ColumnPlanner.argument(names[found[1]]))=\(field.name).")
    }
    return found.first
  }

  private func field(named name: String, flag: String) throws -> Field {
    if let field = rows.field(named: HeaderNames.key(name)) { return field }
    let known = rows.fields.map(\.name)
    throw problem(
      "\(flag): \(rows.rawValue) have no field \"\(name)\"."
        + HeaderNames.suggestion(for: name, among: known)
        + " The fields are \(known.joined(separator: ", ")).")
  }

  /// A column that is named like a field and does not feed it must not be taken for it later.
  private func note(_ column: Int) -> (name: String, column: Int) {
    let isDisplaced = rows.field(named: keys[column]) != nil
    return (isDisplaced ? "\(names[column]) (column)" : names[column], column)
  }

  // MARK: - What is refused

  private func refuseRepeatedNames() throws {
    var seen: [String: Int] = [:]
    for (column, key) in keys.enumerated() where !key.isEmpty {
      if let first = seen[key] {
        throw problem(
          "\"\(shown(column))\" is there twice, as columns \(first + 1) and \(column + 1). "
            + "Give one of them another name.")
      }
      seen[key] = column
    }
  }

  private func refuseMissing(from fed: Set<Field>) throws {
    guard let missing = rows.requiredFields.first(where: { !fed.contains($0) }) else { return }
    // Nothing is quoted from a first row that holds data: it may be about people.
    if looksLikeData {
      throw problem(
        "no column is called \(missing.name), and this line looks like a row. "
          + "Begin the file with a line that names its columns.")
    }
    let free = names.indices.filter { !keys[$0].isEmpty && rows.field(named: keys[$0]) == nil }
      .map { names[$0] }
    let nearest = HeaderNames.nearest(to: missing.name, among: free)
    let example = nearest.map(ColumnPlanner.argument) ?? "COLUMN"
    throw problem(
      "no column is called \(missing.name), which \(rows.rawValue) need. "
        + "Name the one that holds it: --map \(example)=\(missing.name)." + columnList)
  }

  /// Names of columns hardly begin with a digit, and never hold an address.
  private var looksLikeData: Bool {
    names.contains { $0.contains("@") || $0.utf8.first?.isDigit == true }
  }

  private var columnList: String {
    let named = names.indices.filter { !keys[$0].isEmpty }
    if named.isEmpty || looksLikeData { return "" }
    let rest = named.count > 12 ? " and \(named.count - 12) more" : ""
    return " The columns are \(named.prefix(12).map(shown).joined(separator: ", "))\(rest)."
  }

  /// A name as messages give it: a file that is no table has names of any length.
  private func shown(_ column: Int) -> String {
    let name = names[column]
    return name.count > 40 ? name.prefix(40) + "..." : name
  }

  /// A name as it is typed on a command line.
  private static func argument(_ name: String) -> String {
    name.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
      ? name : "\"\(name)\""
  }

  private static func trimmed(_ name: String) -> String {
    var text = name[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private func problem(_ text: String) -> IntakeError {
    IntakeError("\(place): \(text)")
  }
}
