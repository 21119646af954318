import ReceivablesPorts

/// How the names of columns and fields are compared.
enum HeaderNames {
  /// The form in which names are equal: small letters, and one underscore for each run of
  /// spaces, hyphens and underscores.
  static func key(_ name: String) -> String {
    let words = name.lowercased().split { $0 == "_" || $0 == "-" || $0.isWhitespace }
    return words.joined(separator: "_")
  }

  /// How well the names fit what is imported: first how many are known, then how many there are.
  static func score(
    _ names: [String], rows: RowKind, map: [(column: String, field: String)]
  ) -> Int {
    let mapped = Set(map.map { key($0.column) })
    let known = names.count { name in
      let key = key(name)
      return mapped.contains(key) || rows.field(named: key) != nil
    }
    return known * (1 << 24) + names.count
  }

  /// The one of some names that was most likely meant; nil where none is like it.
  static func nearest(to name: String, among names: [String]) -> String? {
    let wanted = letters(name)
    var best: (name: String, distance: Int)?
    for candidate in names {
      let letters = letters(candidate)
      // One long word cannot be compared in reasonable time, and no name is that long.
      guard (1...100).contains(letters.count), wanted.count <= 100 else { continue }
      let isPart = contains(letters, wanted) || contains(wanted, letters)
      let distance = distance(wanted, letters)
      let limit = isPart ? .max : max(1, min(wanted.count, letters.count) / 3)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// `Did you mean X?` with a space before it, or nothing.
  static func suggestion(for name: String, among names: [String]) -> String {
    nearest(to: name, among: names).map { " Did you mean \"\($0)\"?" } ?? ""
  }

  private static func letters(_ name: String) -> [Character] {
    key(name).filter { $0 != "_" }
  }

  private static func contains(_ text: [Character], _ part: [Character]) -> Bool {
    part.count >= 3 && text.contains(part)
  }

  /// How many letters have to be put in, taken out or changed.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let change = previous[column] + (letter == other ? 0 : 1)
        current.append(min(change, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
