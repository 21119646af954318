/// Money that waited on an account and left it without settling anything: it came back, or was paid out or moved.
/// Until then it was there.
public struct MoneyGone: Sendable, Equatable {
  public let money: ItemID
  /// The day from which it was not there any more.
  public let on: Day
  /// Below zero while what is told of it is not told whole.
  public internal(set) var minorUnits: Int64
}

extension Standing {
  /// What was gone long ago is pushed out by what went since.
  static let leavingsKept = 32

  /// The money of which something waited until it left.
  public var gone: [MoneyGone] { leavings.filter { $0.minorUnits > 0 } }

  mutating func note(_ money: MoneyGone) {
    leavings.append(money)
    if leavings.count > Standing.leavingsKept { leavings.removeFirst() }
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

  /// Money went back, of which something waited, or nothing as far as is known: what is told later may say so.
  mutating func noteWentBack(_ payment: ItemID, on day: Day) {
    guard id != .suspense else { return }
    // What was to settle something later was there for that.
    let waited = items[payment].map { min(-$0.open(on: day), $0.spare?.minorUnits ?? 0) } ?? 0
    standing.note(MoneyGone(money: payment, on: day, minorUnits: max(0, waited)))
  }

  /// More or less of money had settled something until it went back, and so less or more of it had waited.
  mutating func changeGone(_ money: ItemID, by minorUnits: Int64, on day: Day) {
    guard let index = standing.leavings.firstIndex(where: { $0.money == money && $0.on == day })
    else { return }
    standing.leavings[index].minorUnits += minorUnits
  }
}

// MARK: - As stored

extension Standing {
  /// `["P-1","2025-03-04",30000]`, each.
  func writeGone(into json: inout JSONWriter) {
    guard !leavings.isEmpty else { return }
    json.array("gone") { list in
      for one in leavings {
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
      leavings.append(MoneyGone(money: money, on: day, minorUnits: sum))
    }
  }
}
