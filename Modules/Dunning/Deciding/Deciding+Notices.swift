import Receivables

/// What the items of a currency add up to: one notice, with one sum and one tone.
extension Deciding {
  func arrears(
    _ candidates: [Candidate], _ agreed: [Candidate], _ currency: Currency, _ course: Course
  ) -> Arrears {
    Arrears(
      candidates, agreed, currency, waiting: policy.waiting(of: account, in: currency, on: day),
      minimum: course.minimum, on: day)
  }

  /// What is overdue in a currency, as it stands.
  mutating func arrears(in currency: Currency) -> Arrears {
    let course = Courses(of: account, by: policy, on: day).of(currency)
    let items = openItems().first { $0.0 == currency }?.1 ?? []
    return arrears(candidates(items, course), instalments(in: currency), currency, course)
  }

  mutating func decide(_ arrears: Arrears, _ course: Course) {
    let triggered = arrears.chased.map(\.candidate).filter { $0.step?.rung.act == .notice }
    let reached = reminded(arrears)
    let missed = reached.filter { $0.isOverdue(on: day) }
    if !triggered.isEmpty || (!missed.isEmpty && !arrears.chased.isEmpty) {
      demand(triggered + missed, arrears, course)
    } else if !missed.isEmpty {
      remind(missed, of: arrears, course)
    }
    if arrears.chased.isEmpty { explainUnchased(arrears, course) }
    announce(reached.filter { !$0.isOverdue(on: day) }, arrears, graceDays: 0) {
      $0.remind($1, of: arrears, course)
    }
    announce(
      arrears.notDue.filter { $0.step?.rung.act == .notice }, arrears,
      graceDays: policy.planRules.graceDays
    ) { $0.announce($1, arrears, course) }
  }

  /// What falls due soon is announced by itself, and not while something is overdue.
  private mutating func announce(
    _ ahead: [Candidate], _ arrears: Arrears, graceDays: Int,
    by write: (inout Deciding, [Candidate]) -> Void
  ) {
    guard !ahead.isEmpty else { return }
    guard arrears.chased.isEmpty, !arrears.hasMissed(graceDays: graceDays) else {
      let names = ahead.map(\.item.id.text).joined(separator: ", ")
      return note(
        TraceLine(
          .currency(arrears.currency), .level, .notMet,
          "\(names): nothing is announced while something is overdue"))
    }
    write(&self, ahead)
  }

  /// Instalments that reached a rung; what money that waits covers is not reminded of.
  private mutating func reminded(_ arrears: Arrears) -> [Candidate] {
    var reminded: [Candidate] = []
    for instalment in arrears.instalments where instalment.step?.rung.act == .notice {
      if arrears.net(instalment) > 0 {
        reminded.append(instalment)
      } else {
        note(
          TraceLine(
            .item(instalment.item.id), .unapplied, .forbids,
            "waiting money covers the instalment"))
      }
    }
    return reminded
  }

  /// Why what reached a rung is not asked for: money that waits covers it, or it is too little.
  private mutating func explainUnchased(_ arrears: Arrears, _ course: Course) {
    guard arrears.lines.contains(where: { $0.candidate.step?.rung.act == .notice }) else { return }
    let left = arrears.lines.reduce(Int64(0)) { $0 + $1.net }
    _ = isWorthwhile(Money(minorUnits: left, arrears.currency), arrears.currency, course)
  }

  // MARK: Demands

  /// What is overdue is asked for, in the tone of the dunning level or of the rung that triggers it,
  /// whichever is higher.
  private mutating func demand(
    _ triggered: [Candidate], _ arrears: Arrears, _ course: Course
  ) {
    // That money came back is told first, and by itself: what else has come to its rung comes after it.
    let returned = triggered.filter { $0.step?.trigger == Trigger.returned }
    let ofPlans = returns(ofPlans: triggered)
    let isReturn = !returned.isEmpty || !ofPlans.isEmpty
    let triggered =
      isReturn ? returned + triggered.filter { $0.item.id.kind == .plan } : triggered
    let heights = triggered.filter { $0.item.id.kind != .plan }.compactMap(\.step?.height)
    guard let tone = (heights + [arrears.level].compactMap { $0 }).max() ?? lowest(triggered)
    else { return }
    let asked = arrears.lines.map(\.candidate) + arrears.instalments
    let listing = listing(asked, triggered, arrears.waiting, arrears.currency)
    guard isWorthwhile(listing.amount, arrears.currency, course),
      isHandedOver(arrears.currency), leavesTime(triggered, arrears),
      keepsRhythm(tone, triggered, arrears), leavesLastAlone(triggered, arrears),
      isUnproposed(tone, triggered, arrears.currency)
    else { return }
    let triggers =
      isReturn
      ? triggers(ofReturn: triggered, ofPlans, arrears)
      : triggers(of: triggered, listed: arrears.lines.map(\.candidate), tone)
    call(tone.rung, triggered, triggers, listing, course)
  }

