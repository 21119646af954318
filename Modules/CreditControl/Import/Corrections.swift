import Receivables
import ReceivablesPorts

/// What makes of what money and credits settle what they would settle: nothing where they do.
struct Corrections {
  /// In the order in which they can be posted, each with its day.
  private(set) var facts: [(fact: Fact, day: Day)] = []

  /// What more or less of an item a piece of money settles, from a day on, or for some days.
  fileprivate struct Step {
    let source: ItemID
    let item: ItemID
    let from: Day
    let until: Day?
    /// Below zero where it is less; in minor units.
    let minorUnits: Int64
  }

  private typealias Course = [ItemID: [Day: Int64]]

  private let told: ToldMoney
  private let retelling: Retelling
  private let movable: Set<ItemID>
  private var trial: Account
  /// The day of what is told.
  private let day: Day

  /// - Parameters:
  ///   - first: the first day on which what is told may change something; what was settled before stays as
  ///     it is.
  ///   - day: that of what is told.
  init(
    _ told: ToldMoney, _ retelling: Retelling, of movable: Set<ItemID>, since first: Day,
    on day: Day
  ) {
    self.told = told
    self.day = day
    self.retelling = retelling
    self.movable = movable
    trial = told.account
    guard let steps = steps(since: first) else { return }
    withdrawDiscounts()
    let isWhole =
      post(steps.filter { $0.until == nil && $0.minorUnits < 0 }.inTurn)
      && post(steps.filter { $0.until != nil }.inTurn)
      && assign(less: true) && assign(less: false)
      && post(steps.filter { $0.until == nil && $0.minorUnits > 0 }.inTurn)
    if !isWhole { facts = [] }
  }

  // MARK: What differs

  /// Nil where something would have to change that nothing told now explains.
  private func steps(since first: Day) -> [Step]? {
    let real = courses(
      in: told.account, movable.reduce(into: [:]) { $0[$1] = told.sources[$1]?.entries })
    let wanted = courses(in: retelling.account, retelling.entries)
    var steps: [Step] = []
    for source in movable.sorted() {
      let applied = told.sources[source]?.applied ?? []
      var more = difference(wanted[source] ?? [:], real[source] ?? [:])
      // What a run gave otherwise waits: the next run gives it.
      if !more.isEmpty, told.sources[source]?.reversed == nil,
        !applied.isEmpty || !(retelling.entries[source] ?? []).isDisjoint(with: retelling.applied)
      {
        let kept = (retelling.entries[source] ?? []).subtracting(retelling.applied)
        more = difference(
          courses(in: retelling.account, [source: kept])[source] ?? [:], real[source] ?? [:])
      }
      let isExplained =
        more.isEmpty || applied.contains { $0 > first }
        || more.values.contains { days in days.keys.contains { $0 >= first } }
      guard isExplained else { return nil }
      for (item, days) in more { steps += Corrections.steps(of: source, on: item, days) }
    }
    return steps
  }

  /// What is more and later less is so for some days.
  private static func steps(
    of source: ItemID, on item: ItemID, _ days: [Day: Int64]
  ) -> [Step] {
    var steps: [Step] = []
    var open: [(day: Day, minorUnits: Int64)] = []
    for (day, change) in days.sorted(by: { $0.key < $1.key }) {
      var left = change
      while let last = open.last, left != 0, (last.minorUnits < 0) != (left < 0) {
        let part = min(abs(last.minorUnits), abs(left)) * last.minorUnits.signum()
        steps.append(
          Step(source: source, item: item, from: last.day, until: day, minorUnits: part))
        left += part
        open[open.count - 1].minorUnits -= part
        if open[open.count - 1].minorUnits == 0 { open.removeLast() }
      }
      if left != 0 { open.append((day, left)) }
    }
    return steps
      + open.map {
        Step(source: source, item: item, from: $0.day, until: nil, minorUnits: $0.minorUnits)
      }
  }

  /// What entries settle of each item, from each day on.
  private func courses(in account: Account, _ entries: [ItemID: Set<Int>]) -> [ItemID: Course] {
    var owners: [Int: ItemID] = [:]
    for (source, entries) in entries { for entry in entries { owners[entry] = source } }
    var courses: [ItemID: Course] = [:]
    for item in account.items.values where item.id.kind.isOwed {
      for movement in item.movements {
        guard let source = owners[movement.sequence] else { continue }
        courses[source, default: [:]][item.id, default: [:]][movement.day, default: 0] -=
          movement.minorUnits
      }
    }
    return courses
  }

