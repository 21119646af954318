import Receivables

/// What a clerk has on paper by the entries of one account: what is owed, what waits, what is held.
///
/// Knows nothing of the program's accounts; a sum moves on the day of its entry, never before the
/// invoice was issued.
struct LifeLedger {
  struct Owed {
    let id: ItemID
    /// The item that is late, for a charge; itself for an invoice.
    let of: ItemID
    let issued: Day
    let due: Day
    var moves: [(day: Day, cents: Int64)]
    var holds: [Held] = []
    /// How often it was closed, in the order of the record.
    var closings = 0

    var isPrincipal: Bool { id.kind == .invoice }
    var finallyOpen: Int64 { moves.reduce(0) { $0 + $1.cents } }
    var lastMove: Day { moves.map(\.day).max() ?? issued }

    func open(_ day: Day) -> Int64 { moves.reduce(0) { $1.day <= day ? $0 + $1.cents : $0 } }

    /// What of it nobody has disputed or promised.
    func chased(_ day: Day) -> Int64 {
      let open = open(day)
      return open - min(open, holds.reduce(0) { $0 + $1.holds(of: open, day) })
    }

    /// A day of the ladder, later by the time for which all of it was in dispute.
    func later(_ day: Day) -> Day {
      holds.filter { $0.isWhole }.sorted { $0.from < $1.from }.reduce(day) { day, hold in
        guard let until = hold.until, hold.from <= day else { return day }
        return day.adding(days: max(0, until.days(since: max(hold.from, issued))))
      }
    }

    /// The latest day on which more of it was open than the day before, while that is so.
    func missing(_ day: Day) -> Day? {
      moves.dropFirst().map(\.day).filter { date in
        let before = date.adding(days: -1)
        return date <= day && open(date) > open(before) && open(day) > open(before)
      }.max()
    }

    /// The first day of the latest time for which it is open, where it was closed before; nil where it
    /// never was.
    func reopened(_ day: Day) -> Day? {
      var days = Set(moves.map(\.day)).filter { $0 <= day }.sorted()
      guard !days.isEmpty else { return nil }
      days.removeFirst()
      var last: Day?
      var wasOpen = true
      for day in days {
        let isOpen = open(day) > 0
        if isOpen, !wasOpen { last = day }
        wasOpen = isOpen
      }
      return last
    }
  }

  struct Held {
    let agreement: String
    /// Nil: all of it.
    let cents: Int64?
    let isDispute: Bool
    let from: Day
    var until: Day?
    var isBroken = false
    /// Whether it ended as what it held was closed, and nobody decided.
    var isReleased = false
    var came: [(day: Day, cents: Int64, money: String)] = []

    var isWhole: Bool { isDispute && cents == nil }

    func holds(of open: Int64, _ day: Day) -> Int64 {
      guard open > 0, from <= day, until.map({ day < $0 }) ?? true else { return 0 }
      guard let cents else { return open }
      return min(open, max(0, cents - came.reduce(0) { $1.day <= day ? $0 + $1.cents : $0 }))
    }
  }

  private struct Waiting {
    let day: Day
    var moves: [(day: Day, cents: Int64)]
    /// The day on which what was left of it went back.
    var left: Day?
  }

  private(set) var owed: [ItemID: Owed] = [:]
  private(set) var stops: [(set: StopSet, lifted: Day?)] = []
  private(set) var hasHadMoney = false
  private(set) var hasBeenHeld = false
  private var money: [ItemID: Waiting] = [:]

  /// In cents: money and credits that settle nothing yet.
  func waiting(_ day: Day) -> Int64 {
    money.values.reduce(0) { sum, money in
      sum + money.moves.reduce(0) { $1.day <= day ? $0 + $1.cents : $0 }
    }
  }

  /// In cents: what of that is there from a day on until the end, or until it goes back. What goes to an invoice
  /// that it named counts for that one, and for no other before.
  func kept(_ day: Day) -> Int64 {
    money.values.reduce(0) { sum, money in
      let end = money.left.map { $0 > day ? $0 : .distantFuture } ?? .distantFuture
      let later = money.moves.map(\.day).filter { $0 > day && $0 < end }
      let left = ([day] + later).map { day in
        money.moves.reduce(Int64(0)) { $1.day <= day ? $0 + $1.cents : $0 }
      }
      return sum + max(0, left.min() ?? 0)
    }
  }

