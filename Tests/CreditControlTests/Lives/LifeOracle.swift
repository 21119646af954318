import Dunning
import Receivables
import ReceivablesTesting

/// Judges every notice that was delivered to one customer by the entries before it alone.
struct LifeOracle {
  /// A notice that reached the customer, as far as anybody knows.
  struct Delivered {
    let id: String
    let day: Day
    /// Its place on the ladder.
    let tone: Int
    let payBy: Day?
    /// The place of the entry that tells of it.
    let sequence: Int
    /// In cents.
    let asked: Int64
    /// What it listed, each with the place of the rung that its own age had reached; none for what
    /// reached none.
    let items: [ItemID: Int?]
    /// The invoices that it names, those of charges alone as well.
    let documents: Set<String>
    let triggers: [Trigger]

    /// Whether money came back of an item, and this told of it.
    func tells(of item: ItemID) -> Bool {
      triggers.contains { $0.item == item && $0.rung == Trigger.returned }
    }

    var isReturn: Bool { triggers.contains { $0.rung == Trigger.returned } }
  }

  private struct Planned {
    let rung: String
    var triggers: [Trigger]
    var listing: NoticeListing
    var payBy: Day?
    var day: Day
  }

  let policy: Policy
  private(set) var ledger = LifeLedger()
  /// Demands and announcements, by the day.
  private(set) var delivered: [Delivered] = []
  /// What is wrong, each as a sentence.
  private(set) var mistakes: [String] = []
  /// What bears interest on days on which money for it was there.
  private(set) var mistakenBases: [String] = []
  /// How often a task was raised for an item whose last rung brought nothing in, by the day.
  private(set) var tasks: [ItemID: [Day]] = [:]
  /// How often a notice that listed an item came back for good.
  private var bounced: [ItemID: Int] = [:]
  /// Whether a delivery failed or came back at some time.
  private(set) var hasFailed = false
  private var planned: [String: Planned] = [:]
  /// The last entry that told what is owed, or of money.
  private var told = 0
  private let saturday = Samples.day("2000-01-01")

  init(_ policy: Policy, _ entries: [EntryContent]) {
    self.policy = policy
    read(entries)
  }

  mutating func read(_ entries: [EntryContent]) {
    for entry in entries { note(entry) }
  }

  // MARK: What happened

  private mutating func note(_ entry: EntryContent) {
    switch entry.fact {
    case .noticePlanned(let fact):
      planned[fact.notice] = Planned(
        rung: fact.rung, triggers: fact.triggers, listing: fact.listing, payBy: nil, day: entry.day)
    case .noticeClaimed(let fact):
      planned[fact.notice]?.listing = fact.listing
      planned[fact.notice]?.triggers += fact.raises ?? []
      planned[fact.notice]?.payBy = fact.demand?.payBy
      planned[fact.notice]?.day = entry.day
    case .noticeAnswered(let fact): answered(fact, as: entry.sequence)
    case .noticeReturned(let fact):
      hasFailed = true
      guard fact.bounce == .hard else { return }
      for item in delivered.filter({ $0.id == fact.notice }).flatMap(\.items.keys) {
        bounced[item, default: 0] += 1
      }
      delivered.removeAll { $0.id == fact.notice }
    case .chargeBooked(let fact):
      charged(fact, on: entry.day)
      ledger.note(entry)
    case .measureTaken(let fact):
      for trigger in fact.triggers where trigger.rung == Trigger.afterLast {
        tasks[trigger.item, default: []].append(entry.day)
      }
    case .invoiceIssued, .paymentReceived, .creditIssued, .moneyApplied, .moneyUnapplied,
      .paymentReversed:
      told = entry.sequence
      ledger.note(entry)
    default: ledger.note(entry)
    }
  }

