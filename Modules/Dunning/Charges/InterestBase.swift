public import Receivables

/// What bears interest of the items of an account, by the day.
///
/// Money counts from its own day, applied or waiting: what waits covers the oldest due of its currency.
/// What was never owed bears none from the first day on.
public struct InterestBase: Sendable {
  typealias Step = InterestSchedule.Step

  /// Days that bear no interest, whatever is open.
  let free: ChargeFreeDays
  /// What may be short of an item that counts as paid, in minor units.
  private let tolerance: [Currency: Int64]
  /// What was paid in the time that a demand gave, by the day: what it bore until then is forgone.
  private var kept: [ItemID: [Step]] = [:]
  /// What waiting money covers of items, by the day.
  private var covered: [ItemID: [Step]] = [:]

  /// Nothing waits.
  public init() {
    free = .none
    tolerance = [:]
  }

  /// - Parameters:
  ///   - account: with the closed items that were open since its waiting money came, where some waits.
  ///   - order: in which money settles an invoice and its charges.
  public init(of account: Account, order: LateChargeLaw.Order = .principalFirst) {
    self.init(of: account, order: order, tolerance: [:])
  }

  /// - Parameter tolerance: what may be short of an item that counts as paid, in minor units.
  init(of account: Account, order: LateChargeLaw.Order, tolerance: [Currency: Int64]) {
    free = account.standing.chargeFreeDays
    self.tolerance = tolerance
    for item in account.items.values where !item.circumstances.early.isEmpty {
      _ = cover([item], with: InterestBase.sum(item.circumstances.early.map(InterestBase.steps)))
    }
    let waiting = account.items.values.filter { !$0.id.kind.isOwed && $0.finallyOpen < 0 }
    let gone = account.standing.gone
    guard !waiting.isEmpty || !gone.isEmpty else { return }
    let charges = account.items.values.filter { $0.id.kind == .charge }.sorted { $0.id < $1.id }
    let byCurrency = Dictionary(grouping: waiting, by: \.currency)
    let left = gone.compactMap { account.items[$0.money]?.currency }
    for currency in Set(byCurrency.keys).union(left) {
      let sources = byCurrency[currency] ?? []
      let owed = account.items.values
        .filter { $0.id.kind == .invoice && $0.currency == currency }
        .sorted { ($0.due, $0.id) < ($1.due, $1.id) }
      var rest: [[Step]] = []
      for source in waiting { coverFirst(owed, charges, with: source, order) }
      for source in sources.sorted(by: { ($0.issued, $0.id) < ($1.issued, $1.id) }) {
        // What settled something was meant for it: what is left of it counts there first.
        let entries = Set(source.movements.map(\.sequence))
        let named = owed.filter { $0.movements.contains { entries.contains($0.sequence) } }
        rest.append(cover(named, with: InterestBase.waiting(source, owed)))
      }
      rest += gone.compactMap { one in
        account.items[one.money].flatMap { InterestBase.wasThere(one, of: $0, in: currency) }
      }
      _ = cover(owed, with: InterestBase.sum(rest))
    }
  }

  /// Where an invoice comes before its charges, money that went to these was there for the invoice
  /// first: for as long as that was open, which other money closed meanwhile.
  private mutating func coverFirst(
    _ owed: [Item], _ charges: [Item], with source: Item, _ order: LateChargeLaw.Order
  ) {
    let entries = Set(source.movements.map(\.sequence))
    for charge in charges where order == .principalFirst || charge.issued > source.issued {
      let spent = charge.movements.reduce(Int64(0)) {
        entries.contains($1.sequence) ? $0 - min(0, $1.minorUnits) : $0
      }
      guard spent > 0 else { continue }
      for item in owed where item.id.document == charge.id.document {
        guard let closed = item.firstClosed(from: source.issued) else { continue }
        _ = cover(
          [item],
          with: [
            Step(day: source.issued, minorUnits: spent), Step(day: closed, minorUnits: 0),
          ])
      }
    }
  }

  /// Money that was there before it settled something.
  private static func steps(of early: Circumstances.Early) -> [Step] {
    [
      Step(day: early.since, minorUnits: early.minorUnits),
      Step(day: early.until, minorUnits: 0),
    ]
  }

  /// Covers items in turn, as far as nothing does.
  ///
  /// - Returns: what is left.
  private mutating func cover(_ items: [Item], with waiting: [Step]) -> [Step] {
    var free = waiting
    for item in items {
      guard free.contains(where: { $0.minorUnits > 0 }) else { break }
      let taken = InterestBase.combine(free, steps(of: item)) { max(0, min($0, $1)) }
      guard taken.contains(where: { $0.minorUnits > 0 }) else { continue }
      covered[item.id] = InterestBase.combine(covered[item.id] ?? [], taken) { $0 + $1 }
      free = InterestBase.combine(free, taken) { $0 - $1 }
    }
    return free
  }

