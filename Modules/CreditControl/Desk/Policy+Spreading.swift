import CashApplication
import Dunning
import Receivables
import ReceivablesPorts

extension Policy {
  /// How a customer's money is spread.
  func spreading(for party: Party?) -> Spreading {
    let tolerance = tolerance
    return Spreading(
      order: allocationOrder(for: party), discountGraceDays: discountGraceDays,
      tolerance: { tolerance.minorUnits(in: $0) },
      inHand: { Set(DunningStanding($0, in: $1, by: self, on: $2).inHandItems) },
      asked: { self.askedTogether(of: $0, in: $1, on: $2) })
  }
}

extension AccountReading {
  /// What is open on an account to the end, and the money that waits on it.
  func openItems(of account: AccountID) async throws -> [Item] {
    let record = try await self.account(account, items: .live(on: .distantFuture.adding(days: -1)))
    return record.map { Array($0.account.items.values) } ?? []
  }
}