  private func lowest(_ triggered: [Candidate]) -> Height? {
    triggered.compactMap(\.step?.height).max()
  }

  /// Only instalments of plans are asked for: in the plan's words.
  private mutating func remind(
    _ triggered: [Candidate], of arrears: Arrears, _ course: Course
  ) {
    guard let height = lowest(triggered) else { return }
    // One that is announced is announced by itself, after money that waits has gone to what is late.
    let late = arrears.lines.map(\.candidate)
    let isAhead = height.rung.endsOnDueDay
    let taken = isAhead ? late.reduce(Int64(0)) { $0 + $1.open } : 0
    let listing = listing(
      (isAhead ? [] : late) + arrears.instalments, triggered, max(0, arrears.waiting - taken),
      arrears.currency)
    let returned = isAhead ? [] : returns(ofPlans: triggered)
    guard isWorthwhile(listing.amount, arrears.currency, course),
      isAhead
        || isHandedOver(arrears.currency)
          && (!returned.isEmpty
            || leavesTime(in: arrears.currency) && keepsRhythm(ofPlan: height, arrears.currency))
    else { return }
    let triggers = (triggers(of: triggered) + returned).sorted()
    call(height.rung, triggered, triggers, listing, course)
  }

  /// A reminder of a missed instalment keeps a distance to the last demand, unless that was a milder one
  /// of the plan's.
  private mutating func keepsRhythm(ofPlan height: Height, _ currency: Currency) -> Bool {
    let last = lastDemand(in: currency) { policy.rung($0.rung)?.isDemand ?? true }
    guard let last else { return true }
    let before = policy.planRules.reminders.firstIndex { $0.name == last.rung }
    guard before.map({ height.index <= $0 }) ?? true else { return true }
    return isDistant(from: last.rung, of: last.day, currency)
  }

  /// What falls due soon is announced by itself: all that falls due as soon as what reached a rung.
  private mutating func announce(
    _ triggered: [Candidate], _ arrears: Arrears, _ course: Course
  ) {
    guard let height = lowest(triggered), let end = triggered.map(\.item.due).max() else { return }
    let window = arrears.notDue.filter { $0.item.due <= end }
    let listing = listing(window, triggered, arrears.waitingLeft, arrears.currency)
    guard isWorthwhile(listing.amount, arrears.currency, course),
      isHandedOver(arrears.currency, where: { [policy] in policy.rung($0) != nil })
    else { return }
    let triggers = Set(triggers(of: triggered) + returnsAhead(arrears)).sorted()
    call(height.rung, triggered, triggers, listing, course)
  }

  /// Asked for are the instalments that were missed or reached a rung, and everything else; never less
  /// than nothing.
  func listing(
    _ asked: [Candidate], _ triggered: [Candidate], _ waiting: Int64, _ currency: Currency
  ) -> NoticeListing {
    let reached = Set(triggered.map(\.item.id))
    let asked = asked.filter { candidate in
      candidate.item.id.kind != .plan || reached.contains(candidate.item.id)
        || candidate.item.due.adding(days: policy.planRules.graceDays) < day
    }
    let sum = asked.reduce(Int64(0)) { $0 + $1.open }
    var seen: Set<ItemID> = []
    return NoticeListing(
      items: asked.flatMap(\.lists).filter { seen.insert($0).inserted },
      amount: Money(minorUnits: max(0, sum - waiting), currency))
  }

  func triggers(of candidates: [Candidate]) -> [Trigger] {
    candidates.compactMap { candidate in
      candidate.step.map {
        Trigger(item: candidate.item.id, rung: $0.trigger, cycle: $0.cycle)
      }
    }.sorted()
  }

