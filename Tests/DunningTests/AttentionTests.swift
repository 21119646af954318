import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// Goal: an attention day may be early, never late. Method: random accounts under random policies,
/// decided on each of the next 120 days.
@Suite("Attention")
struct AttentionTests {
  @Test("On no day before its attention day would an account be written to", arguments: 0..<8)
  func neverLate(_ block: UInt64) throws {
    for seed in block * 100..<(block + 1) * 100 {
      var happening = Happenings(seed: seed)
      let policy = happening.policy(charging: seed % 2 == 1)
      let cafe = try happening.account(policy)
      let after = happening.end
      let first = attention(of: cafe.account, by: policy, after: after)
      if let first { #expect(first > after, "seed \(seed)") }
      let last = min(first ?? .distantFuture, after.adding(days: 121))
      var date = after.adding(days: 1)
      while date < last {
        let decision = decide(cafe.account, by: policy, on: date)
        #expect(!decision.acts, "seed \(seed): \(date) is before \(last): \(decision.calls)")
        if decision.acts { break }
        date = date.adding(days: 1)
      }
    }
  }

  @Test("Nobody looks at the accounts of the book and its gateways for a statement")
  func reserved() {
    var policy = Policy.practice(ladder: [.late("reminder", 3)])
    policy.statements = StatementSchedule(every: .month)
    for id in [AccountID.gateway("online"), .suspense] {
      #expect(attention(of: Account(id: id), by: policy, after: day("2026-06-15")) == nil)
    }
    let customer = Account(id: AccountID("C1"))
    #expect(attention(of: customer, by: policy, after: day("2026-06-15")) == day("2026-07-01"))
  }

  @Test("What is settled changes neither the decision nor the attention day", arguments: 0..<4)
  func settledItems(_ block: UInt64) throws {
    for seed in 10_000 + block * 100..<10_000 + (block + 1) * 100 {
      var happening = Happenings(seed: seed)
      let policy = happening.policy()
      let whole = try happening.account(policy).account
      let date = happening.end
      let live = whole.holding({ $0.settled > date }, notices: \.isOpen)
      #expect(
        decide(live, by: policy, on: date) == decide(whole, by: policy, on: date), "seed \(seed)")
      #expect(
        attention(of: live, by: policy, after: date)
          == attention(of: whole, by: policy, after: date), "seed \(seed)")
    }
  }

  @Test("Runs on attention days alone send what runs on every day send", arguments: 0..<4)
  func sameNotices(_ block: UInt64) throws {
    for seed in 20_000 + block * 50..<20_000 + (block + 1) * 50 {
      var happening = Happenings(seed: seed)
      let policy = happening.policy(charging: seed % 2 == 1)
      let account = try happening.account(policy)
      var daily = account
      var lazy = account
      var told: [String] = []
      var toldLazily: [String] = []
      var next = attention(of: lazy.account, by: policy, after: happening.end)
      for offset in 1...120 {
        let date = happening.end.adding(days: offset)
        told += try daily.run(policy, on: date).map { "\(date) \($0)" }
        guard let due = next, due <= date else { continue }
        toldLazily += try lazy.run(policy, on: date).map { "\(date) \($0)" }
        next = attention(of: lazy.account, by: policy, after: date)
      }
      #expect(told == toldLazily, "seed \(seed)")
    }
  }

  /// Goal: what is left of charges is asked for on its first day. Method: principal is paid in the time that a
  /// demand gives, after something was charged; each day that nobody would look at is decided all the same.
  @Test("Charges alone are looked at on the day on which they can be asked for", arguments: 0..<4)
  func chargesAlone(_ block: UInt64) throws {
    var asked = 0
    for seed in 30_000 + block * 20..<30_000 + (block + 1) * 20 {
      var dice = Dice(seed: seed)
      var policy = Policy.givingTime
      policy.bankDays = dice.roll(0...4)
      policy.rhythmDays = dice.roll(0...14)
      policy.leastGapDays = dice.pick([0, 3, 9])
      policy.charges?.dueDays = dice.pick([0, 14])
      policy.afterLast = dice.pick([.task, .nothing])
      policy.chargesAlone = dice.pick([nil, Threshold()])
      var cafe = try PracticeAccount()
      try cafe.post(
        .partyRecorded(Party(country: "DE", kind: .company, channels: ["email"])),
        on: "2020-01-02")
      try cafe.invoice("INV-1", Int64(dice.roll(400_00...900_00)), due: "2025-02-01")
      // Charged from the second reminder on, and paid within the time of that or of the last.
      let paid = day(dice.pick(["2025-02-16", "2025-03-05"])).adding(days: dice.roll(0...7))
      try cafe.run(policy, from: "2025-01-20", to: paid.description)
      let open = try #require(cafe.account.items[Samples.item("INV-1")]?.finallyOpen)
      try cafe.pay("P-1", open, on: paid.description, for: "INV-1")
      var date = paid
      let last = paid.adding(days: 100)
      while date < last {
        asked += try cafe.run(policy, on: date).count { $0.contains("INV-1!") }
        let next = min(
          attention(of: cafe.account, by: policy, after: date) ?? .distantFuture, last)
        date = date.adding(days: 1)
        while date < next {
          #expect(!decide(cafe.account, by: policy, on: date).acts, "seed \(seed): \(date)")
          date = date.adding(days: 1)
        }
      }
    }
    #expect(asked >= 20)
  }

  @Test("A rung that counts from one before the due day is looked for once that one has passed")
  func afterMissedPreDue() throws {
    let policy = Policy.practice(
      catchUp: .skipOlderThan(days: 1),
      ladder: [.late("soon", -4), .late("next", 9, from: .previous)])
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-01-28")
    // Reached on the 24th, skipped; the next counts from there, as is known from the 29th on.
    #expect(attention(of: cafe.account, by: policy, after: day("2025-01-27")) == day("2025-01-29"))
    #expect(try cafe.run(policy, on: "2025-02-02") == ["next INV-1"])
  }

  @Test("A pause that is known to end, and a channel that is known to open, are looked at then")
  func knownEnds() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.post(.taskRaised(TaskRaised(task: "W-1", reason: .reply)), on: "2025-03-02")
    let before = cafe
    // Every rung is reached, and none can act: only an entry changes that.
    #expect(attention(of: cafe.account, by: .practice(), after: day("2025-04-01")) == nil)
    try cafe.post(.taskDone(TaskDone(task: "W-1")), on: "2025-04-20")
    #expect(
      attention(of: cafe.account, by: .practice(), after: day("2025-04-01")) == day("2025-04-20"))

    cafe = before
    try cafe.post(.taskDone(TaskDone(task: "W-1")), on: "2025-03-02")
    try cafe.post(
      .channelClosed(ChannelClosed(channel: "email", reason: .bounced)), on: "2025-03-03")
    try cafe.post(.taskRaised(TaskRaised(task: "W-2", reason: .bounced)), on: "2025-03-03")
    #expect(attention(of: cafe.account, by: .practice(), after: day("2025-04-01")) == nil)
    try cafe.post(
      .channelOpened(ChannelOpened(channel: "email", reason: .bounced)), on: "2025-04-20")
    #expect(
      attention(of: cafe.account, by: .practice(), after: day("2025-04-01")) == day("2025-04-20"))
  }

  @Test("An account that nothing is open on is never looked at again")
  func nothingOpen() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.pay("P-1", 100_00, on: "2025-02-20", for: "INV-1")
    #expect(attention(of: cafe.account, by: .practice(), after: day("2025-02-20")) == nil)
  }
}

