import Receivables

/// What collecting an item cost, where the law sets its fixed sum against that: whichever comes first,
/// both together are the larger of the two.
struct RecoveryCosts {
  /// All that it cost, covered or not, in minor units; so with the others.
  private let incurred: Int64
  private let charged: Int64
  private let fixedSum: Int64
  /// What was charged as cost by entries that do not say how much it was: beside the fixed sum, so that
  /// this may have covered some more of it.
  private let unsaid: Int64

  init(_ item: Item) {
    let told = item.circumstances.costs
    charged = item.circumstances.charged(.cost)?.total ?? 0
    fixedSum = item.circumstances.charged(.fixedSum)?.total ?? 0
    unsaid = max(0, charged - told.charged)
    incurred = told.incurred + unsaid
  }

  /// What is to be charged as fixed sum where so much is granted: what costs leave of it, and what of
  /// costs was covered by a sum that is granted no more.
  func fixedSum(granted: Int64) -> Int64 {
    // What was booked by entries of the older sort is left alone.
    let costs = unsaid > 0 ? incurred + fixedSum : incurred
    return max(0, min(max(granted, costs) - charged, max(granted, fixedSum)))
  }

  /// What is owed of a further cost.
  func owed(of cost: Int64) -> Int64 {
    max(0, min(cost, max(fixedSum, incurred + cost) - fixedSum - charged))
  }

  /// What of a sum that is granted, or was charged, costs do not use yet.
  func unused(of granted: Int64) -> Int64 { max(0, max(granted, fixedSum) - incurred) }
}