  /// What triggered it, and what every item that is listed carries from now on: the rung that its own age
  /// has reached, and no harsher one than the notice.
  private func triggers(
    of triggered: [Candidate], listed: [Candidate], _ tone: Height
  ) -> [Trigger] {
    var triggers = Set(self.triggers(of: triggered.filter { $0.item.id.kind == .plan }))
    let caused = Set(triggered.map(\.item.id))
    for candidate in listed {
      let step = caused.contains(candidate.item.id) ? candidate.step : nil
      // A rung that is sent once more raises nothing.
      if let step, step.height == candidate.carried {
        triggers.formUnion(self.triggers(of: [candidate]))
      }
      if let raised = raised(candidate, step, tone) { triggers.insert(raised) }
    }
    return triggers.sorted()
  }

  /// That money came back raises nothing; what nobody had heard of has been asked for once.
  /// What the money had settled beside that and is not due yet is told of with it, once.
  private func triggers(
    ofReturn triggered: [Candidate], _ ofPlans: [Trigger], _ arrears: Arrears
  ) -> [Trigger] {
    let listed = arrears.lines.map(\.candidate)
    let first = listed.filter { $0.carried == nil }.compactMap { candidate in
      candidate.position?.first.flatMap { raised(candidate, nil, $0) }
    }
    return Set(triggers(of: triggered) + ofPlans + first + returnsAhead(arrears)).sorted()
  }

  /// That money went back of what is not due yet: the first notice after it tells of that.
  private func returnsAhead(_ arrears: Arrears) -> [Trigger] {
    arrears.notDue.compactMap { candidate in
      guard let position = candidate.position, position.wentBack != nil, !position.isPending
      else { return nil }
      return position.returnTrigger
    }
  }

  /// The trigger of the highest rung that an item reached and does not carry yet.
  private func raised(
    _ candidate: Candidate, _ step: Candidate.Step?, _ tone: Height
  ) -> Trigger? {
    guard let position = candidate.position, !position.isPending else { return nil }
    let own = step?.height
    let reached = position.reach(upTo: tone).map { ahead in
      Height(index: ahead.index, rung: position.rung(ahead.index))
    }
    guard let height = [own, reached].compactMap({ $0 }).max(),
      candidate.carried.map({ height > $0 }) ?? true
    else { return nil }
    return Trigger(
      item: candidate.item.id, rung: height.rung.name, cycle: position.cycle(of: height.rung.name))
  }

  // MARK: One call for each channel

  /// By the channels of the rung that is the tone, where one of the triggers is of it; else, and where
  /// none of these reaches the customer, by those of the other triggers.
  mutating func call(
    _ rung: Rung, _ triggered: [Candidate], _ triggers: [Trigger], _ listing: NoticeListing,
    _ course: Course
  ) {
    let steps = triggered.compactMap(\.step)
    let own = steps.contains { $0.rung.name == rung.name } ? rung.channels : []
    let others = steps.sorted { $0.height > $1.height }.flatMap(\.rung.channels)
    let currency = listing.amount.currency
    var isReached = false
    for channel in own + others.filter({ !own.contains($0) }) {
      guard !isReached || own.contains(channel), !hasCall(channel, currency) else { continue }
      guard passesGate(channel) else { continue }
      guard keepsGap(.currency(currency), course) else { return }
      isReached = true
      calls.append(
        NoticeCall(
          channel: channel, rung: rung.name, triggers: triggers, listing: listing,
          needsApproval: rung.needsApproval || steps.contains { $0.rung.needsApproval }))
      let count = listing.items.count
      note(
        TraceLine(
          .currency(currency), .notice, .allows,
          "\(Trigger.title(of: triggers, rung: rung.name)) by \(channel) for \(listing.amount), "
            + (count == 1 ? "1 item" : "\(count) items")))
    }
  }

  private func hasCall(_ channel: String, _ currency: Currency) -> Bool {
    calls.contains { $0.channel == channel && $0.listing.amount.currency == currency }
  }

  // MARK: What makes a demand wait

  /// The latest demand that was handed over; one of before is told by what acted on the items.
  func lastDemand(
    in currency: Currency, where isOne: (Demand) -> Bool = { _ in true }
  ) -> Demand? {
    account.standing.demands.all.last {
      $0.currency == currency && !pending.contains($0.notice) && isOne($0)
    }
  }

