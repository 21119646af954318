public import Receivables

/// What a policy says of how money is spread.
public struct Spreading: Sendable {
  /// What it settles first of an invoice and its charges.
  public let order: LateChargeLaw.Order
  /// So many days after its last day a discount can still be earned.
  public let discountGraceDays: Int
  /// What may be short of a sum that is meant to be paid in full, in minor units of a currency.
  public let tolerance: @Sendable (Currency) -> Int64
  /// What is with a person or a desk on a day, and so listed by statements and not asked for.
  public let inHand: @Sendable (Account, Currency, Day) -> Set<ItemID>
  /// What a demand whose time runs on a day asked for as one sum, where instalments of a plan are part of
  /// it: of each item, and in all.
  public let asked: Asked

  public typealias Asked =
    @Sendable (Account, Currency, Day) -> (parts: [Allocation], minorUnits: Int64)?

  public init(
    order: LateChargeLaw.Order = .principalFirst, discountGraceDays: Int = 0,
    tolerance: @escaping @Sendable (Currency) -> Int64 = { _ in 0 },
    inHand: @escaping @Sendable (Account, Currency, Day) -> Set<ItemID> = { _, _, _ in [] },
    asked: @escaping Asked = { _, _, _ in nil }
  ) {
    self.order = order
    self.discountGraceDays = discountGraceDays
    self.tolerance = tolerance
    self.inHand = inHand
    self.asked = asked
  }
}

/// What of an invoice's items a transfer may leave for their discounts.
struct DiscountShares {
  /// What is left of each item in time, in minor units.
  private(set) var left: [ItemID: Int64] = [:]
  /// What of each item may have been deducted though its time was over, in minor units: where something is
  /// short, it is short of that.
  private(set) var late: [ItemID: Int64] = [:]
  /// Whether what is over is to fill them up all the same.
  private(set) var fillsUp = true

  /// The transfer takes discounts where its sum is no less than all of the items with the largest
  /// discount of each, in time or not, and less than all of them: as they are, or as they were sent.
  ///
  /// - Parameters:
  ///   - items: what is open of what the transfer names, and how much has room for it.
  ///   - namesMore: whether it names something that is not known yet.
  init(
    of money: Money, from day: Day, over items: [(item: Item, room: Int64)], namesMore: Bool,
    _ rules: Spreading
  ) {
    var sent = (all: Int64(0), least: Int64(0))
    var now = (all: Int64(0), least: Int64(0))
    for (item, room) in items {
      var largest = (now: Int64(0), sent: Int64(0))
      if let discount = item.circumstances.discount, discount.granted == nil,
        let tier = discount.tiers.first
      {
        largest.now = discount.worth(tier, of: max(0, item.invoiced - item.credited))
        largest.sent = discount.worth(tier, of: item.invoiced)
        let inTime = item.discount(paying: day, graceDays: rules.discountGraceDays)
        if let worth = inTime?.minorUnits, worth > 0 {
          left[item.id] = min(worth, room)
        } else {
          late[item.id] = min(largest.now, room)
        }
      }
      now.all += room
      now.least += max(0, room - largest.now)
      sent.all += room + item.credited
      sent.least += max(0, room + item.credited - largest.sent)
    }
    let sum = money.minorUnits
    let reached = sum + rules.tolerance(money.currency)
    if sum < now.all && reached >= now.least { return }
    fillsUp = false
    let wasBeforeCredits = sent.all > now.all && sum < sent.all && reached >= sent.least
    guard wasBeforeCredits || (namesMore && sum > now.all) else {
      left = [:]
      return
    }
  }
}
