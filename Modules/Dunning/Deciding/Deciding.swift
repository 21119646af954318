import Receivables

/// The rules, tried one after the other: item by item, then what they add up to.
struct Deciding {
  /// As it is after what the day brought about by itself.
  var account: Account
  let policy: Policy
  let day: Day
  var outcomes: [Outcome] = []
  var calls: [NoticeCall] = []
  var measures: [MeasureCall] = []
  /// What is taken by saved methods.
  var debits: [DebitCall] = []
  /// Pages to pay on that take too much.
  var closings: [OpenLink] = []
  private(set) var trace = Trace()
  /// Words cost more than rules; where only the answer is asked for, none are made.
  private let isTracing: Bool
  /// Whether lines that were noted before are left out.
  private var isRepeating = false
  /// Far more than anything was seen to take.
  private static let mostRounds = 8
  private let gap: GapRule

  init(
    _ account: Account, _ policy: Policy, _ day: Day, isTracing: Bool, gap: GapRule = .asked
  ) {
    self.gap = gap
    self.account = account
    self.policy = policy
    self.day = day
    self.isTracing = isTracing
  }

  mutating func note(_ line: TraceLine) {
    guard isTracing, !(isRepeating && trace.lines.contains(line)) else { return }
    trace.note(line)
  }

  /// What a day brings about by itself can bring about more: waiting money settles a charge that was
  /// just booked. It goes on until nothing comes of it, so that a second run of the day does nothing.
  private mutating func bringAbout() {
    var known = -1
    for _ in 0..<Deciding.mostRounds where outcomes.count > known {
      isRepeating = known >= 0
      known = outcomes.count
      applyPayments()
      keepClosed()
      judgeAgreements()
      bookCharges()
      waiveCharges()
      judgeAutopay()
    }
    isRepeating = false
  }

  /// Whether anything comes of the day.
  var acts: Bool {
    !outcomes.isEmpty || !calls.isEmpty || !measures.isEmpty || !debits.isEmpty
      || !closings.isEmpty
  }

  mutating func decide() {
    bringAbout()
    judgeLinks()
    let courses = Courses(of: account, by: policy, on: day)
    for (currency, items) in openItems() {
      let course = courses.of(currency)
      if let segment = course.segment {
        note(
          TraceLine(
            .currency(currency), .segment, .allows,
            "\(segment.name): ladder \(segment.ladder)"))
      }
      let chased = candidates(items, course)
      let agreed = instalments(in: currency)
      // Instalments of a plan are asked for: the plan is what was consented to.
      let isTaken = takes(currency, chased)
      let asked = (isTaken ? chased.filter { $0.cameBack(on: day) } : chased) + agreed
      decide(currency, asked, course)
      measure(currency, asked, course)
      measureChargesAlone(currency, course)
    }
    decideThanks(courses)
    decideStatements(courses)
    notePlaced()
  }

  /// Where no rung is reached no channel asks the gate, and yet this is why nothing will be.
  private mutating func notePlaced() {
    guard isTracing, !trace.lines.contains(where: { $0.rule == .placed }),
      case .never(.placed, let why, let until) = Gate(account).answer(channel: "", on: day)
    else { return }
    note(TraceLine(.account, .placed, .forbids, why, until: until))
  }

  // MARK: Items

  /// An open item, and the rung that is to act on it now.
  struct Candidate {
    /// Where the rung stands on its ladder, and which one it is.
    struct Step {
      let index: Int
      let rung: Rung
    }

    let item: Item
    /// What of it is chased, in minor units.
    let open: Int64
    let cycle: Int
    let step: Step?
    /// What a notice lists for it: itself, or what a plan covers.
    let lists: [ItemID]

    func isOverdue(on day: Day) -> Bool { item.due < day }

    /// Whether it was closed, and is open again: nobody has consented to having it taken once more.
    func cameBack(on day: Day) -> Bool { item.opening(on: day).count > 1 }
  }

