/// A part of some money that settles a part of an item, and the day from which it does.
public struct Settling: Sendable, Equatable {
  public let from: Day
  public let allocation: Allocation

  public init(from: Day, _ allocation: Allocation) {
    self.from = from
    self.allocation = allocation
  }
}

extension Item {
  /// What money that counts from a day can settle of it for good, in minor units, and from which day
  /// on: not before it is issued, and where it was closed and is open again, not before that. Nil:
  /// nothing is left open.
  public func room(from day: Day) -> (since: Day, minorUnits: Int64)? {
    stretch(from: day) { $0 }
  }

  /// The same with all that comes to be open later: from each day on, what money finds then beside what
  /// there was before. Money that reopens an item leaves room for more than what was short of it.
  public func rooms(from day: Day) -> [(since: Day, minorUnits: Int64)] {
    let start = max(day, issued)
    let days = [start] + Set(movements.map(\.day).filter { $0 > start }).sorted()
    var least = Int64.max
    var lasting: [(day: Day, minorUnits: Int64)] = []
    for day in days.reversed() {
      least = min(least, open(on: day))
      guard least > 0 else { break }
      lasting.append((day, least))
    }
    var known: Int64 = 0
    return lasting.reversed().compactMap { one in
      guard one.minorUnits > known else { return nil }
      defer { known = one.minorUnits }
      return (one.day, one.minorUnits - known)
    }
  }

  /// What of money that waits can be spent, in minor units, and from which day on; nil: none is left.
  public var spare: (since: Day, minorUnits: Int64)? { stretch(from: issued) { -$0 } }

  /// The longest time up to the end in which there is something on each day, and the least of that.
  private func stretch(
    from day: Day, _ sum: (Int64) -> Int64
  ) -> (since: Day, minorUnits: Int64)? {
    let start = max(day, issued)
    let later = Set(movements.map(\.day).filter { $0 > start }).sorted(by: >)
    var least = Int64.max
    var found: (since: Day, minorUnits: Int64)?
    for day in later + [start] {
      least = min(least, sum(open(on: day)))
      guard least > 0 else { break }
      found = (day, least)
    }
    return found
  }
}

extension Sequence<Item> {
  /// What a sum in their currency, which counts from a day, settles of items: first of what was owed
  /// on that day, in their order, then of what came to be owed later, day by day. What was charged later
  /// takes nothing before the invoice that stands before it.
  ///
  /// - Parameters:
  ///   - minorUnits: the sum.
  ///   - most: what of an item can be settled at most, of what has room for it.
  public func settled(
    by minorUnits: Int64, from day: Day, upTo most: (Item) -> Int64 = { _ in .max }
  ) -> [Settling] {
    var invoices: [String: Day] = [:]
    let rooms = flatMap { item in item.rooms(from: day).map { (item: item, room: $0) } }
    let turns = rooms.map { item, room -> Day in
      let number = item.id.document
      let first = Swift.max(room.since, invoices[number] ?? room.since)
      if item.id.kind == .invoice { invoices[number] = first }
      return item.id.kind == .charge && item.issued > day ? first : room.since
    }
    let inTurn = zip(turns, rooms).enumerated().sorted {
      ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
    }.map(\.element.1)
    var taken: [ItemID: Int64] = [:]
    return inTurn.taking(minorUnits) { one in
      Swift.min(one.room.minorUnits, most(one.item) - (taken[one.item.id] ?? 0))
    } noting: { one, part in
      taken[one.item.id, default: 0] += part
    }.map {
      Settling(from: $0.from.room.since, Allocation($0.from.item.id, $0.minorUnits))
    }
  }
}

extension [Item] {
  /// What a sum settles of items of one invoice that a person gives it to: where what was invoiced comes
  /// first, charges take what that leaves, whenever it was open.
  ///
  /// - Parameters:
  ///   - minorUnits: the sum, in their currency.
  ///   - order: in which money settles an invoice and its charges.
  public func settled(
    by minorUnits: Int64, from day: Day, invoicesFirst order: LateChargeLaw.Order
  ) -> [Settling] {
    guard order == .principalFirst else { return settled(by: minorUnits, from: day) }
    let first = filter { $0.id.kind == .invoice }.settled(by: minorUnits, from: day)
    let left = minorUnits - first.allocations.settled
    return first + filter { $0.id.kind != .invoice }.settled(by: left, from: day)
  }
}

extension [Settling] {
  public var allocations: [Allocation] { map(\.allocation) }

  /// The entries by which money that waits settles them, one for each day.
  public func applying(_ source: ItemID) -> [Fact] {
    byDay.map { settling in
      .moneyApplied(
        MoneyApplied(source: source, allocations: settling.allocations, from: settling.from))
    }
  }

  /// Those of each day together, in the order of the days.
  public var byDay: [(from: Day, allocations: [Allocation])] {
    var days: [(from: Day, allocations: [Allocation])] = []
    for settling in self {
      if let last = days.indices.last, days[last].from == settling.from {
        days[last].allocations.append(settling.allocation)
      } else {
        days.append((settling.from, [settling.allocation]))
      }
    }
    return days
  }
}