  private func difference(_ wanted: Course, _ real: Course) -> Course {
    var more: Course = [:]
    for item in Set(wanted.keys).union(real.keys) {
      let days = (wanted[item] ?? [:]).merging(
        (real[item] ?? [:]).mapValues { -$0 }, uniquingKeysWith: +
      )
      .filter { $0.value != 0 }
      if !days.isEmpty { more[item] = days }
    }
    return more
  }

  // MARK: Posting

  private mutating func post(_ fact: Fact, on day: Day) -> Bool {
    do {
      try trial.post(fact, on: day)
    } catch {
      // It may fit when others stand.
      return false
    }
    facts.append((fact, day))
    return true
  }

  /// The day of an entry about a piece of money: none is of a day before the money came.
  private func day(of money: ItemID) -> Day {
    max(day, told.sources[money]?.day ?? day)
  }

  private mutating func post(_ step: Step) -> Bool {
    let day = day(of: step.source)
    let allocation = Allocation(step.item, abs(step.minorUnits))
    guard step.minorUnits < 0 else {
      return post(
        .moneyApplied(
          MoneyApplied(
            source: step.source, allocations: [allocation], from: step.from, until: step.until)),
        on: day)
    }
    let isKnown = trial.items[step.source] != nil
    // What waits for the first time waits from the day of the money.
    guard isKnown || step.from == told.sources[step.source]?.day else { return false }
    return post(
      .moneyUnapplied(
        MoneyUnapplied(
          source: step.source, allocations: [allocation], from: step.from, until: step.until,
          whole: isKnown ? nil : told.sources[step.source]?.amount.currency)), on: day)
  }

  private mutating func post(_ steps: [Step]) -> Bool {
    var rest = steps
    while !rest.isEmpty {
      let left = rest.filter { !post($0) }
      guard left.count < rest.count else { return false }
      rest = left
    }
    return true
  }

  /// A discount that is not earned so any more is taken back; what is earned is granted by the next run.
  private mutating func withdrawDiscounts() {
    for (item, grant) in told.granted.sorted(by: { $0.key < $1.key }) {
      guard let granted = told.granted(item), let known = told.account.items[item] else { continue }
      let wanted = retelling.account.items[item]?.circumstances.discount?.granted
      guard wanted?.minorUnits != granted.minorUnits else { continue }
      let fact = DiscountWithdrawn(
        item: item, amount: Money(minorUnits: granted.minorUnits, known.currency),
        tax: granted.tax, corrects: granted.entry)
      _ = post(.discountWithdrawn(fact), on: max(day, grant.day))
    }
  }

  /// What credits are for.
  ///
  /// - Parameter less: what is less of them, else what is more.
  private mutating func assign(less: Bool) -> Bool {
    for item in told.account.items.values.sorted(by: { $0.id < $1.id }) {
      let before = item.circumstances.credited
      let after = retelling.account.items[item.id]?.circumstances.credited ?? []
      for name in Set(before.map(\.credit) + after.map(\.credit)).sorted() {
        guard movable.contains(ItemID(.credit, name)) else { continue }
        let known = before.filter { $0.credit == name }
        let wanted = after.filter { $0.credit == name }
        let sums = (
          known.reduce(Int64(0)) { $0 + $1.minorUnits },
          wanted.reduce(Int64(0)) { $0 + $1.minorUnits }
        )
        guard sums.0 != sums.1, (sums.1 < sums.0) == less else { continue }
        let fact = CreditAssigned(
          credit: name, item: item.id, amount: Money(minorUnits: sums.1, item.currency),
          isGoodwill: (wanted.first ?? known.first)?.isGoodwill ?? false, isInstead: true)
        guard post(.creditAssigned(fact), on: day(of: ItemID(.credit, name))) else { return false }
      }
    }
    return true
  }
}

extension [Corrections.Step] {
  /// The earliest first; of one day what is less before what is more.
  fileprivate var inTurn: [Corrections.Step] {
    sorted {
      ($0.from, $0.minorUnits, $0.source, $0.item) < ($1.from, $1.minorUnits, $1.source, $1.item)
    }
  }
}