  /// Items that are owed on the day or later, by currency, in the order of their due days.
  private func openItems() -> [(Currency, [Item])] {
    let items = account.items.values.filter { $0.id.kind.isOwed && $0.settled > day }
      .sorted { ($0.due, $0.id) < ($1.due, $1.id) }
    return Dictionary(grouping: items, by: \.currency).sorted { $0.key < $1.key }
  }

  /// Items that may be chased, each with a line for the rules it met.
  private mutating func candidates(_ items: [Item], _ course: Course) -> [Candidate] {
    var candidates: [Candidate] = []
    for item in items {
      let whole = item.open(on: day)
      guard whole > 0 else {
        let next = item.nextMovement(after: day)
        note(
          TraceLine(.item(item.id), .open, .notMet, "nothing is open yet", until: next))
        continue
      }
      let open = chased(item, whole)
      guard open > 0 else { continue }
      guard open > course.tolerance else {
        note(
          TraceLine(
            .item(item.id), .tolerance, .forbids,
            "\(amount(open, item)) open is within the tolerance of"
              + " \(amount(course.tolerance, item))"))
        continue
      }
      candidates.append(candidate(item, open, course))
    }
    return candidates
  }

  /// What of an item may be chased, with a line for everything that holds some of it.
  private mutating func chased(_ item: Item, _ open: Int64) -> Int64 {
    guard !item.holds.isEmpty else { return open }
    for hold in item.holds {
      let held = hold.held(of: open, on: day)
      guard held > 0 else { continue }
      note(
        TraceLine(
          .item(item.id), hold.kind.rule, .forbids,
          "\(amount(held, item)) of \(amount(open, item)) held by \(hold.agreement)"
            + " since \(hold.from)", until: hold.until ?? expectedEnd(of: hold)))
    }
    return item.chased(on: day)
  }

  /// The first day on which what holds an item can be over without a new entry.
  private func expectedEnd(of hold: Hold) -> Day? {
    let agreements = account.standing.agreements
    if let promise = agreements.promise(hold.agreement) {
      return promise.made.parts.last?.due.adding(days: policy.promiseRules.graceDays + 1)
    }
    return agreements.settlement(hold.agreement)?.deadline(on: day).adding(days: 1)
  }

  /// What was not paid of the instalments of plans, each on the ladder for instalments; what waiting
  /// money covers is not reminded of.
  private mutating func instalments(in currency: Currency) -> [Candidate] {
    let plans = account.standing.agreements.plans.filter {
      $0.agreed.currency == currency && $0.from <= day
    }
    guard !plans.isEmpty else { return [] }
    let rungs = policy.planRules.reminders
    let ladder = Ladder(name: "plan", rungs: rungs)
    var candidates: [Candidate] = []
    for plan in plans {
      let course = PlanCourse(plan, of: account, by: policy, on: day)
      let lists = plan.agreed.covers.map(\.item).filter {
        (account.items[$0]?.open(on: day) ?? 0) > 0
      }
      for item in course.items(account.standing.triggers) {
        let position = LadderPosition(item, on: rungs, policy, day)
        let open = item.open(on: day)
        if position.due != nil || item.due <= day { explain(position, ladder, item, open) }
        let due = isCovered(item, course) ? nil : position.due
        let step = due.map { Candidate.Step(index: $0.index, rung: rungs[$0.index]) }
        candidates.append(
          Candidate(item: item, open: open, cycle: position.cycle, step: step, lists: lists))
      }
    }
    return candidates
  }

  private mutating func isCovered(_ instalment: Item, _ course: PlanCourse) -> Bool {
    guard course.open(instalment.id.part - 1) == 0 else { return false }
    note(
      TraceLine(.item(instalment.id), .unapplied, .forbids, "waiting money covers the instalment"))
    return true
  }

  /// An item without a ladder is listed with the others, and nothing acts on it.
  private mutating func candidate(_ item: Item, _ open: Int64, _ course: Course) -> Candidate {
    if item.id.kind == .charge { return charge(item, open, course) }
    let (ladder, why) = course.ladder(of: item)
    guard let ladder else {
      note(TraceLine(.item(item.id), .ladder, .forbids, "not chased: \(why)"))
      return unchased(item, open)
    }
    let position = LadderPosition(item, on: ladder.rungs, policy, day)
    explain(position, ladder, item, open)
    let step = position.due.map {
      Candidate.Step(index: $0.index, rung: ladder.rungs[$0.index])
    }
    return Candidate(
      item: item, open: open, cycle: position.cycle, step: step, lists: [item.id])
  }

