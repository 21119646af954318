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
        if let worth = inTime?.minorUnits, worth > 0 { left[item.id] = min(worth, room) }
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

/// What an account's invoices are paid with by exactly one sum: all of some of them, each less a
/// discount that is in time. Empty where that is true of no invoices, or of several choices of them.
public func settlings(
  exactly money: Money, from day: Day, in account: Account, _ rules: Spreading
) -> [Settling] {
  let nets: [(item: Item, net: Int64)] = account.items.values.compactMap {
    item -> (item: Item, net: Int64)? in
    guard item.id.kind == .invoice, item.currency == money.currency, item.issued <= day,
      let room = item.room(from: day), room.since == day,
      let worth = item.discount(paying: day, graceDays: rules.discountGraceDays)?.minorUnits,
      worth > 0, room.minorUnits > worth
    else { return nil }
    return (item, room.minorUnits - worth)
  }.sorted { ($0.item.due, $0.item.id) < ($1.item.due, $1.item.id) }
  // Among very many, any sum is that of some of them.
  guard !nets.isEmpty, nets.count <= 12 else { return [] }
  var found: [Int] = []
  for choice in 1..<(1 << nets.count) {
    let sum = nets.indices.reduce(Int64(0)) { choice >> $1 & 1 == 1 ? $0 + nets[$1].net : $0 }
    if sum == money.minorUnits { found.append(choice) }
  }
  guard found.count == 1 else { return [] }
  return nets.indices.filter { found[0] >> $0 & 1 == 1 }.map {
    Settling(from: day, Allocation(nets[$0].item.id, nets[$0].net))
  }
}
