import Receivables
import ReceivablesPorts

extension NoticeWords {
  /// What is asked for, and what stands between the rows and it.
  mutating func addSums(of content: NoticeContent, _ rows: NoticeRows) throws {
    let (disputed, agreed) = (rows.disputed, rows.agreed)
    values["total"] = amount(rows.total)
    values["charges"] = rows.charges.filter { $0.amount.isPositive }.map(charge)
    values["adjusted"] = rows.charged.isPositive || content.waiting.isPositive
    if disputed.isPositive { values["inDispute"] = amount(disputed) }
    let later = try agreed.adding(-rows.offered).adding(-rows.reviewed)
    if later.isPositive { values["agreedLater"] = amount(later) }
    if rows.offered.isPositive { values["offeredLater"] = amount(rows.offered) }
    if rows.reviewed.isPositive { values["reviewedLater"] = amount(rows.reviewed) }
    try addWaiting(content)
    if let apart = content.apart, apart.isPositive { values["apart"] = amount(apart) }
    values["states"] = content.isStatement
    values["owing"] = content.asked.isPositive
    if let surplus = rows.inFavour { values["inFavour"] = amount(surplus) }
    let isHeld = disputed.isPositive || agreed.isPositive
    if let payable = content.payable, payable.isPositive, payable != content.asked,
      content.toPay == nil
    {
      values["payNow"] = amount(payable)
    }
    guard content.asked.isPositive else { return }
    guard isHeld || rows.lines.contains(where: { $0.daysOverdue <= 0 }) else {
      values["allOverdue"] = content.isStatement && !rows.lines.isEmpty
      return
    }
    // What waits goes to the oldest first.
    let overdue = try rows.overdue.adding(-content.waiting)
    // Of what is held nobody says that it is not late.
    values["noneOverdue"] =
      !overdue.isPositive && (!isHeld || !rows.lines.contains { $0.daysOverdue > 0 })
    if overdue.isPositive { values["overdueTotal"] = amount(overdue) }
    guard isHeld else { return }
    let rest = try content.asked.adding(-disputed).adding(-agreed)
      .adding(overdue.isPositive ? -overdue : .zero(overdue.currency))
    if rest.isPositive { values["notDueTotal"] = amount(rest) }
  }

  /// Money that waits, and credit notes that do, each by what it is.
  private mutating func addWaiting(_ content: NoticeContent) throws {
    guard content.waiting.isPositive else { return }
    values["waiting"] = amount(content.waiting)
    values["lessWaiting"] = amount(-content.waiting)
    let credited = try content.credits.map(\.amount).sum(content.waiting.currency)
    let received = try content.waiting.adding(-credited)
    if received.isPositive { values["lessReceived"] = amount(-received) }
    values["credits"] = content.credits.map { credit in
      [
        "number": words(credit.number), "on": words(locale.column(credit.day)),
        "less": amount(-credit.amount),
      ]
    }
  }

  /// What is announced, from which day, and how interest comes about.
  mutating func addCharges(of content: NoticeContent) throws {
    let announced = content.charges.filter { !$0.isOwed }
    values["threatened"] = announced.map(charge)
    values["hasThreatened"] = !announced.isEmpty
    values["threats"] = threats(announced, until: content.newDueDate)
    let explained = content.charges.filter { !$0.schedule.isEmpty }
    values["hasSchedule"] = !explained.isEmpty
    values["schedule"] = explained.flatMap { steps($0.schedule) }
    values["schedules"] = try explained.map {
      // Several stand in one table, each below a line that says what it is of.
      try schedule($0).merging(["isAlone": explained.count == 1]) { _, new in new }
    }
    let owed = content.charges.filter(\.isOwed)
    let isOfPlan = !owed.isEmpty && owed.allSatisfy(\.isOfPlan)
    values["planInterest"] = isOfPlan
    values["alsoPlanInterest"] = !isOfPlan && owed.contains(where: \.isOfPlan)
    if let law = content.law, !content.charges.isEmpty { values["law"] = words(law) }
  }

  /// Grouped by the day from which they are added: whoever pays by the day that is set owes none.
  private func threats(
    _ charges: [NoticeContent.Charge], until newDue: Day?
  ) -> [[String: Any]] {
    var days: [Day?] = []
    for charge in charges where !days.contains(charge.from) { days.append(charge.from) }
    return days.map { day in
      var group: [String: Any] = [
        "threatened": charges.filter { $0.from == day }.map(charge)
      ]
      let first = day.map { day in newDue.map { max(day, $0.adding(days: 1)) } ?? day }
      if let first { group["from"] = words(locale.text(first)) }
      if let last = newDue ?? first?.adding(days: -1) { group["by"] = words(locale.text(last)) }
      return group
    }
  }

  private func charge(_ charge: NoticeContent.Charge) -> [String: Any] {
    var values = ["label": words(charge.label), "amount": amount(charge.amount)]
    if let booked = charge.booked { values["booked"] = words(locale.column(booked)) }
    return values
  }

  /// How one charge comes about: its lines add up to it, what a cap takes off, what was charged before and
  /// what rounding leaves included.
  private func schedule(_ charge: NoticeContent.Charge) throws -> [String: Any] {
    let lines = try charge.schedule.map(\.amount).sum(charge.amount.currency)
    let before = charge.before ?? .zero(charge.amount.currency)
    let beyond = charge.cap?.beyond ?? .zero(charge.amount.currency)
    let rest = try charge.amount.adding(-lines).adding(before).adding(beyond)
    var values: [String: Any] = [
      "label": words(charge.label), "steps": steps(charge.schedule),
      "sum": amount(charge.amount),
    ]
    values["summed"] =
      charge.schedule.count > 1 || before.isPositive || charge.cap != nil || rest.minorUnits != 0
    if let cap = charge.cap {
      let decimals = NoticeLocale.decimals(of: cap.share)
      values["most"] = words(locale.text(cap.share, decimals: decimals))
      values["beyond"] = amount(-cap.beyond)
    }
    if before.isPositive { values["before"] = amount(-before) }
    if rest.minorUnits != 0 { values["rounding"] = amount(rest) }
    return values
  }

  /// The lines of one table, whose rates have as many decimals as the longest of them: two where there are any,
  /// as the next table has.
  private func steps(_ lines: [NoticeContent.ChargeLine]) -> [[String: Any]] {
    let longest = lines.map { NoticeLocale.decimals(of: $0.rate) }.max() ?? 0
    let decimals = longest == 1 ? 2 : longest
    return lines.map { line in
      [
        "item": words(line.item), "from": words(locale.column(line.from)),
        "to": words(locale.column(line.to)), "days": String(line.days),
        "base": amount(line.base), "rate": words(locale.text(line.rate, decimals: decimals)),
        "amount": amount(line.amount),
      ]
    }
  }
}