  func unchased(_ item: Item, _ open: Int64) -> Candidate {
    Candidate(item: item, open: open, cycle: 0, step: nil, lists: [item.id])
  }

  mutating func explain(
    _ position: LadderPosition, _ ladder: Ladder, _ item: Item, _ open: Int64
  ) {
    guard isTracing else { return }
    let subject = TraceLine.Subject.item(item.id)
    let before =
      position.acted.map { "; \(ladder.rungs[$0.index].name) acted on \($0.day)" } ?? ""
    guard let due = position.due else {
      let next = position.nextDay
      let what =
        next == nil
        ? "no rung is left"
        : "the next rung is reached on \(next.map(String.init(describing:)) ?? "")"
      note(
        TraceLine(
          subject, .rung, .notMet, "\(amount(open, item)) due \(item.due), \(what)\(before)",
          until: next))
      return
    }
    note(
      TraceLine(
        subject, .rung, .allows,
        "\(amount(open, item)) due \(item.due) reached \(ladder.rungs[due.index].name)"
          + " on \(due.day), cycle \(position.cycle)\(before)"))
    let passed = position.reached.filter { $0.index < due.index }
    if !passed.isEmpty {
      let names = passed.map { ladder.rungs[$0.index].name }.joined(separator: ", ")
      note(TraceLine(subject, .catchUp, .forbids, "passed over: \(names)"))
    }
  }

  // MARK: What they add up to

  private mutating func decide(
    _ currency: Currency, _ items: [Candidate], _ course: Course
  ) {
    var byChannel: [String: [Candidate]] = [:]
    for candidate in items {
      for channel in candidate.step?.rung.channels ?? [] {
        byChannel[channel, default: []].append(candidate)
      }
    }
    for (channel, triggered) in byChannel.sorted(by: { $0.key < $1.key }) {
      let listing = listing(of: items, triggered: triggered, in: currency)
      guard allows(channel, currency, listing.amount, course) else { continue }
      let steps = triggered.compactMap(\.step)
      // Of two ladders' rungs of the same height the later one is the higher.
      guard
        let highest = steps.max(by: {
          ($0.index, $0.rung.days) < ($1.index, $1.rung.days)
        })?.rung
      else { continue }
      calls.append(
        NoticeCall(
          channel: channel, rung: highest.name, triggers: triggers(of: triggered),
          listing: listing, needsApproval: steps.contains { $0.rung.needsApproval }))
      note(
        TraceLine(
          .currency(currency), .notice, .allows,
          "\(highest.name) by \(channel) for \(listing.amount), "
            + (items.count == 1 ? "1 item" : "\(items.count) items")))
    }
  }

  /// What rungs do inside the house: nobody is contacted, so that neither gap nor address counts.
  private mutating func measure(
    _ currency: Currency, _ items: [Candidate], _ course: Course
  ) {
    var byRung: [Rung: [Candidate]] = [:]
    for candidate in items {
      guard let rung = candidate.step?.rung, rung.act != .notice else { continue }
      byRung[rung, default: []].append(candidate)
    }
    for (rung, candidates) in byRung.sorted(by: { $0.key.name < $1.key.name }) {
      let listing = listing(of: items, triggered: candidates, in: currency)
      if case .never(let rule, let why, let until) = Gate(account).answer(on: day) {
        note(TraceLine(.account, rule, .forbids, why, until: until))
        continue
      }
      guard isWorthwhile(listing.amount, currency, course) else { continue }
      measures.append(measure(rung, triggers(of: candidates), listing))
      note(
        TraceLine(
          .currency(currency), .measure, .allows,
          "\(rung.name): \(rung.words) for \(listing.amount)"))
    }
  }

