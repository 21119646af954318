import Dunning
import Receivables
import ReceivablesPorts

/// What a notice says of promises, plans and offers.
struct NoticeAgreements {
  let account: Account
  let policy: Policy
  let day: Day
  let triggers: [Trigger]
  private let listing: NoticeListing?
  private let courses: [PlanCourse]
  private let graceDays: Int
  /// What of items is asked for as instalments of their plans, in minor units, and by which day the
  /// first of these was to be paid.
  private let asked: [ItemID: (minorUnits: Int64, due: Day)]

  /// - Parameters:
  ///   - triggers: what a notice is about; none for a statement.
  ///   - listing: what it asks for, and so the plans of which it does; nil for a statement, which is of
  ///     all of them.
  init(
    account: Account, policy: Policy, day: Day, triggers: [Trigger] = [],
    listing: NoticeListing? = nil
  ) {
    self.account = account
    self.policy = policy
    self.day = day
    self.triggers = triggers
    self.listing = listing
    // A statement says what is overdue, a notice asks for what was missed.
    graceDays = listing == nil ? 0 : policy.planRules.graceDays
    let listed = listing.map { Set($0.items) }
    courses = account.standing.agreements.plans.filter { plan in
      plan.from <= day
        && (listed.map { listed in plan.agreed.covers.contains { listed.contains($0.item) } }
          ?? true)
    }.map { PlanCourse($0, of: account, by: policy, on: day) }
    asked = courses.asked(triggers, graceDays: graceDays, of: account)
  }

  /// The instalment that a notice is about.
  func instalment() -> NoticeContent.PlanInstalment? {
    for trigger in triggers where trigger.item.kind == .plan {
      guard let course = courses.first(where: { $0.plan.id == trigger.item.document }) else {
        continue
      }
      let index = trigger.item.part - 1
      // What waits is taken off what is asked for as a whole.
      let open = min(course.unpaid(index), listing?.amount.minorUnits ?? course.open(index))
      return instalment(index, of: course, open: open)
    }
    return nil
  }

  /// All instalments that a notice or a statement asks for.
  func instalments(_ currency: Currency) -> [NoticeContent.PlanInstalment] {
    courses.filter { $0.plan.agreed.currency == currency }.flatMap { course in
      course.asked(triggers, graceDays: graceDays).map {
        instalment($0, of: course, open: course.unpaid($0))
      }
    }
  }

  private func instalment(
    _ index: Int, of course: PlanCourse, open: Int64
  ) -> NoticeContent.PlanInstalment {
    let agreed = course.plan.agreed
    return NoticeContent.PlanInstalment(
      number: index + 1, count: agreed.instalments.count, due: course.dues[index],
      open: Money(minorUnits: open, agreed.currency),
      rest: Money(minorUnits: course.plan.remaining(after: index), agreed.currency),
      rate: agreed.interest, interest: interest(of: agreed))
  }

  /// What of a plan's interest is booked and open; nil where nothing is.
  private func interest(of plan: PlanAgreed) -> Money? {
    let covered = Set(plan.covers.map(\.item.document))
    let open = account.items.values.filter {
      $0.circumstances.chargeKind == .planInterest && covered.contains($0.id.document)
    }.reduce(Int64(0)) { $0 + max(0, $1.open(on: day)) }
    return open > 0 ? Money(minorUnits: open, plan.currency) : nil
  }

  /// What of an item is not asked for beside a dispute: promised, part of a plan or of an offer, or
  /// looked at by somebody here, in minor units.
  func agreed(_ item: Item) -> Int64 {
    item.held(on: day) - item.disputed(on: day) - (asked[item.id]?.minorUnits ?? 0)
  }

  /// A plan that ended as it was not kept to, while no notice has said so.
  func endedPlan(_ items: [Item], notice: String) -> NoticeContent.EndedPlan? {
    guard let (hold, until) = latest(.plan, .defaulted, of: items, before: notice) else {
      return nil
    }
    return NoticeContent.EndedPlan(agreed: hold.from, ended: until)
  }

  /// An offer that lapsed, accepted or not, while no notice has said so.
  func lapsedOffer(_ items: [Item], notice: String) -> NoticeContent.LapsedOffer? {
    guard let (hold, _) = latest(.settlement, .lapsed, of: items, before: notice),
      let offer = account.standing.agreements.lapsedSettlement(hold.agreement)
    else { return nil }
    return NoticeContent.LapsedOffer(
      amount: offer.offered.amount, deadline: offer.deadline(on: day),
      wasAccepted: offer.accepted != nil)
  }

  /// What held items until it came to such an end, the last of its kind, where no notice was written since.
  private func latest(
    _ kind: AgreementKind, _ ending: AgreementEnding, of items: [Item], before notice: String
  ) -> (hold: Hold, until: Day)? {
    let ended = items.flatMap(\.holds).compactMap { hold -> (hold: Hold, until: Day)? in
      guard hold.kind == kind, hold.ending == ending, let until = hold.until, until <= day else {
        return nil
      }
      return (hold, until)
    }.max { $0.until < $1.until }
    return ended.flatMap { isTold(since: $0.until, before: notice) ? nil : $0 }
  }

  /// Whether a notice of an earlier day was written since: one of the same day says the same by another
  /// channel.
  private func isTold(since first: Day, before notice: String) -> Bool {
    // A statement that asks for nothing says nothing of it; a book of before knows no demands.
    let demands = account.standing.demands
    return account.standing.contacts.contains { contact in
      contact.notice != notice && contact.day >= first && contact.day < day
        && (demands.all.isEmpty || demands[contact.notice] != nil)
    }
  }

