import Receivables

/// The rules, tried one after the other: item by item, then what they add up to.
struct Deciding {
  private let account: Account
  private let policy: Policy
  private let day: Day
  private(set) var calls: [NoticeCall] = []
  private(set) var trace = Trace()
  /// Words cost more than rules; where only the answer is asked for, none are made.
  private let isTracing: Bool
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

  private mutating func note(_ line: TraceLine) {
    if isTracing { trace.note(line) }
  }

  mutating func decide() {
    for (currency, items) in chaseable() {
      decide(currency, items)
    }
  }

  // MARK: Items

  /// An open item, and the rung that is to act on it now.
  private struct Candidate {
    let item: Item
    let open: Int64
    let cycle: Int
    let rung: Int?

    func isOverdue(on day: Day) -> Bool { item.due < day }
  }

  /// Items that are owed on the day, by currency, each with a line for the rules it met.
  private mutating func chaseable() -> [(Currency, [Candidate])] {
    var byCurrency: [Currency: [Candidate]] = [:]
    let items = account.items.values.filter { $0.id.kind == .invoice && $0.settled > day }
    for item in items.sorted(by: { ($0.due, $0.id) < ($1.due, $1.id) }) {
      let open = item.open(on: day)
      guard open > 0 else {
        let next = item.nextMovement(after: day)
        note(
          TraceLine(.item(item.id), .open, .notMet, "nothing is open yet", until: next))
        continue
      }
      let tolerance = policy.tolerance.minorUnits(in: item.currency)
      guard open > tolerance else {
        note(
          TraceLine(
            .item(item.id), .tolerance, .forbids,
            "\(amount(open, item)) open is within the tolerance of \(amount(tolerance, item))"))
        continue
      }
      let position = LadderPosition(item, policy, on: day)
      explain(position, item, open)
      byCurrency[item.currency, default: []].append(
        Candidate(item: item, open: open, cycle: position.cycle, rung: position.due?.index))
    }
    return byCurrency.sorted { $0.key < $1.key }
  }

  private mutating func explain(_ position: LadderPosition, _ item: Item, _ open: Int64) {
    guard isTracing else { return }
    let subject = TraceLine.Subject.item(item.id)
    let before =
      position.acted.map { "; \(policy.ladder[$0.index].name) acted on \($0.day)" } ?? ""
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
        "\(amount(open, item)) due \(item.due) reached \(policy.ladder[due.index].name)"
          + " on \(due.day), cycle \(position.cycle)\(before)"))
    let passed = position.reached.filter { $0.index < due.index }
    if !passed.isEmpty {
      let names = passed.map { policy.ladder[$0.index].name }.joined(separator: ", ")
      note(TraceLine(subject, .catchUp, .forbids, "passed over: \(names)"))
    }
  }

  // MARK: What they add up to

  private mutating func decide(_ currency: Currency, _ items: [Candidate]) {
    var byChannel: [String: [Candidate]] = [:]
    for candidate in items {
      guard let rung = candidate.rung else { continue }
      byChannel[policy.ladder[rung].channel, default: []].append(candidate)
    }
    for (channel, triggered) in byChannel.sorted(by: { $0.key < $1.key }) {
      let listing = listing(of: items, triggered: triggered, in: currency)
      guard allows(channel, currency, listing.amount) else { continue }
      let highest = triggered.compactMap(\.rung).max() ?? 0
      let triggers = triggered.compactMap { candidate in
        candidate.rung.map {
          Trigger(item: candidate.item.id, rung: policy.ladder[$0].name, cycle: candidate.cycle)
        }
      }
      calls.append(
        NoticeCall(
          channel: channel, rung: policy.ladder[highest].name, triggers: triggers.sorted(),
          listing: listing))
      note(
        TraceLine(
          .currency(currency), .notice, .allows,
          "\(policy.ladder[highest].name) by \(channel) for \(listing.amount),"
            + " \(items.count) items"))
    }
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
    return NoticeListing(
      items: items.map(\.item.id), amount: Money(minorUnits: asked - waiting, currency))
  }

  private mutating func allows(_ channel: String, _ currency: Currency, _ asked: Money) -> Bool {
    let subject = TraceLine.Subject.currency(currency)
    if case .never(let rule, let why, let until) = Gate(account).answer(channel: channel, on: day) {
      note(TraceLine(.account, rule, .forbids, why, until: until))
      return false
    }
    guard asked.isPositive else {
      note(
        TraceLine(subject, .unapplied, .forbids, "waiting money covers it: \(asked) is left"))
      return false
    }
    let minimum = Money(minorUnits: policy.minimum.minorUnits(in: currency), currency)
    guard asked.minorUnits >= minimum.minorUnits else {
      note(
        TraceLine(subject, .minimum, .forbids, "\(asked) is below the minimum of \(minimum)"))
      return false
    }
    if gap == .asked, let last = account.standing.lastContact {
      let until = last.adding(days: policy.daysBetweenNotices)
      guard until <= day else {
        note(
          TraceLine(
            subject, .leastGap, .waits,
            "last notice on \(last), at least \(policy.daysBetweenNotices) days between",
            until: until))
        return false
      }
    }
    return true
  }

  private func amount(_ minorUnits: Int64, _ item: Item) -> String {
    Money(minorUnits: minorUnits, item.currency).description
  }
}
