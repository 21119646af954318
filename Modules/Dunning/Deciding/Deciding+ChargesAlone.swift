public import Receivables

/// Charges ride with their invoice: by themselves they are waived, or asked for once.
extension Deciding {
  /// What being late cost falls away with what was not owed, and where it is too little to ask for.
  mutating func waiveCharges() {
    for item in account.items.values.sorted(by: { $0.id < $1.id }) {
      guard let fact = account.waived(asCredited: item, on: day) else { continue }
      bring(
        [.waived(fact)], .charge, "\(item.id.text) was credited in full: its charges fall away")
    }
    let currencies = Set(account.items.values.filter { $0.id.kind == .charge }.map(\.currency))
    guard !currencies.isEmpty else { return }
    let courses = Courses(of: account, by: policy, on: day)
    for currency in currencies.sorted() {
      let alone = chargesAlone(in: currency, on: day)
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

  /// Those that somebody else has are theirs to ask for.
  func chargesAlone(in currency: Currency, on day: Day) -> [Item] {
    account.chargesAlone(in: currency, on: day).filter {
      !account.standing.placements.covers($0.id, on: day)
    }
  }

  private mutating func waive(_ charges: [Item], for item: Item, _ why: String) {
    guard let fact = ChargeWaived(charges, of: item, on: day) else { return }
    bring([.waived(fact)], .charge, why)
  }

  // MARK: Asked for once

  /// What is left of charges alone is asked for once, all of it together, where nothing else is asked
  /// for in its currency; in the channels of the first reminder, and in words of its own.
  mutating func askChargesAlone(
    _ candidates: [Candidate], besides arrears: Arrears, _ course: Course
  ) {
    let alone = Set(chargesAlone(in: arrears.currency, on: day).map(\.id))
    let left = candidates.filter { alone.contains($0.item.id) && !$0.item.wasAskedAlone }
    guard let first = left.first else { return }
    let (ladder, why) = course.ladder(of: first.item)
    guard let ladder, let index = ladder.rungs.firstIndex(where: \.isDemand) else {
      return note(TraceLine(.item(first.item.id), .ladder, .forbids, "not chased: \(why)"))
    }
    let subject = TraceLine.Subject.currency(arrears.currency)
    guard arrears.chased.isEmpty, arrears.instalments.isEmpty,
      !calls.contains(where: { $0.listing.amount.currency == arrears.currency })
    else {
      return note(
        TraceLine(
          subject, .charge, .waits, "charges alone wait while something else is asked for"))
    }
    let rung = ladder.rungs[index]
    var until = rhythmDay(arrears.currency) ?? day
    for candidate in left { until = max(until, chargeDay(candidate.item, rung)) }
    if until > day {
      return note(
        TraceLine(
          subject, .charge, .waits, "charges alone are asked for once, all of them together",
          until: until))
    }
    guard leavesTime(in: arrears.currency) else { return }
    let sum = left.reduce(Int64(0)) { $0 + $1.open } - arrears.waiting
    let asked = Money(minorUnits: sum, arrears.currency)
    guard isWorthwhile(asked, arrears.currency, course), isHandedOver(arrears.currency) else {
      return
    }
    var triggered: [Candidate] = []
    for candidate in left {
      let step = Candidate.Step(
        height: Height(index: index, rung: rung), trigger: Trigger.chargesAlone,
        cycle: aloneCycle(candidate.item))
      triggered.append(
        Candidate(
          item: candidate.item, open: candidate.open, step: step, lists: [candidate.item.id]))
    }
    call(
      rung, triggered, triggers(of: triggered),
      NoticeListing(items: triggered.map(\.item.id), amount: asked), course)
  }

  /// The first day on which a charge alone may be asked for: that of the first reminder, counted from
  /// when it was booked and some days more; where a notice of it came to nothing, a while after that.
  private func chargeDay(_ item: Item, _ rung: Rung) -> Day {
    let start = max(item.due, item.issued.adding(days: policy.charges?.dueDays ?? 0))
    let own =
      rung.anchor == .due
      ? item.thawed(rung.day(from: start, policy.calendar)) : start.adding(days: 1)
    return max(
      own, start.adding(days: 1), policy.retryDay(of: Trigger.chargesAlone, item) ?? own)
  }

  /// The day from which a demand that is no harsher than the last one may go; nil where none went.
  private func rhythmDay(_ currency: Currency) -> Day? {
    lastDemand(in: currency).map { $0.day.adding(days: policy.rhythmDays) }
  }

  /// A notice that came to nothing, and the task that follows one, are told apart by their cycle.
  private func aloneCycle(_ item: Item) -> Int {
    item.nextCycle(of: Trigger.chargesAlone, on: day)
  }

  // MARK: A person's task

  /// What was asked for once and is not paid is a person's task, above an amount of the policy's; so is what
  /// could not be asked for in two months, as something else was all the time.
  mutating func measureChargesAlone(_ currency: Currency, _ course: Course) {
    guard let least = policy.chargesAlone?.minorUnits(in: currency) else { return }
    let due = chargesAlone(in: currency, on: day).filter { item in
      item.chased(on: day) > 0 && aloneTaskDay(item, course).map { $0 <= day } ?? false
    }
    let sum = Money(
      minorUnits: due.reduce(Int64(0)) { $0 + $1.chased(on: day) }
        - policy.waiting(of: account, in: currency, on: day), currency)
    guard !due.isEmpty, sum.minorUnits > least else { return }
    if case .never(let rule, let why, let until) = Gate(account).answer(on: day) {
      return note(TraceLine(.account, rule, .forbids, why, until: until))
    }
    let triggers = due.map {
      Trigger(item: $0.id, rung: Trigger.chargesAlone, cycle: aloneCycle($0))
    }
    let words = "\(sum) of late charges is left of invoices that are closed: waive it, or sue"
    measures.append(
      MeasureCall(
        act: .task, rung: Trigger.chargesAlone, words: words,
        triggers: triggers.sorted(),
        listing: NoticeListing(items: due.map(\.id), amount: sum)))
    note(TraceLine(.currency(currency), .measure, .allows, words))
  }

  /// The day on which a charge that was asked for alone becomes a person's task; nil where it does not.
  private func aloneTaskDay(_ item: Item, _ course: Course) -> Day? {
    let acted = item.acted.filter { $0.rung == Trigger.chargesAlone && !$0.isVoid }
    guard item.id.kind == .charge, acted.allSatisfy({ $0.isNotice && !pending.contains($0.notice) })
    else { return nil }
    if let asked = acted.map(\.day).max() { return asked.adding(days: 14) }
    return firstDemand(of: item, course).map { chargeDay(item, $0).adding(days: 60) }
  }

  private func firstDemand(of item: Item, _ course: Course) -> Rung? {
    course.ladder(of: item).ladder?.rungs.first(where: \.isDemand)
  }

  /// The days on which a charge alone can be asked for, or given to a person.
  func chargesAloneDays(_ item: Item, _ courses: Courses) -> [Day] {
    guard item.id.kind == .charge else { return [] }
    let course = courses.of(item.currency)
    let task = aloneTaskDay(item, course)
    guard !item.wasAskedAlone, let rung = firstDemand(of: item, course) else {
      return [task].compactMap(\.self)
    }
    let gap = account.standing.lastContact.map {
      $0.adding(days: Policy.daysBetweenNotices(course.leastGapDays))
    }
    // Each condition of asking for them that time alone brings about.
    return [
      chargeDay(item, rung), rhythmDay(item.currency), timeGiven(in: item.currency)?.over, gap,
      task,
    ].compactMap(\.self)
  }
}

extension Account {
  /// What being late cost falls away with an item that credits say was never owed; nil where nothing of it
  /// is open, or the item was owed.
  public func waived(asCredited item: Item, on day: Day) -> ChargeWaived? {
    guard item.isCreditedInFull else { return nil }
    return ChargeWaived(item.charges.compactMap { items[$0] }, of: item, on: day)
  }
}

extension ChargeWaived {
  /// Nil where nothing of them is open.
  fileprivate init?(_ charges: [Item], of item: Item, on day: Day) {
    let allocations = charges.filter { $0.open(on: day) > 0 && $0.finallyOpen > 0 }
      .sorted { $0.id < $1.id }.map { Allocation($0.id, $0.finallyOpen) }
    guard !allocations.isEmpty else { return nil }
    self.init(
      item: item.id, currency: item.currency, allocations: allocations, stops: false)
  }
}

extension Item {
  /// Whether a notice about it alone went, or is under way.
  var wasAskedAlone: Bool {
    acted.contains { $0.rung == Trigger.chargesAlone && $0.isNotice && !$0.isVoid }
  }
}