  /// Whether something of an item was paid in the time that a demand gave, and something was not asked for.
  public func isKept(_ item: Item) -> Bool { kept[item.id] != nil }

  /// The same with what was paid in the time that a demand gave, by the day, until the day of the money.
  func keeping(_ kept: [ItemID: [InterestSchedule.Step]]) -> InterestBase {
    var base = self
    base.kept = kept
    return base
  }

  /// The day from which all of an item was there: money that waits, or came before it settled the item,
  /// counts from its own day, and what is short by no more than the tolerance counts as paid.
  public func paid(_ item: Item) -> Day {
    let small = tolerance[item.currency] ?? 0
    let rest = InterestBase.combine(InterestBase.open(item), covered[item.id] ?? []) { $0 - $1 }
    guard let last = rest.last, last.minorUnits <= small else { return .distantFuture }
    let open = rest.lastIndex { $0.minorUnits > small }
    return open.map { rest[$0 + 1].day } ?? item.issued
  }

  /// The day from which an item counts as paid though a little of it is open, and what is.
  private func short(_ item: Item) -> Step? {
    guard let small = tolerance[item.currency], small > 0, item.finallyOpen > 0 else { return nil }
    let left = item.finallyOpen - (covered[item.id]?.last?.minorUnits ?? 0)
    guard left > 0, left <= small, left < item.invoiced else { return nil }
    return Step(day: paid(item), minorUnits: left)
  }

  /// What bears interest of an item, from each day on which that changes.
  func steps(of item: Item) -> [InterestSchedule.Step] {
    var steps = InterestBase.own(item)
    if let kept = kept[item.id] { steps = InterestBase.combine(steps, kept) { max(0, $0 - $1) } }
    if let covered = covered[item.id] { steps = InterestBase.combine(steps, covered) { $0 - $1 } }
    guard let short = short(item) else { return steps }
    return InterestBase.combine(steps, [short]) { max(0, $0 - $1) }
  }

  /// What a rule charges of an item, from each day on which that changes: nothing on days that are free.
  func steps(of item: Item, by rule: InterestRule) -> [InterestSchedule.Step] {
    guard rule.countsPayDay || !free.changes.isEmpty else { return steps(of: item) }
    let corrections = Corrections(item)
    let short = short(item)
    // What a demand gave time for is no money that came: like what is held, it bears none from its own day.
    func bearing(_ money: Day, held: Day) -> Int64 {
      let given = kept[item.id]?.last { $0.day <= held }?.minorUnits ?? 0
      let came = covered[item.id]?.last { $0.day <= money }?.minorUnits ?? 0
      let small = short.map { $0.day <= money ? $0.minorUnits : 0 } ?? 0
      let own = InterestBase.base(of: item, corrections, on: money, held: held)
      return max(0, own - given - came - small)
    }
    func bearing(on day: Day) -> Int64 {
      guard !free.covers(day) else { return 0 }
      let today = bearing(day, held: day)
      guard rule.countsPayDay else { return today }
      // What is paid on a day bears interest for it. What is free or held is not paid, and bears none
      // from its own day on.
      let before = day.adding(days: -1)
      return max(today, min(bearing(before, held: before), bearing(before, held: day)))
    }
    let changes = Set(steps(of: item).map(\.day) + free.changes)
    let days = rule.countsPayDay ? changes.union(changes.map { $0.adding(days: 1) }) : changes
    return days.sorted().map { Step(day: $0, minorUnits: bearing(on: $0)) }
  }

  /// What of an item bears interest on a day, in minor units.
  public func minorUnits(of item: Item, on day: Day) -> Int64 {
    steps(of: item).last { $0.day <= day }?.minorUnits ?? 0
  }

  // MARK: One item

  /// What is open, without what was never owed, and what a dispute or a plan keeps free of interest.
  private static func own(_ item: Item) -> [Step] {
    let held = item.holds.flatMap { [$0.from, $0.until].compactMap { $0 } + $0.paid.map(\.day) }
    let days = Set(item.movements.map(\.day) + held + [item.issued]).sorted()
    let corrections = Corrections(item)
    return days.map { Step(day: $0, minorUnits: base(of: item, corrections, on: $0, held: $0)) }
  }