  /// While a demand of the currency is still to be handed over, none is added to it; nor is something
  /// announced beside anything else of a ladder.
  ///
  /// - Parameter isOne: whether a notice of a rung stands in the way.
  mutating func isHandedOver(
    _ currency: Currency, where isOne: ((String) -> Bool)? = nil
  ) -> Bool {
    let isOne = isOne ?? { [policy] in policy.height(of: $0) != nil }
    let open = account.notices.values.filter { notice in
      notice.listing.amount.currency == currency && notice.isOpen && !notice.wasHandedOver
        && notice.status != .waiting && isOne(notice.rung) && notice.on < day
    }
    guard gap == .asked, let first = open.map(\.id).min() else { return true }
    note(
      TraceLine(
        .currency(currency), .rhythm, .waits, "\(first) is still to be delivered",
        until: day.adding(days: 1)))
    return false
  }

  /// A demand that is no harsher than the last one keeps a distance to it; that money came back is told
  /// at once.
  private mutating func keepsRhythm(
    _ tone: Height, _ triggered: [Candidate], _ arrears: Arrears
  ) -> Bool {
    guard policy.rhythmDays > 0,
      !tellsOfReturn(triggered),
      let last = lastTone(arrears), tone <= last.height
    else { return true }
    return isDistant(from: last.height.rung.name, of: last.day, arrears.currency)
  }

  /// Whether the distance between demands has passed since one of a rung.
  private mutating func isDistant(
    from rung: String, of last: Day, _ currency: Currency
  ) -> Bool {
    let until = last.adding(days: policy.rhythmDays)
    guard until > day else { return true }
    note(
      TraceLine(
        .currency(currency), .rhythm, .waits,
        "\(rung) went on \(last): one that is no harsher waits \(policy.rhythmDays) days",
        until: until))
    return false
  }

  private func tellsOfReturn(_ triggered: [Candidate]) -> Bool {
    triggered.contains { $0.step?.trigger == Trigger.returned }
      || !returns(ofPlans: triggered).isEmpty
  }

  /// The time that the last demand gave has to be over: money that was sent in it can have arrived, and
  /// what it announced has been booked. That money came back is told at once.
  private mutating func leavesTime(_ triggered: [Candidate], _ arrears: Arrears) -> Bool {
    guard !tellsOfReturn(triggered) else { return true }
    return leavesTime(in: arrears.currency)
  }

  /// Whether no demand of a currency gives time any more.
  mutating func leavesTime(in currency: Currency) -> Bool {
    guard let given = timeGiven(in: currency), given.over > day else { return true }
    note(
      TraceLine(
        .currency(currency), .rhythm, .waits,
        "\(given.demand.rung) of \(given.demand.day) gave time until \(given.payBy)",
        until: given.over))
    return false
  }

  /// The time that the latest demand of a currency gives: by which day it is to be paid, and the first one
  /// on which money that was sent by then has arrived; nil where it gives none.
  func timeGiven(in currency: Currency) -> (demand: Demand, payBy: Day, over: Day)? {
    guard policy.edition != .first, policy.catchUp != .jump,
      let last = lastDemand(
        in: currency,
        where: { policy.rung($0.rung)?.isDemand ?? ($0.rung == Trigger.statement) }),
      let payBy = last.payBy
    else { return nil }
    return (last, payBy, policy.arrival(of: payBy).adding(days: 1))
  }

  /// The latest demand about what is late, and when it was handed over.
  private func lastTone(_ arrears: Arrears) -> (height: Height, day: Day)? {
    let known = lastDemand(in: arrears.currency) { policy.height(of: $0.rung) != nil }
    if let known, let height = policy.height(of: known.rung) { return (height, known.day) }
    // A book of before tells it by what acted on its items.
    return arrears.overdue.flatMap(\.item.acted)
      .filter { $0.isNotice && !$0.isVoid && !pending.contains($0.notice) }
      .compactMap { acted in policy.height(of: acted.rung).map { ($0, acted.day) } }
      .max { $0.1 < $1.1 }
  }

  /// The last rung is not sent again while its day has not passed: what else is late waits until a
  /// person has it.
  private mutating func leavesLastAlone(
    _ triggered: [Candidate], _ arrears: Arrears
  ) -> Bool {
    guard !tellsOfReturn(triggered),
      let waits = arrears.chased.first(where: { $0.candidate.waitsForLast })
    else { return true }
    note(
      TraceLine(
        .currency(arrears.currency), .afterLast, .waits,
        "\(waits.candidate.item.id.text) was asked for by the last notice, whose day has not passed"
      ))
    return false
  }