  private mutating func answered(_ fact: NoticeAnswered, as sequence: Int) {
    guard let notice = planned[fact.notice] else { return }
    guard fact.answer == .sent || fact.answer == .unknown else {
      hasFailed = true
      return delivered.removeAll { $0.id == fact.notice }
    }
    guard !delivered.contains(where: { $0.id == fact.notice }),
      let tone = policy.ladder.firstIndex(where: { $0.name == notice.rung })
    else { return }
    if fact.answer == .unknown { hasFailed = true }
    var items: [ItemID: Int?] = [:]
    let isReturn = notice.triggers.contains { $0.rung == Trigger.returned }
    for id in notice.listing.items where id.kind == .invoice {
      let own = ledger.owed[id].flatMap { reached($0, notice.day) }
      // The word of a return raises nothing; what nobody had heard of has been asked for once.
      items[id] = isReturn ? carried(id) ?? own.map { min(1, $0) } : own
    }
    let sent = Delivered(
      id: fact.notice, day: notice.day, tone: tone, payBy: notice.payBy,
      sequence: sequence, asked: notice.listing.amount.minorUnits, items: items,
      documents: Set(notice.listing.items.map(\.document)), triggers: notice.triggers)
    if tone > 0 {
      judge(demand: sent, notice.listing)
    } else {
      judge(announced: sent, notice.listing)
    }
    judgeTime(sent)
    delivered.append(sent)
  }

  /// Nothing accrues of what is closed, nor of what was paid by the day that was named.
  private mutating func charged(_ fact: ChargeBooked, on day: Day) {
    for line in fact.schedule {
      let base = base(of: fact.item, line.to.adding(days: -1))
      if line.base > base {
        mistakenBases.append(
          "\(fact.item.text) bears interest on \(line.base) until \(line.to), and \(base) is owed")
      }
    }
    // What corrects an entry is of the days before; so is what was told since, and would have been booked.
    let last = fact.schedule.last { $0.amount != 0 }?.to ?? fact.through
    if fact.corrects == nil,
      let running = delivered.last(where: {
        $0.tone > 0 && $0.day < day && $0.items[fact.item] != nil
          && $0.payBy.map { day <= arrival($0) } ?? false
      }), last >= running.day || told < running.sequence
    {
      mistakes.append(
        "\(fact.item.text) is charged \(fact.amount) on \(day), in the time that \(running.id) gave"
      )
    }
    guard let item = ledger.owed[fact.item], item.finallyOpen == 0 else { return }
    let closed = item.lastMove
    if last > closed {
      mistakes.append("\(fact.item.text) was closed on \(closed), and is charged through \(last)")
    }
    if let demand = delivered.last(where: {
      $0.tone > 0 && $0.day <= closed && $0.items[fact.item] != nil
        && $0.payBy.map { closed <= $0 } ?? false
    }), last >= demand.day || told < demand.sequence {
      mistakes.append(
        "\(fact.item.text) was paid on \(closed), in time by \(demand.id), and is charged"
          + " \(fact.amount) on \(day)")
    }
  }

  /// What is owed of an item on a day, in cents, after money that waits for the oldest.
  private func base(of id: ItemID, _ day: Day) -> Int64 {
    var left = ledger.kept(day)
    let due = ledger.owed.values.filter { $0.isPrincipal && $0.due <= day && $0.open(day) > 0 }
    for item in due.sorted(by: { ($0.due, $0.id) < ($1.due, $1.id) }) {
      let covered = min(item.open(day), left)
      if item.id == id { return item.open(day) - covered }
      left -= covered
    }
    return ledger.owed[id]?.open(day) ?? 0
  }

  // MARK: Where an item stands

  /// The place of the highest rung after the due day that an item's own age has reached.
  private func reached(_ item: LifeLedger.Owed, _ day: Day) -> Int? {
    policy.ladder.indices.dropFirst().last { index in
      item.later(item.due.adding(days: policy.ladder[index].days)) <= day
    }
  }

  /// The place of the rung that an item carries.
  private func carried(_ id: ItemID) -> Int? {
    delivered.compactMap { notice in
      notice.tone > 0 ? (notice.items[id] ?? nil).map { min($0, notice.tone) } : nil
    }.max()
  }

