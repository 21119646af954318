import Receivables

/// A plan that is not kept to ends: once that was said, and the day has passed that was given for it.
extension Deciding {
  mutating func judge(_ plan: OpenPlan) {
    let course = PlanCourse(plan, of: account, by: policy, on: day)
    let last = plan.agreed.instalments.last?.due ?? plan.from
    guard course.isOpen else {
      // Paid on its day, the last instalment has cost what it would have cost paid a day later.
      bookInterest(of: plan, through: last, isLast: true)
      return bring(
        [
          .ended(
            plan.id, .plan, .completed, received: course.received, expected: course.total,
            deadline: last)
        ], .plan, "\(plan.id) completed: nothing is open any more")
    }
    guard !course.isAtRest else {
      return note(
        TraceLine(
          .account, .plan, .waits,
          "\(plan.id) rests: nothing of it is asked for until it is decided what it covers"))
    }
    guard isBroken(course) else { return }
    let days = course.missed.map { "\(course.dues[$0])" }.joined(separator: ", ")
    bring(
      [
        .ended(
          plan.id, .plan, .defaulted, received: course.received,
          expected: course.expected, deadline: day)
      ], .plan, "\(plan.id) in default: missed \(days); all of it is due")
  }

  /// Whether a plan is over, with a line where it is not for lack of a word about it, or of time.
  private mutating func isBroken(_ course: PlanCourse) -> Bool {
    let rules = policy.planRules
    guard policy.edition != .first else { return course.missed.count >= rules.missedInstalments }
    guard let breach = course.breach(by: rules) else { return false }
    let plan = course.plan
    let due = course.dues[breach]
    let demands = demands(of: plan)
    if let last = demands.map({ arrival(of: $0.demand) }).max(), last >= day {
      note(
        TraceLine(
          .account, .plan, .waits,
          "\(plan.id): the instalment of \(due) is missed, and the time that a notice gave is not over",
          until: last.adding(days: 1)))
      return false
    }
    let isTold = demands.contains {
      $0.asked.contains(breach) && $0.demand.day >= course.anew[breach] ?? .distantPast
    }
    guard canTell(rules), !isTold else { return true }
    note(
      TraceLine(
        .account, .plan, .waits,
        "\(plan.id): no notice has asked for the instalment of \(due), which is missed"))
    return false
  }

  /// The first day on which money must have arrived that was sent in the time of a demand.
  private func arrival(of demand: Demand) -> Day {
    policy.arrival(of: demand.payBy ?? demand.day)
  }

  /// Whether a notice about a missed instalment can reach the customer: who cannot be told is waited for
  /// no longer, and is a person's task as soon as the plan is over.
  private func canTell(_ rules: PlanRules) -> Bool {
    rules.reminders.contains { $0.isDemand && !isUnreached(by: $0.channels) }
  }

  /// The demands that asked for instalments of a plan, each with these, counted from 0.
  private func demands(of plan: OpenPlan) -> [(demand: Demand, asked: [Int])] {
    account.standing.demands.all.compactMap { demand in
      let asked = instalments(of: plan, askedBy: demand)
      return asked.isEmpty ? nil : (demand, asked)
    }
  }

  /// Instalments of a plan, counted from 0, that a demand asked for: what it announced was not due yet.
  func instalments(of plan: OpenPlan, askedBy demand: Demand) -> [Int] {
    guard demand.currency == plan.agreed.currency, demand.day >= plan.from,
      !pending.contains(demand.notice), policy.rung(demand.rung)?.endsOnDueDay != true
    else { return [] }
    let triggers = account.standing.triggers.acted.filter { $0.notice == demand.notice }
    // A statement says what is overdue, a notice asks for what was missed.
    return PlanCourse(plan, of: account, by: policy, on: demand.day).asked(
      triggers.map(\.trigger),
      graceDays: demand.rung == Trigger.statement ? 0 : policy.planRules.graceDays)
  }

  /// That money went back which had paid for what instalments are of, since that was agreed, where no notice
  /// has told of it.
  func returns(ofPlans instalments: [Candidate]) -> [Trigger] {
    let ladder = Ladder(name: "plan", rungs: policy.planRules.reminders)
    return Set(instalments.filter { $0.item.id.kind == .plan }.flatMap(\.lists)).sorted()
      .compactMap { id in
        guard let item = account.items[id] else { return nil }
        let position = position(of: item, on: ladder)
        guard let back = position.returned, back >= item.agreedSince ?? back, !position.isPending
        else { return nil }
        return position.returnTrigger
      }
  }

  /// The days on which a plan can be over, or its instalments be asked for once more: what was said has
  /// had its time, or came to nothing a while ago.
  static func planDays(_ account: Account, _ policy: Policy) -> [Day] {
    guard !account.standing.agreements.plans.isEmpty else { return [] }
    let ends = account.standing.demands.all.map {
      policy.arrival(of: $0.payBy ?? $0.day).adding(days: 1)
    }
    let retries = account.standing.triggers.acted.compactMap(\.voided).map {
      $0.adding(days: max(1, policy.rhythmDays))
    }
    return ends + retries
  }
}