  /// - Parameter held: the day whose disputes and agreements hold something back.
  private static func base(
    of item: Item, _ corrections: Corrections, on day: Day, held: Day
  ) -> Int64 {
    let owed = corrections.owed(of: item, on: day)
    let agreed = item.holds.reduce(Int64(0)) { sum, hold in
      hold.charges || hold.isDoubt ? sum : sum + hold.held(of: owed, on: held)
    }
    return max(0, undoubted(of: item, corrections, on: day, held: held) - agreed)
  }

  /// What of an item was owed on a day whatever comes of its disputes, and was not there, in minor units; none
  /// where it counts as paid.
  func undoubted(of item: Item, on day: Day) -> Int64 {
    let owed = InterestBase.undoubted(of: item, Corrections(item), on: day, held: day)
    let left = owed - (covered[item.id]?.last { $0.day <= day }?.minorUnits ?? 0)
    return left <= tolerance[item.currency] ?? 0 ? 0 : left
  }

  /// The money that was there for an item by its days, but for what tells that it was never owed.
  func money(for item: Item) -> [Step] {
    let corrections = Corrections(item)
    var sum: Int64 = 0
    let settled = item.movements.filter { $0.minorUnits < 0 && !corrections.tells($0) }
      .sorted { $0.day < $1.day }.map { movement -> Step in
        sum -= movement.minorUnits
        return Step(day: movement.day, minorUnits: sum)
      }
    var known: Int64 = 0
    return InterestBase.combine(settled, covered[item.id] ?? []) { $0 + $1 }.compactMap { there in
      defer { known = there.minorUnits }
      return there.minorUnits > known
        ? Step(day: there.day, minorUnits: there.minorUnits - known) : nil
    }
  }

  private static func open(_ item: Item) -> [Step] {
    Set(item.movements.map(\.day) + [item.issued]).sorted().map {
      Step(day: $0, minorUnits: max(0, item.open(on: $0)))
    }
  }

  private static func undoubted(
    of item: Item, _ corrections: Corrections, on day: Day, held: Day
  ) -> Int64 {
    let open = max(0, item.open(on: day))
    let doubted = item.holds.reduce(Int64(0)) { sum, hold in
      hold.isDoubt ? sum + hold.held(of: open, on: held) : sum
    }
    // What was disputed is what the credit was given for.
    return min(corrections.owed(of: item, on: day), open - doubted)
  }

  /// What of an item was never owed, and what of that its movements tell.
  private struct Corrections {
    private(set) var minorUnits: Int64 = 0
    private var moved: [Movement] = []

    init(_ item: Item) {
      var entries: Set<Int> = []
      for credited in item.circumstances.credited where !credited.isGoodwill {
        minorUnits += credited.minorUnits
        entries.formUnion(credited.entries)
      }
      if let granted = item.circumstances.discount?.granted {
        minorUnits += granted.minorUnits
        entries.insert(granted.entry)
      }
      guard !entries.isEmpty else { return }
      moved = item.movements.filter { entries.contains($0.sequence) }
    }

    func settled(by day: Day) -> Int64 {
      moved.reduce(0) { $1.day <= day ? $0 - $1.minorUnits : $0 }
    }

    /// What was owed on a day, by what is known now.
    func owed(of item: Item, on day: Day) -> Int64 {
      max(0, item.open(on: day) + settled(by: day) - minorUnits)
    }

    /// Whether a movement tells what was never owed.
    func tells(_ movement: Movement) -> Bool { moved.contains(movement) }
  }

  // MARK: Money that waits

  /// What waits by the day. What waits of a credit for something never owed was paid beyond what is left
  /// of the invoice: it waits since that payment came, and not since the credit.
  private static func waiting(_ source: Item, _ owed: [Item]) -> [Step] {
    var waiting = remaining(source)
    guard source.id.kind == .credit, let last = waiting.last?.minorUnits, last > 0 else {
      return waiting
    }
    for items in Dictionary(grouping: owed, by: \.id.document).values {
      let all = items.reduce(Int64(0)) { $0 + InterestBase.unsettled(of: source, for: $1) }
      let left = min(last, all)
      guard left > 0 else { continue }
      let since = [Step(day: source.issued, minorUnits: left)]
      waiting = combine(waiting, since) { max(0, $0 - $1) }
      // What was spent of it was there before what is left.
      waiting = combine(waiting, overpaid(items)) { $0 + max(0, min(all, $1) - (all - left)) }
    }
    return waiting
  }

  /// What a credit says was never owed of an item beyond what it settles of it.
  private static func unsettled(of source: Item, for item: Item) -> Int64 {
    item.circumstances.credited.reduce(0) { sum, credited in
      guard !credited.isGoodwill, credited.credit == source.id.document else { return sum }
      let settled = item.movements.reduce(Int64(0)) {
        credited.entries.contains($1.sequence) ? $0 - $1.minorUnits : $0
      }
      return sum + max(0, credited.minorUnits - settled)
    }
  }