  // MARK: Inside the house

  /// What rungs do inside the house: nobody is contacted, so that neither gap nor address counts.
  mutating func measure(_ arrears: Arrears, _ course: Course) {
    var byRung: [Rung: [Candidate]] = [:]
    for candidate in arrears.overdue + arrears.notDue + arrears.instalments {
      guard let rung = candidate.step?.rung, rung.act != .notice else { continue }
      byRung[rung, default: []].append(candidate)
    }
    for (rung, candidates) in byRung.sorted(by: { $0.key.name < $1.key.name }) {
      var words: String?
      if case .task(let text) = rung.act { words = text }
      take(rung, words, triggers(of: candidates), candidates, arrears, course)
    }
    followLast(arrears, course)
  }

  /// What the last rung did not bring in is for a person to look at.
  private mutating func followLast(_ arrears: Arrears, _ course: Course) {
    guard policy.afterLast != .nothing, policy.edition != .first else { return }
    let new = arrears.inHand.filter { candidate in
      guard let position = candidate.position, !candidate.isSentOnceMore else { return false }
      return !candidate.item.acted.contains {
        $0.rung == Trigger.afterLast && $0.cycle >= position.cycle
      }
    }
    guard let rung = new.compactMap(\.carried).max()?.rung,
      isUnproposed("what follows \(rung.name) waits", arrears.currency)
    else { return }
    let triggers = new.compactMap { candidate in
      candidate.position.map {
        Trigger(item: candidate.item.id, rung: Trigger.afterLast, cycle: $0.cycle)
      }
    }
    let what =
      policy.afterLast == .handoff
      ? "hand it over, or decide otherwise" : "decide what follows: a call, a plan, handing it over"
    let own = handed(new, arrears)
    guard own.amount.isPositive else {
      return note(
        TraceLine(
          .currency(arrears.currency), .unapplied, .forbids,
          "waiting money covers what follows \(rung.name)"))
    }
    let invoices = Set(new.map(\.item.id.document)).sorted().joined(separator: ", ")
    take(
      rung, "\(rung.name) did not bring in \(invoices), \(own.amount): \(what)",
      triggers.sorted(), new, arrears, course, own)
  }

  /// What was asked for by the last rung, with what is owed on it, and no more than the task names: money
  /// that waits and covers nothing that is still asked for is taken off, as notices have done.
  private func handed(_ new: [Candidate], _ arrears: Arrears) -> NoticeListing {
    let ids = Set(new.map(\.item.id))
    let documents = Set(ids.map(\.document))
    let named = arrears.inHand.filter { candidate in
      ids.contains(candidate.item.id)
        || (candidate.item.id.kind == .charge && documents.contains(candidate.item.id.document))
    }
    return NoticeListing(
      items: named.map(\.item.id),
      amount: Money(
        minorUnits: max(0, named.reduce(0) { $0 + $1.open } - arrears.waitingLeft),
        arrears.currency))
  }

  /// - Parameter own: what it is about, where that is not everything that is overdue.
  private mutating func take(
    _ rung: Rung, _ words: String?, _ triggers: [Trigger], _ candidates: [Candidate],
    _ arrears: Arrears, _ course: Course, _ own: NoticeListing? = nil
  ) {
    if case .never(let rule, let why, let until) = Gate(account).answer(on: day) {
      return note(TraceLine(.account, rule, .forbids, why, until: until))
    }
    let overdue = arrears.overdue.isEmpty ? candidates : arrears.overdue
    let listing = listing(overdue, candidates, arrears.waiting, arrears.currency)
    guard isWorthwhile(listing.amount, arrears.currency, course) else { return }
    measures.append(
      MeasureCall(
        act: words == nil ? .hold : .task, rung: rung.name, words: words, triggers: triggers,
        listing: own ?? listing))
    if own != nil, let words {
      return note(TraceLine(.currency(arrears.currency), .measure, .allows, "task: \(words)"))
    }
    note(
      TraceLine(
        .currency(arrears.currency), .measure, .allows,
        "\(rung.name): \(words.map { "task: \($0)" } ?? rung.words) for \(listing.amount)"))
  }
}