  private func measure(
    _ rung: Rung, _ triggers: [Trigger], _ listing: NoticeListing
  ) -> MeasureCall {
    var words: String?
    if case .task(let text) = rung.act { words = text }
    return MeasureCall(
      act: words == nil ? .hold : .task, rung: rung.name, words: words, triggers: triggers,
      listing: listing)
  }

  private func triggers(of candidates: [Candidate]) -> [Trigger] {
    candidates.compactMap { candidate in
      candidate.step.map {
        Trigger(item: candidate.item.id, rung: $0.rung.name, cycle: candidate.cycle)
      }
    }.sorted()
  }

  /// Every open item; asked for is what is overdue or reached a rung, after waiting money.
  private func listing(
    of items: [Candidate], triggered: [Candidate], in currency: Currency
  ) -> NoticeListing {
    let reached = Set(triggered.map(\.item.id))
    let asked = items.reduce(Int64(0)) { sum, candidate in
      candidate.isOverdue(on: day) || reached.contains(candidate.item.id)
        ? sum + candidate.open : sum
    }
    let waiting = policy.unapplied == .net ? account.waiting(currency, on: day) : 0
    var seen: Set<ItemID> = []
    return NoticeListing(
      items: items.flatMap(\.lists).filter { seen.insert($0).inserted },
      amount: Money(minorUnits: asked - waiting, currency))
  }

  private mutating func allows(
    _ channel: String, _ currency: Currency, _ asked: Money, _ course: Course
  ) -> Bool {
    guard passesGate(channel) else { return false }
    let subject = TraceLine.Subject.currency(currency)
    return isWorthwhile(asked, currency, course) && keepsGap(subject, course)
  }

  /// Whether a notice that asks for nothing may go now: as others, but whatever is open.
  mutating func allowsCourtesy(_ channel: String, _ currency: Currency, _ course: Course) -> Bool {
    let subject = TraceLine.Subject.currency(currency)
    guard passesGate(channel) else { return false }
    let isTaken = calls.contains {
      $0.channel == channel && $0.listing.amount.currency == currency
    }
    guard !isTaken else {
      note(
        TraceLine(
          subject, .leastGap, .waits, "another notice goes today", until: day.adding(days: 1)))
      return false
    }
    return keepsGap(subject, course)
  }

  private mutating func passesGate(_ channel: String) -> Bool {
    guard
      case .never(let rule, let why, let until) = Gate(account).answer(channel: channel, on: day)
    else { return true }
    note(TraceLine(.account, rule, .forbids, why, until: until))
    return false
  }

  private mutating func keepsGap(_ subject: TraceLine.Subject, _ course: Course) -> Bool {
    guard gap == .asked, let last = account.standing.lastContact else { return true }
    let gap = Policy.daysBetweenNotices(course.leastGapDays)
    let until = last.adding(days: gap)
    guard until > day else { return true }
    note(
      TraceLine(
        subject, .leastGap, .waits, "last notice on \(last), at least \(gap) days between",
        until: until))
    return false
  }

  mutating func isWorthwhile(
    _ asked: Money, _ currency: Currency, _ course: Course
  ) -> Bool {
    let subject = TraceLine.Subject.currency(currency)
    guard asked.isPositive else {
      note(
        TraceLine(subject, .unapplied, .forbids, "waiting money covers it: \(asked) is left"))
      return false
    }
    let minimum = Money(minorUnits: course.minimum, currency)
    guard asked.minorUnits >= minimum.minorUnits else {
      note(
        TraceLine(subject, .minimum, .forbids, "\(asked) is below the minimum of \(minimum)"))
      return false
    }
    return true
  }

  func amount(_ minorUnits: Int64, _ item: Item) -> String {
    Money(minorUnits: minorUnits, item.currency).description
  }
}

extension AgreementKind {
  /// The rule that speaks where an agreement of the kind holds something back.
  fileprivate var rule: Rule {
    switch self {
    case .promise: .promise
    case .plan: .plan
    case .settlement: .settlement
    case .dispute: .dispute
    case .approval: .approval
    }
  }
}