  /// The day by which money must have come that was sent by the day which the last notice named.
  func arrivalOfLast(_ item: LifeLedger.Owed, _ day: Day) -> Day? {
    let top = policy.ladder.count - 1
    let finals = delivered.filter { notice in
      notice.tone == top && (notice.items[item.id] ?? nil) == top
    }
    guard var last = finals.first else { return nil }
    // One that asked for more, as something was not held any more, stands in the place of the one before.
    for final in finals where item.chased(final.day) > item.chased(last.day) { last = final }
    if let told = delivered.last(where: { $0.tells(of: item.id) && $0.day > last.day }) {
      last = told
    }
    if let reopened = item.reopened(day), reopened > last.day { return nil }
    // Money that had paid a part and went back is told first as well.
    if let missing = item.missing(day), missing > last.day { return nil }
    // More is to be paid than the last notice asked for: it goes once more, unless another has asked for that.
    let later = delivered.last { $0.tone > 0 && $0.day > last.day && $0.items[item.id] != nil }
    let most = max(item.chased(last.day), later.map { item.chased($0.day) } ?? 0)
    if item.chased(day) > most { return nil }
    guard let payBy = last.payBy else { return nil }
    // What asked for it in that time has given it more.
    return delivered.reduce(arrival(payBy)) { day, notice in
      guard notice.day > last.day, notice.day <= day, notice.tone > 0,
        notice.items[item.id] != nil, let later = notice.payBy
      else { return day }
      return max(day, arrival(later))
    }
  }

  private func isInHand(_ item: LifeLedger.Owed, _ day: Day) -> Bool {
    arrivalOfLast(item, day).map { day > $0 } ?? false
  }

  /// So many days after one on which banks work; weekends are off, and nothing else.
  private func arrival(_ named: Day) -> Day {
    func isOff(_ day: Day) -> Bool { day.days(since: saturday) % 7 < 2 }
    var day = named
    if policy.bankDays == 0 {
      while isOff(day) { day = day.adding(days: 1) }
    }
    for _ in 0..<policy.bankDays {
      repeat { day = day.adding(days: 1) } while isOff(day)
    }
    return day
  }

  private var tolerance: Int64 { policy.tolerance.minorUnits(in: Samples.euro) }
  private var minimum: Int64 { max(1, policy.minimum.minorUnits(in: Samples.euro)) }

  // MARK: What is overdue

  /// What is overdue and asked for on a day, the oldest first; an invoice's charges behind its first.
  private func asked(_ day: Day) -> [LifeLedger.Owed] {
    let principal = ledger.owed.values.filter {
      $0.isPrincipal && $0.due < day && $0.chased(day) > tolerance && !isInHand($0, day)
    }.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
    var seen: Set<String> = []
    return principal.flatMap { item -> [LifeLedger.Owed] in
      guard seen.insert(item.id.document).inserted else { return [item] }
      return [item] + charges(of: item.id.document, day)
    }
  }

  private func charges(of invoice: String, _ day: Day) -> [LifeLedger.Owed] {
    ledger.owed.values.filter { charge in
      guard !charge.isPrincipal, charge.id.document == invoice, charge.chased(day) > 0
      else { return false }
      // What is owed on something that is in hand is in hand with it.
      let late = ledger.owed[charge.of]
      return late.map { $0.chased(day) <= tolerance || !isInHand($0, day) } ?? true
    }.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
  }

  /// What is worth chasing, with what money that waits leaves of it.
  private func chased(_ day: Day) -> [(item: LifeLedger.Owed, net: Int64)] {
    var left = max(0, ledger.waiting(day))
    var net: [(item: LifeLedger.Owed, net: Int64)] = []
    for item in asked(day) {
      let cents = item.chased(day)
      let covered = min(cents, left)
      left -= covered
      if item.isPrincipal, cents > covered { net.append((item, cents - covered)) }
    }
    let large = net.filter { $0.net >= minimum }
    if !large.isEmpty { return large }
    return net.reduce(0) { $0 + $1.net } >= minimum ? net : []
  }

