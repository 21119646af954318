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
  let isTracing: Bool
  /// Whether lines that were noted before are left out.
  private var isRepeating = false
  /// Far more than anything was seen to take.
  private static let mostRounds = 8
  let gap: GapRule
  /// Notices that are decided and were not handed to a channel yet.
  let pending: Set<String>
  /// The entries by which money went back that a notice has told of.
  private let returnsTold: Set<Int>

  init(
    _ account: Account, _ policy: Policy, _ day: Day, isTracing: Bool, gap: GapRule = .asked
  ) {
    self.gap = gap
    self.account = account
    self.policy = policy
    self.day = day
    self.isTracing = isTracing
    pending = Set(
      account.notices.values.lazy.filter { $0.isOpen && !$0.wasHandedOver }.map(\.id))
    returnsTold = account.items.values.reduce(into: []) { told, item in
      for acted in item.acted where acted.rung == Trigger.returned && !acted.isVoid {
        told.formUnion(item.openings.lazy.filter { $0.day <= acted.day }.map(\.sequence))
      }
    }
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
      putOnStatements()
      applyPayments()
      keepClosed()
      judgeAgreements()
      bookCharges()
      watchLimitation()
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
      let asked = isTaken ? cameBack(chased) : chased
      let arrears = arrears(asked, agreed, currency, course)
      decide(arrears, course)
      measure(arrears, course)
      askForAddress(arrears, course)
      askChargesAlone(chased, besides: arrears, course)
      measureChargesAlone(currency, course)
    }
    decideThanks(courses, behind: decideStatements(courses))
  }

  // MARK: Items

  /// An open item, and the rung that is to act on it now.
  struct Candidate {
    /// Where the rung stands on its ladder, which one it is, and what its acting is called.
    struct Step {
      let height: Height
      let trigger: String
      let cycle: Int

      var rung: Rung { height.rung }
    }

    let item: Item
    /// What of it is chased, in minor units.
    let open: Int64
    let step: Step?
    /// What a notice lists for it: itself, or what a plan covers.
    let lists: [ItemID]
    /// Where it stands on its ladder; nil where it is on none.
    var position: LadderPosition?
    /// The rung that it carries: the highest that was delivered about it.
    var carried: Height?
    /// Whether the last rung was delivered and its day has passed: a person or the desk has it.
    var isInHand = false
    /// Whether the last rung was delivered, and its day has not passed yet.
    var waitsForLast = false
    /// Whether the last rung is still to be sent once more before anything follows it.
    var isSentOnceMore = false

    func isOverdue(on day: Day) -> Bool { item.due < day }

    /// Whether it was closed, and is open again: nobody has consented to having it taken once more.
    func cameBack(on day: Day) -> Bool { item.opening(on: day).count > 1 }
  }

  /// Items that are owed on the day or later, by currency, in the order of their due days.
  func openItems() -> [(Currency, [Item])] {
    let items = account.items.values.filter { $0.id.kind.isOwed && $0.settled > day }.oldestFirst()
    return Dictionary(grouping: items, by: \.currency).sorted { $0.key < $1.key }
  }

  /// Items that may be chased, each with a line for the rules it met.
  mutating func candidates(_ items: [Item], _ course: Course) -> [Candidate] {
    var candidates: [Candidate] = []
    for item in items {
      let whole = item.open(on: day)
      guard whole > 0 else {
        let next = item.nextMovement(after: day)
        note(
          TraceLine(.item(item.id), .open, .notMet, "nothing is open yet", until: next))
        continue
      }
      guard !isPlaced(item), !isBarred(item) else { continue }
      let open = chased(item, whole)
      guard open > 0 else { continue }
      // What was charged on something that is open is asked for with it, however little it is.
      guard open > course.tolerance || account.openInvoice(of: item, on: day) != nil else {
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

  /// Whether somebody else has an item: it is theirs to ask for, and others go their own way.
  private mutating func isPlaced(_ item: Item) -> Bool {
    guard let placement = account.standing.placements.holding(item.id, on: day) else {
      return false
    }
    note(TraceLine(.item(item.id), .placed, .forbids, placement.words, until: placement.recalled))
    return true
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
    return agreements.settlement(hold.agreement).map {
      policy.arrival(of: $0.deadline(on: day)).adding(days: 1)
    }
  }

  /// What was not paid of the instalments of plans, each on the ladder for instalments.
  mutating func instalments(in currency: Currency) -> [Candidate] {
    let plans = account.standing.agreements.plans.filter {
      $0.agreed.currency == currency && $0.from <= day
    }
    guard !plans.isEmpty else { return [] }
    let rungs = policy.planRules.reminders
    let ladder = Ladder(name: "plan", rungs: rungs)
    var candidates: [Candidate] = []
    for plan in plans {
      let course = PlanCourse(plan, of: account, by: policy, on: day)
      let lists = course.listed(of: account)
      for item in course.items(of: account) {
        let position = LadderPosition(item, on: rungs, policy, day)
        let open = item.open(on: day)
        if position.due != nil || item.due <= day { explain(position, ladder, item, open) }
        candidates.append(
          Candidate(
            item: item, open: open, step: step(position.due, position, ladder), lists: lists))
      }
    }
    return candidates
  }

  /// An item without a ladder is listed with the others, and nothing acts on it; neither does on a
  /// charge, which rides with its invoice.
  private mutating func candidate(_ item: Item, _ open: Int64, _ course: Course) -> Candidate {
    guard item.id.kind == .invoice else {
      if let invoice = account.openInvoice(of: item, on: day) {
        note(
          TraceLine(
            .item(item.id), .charge, .forbids, "asked for together with \(invoice.text)"))
      }
      return unchased(item, open)
    }
    let (ladder, why) = course.ladder(of: item)
    guard let ladder else {
      note(TraceLine(.item(item.id), .ladder, .forbids, "not chased: \(why)"))
      return unchased(item, open)
    }
    let position = position(of: item, on: ladder)
    var candidate = Candidate(
      item: item, open: open,
      step: returned(position, ladder) ?? repeated(position, ladder)
        ?? step(position.due, position, ladder), lists: [item.id], position: position)
    candidate.carried = position.delivered.map {
      Height(index: $0.index, rung: ladder.rungs[$0.index])
    }
    if candidate.step == nil, let arrival = arrival(ofLast: position, ladder) {
      candidate.isInHand = day > arrival
      candidate.waitsForLast = day <= arrival
      candidate.isSentOnceMore = isSentOnceMore(position)
    }
    explain(candidate, position, ladder)
    return candidate
  }

  func position(of item: Item, on ladder: Ladder) -> LadderPosition {
    LadderPosition(
      item, on: ladder.rungs, policy, day, pending: pending,
      demand: lastDemand(in: item.currency) { $0.day > item.due },
      isReturnTold: isReturnTold(item), lateFrom: lateFrom(item),
      isUnasked: waitsForStatement(item), canReach: canReach)
  }

  /// Whether a notice about something else has told of the money that is missing since it went back.
  private func isReturnTold(_ item: Item) -> Bool {
    guard !returnsTold.isEmpty, let since = item.missingMoney(on: day) else { return false }
    return item.openings.contains { $0.day == since && returnsTold.contains($0.sequence) }
  }

  /// The first day on which an item is late by the law that charges its customer; the one after its due day
  /// where none does.
  private func lateFrom(_ item: Item) -> Day {
    let law = policy.charges?.law(for: account.standing.party.value(on: day))
    return (law?.lastDayInTime(due: item.due) ?? item.due).adding(days: 1)
  }

  /// Whether the customer has an open channel for a rung.
  private func canReach(_ rung: Rung) -> Bool {
    let gate = Gate(account)
    return rung.channels.contains { gate.reach(by: $0, on: day) == .allow }
  }

  private func unchased(_ item: Item, _ open: Int64) -> Candidate {
    Candidate(item: item, open: open, step: nil, lists: [item.id])
  }

  private func step(
    _ due: LadderPosition.Ahead?, _ position: LadderPosition, _ ladder: Ladder
  ) -> Candidate.Step? {
    due.map { due in
      let rung = ladder.rungs[due.index]
      return Candidate.Step(
        height: Height(index: due.index, rung: rung), trigger: rung.name,
        cycle: position.cycle(of: rung.name))
    }
  }

  /// Money that had settled the item or some of it went back: one notice tells of it, no milder than what
  /// the item carries.
  private func returned(_ position: LadderPosition, _ ladder: Ladder) -> Candidate.Step? {
    guard position.returned != nil, !position.isPending,
      let index = position.delivered?.index
        ?? ladder.rungs.firstIndex(where: \.isDemand)
    else { return nil }
    return Candidate.Step(
      height: Height(index: index, rung: ladder.rungs[index]), trigger: Trigger.returned,
      cycle: position.nextCycle(of: Trigger.returned))
  }

  private mutating func explain(
    _ candidate: Candidate, _ position: LadderPosition, _ ladder: Ladder
  ) {
    guard isTracing else { return }
    let item = candidate.item
    if let returned = position.returned, candidate.step != nil {
      note(
        TraceLine(
          .item(item.id), .rung, .allows,
          "\(amount(candidate.open, item)) is open again since \(returned), as money went back"))
    } else if candidate.isInHand || candidate.waitsForLast {
      let arrival = arrival(ofLast: position, ladder)
      note(
        TraceLine(
          .item(item.id), .afterLast, candidate.isInHand ? .forbids : .waits,
          candidate.isInHand
            ? "in hand: \(ladder.lastNotice?.name ?? "") was delivered on"
              + " \(position.last?.notice.day.description ?? ""), and its day has passed"
            : "\(ladder.lastNotice?.name ?? "") was delivered, and its day has not passed",
          until: candidate.isInHand ? nil : arrival?.adding(days: 1)))
    } else {
      explain(position, ladder, item, candidate.open)
    }
  }

  mutating func explain(
    _ position: LadderPosition, _ ladder: Ladder, _ item: Item, _ open: Int64
  ) {
    guard isTracing else { return }
    let subject = TraceLine.Subject.item(item.id)
    // When an instalment was written about is told by the notice, and not kept with it.
    let before =
      position.acted.map {
        "; \(ladder.rungs[$0.index].name) acted" + (item.id.kind == .plan ? "" : " on \($0.day)")
      } ?? ""
    guard let due = position.due else {
      let next = position.nextDay
      let unasked = waitsForStatement(item) ? item.statement?.number : nil
      let what =
        unasked.map { "statement \($0) is to ask for it first" } ?? next.map {
          "the next rung is reached on \($0)"
        } ?? "no rung is left"
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

  // MARK: What stands in the way

  mutating func passesGate(_ channel: String) -> Bool {
    guard
      case .never(let rule, let why, let until) = Gate(account).answer(channel: channel, on: day)
    else { return true }
    note(TraceLine(.account, rule, .forbids, why, until: until))
    return false
  }

  /// - Parameter hasThanked: whether thanks use the gap up as well.
  mutating func keepsGap(
    _ subject: TraceLine.Subject, _ course: Course, hasThanked: Bool = true
  ) -> Bool {
    let last = hasThanked ? account.standing.lastContact : account.standing.lastWordOfMoney
    guard gap == .asked, let last else { return true }
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

extension Item {
  /// What made more of it open.
  fileprivate var openings: [Movement] { movements.filter { $0.minorUnits > 0 } }
}
