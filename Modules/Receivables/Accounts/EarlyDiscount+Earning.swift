// Whether a discount is earned follows from what was paid in time and what credits took off the invoice,
// in whichever order they became known.
extension Account {
  /// A transfer settled several invoices: what it might have kept of those that it paid in full and in
  /// time is noted with the others.
  mutating func noteDiscounts(_ allocations: [Allocation], on day: Day) {
    guard allocations.count > 1 else { return }
    let kept = allocations.map { allocation -> Int64 in
      guard let item = items[allocation.item], item.finallyOpen == 0 else { return 0 }
      return item.discount(paying: day, graceDays: 0)?.minorUnits ?? 0
    }
    let all = kept.reduce(0, +)
    for (allocation, own) in zip(allocations, kept) where all > own {
      guard let discount = items[allocation.item]?.circumstances.discount else { continue }
      items[allocation.item]?.circumstances.discount?.beside = discount.beside + all - own
    }
  }
}

extension Item {
  /// What a credit leaves of the amount that a discount is reckoned from, in minor units.
  private var discountable: Int64 { max(0, invoiced - credited) }

  /// A discount, and the tier that it is of.
  public typealias EarnedDiscount = (tier: EarlyDiscount.Tier, minorUnits: Int64)

  /// The largest discount that can still be had by paying on a day; nil where none can, or one was
  /// granted already.
  public func discount(
    paying day: Day, graceDays: Int, credited more: Int64 = 0
  ) -> EarnedDiscount? {
    guard let discount = circumstances.discount, discount.granted == nil,
      let tier = discount.tiers.first(where: { day <= $0.through.adding(days: graceDays) })
    else { return nil }
    return (tier, discount.worth(tier, of: max(0, discountable - more)))
  }

  /// The discount that was earned: what was paid by its last day made up all but the discount, be it of
  /// the invoice as it was sent or as credits have left it; nil where none was.
  ///
  /// - Parameters:
  ///   - day: what came later is not known yet.
  ///   - more: what a credit that is just given takes off, in minor units.
  public func earnedDiscount(
    by day: Day, graceDays: Int, tolerance: Int64, credited more: Int64 = 0
  ) -> EarnedDiscount? {
    guard let discount = circumstances.discount else { return nil }
    let rest = max(0, discountable - more)
    let beside = rest < invoiced ? discount.beside : 0
    for tier in discount.tiers {
      let paid = paid(by: min(day, tier.through.adding(days: graceDays)))
      guard paid > 0 else { continue }
      // The payer may have deducted before knowing of the credit.
      let isEarned = [rest, invoiced].contains { amount in
        paid < amount && paid + discount.worth(tier, of: amount) + beside + tolerance >= amount
      }
      let worth = discount.worth(tier, of: rest) + beside
      if isEarned, worth > 0 { return (tier, worth) }
    }
    return nil
  }

  /// What was paid of it by money of a day or before that has not gone back, in minor units.
  private func paid(by day: Day) -> Int64 {
    (circumstances.discount?.paid ?? []).reduce(0) { $1.day <= day ? $0 + $1.minorUnits : $0 }
  }
}