/// What can happen to an account by chance.
private struct Happenings {
  private var dice: Dice
  private let start = day("2025-01-01")
  private(set) var end = day("2025-03-01")

  init(seed: UInt64) {
    dice = Dice(seed: seed)
  }

  private mutating func roll(_ range: ClosedRange<Int>) -> Int { dice.roll(range) }

  /// - Parameter isCharging: whether demands give time, and what being late costs is booked.
  mutating func policy(charging isCharging: Bool = false) -> Policy {
    let modes = [Policy.CatchUp.latest, .each, .skipOlderThan(days: roll(0...9))]
    var ladder: [Rung] = []
    for index in 0..<roll(1...4) {
      let anchor = [Rung.Anchor.due, .due, .issued, .previous][roll(0...3)]
      let isFirst = index == 0 && roll(0...1) == 0
      if roll(0...5) == 0 {
        ladder.append(
          Rung(
            name: "inside-\(index)", days: roll(0...20), inBusinessDays: false, anchor: .due,
            act: roll(0...1) == 0 ? .hold : .task("look"), channels: [], template: ""))
      }
      ladder.append(
        .late(
          "rung-\(index)", isFirst ? -roll(1...9) : roll(0...25), business: roll(0...2) == 0,
          from: anchor, channel: roll(0...3) == 0 ? "sms" : "email"))
    }
    var policy = Policy.practice(
      catchUp: modes[roll(0...2)], leastGapDays: [0, 0, 3, 10][roll(0...3)], ladder: ladder)
    policy.minimum = Threshold(general: DecimalAmount(unscaled: Int64(roll(0...60)), scale: 0))
    policy.tolerance = Threshold(general: DecimalAmount(unscaled: Int64(roll(0...9)), scale: 2))
    policy.unapplied = roll(0...1) == 0 ? .net : .ignore
    if roll(0...1) == 0 { divide(&policy) }
    if roll(0...1) == 0 { agree(&policy) }
    if roll(0...2) == 0 { askByStatement(&policy) }
    if isCharging { charge(&policy) }
    return policy
  }

