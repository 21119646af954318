import Receivables

/// What being late costs is booked through days that follow from the calendar and the ladder alone:
/// however often and whenever it runs, the same is charged once.
extension Deciding {
  mutating func bookCharges() {
    bookPlanInterest()
    guard let rules = policy.charges, rules.interest == .booked || rules.fixedSum == .booked
    else { return }
    let party = account.standing.party.value(on: day)
    guard let law = rules.law(for: party) else { return }
    let free = account.standing.chargeFreeDays
    let isFree = free.covers(day)
    for item in account.items.values.filter(isCharged).sorted(by: { $0.id < $1.id }) {
      guard let charges = ItemCharges(item, by: law, for: party, free: free),
        let through = charged(item, rules)
      else { continue }
      bring(about: item) { booking in
        (rules.fixedSum == .booked && !isFree
          ? try booking.fixedSum(charges, through: through) : [])
          + (rules.interest == .booked ? try booking.interest(charges, through: through) : [])
      }
    }
  }

  /// Closed items are read for their last interest alone.
  private func isCharged(_ item: Item) -> Bool {
    item.id.kind == .invoice && !item.circumstances.isUncharged
      && !item.holds.contains { $0.kind == .approval && $0.covers(day) }
      && !account.standing.placements.covers(item.id, on: day)
      && (item.settled > day || account.standing.unfinishedCharges.contains(item.id))
  }

  /// The day through which an item is charged by now: that of the rung after which charges are
  /// booked, then the end of each month, and at last the day on which it was closed. Nil: not yet.
  private func charged(_ item: Item, _ rules: ChargeRules) -> Day? {
    let known = item.circumstances.charged.map(\.through).max()
    // What was not owed was not late: what was charged is corrected, and nothing is added.
    if item.isCreditedInFull { return known }
    let acted = item.acted.filter { $0.rung == rules.after }.map(\.day).min()
    guard let acted, acted < day else { return known }
    let through = max(acted, day.adding(days: -day.dayOfMonth))
    return item.settled <= day ? max(item.settled, known ?? acted) : through
  }

  /// Interest of plans is charged through the day of each instalment.
  private mutating func bookPlanInterest() {
    for plan in account.standing.agreements.plans {
      guard let rate = plan.agreed.interest,
        let through = plan.agreed.instalments.map(\.due).filter({ $0 < day }).max()
      else { continue }
      for covered in plan.agreed.covers {
        guard let item = account.items[covered.item], isCharged(item) else { continue }
        bring(about: item) {
          try $0.planInterest(rate, plan: plan.id, on: item, through: through)
        }
      }
    }
  }

  private mutating func bring(
    about item: Item, _ book: (ChargeBooking) throws -> [Outcome]
  ) {
    let booking = ChargeBooking(account, policy.charges ?? ChargeRules(law: nil), on: day)
    do {
      let offer = item.holds.first { $0.kind == .settlement && $0.covers(day) }?.agreement
      for outcome in try book(booking) {
        bring([outcome.held(by: offer)], .charge, outcome.words)
      }
    } catch {
      note(TraceLine(.item(item.id), .charge, .forbids, "cannot be reckoned: \(error)"))
    }
  }
}

extension Outcome {
  /// What a charge is for, in a line of a trace.
  fileprivate var words: String {
    switch self {
    case .charged(let fact):
      "\(fact.item.text): \(fact.chargeKind.rawValue) of \(fact.amount) through \(fact.through) by"
        + " \(fact.law)" + (fact.corrects.map { ", correcting entry \($0)" } ?? "")
    case .corrected(let fact):
      "\(fact.item.text): \(fact.amount) less \(fact.chargeKind.rawValue) through"
        + " \(fact.through), correcting entry \(fact.corrects)"
    default: name
    }
  }
}
