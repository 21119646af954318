public import Receivables

// A discount stands on the money that earned it, granted or not.
extension Item {
  /// What of it is short for a discount that was earned and is still to be granted, in minor units: no room for
  /// other money, as it would be none once it was granted.
  func keptForDiscount(_ rules: Spreading) -> Int64 {
    guard let discount = circumstances.discount, discount.granted == nil else { return 0 }
    let earned = earnedDiscount(
      by: .distantFuture, graceDays: rules.discountGraceDays, tolerance: rules.tolerance(currency))
    return earned?.minorUnits ?? 0
  }

  /// What takes back a discount that was granted, where all money has gone back that came in time for it: what
  /// comes later finds the whole invoice. Nil where some is left.
  public func lostDiscount(_ rules: Spreading) -> DiscountWithdrawn? {
    guard let discount = circumstances.discount, let granted = discount.granted else { return nil }
    let last = granted.through.adding(days: rules.discountGraceDays)
    guard !discount.paid.contains(where: { $0.day <= last }) else { return nil }
    return DiscountWithdrawn(
      item: id, amount: Money(minorUnits: granted.minorUnits, currency), tax: granted.tax,
      corrects: granted.entry)
  }
}