  /// What of a credit was there before its own day, to the end; the earliest first.
  static func there(_ source: Item, in account: Account) -> [MoneyThere] {
    guard source.id.kind == .credit else { return [] }
    let owed = account.items.values.filter {
      $0.id.kind == .invoice && $0.currency == source.currency
    }
    return lasting(waiting(source, owed)).reduce(into: []) { there, step in
      guard step.day < source.issued, step.minorUnits > there.last?.minorUnits ?? 0 else { return }
      there.append(MoneyThere(from: step.day, minorUnits: step.minorUnits))
    }
  }

  /// What was paid of an invoice beyond what was owed of it from the first day on.
  private static func overpaid(_ items: [Item]) -> [Step] {
    let first = items.map(\.issued).max() ?? .distantFuture
    let corrections = items.map { (item: $0, what: Corrections($0)) }
    let days = Set(items.flatMap { $0.movements.map(\.day) }.filter { $0 > first } + [first])
    return days.sorted().map { day in
      let owed = corrections.reduce(Int64(0)) { sum, one in
        sum + one.item.open(on: day) + one.what.settled(by: day) - one.what.minorUnits
      }
      return Step(day: day, minorUnits: max(0, -owed))
    }
  }

  /// What of it is there until the end: what was spent on something else counts for that.
  private static func remaining(_ source: Item) -> [Step] {
    lasting(
      Set(source.movements.map(\.day) + [source.issued]).sorted().map {
        Step(day: $0, minorUnits: max(0, -source.open(on: $0)))
      })
  }

  /// What of it is never less from each day on.
  private static func lasting(_ steps: [Step]) -> [Step] {
    var least = Int64.max
    return steps.reversed().map { step in
      least = min(least, step.minorUnits)
      return Step(day: step.day, minorUnits: least)
    }.reversed()
  }

  /// What of money was there until it left.
  private static func wasThere(_ gone: MoneyGone, of source: Item, in currency: Currency) -> [Step]?
  {
    guard source.currency == currency else { return nil }
    let stays = remaining(source)
    let days = Set(source.movements.map(\.day) + [source.issued]).filter { $0 < gone.on }.sorted()
    return days.map { day in
      let kept = stays.last { $0.day <= day }?.minorUnits ?? 0
      return Step(day: day, minorUnits: max(0, min(gone.minorUnits, -source.open(on: day) - kept)))
    } + [Step(day: gone.on, minorUnits: 0)]
  }

  private static func sum(_ all: [[Step]]) -> [Step] {
    all.reduce([]) { combine($0, $1) { $0 + $1 } }
  }

  /// Both by the day, one with the other.
  private static func combine(
    _ one: [Step], _ other: [Step], _ value: (Int64, Int64) -> Int64
  ) -> [Step] {
    var steps: [Step] = []
    var (left, right) = (Int64(0), Int64(0))
    var (next, following) = (0, 0)
    while next < one.count || following < other.count {
      let day = min(
        next < one.count ? one[next].day : .distantFuture,
        following < other.count ? other[following].day : .distantFuture)
      if next < one.count, one[next].day == day {
        left = one[next].minorUnits
        next += 1
      }
      if following < other.count, other[following].day == day {
        right = other[following].minorUnits
        following += 1
      }
      steps.append(Step(day: day, minorUnits: value(left, right)))
    }
    return steps
  }
}

extension Item {
  /// The first day from another on at which nothing of it was open; nil where it has been open since.
  fileprivate func firstClosed(from day: Day) -> Day? {
    ([max(day, issued)] + movements.map(\.day).filter { $0 > day }).sorted().first {
      open(on: $0) <= 0
    }
  }
}

extension Account {
  /// A day before which no money came that waits to the end, nor paid an invoice beyond what a waiting credit
  /// says was owed of it; nil where nothing waits. Money that waited and left counts for it.
  ///
  /// It is of what was read of the account.
  public var waitsSince: Day? {
    let waiting = items.values.filter { !$0.id.kind.isOwed }.compactMap { item -> Day? in
      guard let spare = item.spare else { return nil }
      // What was closed by that money closed on its day.
      let paid = item.circumstances.paidSince?.adding(days: -1)
      return min(spare.since, paid ?? spare.since)
    }
    return (waiting + standing.gone.compactMap { items[$0.money]?.issued }).min()
  }
}

extension Hold {
  /// Whether it is not known, or was not so, that what it holds of an invoice was owed.
  var isDoubt: Bool {
    // What stands after a dispute was owed all the time, and no credit was given for it.
    kind == .dispute && !charges && ending != .upheld
  }
}