  private func level(_ day: Day) -> Int? { chased(day).compactMap { carried($0.item.id) }.max() }

  // MARK: Notices

  private mutating func judge(demand sent: Delivered, _ listing: NoticeListing) {
    guard !sent.triggers.contains(where: { $0.rung == Trigger.chargesAlone }) else {
      return judge(chargesAlone: sent, listing)
    }
    let lines = asked(sent.day)
    let sum = lines.reduce(0) { $0 + $1.chased(sent.day) }
    let asked = max(0, sum - ledger.waiting(sent.day))
    expect(sent, asked == sent.asked, "asks for \(sent.asked), and \(asked) is overdue")
    expect(sent, asked > 0, "asks somebody who owes nothing overdue")
    let listed = Set(listing.items)
    let right = Set(lines.map(\.id))
    expect(
      sent, listed == right,
      "lists \(LifeOracle.words(listed.subtracting(right))) too much and"
        + " \(LifeOracle.words(right.subtracting(listed))) too little")
    expect(sent, !ledger.isStopped(sent.day), "goes to somebody who is stopped")
    let level = level(sent.day)
    if let level {
      expect(sent, sent.tone >= level, "is \(sent.tone), and the level is \(level)")
    }
    judgeTone(sent, level)
  }

  /// What is left of invoices that are closed: nothing but what was charged for their being late.
  private mutating func judge(chargesAlone sent: Delivered, _ listing: NoticeListing) {
    let left = listing.items.compactMap { ledger.owed[$0] }
    expect(sent, left.count == listing.items.count, "lists what nobody owes")
    expect(sent, left.allSatisfy { !$0.isPrincipal }, "asks for more than charges")
    let sum = left.reduce(0) { $0 + $1.chased(sent.day) }
    let net = max(0, sum - ledger.waiting(sent.day))
    expect(
      sent, [sum, net].contains(sent.asked), "asks for \(sent.asked), and \(sum) is left")
    expect(sent, !ledger.isStopped(sent.day), "goes to somebody who is stopped")
  }

  private mutating func judgeTone(_ sent: Delivered, _ level: Int?) {
    guard !sent.isReturn, sent.tone > level ?? 0 else { return }
    let top = policy.ladder.count - 1
    let causes = sent.triggers.filter { trigger in
      guard trigger.rung == policy.ladder[sent.tone].name else { return false }
      let carried = carried(trigger.item)
      return (carried ?? 0) >= sent.tone - 1 && (sent.items[trigger.item] ?? nil) ?? 0 >= sent.tone
    }
    expect(sent, !causes.isEmpty, "is \(sent.tone), and no item has come to it by one rung")
    if sent.tone == top {
      expect(
        sent, causes.contains { carried($0.item) != nil }, "is the last rung and a first contact")
    }
    let isTime = causes.contains { cause in
      guard
        let last = delivered.last(where: { $0.tone > 0 && $0.items[cause.item] != nil }),
        let payBy = last.payBy
      else { return true }
      return sent.day > arrival(payBy)
    }
    expect(sent, isTime || causes.isEmpty, "comes before the day that the last one named")
  }

