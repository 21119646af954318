/// What one entry did to an item, from a day on.
public struct Movement: Sendable, Hashable {
  public let day: Day
  /// The entry of the account that caused it.
  public let sequence: Int
  /// Signed: what is owed adds, what settles it takes away.
  public let minorUnits: Int64

  public init(day: Day, sequence: Int, minorUnits: Int64) {
    self.day = day
    self.sequence = sequence
    self.minorUnits = minorUnits
  }
}

/// A trigger that has acted on an item, and the notice it became part of.
public struct ActedTrigger: Sendable, Hashable {
  public let rung: String
  public let cycle: Int
  public internal(set) var day: Day
  /// The notice, or the measure, that it became part of.
  public let notice: String

  /// Whether nothing came of it: the notice was refused, came back, or was kept back by a person.
  public internal(set) var isVoid: Bool

  /// Whether somebody was written to.
  public var isNotice: Bool { notice.hasPrefix(Notice.prefix) }

  public init(rung: String, cycle: Int, day: Day, notice: String, isVoid: Bool = false) {
    self.rung = rung
    self.cycle = cycle
    self.day = day
    self.notice = notice
    self.isVoid = isVoid
  }

  /// Whether it only told, by the day on which an item was due, that money of it had come back.
  public func tellsAhead(of item: Item) -> Bool { rung == Trigger.returned && day <= item.due }
}

/// An amount that is open, or was: an instalment of an invoice, or money that waits (below zero).
public struct Item: Sendable, Equatable {
  public let id: ItemID
  public let currency: Currency
  /// The day from which it counts.
  public let issued: Day
  /// The day by which it is to be paid, that of its statement where it is on one; for waiting money the
  /// day it came.
  public internal(set) var due: Day
  /// In the order of their entries; days may go back and forth.
  public internal(set) var movements: [Movement]
  /// In the order in which they acted.
  public internal(set) var acted: [ActedTrigger]
  /// What was agreed about it, and what is disputed.
  public internal(set) var circumstances: Circumstances

  public init(
    id: ItemID, currency: Currency, issued: Day, due: Day, movements: [Movement],
    acted: [ActedTrigger] = [], circumstances: Circumstances = Circumstances()
  ) {
    self.id = id
    self.currency = currency
    self.issued = issued
    self.due = due
    self.movements = movements
    self.acted = acted
    self.circumstances = circumstances
  }

  /// Adds a movement that was read behind the others.
  public mutating func append(_ movement: Movement) {
    movements.append(movement)
  }

  /// What is open when all that is known is in effect, in minor units.
  public var finallyOpen: Int64 {
    movements.reduce(0) { $0 + $1.minorUnits }
  }

  /// What is open on a day, in minor units: movements of later days are known but not in effect.
  public func open(on day: Day) -> Int64 {
    movements.reduce(0) { $1.day <= day ? $0 + $1.minorUnits : $0 }
  }

  /// The day from which nothing is open any more, as far as is known.
  public var settled: Day {
    finallyOpen == 0 ? lastMovement : .distantFuture
  }

  /// What somebody else could collect on a day, in minor units: what was written off as well.
  public func collectable(on day: Day) -> Int64 {
    let givenUp = circumstances.closing.map { $0.kind == .writtenOff ? $0.minorUnits : 0 } ?? 0
    return open(on: day) + max(0, givenUp)
  }

  /// Whether the customer was written to about it by a day, as late or by a rung that is known to ask:
  /// that it falls due soon is no demand.
  public func wasDemanded(by day: Day, asks: (String) -> Bool = { _ in false }) -> Bool {
    acted.contains {
      $0.isNotice && !$0.isVoid && $0.day <= day && ($0.day > due || asks($0.rung))
    }
  }

  /// Whether all of it was credited as never owed.
  public var isCreditedInFull: Bool {
    let unowed = circumstances.credited.reduce(Int64(0)) {
      $1.isGoodwill ? $0 : $0 + $1.minorUnits
    }
    return unowed > 0 && unowed >= invoiced && finallyOpen == 0
  }

  /// The day of the latest movement.
  public var lastMovement: Day {
    movements.reduce(issued) { max($0, $1.day) }
  }

  /// The first later day on which something that is known takes effect.
  public func nextMovement(after day: Day) -> Day? {
    movements.reduce(nil) { next, movement in
      movement.day > day && movement.day < next ?? .distantFuture ? movement.day : next
    }
  }

  /// Which round of chasing the item is in on a day: 1, and one more for each reopening and for each
  /// promise or plan that was broken.
  public func cycle(on day: Day) -> Int {
    opening(on: day).count + breaches(by: day)
  }

  /// The cycle in which a rung acts that acts as often as there is cause: one that it has not acted in.
  public func nextCycle(of rung: String, on day: Day) -> Int {
    let last = acted.filter { $0.rung == rung }.map(\.cycle).max()
    return max(cycle(on: day), last.map { $0 + 1 } ?? 0)
  }

  /// How often the item was opened up to a day, and the day on which it was last.
  public func opening(on day: Day) -> (count: Int, since: Day) {
    var open: Int64 = 0
    var wasClosed = false
    var opening = (count: 1, since: issued)
    for movement in movements.sorted(by: Item.inEffectOrder) where movement.day <= day {
      open += movement.minorUnits
      if open <= 0 {
        wasClosed = true
      } else if wasClosed {
        opening = (opening.count + 1, movement.day)
        wasClosed = false
      }
    }
    return opening
  }

  /// The latest day up to another on which money went back that is missing since; nil where none is. What
  /// had closed the item opens it again, what had settled a part of it leaves more open than before.
  public func missingMoney(on day: Day) -> Day? {
    let opening = opening(on: day)
    // What came and went on one day was never there.
    let wasClosed = opening.count > 1 && open(on: opening.since.adding(days: -1)) <= 0
    let whole = wasClosed ? opening.since : nil
    guard let part = circumstances.returned, part <= day,
      open(on: day) > open(on: part.adding(days: -1))
    else { return whole }
    return max(whole ?? part, part)
  }

  static func inEffectOrder(_ left: Movement, _ right: Movement) -> Bool {
    (left.day, left.sequence) < (right.day, right.sequence)
  }
}