  private mutating func charge(_ policy: inout Policy) {
    policy.bankDays = roll(0...3)
    policy.rhythmDays = roll(0...12)
    policy.ladder = policy.ladder.map { rung in
      Rung(
        name: rung.name, days: rung.days, inBusinessDays: rung.inBusinessDays, anchor: rung.anchor,
        act: rung.act, channels: rung.channels, template: rung.template,
        newDueDays: roll(0...3) == 0 ? nil : roll(5...14))
    }
    let first = policy.ladder.first { !$0.channels.isEmpty && $0.days >= 0 }
    policy.charges = ChargeRules(
      law: .pack("de"), interest: .booked, fixedSum: .booked, after: first?.name,
      dueDays: [0, 14][roll(0...1)])
    policy.chargesAlone = roll(0...1) == 0 ? nil : Threshold()
  }

  private mutating func askByStatement(_ policy: inout Policy) {
    policy.statements = StatementSchedule(
      every: .month, dayOfMonth: roll(1...28), dueDays: roll(1...30))
    policy.segments = policy.segments.map { segment in
      Segment(
        name: segment.name, condition: segment.condition, ladder: segment.ladder,
        leastGapDays: segment.leastGapDays, minimum: segment.minimum,
        asksBy: [nil, .invoice, .statement][roll(0...2)])
    }
    policy.asksBy = policy.segments.isEmpty || roll(0...1) == 0 ? .statement : .invoice
  }

  private mutating func agree(_ policy: inout Policy) {
    policy.promises = PromiseRules(
      graceDays: roll(0...5), keptPercent: roll(60...100), partKeptPercent: roll(10...60),
      afterBreach: AfterBreach.allCases[roll(0...2)])
    policy.plans = PlanRules(
      graceDays: roll(0...5), missedInstalments: roll(1...3),
      afterBreach: AfterBreach.allCases[roll(0...2)],
      reminders: roll(0...1) == 0 ? [] : [.late("instalment", -3), .late("missed", 4)])
  }

