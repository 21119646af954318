import Receivables

/// Charges ride with their invoice: by themselves they are waived, or asked for once.
extension Deciding {
  /// The trigger by which what is left of charges became a person's task.
  static let chargesAlone = "charges-alone"

  /// What being late cost falls away with what was not owed, and where it is too little to ask for.
  mutating func waiveCharges() {
    for item in account.items.values.filter(\.isCreditedInFull).sorted(by: { $0.id < $1.id }) {
      let charges = item.charges.compactMap { account.items[$0] }
      waive(charges, for: item, "\(item.id.text) was credited in full: its charges fall away")
    }
    let currencies = Set(account.items.values.filter { $0.id.kind == .charge }.map(\.currency))
    guard !currencies.isEmpty else { return }
    let courses = Courses(of: account, by: policy, on: day)
    for currency in currencies.sorted() {
      let alone = account.chargesAlone(in: currency, on: day)
      let sum = alone.reduce(Int64(0)) { $0 + $1.chased(on: day) }
      let least = courses.of(currency).minimum
      guard sum > 0, sum < least, account.waiting(currency, on: day) == 0 else { continue }
      let minimum = Money(minorUnits: least, currency)
      for (_, charges) in Dictionary(grouping: alone, by: \.id.document).sorted(by: {
        $0.key < $1.key
      }) {
        waive(
          charges.filter { $0.held(on: day) == 0 }, for: charges[0],
          "\(charges[0].id.document) is closed, and its charges are below the minimum of \(minimum)"
        )
      }
    }
  }

  private mutating func waive(_ charges: [Item], for item: Item, _ why: String) {
    let allocations = charges.filter { $0.open(on: day) > 0 && $0.finallyOpen > 0 }
      .sorted { $0.id < $1.id }.map { Allocation($0.id, $0.finallyOpen) }
    guard !allocations.isEmpty else { return }
    let fact = ChargeWaived(
      item: item.id, currency: item.currency, allocations: allocations, stops: false)
    bring([.waived(fact)], .charge, why)
  }

  // MARK: Asked for once

  /// A charge has no ladder: it is listed with its invoice, and where that is closed the first reminder
  /// asks for what is left, once for all of it.
  mutating func charge(_ item: Item, _ open: Int64, _ course: Course) -> Candidate {
    let alone = account.chargesAlone(in: item.currency, on: day)
    guard alone.contains(where: { $0.id == item.id }) else {
      note(
        TraceLine(
          .item(item.id), .charge, .forbids, "asked for together with \(item.id.document)"))
      return unchased(item, open)
    }
    let (ladder, why) = course.ladder(of: item)
    guard let ladder, let rung = ladder.rungs.firstIndex(where: \.isFirstReminder) else {
      note(TraceLine(.item(item.id), .ladder, .forbids, "not chased: \(why)"))
      return unchased(item, open)
    }
    let rungs = [ladder.rungs[rung]]
    let position = LadderPosition(item, on: rungs, policy, day)
    explain(position, Ladder(name: ladder.name, rungs: rungs), item, open)
    let pending = alone.filter { $0.chased(on: day) > 0 }
      .map { LadderPosition($0, on: rungs, policy, day) }.filter { $0.acted == nil }
    guard position.due != nil, pending.allSatisfy({ $0.due != nil || $0.nextDay == nil }) else {
      return unchased(item, open)
    }
    return Candidate(
      item: item, open: open, cycle: position.cycle,
      step: Candidate.Step(index: rung, rung: ladder.rungs[rung]), lists: [item.id])
  }

  /// What was asked for once and is not paid is a person's task, above an amount of the policy's.
  mutating func measureChargesAlone(_ currency: Currency, _ course: Course) {
    guard let least = policy.chargesAlone?.minorUnits(in: currency) else { return }
    let due = account.chargesAlone(in: currency, on: day).filter { item in
      item.chased(on: day) > 0 && chargesAloneDay(item).map { $0 <= day } ?? false
    }
    let sum = Money(
      minorUnits: due.reduce(Int64(0)) { $0 + $1.chased(on: day) }
        - (policy.unapplied == .net ? account.waiting(currency, on: day) : 0), currency)
    guard !due.isEmpty, sum.minorUnits > least else { return }
    if case .never(let rule, let why, let until) = Gate(account).answer(on: day) {
      return note(TraceLine(.account, rule, .forbids, why, until: until))
    }
    let triggers = due.map {
      Trigger(item: $0.id, rung: Deciding.chargesAlone, cycle: $0.cycle(on: day))
    }
    let words = "\(sum) of late charges is left of invoices that are closed: waive it, or sue"
    measures.append(
      MeasureCall(
        act: .task, rung: Deciding.chargesAlone, words: words, triggers: triggers.sorted(),
        listing: NoticeListing(items: due.map(\.id), amount: sum)))
    note(TraceLine(.currency(currency), .measure, .allows, words))
  }
}

/// The day on which a charge that was asked for alone becomes a person's task; nil where it does not.
func chargesAloneDay(_ item: Item) -> Day? {
  guard item.id.kind == .charge,
    !item.acted.contains(where: { $0.rung == Deciding.chargesAlone }),
    let asked = item.acted.filter(\.isNotice).map(\.day).max()
  else { return nil }
  return asked.adding(days: 14)
}

extension Rung {
  /// Whether it asks for what is overdue.
  fileprivate var isFirstReminder: Bool { act == .notice && !endsOnDueDay }
}
