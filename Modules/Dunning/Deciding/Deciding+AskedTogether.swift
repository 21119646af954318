public import Receivables

extension Deciding {
  /// What the latest demand that gives time on the day asked for, where instalments of a plan are part of
  /// it: of each item, and in all what money that waited then had left.
  fileprivate func askedTogether(
    in currency: Currency
  ) -> (parts: [Allocation], minorUnits: Int64)? {
    let demand = account.standing.demands.all.last { demand in
      demand.currency == currency && demand.day <= day && !pending.contains(demand.notice)
        && demand.payBy.map { policy.arrival(of: $0) >= day } ?? false
    }
    guard let demand else { return nil }
    let instalments = account.standing.agreements.plans.flatMap { plan in
      PlanCourse(plan, of: account, by: policy, on: demand.day)
        .covers(self.instalments(of: plan, askedBy: demand), of: account)
    }.filter { $0.minorUnits > 0 }
    guard !instalments.isEmpty else { return nil }
    var then = Deciding(account, policy, demand.day, isTracing: false)
    let arrears = then.arrears(in: currency)
    let late = arrears.lines.map { Allocation($0.candidate.item.id, $0.candidate.open) }
    let parts = instalments.map { Allocation($0.item, $0.minorUnits) } + late
    return (parts, parts.settled - arrears.waiting)
  }
}

extension Policy {
  /// What a demand whose time runs on a day asked for as one sum, where instalments of a plan are part of
  /// it; nil where none does.
  public func askedTogether(
    of account: Account, in currency: Currency, on day: Day
  ) -> (parts: [Allocation], minorUnits: Int64)? {
    guard !account.standing.agreements.plans.isEmpty else { return nil }
    return Deciding(account, self, day, isTracing: false).askedTogether(in: currency)
  }
}