  /// Another ladder, and segments that lead to it or to none by whatever they may ask for.
  private mutating func divide(_ policy: inout Policy) {
    policy.ladders.append(
      Ladder(name: "other", rungs: [.late("other-1", roll(-3...9)), .late("other-2", 12)]))
    for number in 0..<roll(1...3) {
      var condition = Segment.Condition()
      if roll(0...2) == 0 { condition.currencies = [Samples.euro] }
      if roll(0...2) == 0 { condition.tags = ["vip"] }
      if roll(0...1) == 0 { condition.customerForDays = bound(0...50) }
      if roll(0...2) == 0 { condition.daysLate = bound(0...15) }
      if roll(0...1) == 0 {
        let limit = Threshold(general: DecimalAmount(unscaled: Int64(roll(0...120)), scale: 0))
        condition.owes = roll(0...1) == 0 ? .over(limit) : .under(limit)
      }
      policy.segments.append(
        Segment(
          name: "segment-\(number)", condition: condition,
          ladder: ["standard", "other", "none"][roll(0...2)],
          leastGapDays: roll(0...2) == 0 ? roll(0...12) : nil,
          minimum: roll(0...2) == 0
            ? Threshold(general: DecimalAmount(unscaled: Int64(roll(0...90)), scale: 0)) : nil))
    }
  }

  private mutating func bound(_ range: ClosedRange<Int>) -> Segment.Bound<Int> {
    roll(0...1) == 0 ? .over(roll(range)) : .under(roll(range))
  }

  /// Two months of things that happen, some of them known for later days, with a run now and then.
  mutating func account(_ policy: Policy) throws -> PracticeAccount {
    let channels = [["email", "sms"], ["email"], []][min(roll(0...5), 2)]
    var cafe = try PracticeAccount()
    try cafe.post(
      .partyRecorded(Party(country: "DE", kind: .company, channels: channels)), on: "2020-01-02")
    var date = start
    for number in 0..<roll(1...14) {
      date = date.adding(days: roll(0...8))
      // What cannot happen to this account does not.
      try? happen(number, on: date.adding(days: max(0, roll(-20...20))), to: &cafe)
      if roll(0...1) == 0 { try cafe.run(policy, on: date) }
    }
    end = date.adding(days: roll(0...5))
    try cafe.run(policy, on: end)
    return cafe
  }

  private mutating func agree(
    _ number: Int, on date: Day, to cafe: inout PracticeAccount
  ) throws {
    let open = cafe.account.items.values.filter {
      $0.finallyOpen > 0 && $0.currency == Samples.euro
    }.sorted { $0.id < $1.id }
    let covers = open.prefix(roll(1...3)).map { item in
      CoveredItem(
        item.id, roll(0...1) == 0 ? item.finallyOpen : Int64(roll(1...Int(item.finallyOpen))))
    }
    let first = Int64(roll(1...Int(max(1, covers.total))))
    var parts = [Instalment(due: date.adding(days: roll(0...25)), minorUnits: first)]
    if covers.total > first {
      parts.append(
        Instalment(due: parts[0].due.adding(days: roll(1...30)), minorUnits: covers.total - first))
    }
    switch roll(0...3) {
    case 0:
      try cafe.post(
        .promiseMade(
          PromiseMade(promise: "A-\(number)", currency: Samples.euro, parts: parts, covers: covers)),
        on: date)
    case 1:
      try cafe.post(
        .planAgreed(
          PlanAgreed(
            plan: "A-\(number)", currency: Samples.euro, instalments: parts, covers: covers)),
        on: date)
    case 2:
      try cafe.post(
        .settlementOffered(
          SettlementOffered(
            settlement: "A-\(number)", amount: Samples.euros(first), covers: covers,
            validUntil: date.adding(days: roll(0...20)))), on: date)
      guard roll(0...1) == 0 else { return }
      try cafe.post(
        .settlementAccepted(
          SettlementAccepted(settlement: "A-\(number)", payBy: date.adding(days: roll(5...40)))),
        on: date.adding(days: roll(0...5)))
    default:
      try cafe.post(
        .disputeRaised(
          DisputeRaised(
            dispute: "A-\(number)", currency: Samples.euro, covers: covers, reason: "pricing")),
        on: date)
    }
  }

