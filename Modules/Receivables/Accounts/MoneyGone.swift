/// Money that waited on an account and left it without settling anything: it came back, or was paid out or moved.
/// Until then it was there.
public struct MoneyGone: Sendable, Equatable {
  public let money: ItemID
  /// The day from which it was not there any more.
  public let on: Day
  public internal(set) var minorUnits: Int64
}

extension Standing {
  /// What was gone long ago is pushed out by what went since.
  static let goneKept = 32

  mutating func note(_ money: MoneyGone) {
    gone.append(money)
    if gone.count > Standing.goneKept { gone.removeFirst() }
  }
}

extension Account {
  /// So much of money that waited is gone from a day on.
  mutating func noteGone(_ minorUnits: Int64, of source: Item, on day: Day) {
    // What nobody could place was nobody's yet; what left on its own day was never there.
    guard id != .suspense, minorUnits > 0, source.id.kind == .payment, source.issued < day else {
      return
    }
    standing.note(MoneyGone(money: source.id, on: day, minorUnits: minorUnits))
  }
}

extension Account {
  /// More or less of money had settled something until it went back, and so less or more of it had waited.
  mutating func changeGone(_ money: ItemID, by minorUnits: Int64, on day: Day) {
    guard let index = standing.gone.firstIndex(where: { $0.money == money && $0.on == day }) else {
      return
    }
    standing.gone[index].minorUnits += minorUnits
    if standing.gone[index].minorUnits <= 0 { standing.gone.remove(at: index) }
  }
}

// MARK: - As stored

extension Standing {
  /// `["P-1","2025-03-04",30000]`, each.
  func writeGone(into json: inout JSONWriter) {
    guard !gone.isEmpty else { return }
    json.array("gone") { list in
      for one in gone {
        list.array { row in
          row.string(nil, one.money.stored)
          row.day(nil, one.on)
          row.integer(nil, one.minorUnits)
        }
      }
    }
  }

  mutating func readGone(_ reader: FactReader) throws(FactError) {
    for value in try reader.list("gone") {
      guard let row = value.array, row.count == 3, let text = row[0].string,
        let money = ItemID(stored: text), let day = row[1].string.flatMap({ Day($0) }),
        let sum = row[2].integer
      else { throw .wrong("gone") }
      gone.append(MoneyGone(money: money, on: day, minorUnits: sum))
    }
  }
}
