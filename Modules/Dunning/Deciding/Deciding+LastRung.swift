import Receivables

/// What comes after the last rung of a ladder: its time, once more where there is cause, and then a person.
extension Deciding {
  /// The last rung once more: where the policy wants that, and where more is to be paid by now than it
  /// asked for, as what was held then is not any more.
  func repeated(_ position: LadderPosition, _ ladder: Ladder) -> Candidate.Step? {
    guard policy.edition != .first, let last = position.last, position.returned == nil,
      position.due == nil, !position.isPending,
      let index = ladder.rungs.firstIndex(where: { $0.name == ladder.lastNotice?.name }),
      let arrival = arrivalOfTime(position, ladder), day >= arrival,
      position.isFreed || policy.repeatLastDays.map({ isTime($0, last) }) ?? false
    else { return nil }
    let rung = ladder.rungs[index]
    return Candidate.Step(
      height: Height(index: index, rung: rung), trigger: rung.name,
      cycle: position.cycle(of: rung.name))
  }

  private func isTime(_ days: Int, _ last: (notice: ActedTrigger, count: Int)) -> Bool {
    last.count == 1 && day >= last.notice.day.adding(days: days)
  }

  /// Whether the policy sends the last rung once more, and has not yet.
  func isSentOnceMore(_ position: LadderPosition) -> Bool {
    policy.repeatLastDays != nil && position.last?.count == 1
  }

  /// Later days on which the last rung is followed by something, or sent once more.
  func lastDays(_ position: LadderPosition, _ ladder: Ladder) -> [Day] {
    guard policy.edition != .first, let last = position.last,
      let arrival = arrivalOfTime(position, ladder)
    else { return [] }
    return [arrival, arrival.adding(days: 1)]
      + (policy.repeatLastDays.map { [last.notice.day.adding(days: $0)] } ?? [])
  }

  /// The day by which money must have arrived that was sent by the day which the last notice named; nil
  /// while something of the ladder is left, and while more is to be paid than it asked for.
  func arrival(ofLast position: LadderPosition, _ ladder: Ladder) -> Day? {
    guard policy.edition != .first, position.returned == nil, position.due == nil,
      !position.isPending, !position.isFreed
    else { return nil }
    return arrivalOfTime(position, ladder)
  }

  /// The day by which money must have arrived that was sent in the time which the last notice gave, or one
  /// that asked for the item after it; nil while the last one was not delivered.
  private func arrivalOfTime(_ position: LadderPosition, _ ladder: Ladder) -> Day? {
    guard let last = position.last, let rung = ladder.lastNotice else { return nil }
    let own =
      account.standing.demands[last.notice.notice]?.payBy
      ?? last.notice.day.adding(days: policy.payByDays(of: rung) ?? 0)
    let later = account.standing.demands.all.filter { demand in
      demand.day > last.notice.day && !pending.contains(demand.notice)
        && isAsked(position.item, by: demand)
    }.compactMap(\.payBy)
    return (later + [own]).max().map(policy.arrival)
  }

  /// Whether a notice has asked for an item, or for the invoice that a charge is for, whose time is running.
  func isAskedInRunningTime(_ id: ItemID) -> Bool {
    guard policy.edition != .first, let item = account.items[id],
      let invoice = item.id.kind == .charge ? account.openInvoice(of: item, on: day) : id,
      let subject = account.items[invoice]
    else { return false }
    return isInTimeOfNotice(subject, on: day)
  }

  /// Whether the time that a notice gives for an item, and no statement, is running on a day.
  private func isInTimeOfNotice(_ item: Item, on day: Day) -> Bool {
    account.standing.demands.all.contains { demand in
      demand.rung != Trigger.statement && givesTime(demand, to: item, on: day)
    }
  }

  /// Whether the time that a demand gives for an item is running on a day.
  func givesTime(_ demand: Demand, to item: Item, on day: Day) -> Bool {
    demand.day < day && !pending.contains(demand.notice)
      && demand.payBy.map { policy.arrival(of: $0) >= day } ?? false && isAsked(item, by: demand)
  }

  /// What was held, placed or in hand by then was in no demand, but in one that went about it once more.
  func isAsked(_ item: Item, by demand: Demand) -> Bool {
    guard demand.currency == item.currency, demand.day > item.due,
      // What was agreed on the day of the demand was agreed about it.
      item.chased(on: demand.day) > 0 || item.chased(on: demand.day.adding(days: -1)) > 0,
      !account.standing.placements.covers(item.id, on: demand.day)
    else { return false }
    // A statement only lists what a notice asks for whose time is running.
    if demand.rung == Trigger.statement, policy.edition != .first,
      isInTimeOfNotice(item, on: demand.day)
    {
      return false
    }
    let notices = item.acted.filter { $0.isNotice && !$0.isVoid }
    guard !notices.contains(where: { $0.notice == demand.notice }) else { return true }
    let last = Set(policy.ladders.compactMap { $0.lastNotice?.name })
    return !notices.contains { acted in
      // More was to be paid by then than the last rung had asked for: it was asked for again.
      guard last.contains(acted.rung), acted.day < demand.day,
        item.chased(on: demand.day) <= item.chased(on: acted.day),
        let payBy = account.standing.demands[acted.notice]?.payBy
      else { return false }
      return policy.arrival(of: payBy) < demand.day
    }
  }
}