  private mutating func judge(announced sent: Delivered, _ listing: NoticeListing) {
    let day = sent.day
    // That money came back of something which is not due yet is told with it, and once.
    for back in sent.triggers where back.rung == Trigger.returned {
      let item = ledger.owed[back.item]
      let since = item.flatMap { [$0.reopened(day), $0.missing(day)].compactMap(\.self).max() }
      let isTold = delivered.contains { $0.tells(of: back.item) && $0.day >= since ?? .distantPast }
      expect(
        sent, since != nil && item?.due ?? .distantPast >= day && !isTold,
        "tells of \(back.item.text), of which nothing came back since")
    }
    let named = sent.triggers.filter { $0.rung != Trigger.returned }
      .compactMap { ledger.owed[$0.item]?.due }
    guard let end = named.max() else { return expect(sent, false, "announces nothing") }
    let window = ledger.owed.values.filter {
      $0.isPrincipal && $0.issued <= day && $0.due >= day && $0.due <= end
        && $0.chased(day) > tolerance
    }
    expect(sent, end <= day.adding(days: 3), "announces what is due on \(end)")
    let overdue = asked(day).reduce(0) { $0 + $1.chased(day) }
    let left = max(0, ledger.waiting(day) - overdue)
    let sum = max(0, window.reduce(0) { $0 + $1.chased(day) } - left)
    expect(sent, sum == sent.asked, "announces \(sent.asked), and \(sum) falls due")
    let right = Set(window.map(\.id))
    expect(sent, Set(listing.items) == right, "lists \(LifeOracle.words(Set(listing.items)))")
    expect(sent, chased(day).isEmpty, "announces while something is overdue")
    expect(sent, !ledger.isStopped(day), "goes to somebody who is stopped")
  }

  /// What keeps notices apart.
  private mutating func judgeTime(_ sent: Delivered) {
    if let last = delivered.last {
      let gap = max(1, policy.leastGapDays)
      expect(
        sent, sent.day >= last.day.adding(days: gap),
        "comes less than \(gap) days after \(last.id)")
    }
    guard sent.tone > 0, !sent.isReturn, let last = delivered.last(where: { $0.tone > 0 })
    else { return }
    if !sent.triggers.contains(where: { $0.rung == Trigger.chargesAlone }) {
      expect(
        sent, last.payBy.map { sent.day > arrival($0) } ?? true,
        "comes in the time that \(last.id) gave")
    }
    guard sent.tone <= last.tone else { return }
    expect(
      sent, sent.day >= last.day.adding(days: policy.rhythmDays),
      "is no harsher than \(last.id) of \(last.day), and too soon after it")
  }

  // MARK: At the end

  /// What of the items that are in hand has not been given to a person once, and what nobody was told
  /// of, with runs on every day lately.
  func ends(on day: Day) -> [String] {
    var mistakes: [String] = []
    for item in ledger.owed.values.filter(\.isPrincipal).sorted(by: { $0.id < $1.id }) {
      let count = tasks[item.id]?.count ?? 0
      // A promise that was broken, money that went back, and what is tried again after it came back, are for
      // the person to know as well.
      let rounds =
        1 + item.closings + item.holds.count { $0.isBroken } + bounced[item.id, default: 0]
      let finals = delivered.count { notice in
        notice.triggers.contains { $0.item == item.id && $0.rung == policy.ladder.last?.name }
      }
      if count > (policy.afterLast == .task ? max(rounds, finals) : 0) {
        mistakes.append("\(item.id.text) has \(count) tasks")
      }
      let isSure = item.chased(day) - ledger.waiting(day) >= minimum && ledger.stops.isEmpty
      if policy.afterLast == .task, count == 0, isSure, !hasFailed,
        let arrival = arrivalOfLast(item, day), arrival.adding(days: 1) <= day
      {
        mistakes.append("\(item.id.text) is in hand since \(arrival) and has no task")
      }
      if isSure, !hasFailed, !ledger.hasHadMoney, !ledger.hasBeenHeld, policy.catchUp == .latest,
        day.days(since: max(item.due, item.issued)) > 45,
        !delivered.contains(where: { $0.tone > 0 && $0.items[item.id] != nil })
      {
        mistakes.append("\(item.id.text) is due since \(item.due), and nobody was told")
      }
    }
    return mistakes
  }

  private mutating func expect(_ sent: Delivered, _ holds: Bool, _ what: String) {
    if !holds {
      mistakes.append("\(sent.day) \(sent.id) \(policy.ladder[sent.tone].name) \(what)")
    }
  }

  private static func words(_ items: Set<ItemID>) -> String {
    items.isEmpty ? "nothing" : items.sorted().map(\.text).joined(separator: " ")
  }
}