  /// By a person; now and then from a later day on.
  private mutating func endAgreement(on date: Day, of cafe: inout PracticeAccount) throws {
    let agreements = cafe.account.standing.agreements
    let names =
      agreements.disputes.map(\.id) + agreements.promises.map(\.id)
      + agreements.plans.map(\.id) + agreements.settlements.map(\.id)
    guard let name = names.first, let kind = agreements.find(name)?.kind else { return }
    let ending = kind == .dispute ? AgreementEnding.upheld : .cancelled
    try cafe.post(
      .agreementEnded(AgreementEnded(agreement: name, kind: kind, ending: ending)),
      on: date.adding(days: roll(0...9)))
  }

  private mutating func happen(
    _ number: Int, on date: Day, to cafe: inout PracticeAccount
  ) throws {
    let currency = roll(0...4) == 0 ? Samples.currency("USD") : Samples.euro
    let open = cafe.account.items.values.filter { $0.finallyOpen > 0 }.sorted { $0.id < $1.id }
    switch roll(0...23) {
    case 17...20: try agree(number, on: date, to: &cafe)
    case 21...23: try endAgreement(on: date, of: &cafe)
    case 15:
      let invoice = roll(0...1) == 0 ? open.first?.id.document : nil
      let ladder = ["standard", "other", "none", nil][roll(0...3)]
      try cafe.post(.ladderSet(LadderSet(invoice: invoice, ladder: ladder)), on: date)
    case 16:
      try cafe.post(
        .partyRecorded(Party(country: "DE", kind: .company, tags: ["vip"], channels: ["email"])),
        on: date)
    case 0...3:
      let amount = Money(minorUnits: Int64(roll(1...90_00)), currency)
      let due = date.adding(days: roll(0...40))
      try cafe.post(
        .invoiceIssued(InvoiceIssued(invoice: "INV-\(number)", amount: amount, due: due)),
        on: date)
    case 4...6:
      guard let item = open.randomElement(using: &dice) else { return }
      let part = roll(0...2) == 0 ? item.finallyOpen : Int64(roll(1...Int(item.finallyOpen)))
      let amount = Money(minorUnits: part + Int64(roll(0...1) * 20_00), item.currency)
      try cafe.post(
        .paymentReceived(
          PaymentReceived(
            payment: "P-\(number)", amount: amount, allocations: [Allocation(item.id, part)])),
        on: date)
    case 7:
      let until = roll(0...2) == 0 ? nil : date.adding(days: roll(0...20))
      try cafe.post(.stopSet(StopSet(reason: .hold, from: date, until: until)), on: date)
    case 8: try cafe.post(.stopLifted(StopLifted(reason: .hold, from: date)), on: date)
    case 9:
      let reason = [TaskReason.reply, .mail][roll(0...1)]
      try cafe.post(.taskRaised(TaskRaised(task: "W-\(number)", reason: reason)), on: date)
      // Often somebody has said already from which day on it is done.
      guard roll(0...1) == 0 else { return }
      try cafe.post(
        .taskDone(TaskDone(task: "W-\(number)")), on: date.adding(days: roll(1...40)))
    case 10:
      guard let task = cafe.account.standing.tasks.open.first else { return }
      try cafe.post(.taskDone(TaskDone(task: task.id)), on: date)
    case 11, 12:
      let channel = ["email", "sms"][roll(0...1)]
      let reason = ClosingReason.allCases[roll(0...1)]
      try cafe.post(
        roll(0...1) == 0
          ? .channelClosed(ChannelClosed(channel: channel, reason: reason))
          : .channelOpened(ChannelOpened(channel: channel, reason: reason)), on: date)
    case 13:
      let placed = HandoffPlaced(
        placement: "H-\(number)", agency: "northcollect", currency: currency, items: [])
      try cafe.post(.handoffPlaced(placed), on: date)
      guard roll(0...2) > 0 else { return }
      try cafe.post(
        .handoffRecalled(HandoffRecalled(placement: "H-\(number)")),
        on: date.adding(days: roll(-2...20)))
    default:
      let channels = [["email"], ["sms"], [], ["email", "sms"]][roll(0...3)]
      try cafe.post(
        .partyRecorded(Party(country: "DE", kind: .company, channels: channels)), on: date)
    }
  }
}