  func isStopped(_ day: Day) -> Bool {
    stops.contains { $0.set.covers(day) && $0.lifted.map { day < $0 } ?? true }
  }

  // MARK: Entries

  mutating func note(_ entry: EntryContent) {
    let day = entry.day
    switch entry.fact {
    case .invoiceIssued(let fact):
      let parts =
        fact.instalments.isEmpty
        ? [(0, fact.due, fact.amount.minorUnits)]
        : fact.instalments.enumerated().map { ($0 + 1, $1.due, $1.minorUnits) }
      for (part, due, cents) in parts {
        let id = ItemID(.invoice, fact.invoice, part: part)
        owed[id] = Owed(id: id, of: id, issued: day, due: due, moves: [(day, cents)])
      }
    case .chargeBooked(let fact):
      let id = ItemID(.charge, fact.item.document, part: entry.sequence)
      let issued = max(day, owed[fact.item]?.issued ?? day)
      owed[id] = Owed(
        id: id, of: fact.item, issued: issued, due: fact.due,
        moves: [(issued, fact.amount.minorUnits)])
    case .paymentReceived(let fact):
      take(ItemID(.payment, fact.payment), fact.amount.minorUnits, fact.allocations, day)
    case .creditIssued(let fact):
      take(ItemID(.credit, fact.credit), fact.amount.minorUnits, fact.allocations, day)
    case .moneyApplied(let fact) where fact.until != nil: lend(fact, day)
    case .moneyUnapplied(let fact): unapply(fact, day)
    case .moneyApplied(let fact): spend(fact.source, fact.allocations, day)
    case .paymentReversed(let fact):
      let id = ItemID(.payment, fact.payment)
      let since = money[id]?.day ?? day
      let effect = max(day, since)
      let before = (money[id]?.moves ?? []).filter { $0.day < effect }
      money[id]?.moves = before + [(effect, -before.reduce(0) { $0 + $1.cents })]
      money[id]?.left = effect
      for allocation in fact.allocations {
        move(allocation.item, allocation.settled, day)
        takeBack(fact.payment, allocation, day)
        disputeAgain(allocation.item, day)
      }
    default: noteGivenUp(entry)
    }
  }

  private mutating func noteGivenUp(_ entry: EntryContent) {
    let day = entry.day
    switch entry.fact {
    case .writtenOff(let fact):
      for allocation in fact.allocations { move(allocation.item, -allocation.settled, day) }
    case .writeOffRecovered(let fact):
      for allocation in fact.allocations { move(allocation.item, allocation.settled, day) }
    case .chargeWaived(let fact):
      for allocation in fact.allocations { move(allocation.item, -allocation.settled, day) }
    case .chargeCorrected(let fact):
      let taken = (fact.allocations + fact.waived).reduce(0) { $0 + $1.settled }
      for allocation in fact.allocations { move(allocation.item, -allocation.settled, day) }
      if fact.amount.minorUnits > taken {
        take(
          ItemID(.credit, "\(fact.item.document)!\(entry.sequence)"),
          fact.amount.minorUnits - taken, [], day)
      }
    default: noteAgreed(entry)
    }
  }

  private mutating func noteAgreed(_ entry: EntryContent) {
    let day = entry.day
    switch entry.fact {
    case .promiseMade(let fact):
      hasBeenHeld = true
      for covered in fact.covers {
        owed[covered.item]?.holds.append(
          Held(
            agreement: fact.promise, cents: covered.minorUnits, isDispute: false, from: day))
      }
    case .disputeRaised(let fact):
      hasBeenHeld = true
      for covered in fact.covers {
        let isWhole = owed[covered.item]?.finallyOpen == covered.minorUnits
        owed[covered.item]?.holds.append(
          Held(
            agreement: fact.dispute, cents: isWhole ? nil : covered.minorUnits, isDispute: true,
            from: day))
      }
    case .agreementEnded(let fact):
      for (id, item) in owed where item.finallyOpen != 0 {
        for index in item.holds.indices
        where item.holds[index].agreement == fact.agreement && item.holds[index].until == nil {
          owed[id]?.holds[index].until = max(day, item.holds[index].from)
          owed[id]?.holds[index].isBroken = fact.ending == .broken
        }
      }
    case .stopSet(let fact): stops.append((fact, nil))
    case .stopLifted(let fact):
      for index in stops.indices
      where stops[index].set.reason == fact.reason && stops[index].lifted == nil {
        stops[index].lifted = fact.from
      }
    default: break
    }
  }

