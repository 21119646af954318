// Whether a discount is earned follows from what was paid in time and what credits took off the invoice,
// in whichever order they became known.
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
  /// the invoice as it was sent or as credits have left it, or some of them; nil where none was.
  ///
  /// - Parameters:
  ///   - day: what came later is not known yet.
  ///   - more: what a credit that is just given takes off, in minor units.
  public func earnedDiscount(
    by day: Day, graceDays: Int, tolerance: Int64, credited more: Int64 = 0
  ) -> EarnedDiscount? {
    guard let discount = circumstances.discount else { return nil }
    let rest = max(0, discountable - more)
    for tier in discount.tiers {
      let paid = paid(by: min(day, tier.through.adding(days: graceDays)))
      guard paid > 0 else { continue }
      // The payer may have deducted before knowing of a credit.
      let isEarned = amounts(leaving: rest).contains { amount in
        paid < amount && paid + discount.worth(tier, of: amount) + tolerance >= amount
      }
      let worth = discount.worth(tier, of: rest)
      if isEarned, worth > 0 { return (tier, worth) }
    }
    return nil
  }

  /// What it may have been to whom some of the credits were told, in minor units.
  private func amounts(leaving rest: Int64) -> Set<Int64> {
    let credits = circumstances.credited.map(\.minorUnits)
    guard credits.count <= 8 else { return [rest, invoiced] }
    return credits.reduce(into: [rest, invoiced]) { amounts, credit in
      amounts.formUnion(amounts.map { $0 - credit }.filter { $0 > rest })
    }
  }

  /// What was paid of it by money of a day or before that has not gone back, in minor units.
  private func paid(by day: Day) -> Int64 {
    (circumstances.discount?.paid ?? []).reduce(0) { $1.day <= day ? $0 + $1.minorUnits : $0 }
  }
}