  /// What of that nobody has agreed to, in minor units: an offer that was not taken, and what waits for
  /// somebody here.
  func unagreed(_ item: Item) -> (offered: Int64, reviewed: Int64) {
    let open = item.open(on: day)
    var agreed = -(asked[item.id]?.minorUnits ?? 0)
    var offered: Int64 = 0
    for hold in item.holds {
      switch hold.kind {
      case .dispute, .approval: break
      case .settlement where !isAccepted(hold.agreement): offered += hold.held(of: open, on: day)
      case .promise, .plan, .settlement: agreed += hold.held(of: open, on: day)
      }
    }
    let rest = max(0, self.agreed(item) - max(0, agreed))
    offered = min(offered, rest)
    return (offered, rest - offered)
  }

  private func isAccepted(_ settlement: String) -> Bool {
    account.standing.agreements.settlement(settlement)?.accepted.map { $0.on <= day } ?? false
  }

  /// A promise that was not kept, while no notice after it has said so; of one in parts the part that
  /// was not.
  ///
  /// - Parameter told: what the customer ever promised.
  func brokenPromise(
    _ currency: Currency, notice: String, of told: PromisesTold
  ) -> NoticeContent.BrokenPromise? {
    guard
      let broken = account.standing.agreements.record.judged.last(where: {
        $0.on <= day && $0.currency == currency
      }),
      !broken.isKept
    else { return nil }
    guard !isTold(since: broken.on, before: notice) else { return nil }
    let grace = policy.promiseRules.graceDays
    let cameElsewhere =
      broken.received <= 0 && told.moneyCame(since: broken.promise, by: broken.deadline)
    guard let parts = told.parts(of: broken.promise),
      let index = parts.firstIndex(where: { $0.due.adding(days: grace) == broken.deadline })
        ?? parts.lastIndex(where: { $0.due <= broken.deadline })
    else {
      return NoticeContent.BrokenPromise(
        amount: Money(minorUnits: broken.expected, currency),
        received: Money(minorUnits: broken.received, currency),
        day: broken.deadline.adding(days: -grace), cameElsewhere: cameElsewhere)
    }
    // What came went to the parts in turn.
    let before = parts[..<index].reduce(Int64(0)) { $0 + $1.minorUnits }
    return NoticeContent.BrokenPromise(
      amount: Money(minorUnits: parts[index].minorUnits, currency),
      received: Money(minorUnits: max(0, broken.received - before), currency),
      day: parts[index].due, cameElsewhere: cameElsewhere)
  }

  /// Offers to take less that hold on the day, each with the invoices that it is for: also while money that
  /// was sent in time may still be under way.
  func offers(_ currency: Currency) -> [NoticeContent.Offer] {
    account.standing.agreements.settlements.filter {
      $0.offered.amount.currency == currency && $0.from <= day
        && policy.arrival(of: $0.deadline(on: day)) >= day
    }.map { settlement in
      NoticeContent.Offer(
        amount: settlement.offered.amount, validUntil: settlement.deadline(on: day),
        invoices: Set(settlement.offered.covers.map(\.item.document)).sorted(),
        isAccepted: isAccepted(settlement.id))
    }
  }

  /// What of items money is to name: what can be asked for, and of that first what nothing is held of.
  ///
  /// Money goes to what it names in turn: so it is enough for all that is asked for.
  func quoted(_ items: [ItemID]) -> [ItemID] {
    let asked = items.filter { id in account.items[id].map { free($0) > 0 } ?? true }
    let isHeld = { (id: ItemID) in
      account.items[id].map { free($0) < $0.open(on: day) } ?? false
    }
    let held = Set(asked.filter(isHeld).map(\.document))
    return asked.filter { !held.contains($0.document) }
      + asked.filter { held.contains($0.document) }
  }

  /// What of an item is not disputed, promised or agreed for later, in minor units: a charge goes with its
  /// invoice.
  private func free(_ item: Item) -> Int64 {
    guard !account.ridesOnHeld(item, on: day) else { return 0 }
    return item.open(on: day) - item.disputed(on: day) - agreed(item)
  }

  private func statement(of item: Item) -> NoticeContent.AskedStatement? {
    item.statement.map {
      NoticeContent.AskedStatement(number: $0.number.text, day: $0.day, due: item.due)
    }
  }

  /// A line of an item, with what of it is disputed or agreed for later.
  func line(_ item: Item, of customer: String? = nil) -> NoticeContent.Line {
    let disputed = item.disputed(on: day)
    let open = item.open(on: day)
    let agreed = agreed(item)
    let unagreed = unagreed(item)
    func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, item.currency) }
    // Where an instalment is all that is asked for of it, its day counts.
    let due = asked[item.id].flatMap { item.chased(on: day) > 0 ? nil : $0.due } ?? item.due
    let promise = item.holds.first { $0.kind == .promise && $0.held(of: open, on: day) > 0 }
    let parts = promise.flatMap { account.standing.agreements.promise($0.agreement) }?.made.parts
    return NoticeContent.Line(
      item: item.id.text, customer: customer, issued: item.issued, due: due,
      open: money(open), daysOverdue: day.days(since: due), isDisputed: disputed > 0,
      disputed: disputed > 0 ? money(disputed) : nil,
      promised: (parts?.first { $0.due >= day } ?? parts?.last)?.due,
      agreed: agreed > 0 ? money(agreed) : nil,
      offered: unagreed.offered > 0 ? money(unagreed.offered) : nil,
      reviewed: unagreed.reviewed > 0 ? money(unagreed.reviewed) : nil, invoice: item.id.document,
      part: item.id.part > 0 ? item.id.part : nil, statement: statement(of: item))
  }
}