  // MARK: Money

  private mutating func take(
    _ id: ItemID, _ cents: Int64, _ allocations: [Allocation], _ day: Day
  ) {
    hasHadMoney = true
    money[id] = Waiting(day: day, moves: [(day, cents)])
    spend(id, allocations, day)
  }

  /// Money that went back had settled something until then: that was paid, and is open again.
  private mutating func lend(_ fact: MoneyApplied, _ day: Day) {
    guard let end = fact.until, money[fact.source]?.left == end else { return }
    let from = max(fact.from ?? day, money[fact.source]?.day ?? day)
    for allocation in fact.allocations {
      move(allocation.item, -allocation.settled, from)
      move(allocation.item, allocation.settled, end)
      money[fact.source]?.moves += [(from, -allocation.spent), (end, allocation.spent)]
    }
  }

  private mutating func unapply(_ fact: MoneyUnapplied, _ day: Day) {
    guard fact.until == nil else { return }
    // It was never meant for that.
    let day = fact.from ?? day
    for allocation in fact.allocations {
      money[fact.source, default: Waiting(day: day, moves: [])].moves
        .append((day, allocation.spent))
      move(allocation.item, allocation.settled, day)
      takeBack(fact.source.document, allocation, day)
    }
  }

  private mutating func spend(_ id: ItemID, _ allocations: [Allocation], _ day: Day) {
    let day = max(day, money[id]?.day ?? day)
    for allocation in allocations {
      for index in owed[allocation.item]?.holds.indices ?? 0..<0 {
        guard let hold = owed[allocation.item]?.holds[index], !hold.isDispute,
          hold.from <= day, hold.until.map({ day < $0 }) ?? true
        else { continue }
        owed[allocation.item]?.holds[index].came.append(
          (day, allocation.settled, id.document))
      }
      let effect = max(day, owed[allocation.item]?.issued ?? day)
      move(allocation.item, -allocation.settled, day)
      money[id]?.moves.append((effect, -allocation.spent))
    }
  }

  /// Closed, an item lets go of what held it.
  private mutating func move(_ id: ItemID, _ cents: Int64, _ day: Day) {
    guard let item = owed[id] else { return }
    owed[id]?.moves.append((max(day, item.issued), cents))
    guard let item = owed[id], item.finallyOpen == 0 else { return }
    owed[id]?.closings += 1
    for index in item.holds.indices where item.holds[index].until == nil {
      owed[id]?.holds[index].until = max(item.lastMove, item.holds[index].from)
      owed[id]?.holds[index].isReleased = item.holds[index].isDispute
    }
  }

  /// What was in dispute when it was paid is so again from the day on which the money goes back.
  private mutating func disputeAgain(_ id: ItemID, _ day: Day) {
    guard let item = owed[id], item.finallyOpen > 0 else { return }
    for hold in item.holds where hold.isReleased {
      owed[id]?.holds.append(
        Held(agreement: hold.agreement, cents: hold.cents, isDispute: true, from: day))
    }
    for index in item.holds.indices { owed[id]?.holds[index].isReleased = false }
  }

  private mutating func takeBack(_ payment: String, _ allocation: Allocation, _ day: Day) {
    for index in owed[allocation.item]?.holds.indices ?? 0..<0 {
      let came = owed[allocation.item]?.holds[index].came.filter { $0.money == payment } ?? []
      let cents = min(allocation.settled, came.reduce(0) { $0 + $1.cents })
      guard cents != 0, let first = came.first?.day else { continue }
      owed[allocation.item]?.holds[index].came.append((max(day, first), -cents, payment))
    }
  }
}
