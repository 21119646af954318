/// So much of a credit's money was there from a day on, before the credit was told.
public struct MoneyThere: Sendable, Equatable {
  public let from: Day
  /// In all, from then on.
  public let minorUnits: Int64

  public init(from: Day, minorUnits: Int64) {
    self.from = from
    self.minorUnits = minorUnits
  }
}

// MARK: - As stored

extension MoneyThere {
  /// `["2025-03-04",30000]`, each; nothing where there is none.
  static func write(_ steps: [MoneyThere], into json: inout JSONWriter) {
    guard !steps.isEmpty else { return }
    json.array("there") { list in
      for step in steps {
        list.array { row in
          row.day(nil, step.from)
          row.integer(nil, step.minorUnits)
        }
      }
    }
  }

  static func read(_ reader: FactReader) throws(FactError) -> [MoneyThere] {
    var steps: [MoneyThere] = []
    for value in try reader.list("there") {
      guard let row = value.array, row.count == 2, let day = row[0].string.flatMap({ Day($0) }),
        let sum = row[1].integer
      else { throw .wrong("there") }
      steps.append(MoneyThere(from: day, minorUnits: sum))
    }
    return steps
  }
}
