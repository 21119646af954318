// Notices are planned, claimed, answered and judged; each trigger acts once.
extension Account {
  /// The account as if triggers had not acted: what would be decided if nothing had come of them.
  ///
  /// A rung that goes by several channels has a notice for each, all of the same triggers.
  public func without(acts triggers: [Trigger]) -> Account {
    var account = self
    var notices: Set<String> = []
    for trigger in triggers {
      let ofAccount = account.standing.triggers.acted.filter { $0.trigger == trigger }
      notices.formUnion(ofAccount.map(\.notice))
      account.standing.triggers.forget(trigger)
      account.items[trigger.item]?.acted.removeAll { acted in
        guard acted.rung == trigger.rung, acted.cycle == trigger.cycle else { return false }
        notices.insert(acted.notice)
        return true
      }
    }
    for notice in notices {
      account.standing.demands.drop(notice)
      account.notices[notice] = nil
    }
    return account
  }

  mutating func plan(_ plan: NoticePlanned, on day: Day) throws(PostingError) {
    if let known = notices[plan.notice], known.isOpen { throw .noticeOpen(plan.notice) }
    try note(plan.triggers.filter { !$0.isOfAccount }, acted: plan.notice, on: day)
    standing.triggers.note(plan.triggers.filter(\.isOfAccount), in: plan.notice)
    let attempt = notices[plan.notice]?.attempt ?? 0
    put(
      Notice(
        id: plan.notice, account: id, channel: plan.channel, rung: plan.rung, on: day,
        triggers: plan.triggers, listing: plan.listing,
        status: plan.waitsForApproval
          ? .waiting : plan.notBefore == nil ? .planned : .scheduled, attempt: attempt,
        notBefore: plan.notBefore, rule: nil))
    standing.contacted(plan.notice, by: plan.rung, on: day)
  }

  mutating func take(_ measure: MeasureTaken, on day: Day) throws(PostingError) {
    try note(measure.triggers, acted: measure.measure, on: day)
    switch measure.act {
    case .hold: standing.holdCredit(from: day)
    // What is to be done is a fact of its own.
    case .task: break
    }
  }

  /// - Parameter name: the notice or the measure that they became part of.
  private mutating func note(
    _ triggers: [Trigger], acted name: String, on day: Day
  ) throws(PostingError) {
    try check(triggers)
    for trigger in triggers {
      items[trigger.item]?.acted.append(
        ActedTrigger(rung: trigger.rung, cycle: trigger.cycle, day: day, notice: name))
      touched.insert(trigger.item)
    }
  }

  mutating func claim(_ claim: NoticeClaimed, on day: Day) throws(PostingError) {
    var notice = try openNotice(claim.notice)
    if let demand = claim.demand {
      standing.demands.note(
        Demand(
          notice: notice.id, currency: claim.listing.amount.currency, rung: demand.rung, day: day,
          payBy: demand.payBy))
    }
    if let raises = claim.raises { try leave(&notice, on: day, raising: raises) }
    notice.status = .claimed
    notice.attempt = claim.attempt
    notice.listing = claim.listing
    put(notice)
  }

  /// A notice leaves later than it was planned to: it is on that day that somebody hears of it.
  private mutating func leave(
    _ notice: inout Notice, on day: Day, raising raises: [Trigger]
  ) throws(PostingError) {
    try change(acts: notice) { $0.day = day }
    try note(raises, acted: notice.id, on: day)
    notice.triggers += raises
    standing.notContacted(notice.id)
    standing.contacted(notice.id, by: notice.rung, on: day)
  }

  /// Changes what acted by a notice, on every item that it did.
  private mutating func change(
    acts notice: Notice, _ change: (inout ActedTrigger) -> Void
  ) throws(PostingError) {
    let onItems = notice.triggers.filter { !$0.isOfAccount }
    try check(onItems)
    for item in onItems.map(\.item) {
      guard var changed = items[item]?.acted else { continue }
      for index in changed.indices where changed[index].notice == notice.id {
        change(&changed[index])
      }
      items[item]?.acted = changed
      touched.insert(item)
    }
  }

  mutating func answer(_ answer: NoticeAnswered) throws(PostingError) {
    var notice = try openNotice(answer.notice)
    guard notice.attempt == answer.attempt else { throw .noticeNotOpen(answer.notice) }
    if answer.isVoid { try void(notice) }
    switch answer.answer {
    case .sent: notice.status = .sent
    case .failed: notice.status = .failed
    case .notSent: notice.status = .retrying
    case .unknown: notice.status = .unknown
    }
    put(notice)
  }

  mutating func drop(_ drop: NoticeDropped) throws(PostingError) {
    var notice = try openNotice(drop.notice)
    let onItems = notice.triggers.filter { !$0.isOfAccount }
    try check(onItems)
    standing.triggers.drop(drop.notice)
    notice.status = drop.status == .cancelled ? .cancelled : .withheld
    notice.rule = drop.rule
    for trigger in onItems {
      items[trigger.item]?.acted.removeAll { $0.notice == drop.notice }
      touched.insert(trigger.item)
    }
    standing.notContacted(drop.notice)
    standing.demands.drop(drop.notice)
    put(notice)
  }

  /// Nobody got the notice: its triggers have not acted, and may act again.
  private mutating func void(_ notice: Notice) throws(PostingError) {
    try change(acts: notice) { $0.isVoid = true }
    standing.triggers.void(notice.id, on: notice.on)
    standing.demands.drop(notice.id)
  }

  mutating func judge(_ judged: NoticeJudged) throws(PostingError) {
    var notice = try openNotice(judged.notice)
    guard notice.status == .waiting else { throw .noticeNotOpen(judged.notice) }
    if judged.isVoid { try void(notice) }
    switch judged.judgement {
    case .approved: notice = notice.asPlanned
    case .rejected:
      notice.status = .withheld
      notice.rule = "approval"
      standing.notContacted(judged.notice)
    }
    put(notice)
  }

  /// What bounces was handed over, also where the channel never said so.
  mutating func takeBack(_ returned: NoticeReturned) throws(PostingError) {
    guard var notice = notices[returned.notice], notice.attempt == returned.attempt,
      notice.wasHandedOver
    else { throw .noticeNotSent(returned.notice) }
    guard returned.bounce == .hard else { return }
    if returned.isVoid { try void(notice) }
    notice.status = .bounced
    put(notice)
  }

  private func check(_ triggers: [Trigger]) throws(PostingError) {
    for trigger in triggers where items[trigger.item] == nil { throw .notThere(trigger.item) }
  }

  private func openNotice(_ id: String) throws(PostingError) -> Notice {
    guard let notice = notices[id], notice.isOpen else { throw .noticeNotOpen(id) }
    return notice
  }

  private mutating func put(_ notice: Notice) {
    notices[notice.id] = notice
    touchedNotices.insert(notice.id)
  }
}
