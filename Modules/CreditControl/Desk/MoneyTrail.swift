import Receivables
import ReceivablesPorts

/// Where a payment went: what it settled, and the accounts to which parts of it were moved.
struct MoneyTrail {
  /// The day on which the payment came.
  private(set) var received = Day.distantPast
  private(set) var isReversed = false
  /// Every account that the money touched, the first one first.
  private(set) var accounts: [AccountID] = []
  private var acts: [AccountID: [Desk.Act]] = [:]
  private var touched: [AccountID: Set<ItemID>] = [:]

  init(of item: ItemID, in account: AccountID, _ installation: Installation) async throws {
    try await follow(item, in: account, installation)
  }

  func items(of account: AccountID) -> [ItemID] {
    (touched[account] ?? []).sorted()
  }

  func undoing() -> [AccountID: [Desk.Act]] { acts }

  /// The two halves of a transfer.
  static func transfer(
    _ id: String, of source: ItemID, arrivingAs target: ItemID, _ amount: Money,
    from: AccountID, to: AccountID
  ) -> [AccountID: [Desk.Act]] {
    let out = MoneyTransferred(
      transfer: id, direction: .out, amount: amount, source: source, counterpart: to)
    let into = MoneyTransferred(
      transfer: id, direction: .into, amount: amount, source: target, counterpart: from)
    return [
      from: [Desk.Act(fact: .moneyTransferred(out))],
      to: [Desk.Act(fact: .moneyTransferred(into))],
    ]
  }

  /// Reads what a piece of money did in an account, and notes what undoes it: first the parts that
  /// went further come back, then what it settled is opened.
  private mutating func follow(
    _ item: ItemID, in account: AccountID, _ installation: Installation
  ) async throws {
    if !accounts.contains(account) { accounts.append(account) }
    touched[account, default: []].insert(item)
    let replay = try await AccountReplay(account, in: installation.store, upTo: .everything)
    var settled: [Allocation] = []
    var currency = replay.account.items[item]?.currency
    for content in replay.contents {
      switch content.fact {
      case .paymentReceived(let fact) where fact.payment == item.document:
        received = content.day
        currency = fact.amount.currency
        settled += fact.allocations
      case .moneyApplied(let fact) where fact.source == item: settled += fact.allocations
      case .paymentReversed(let fact) where fact.payment == item.document: isReversed = true
      case .moneyReturned(let fact) where fact.payment == item.document:
        settled.undo(fact.allocations)
      case .moneyTransferred(let fact) where fact.source == item && fact.direction == .out:
        try await comeBack(fact, to: account, installation)
      default: break
      }
    }
    touched[account, default: []].formUnion(settled.map(\.item))
    guard let currency else { return }
    let reversal = PaymentReversed(
      payment: item.document, currency: currency, allocations: settled)
    acts[account, default: []].append(Desk.Act(fact: .paymentReversed(reversal)))
  }

  /// Undoes a transfer by its mirror: the pair goes back as a pair.
  private mutating func comeBack(
    _ fact: MoneyTransferred, to account: AccountID, _ installation: Installation
  ) async throws {
    let arrived = ItemID(.payment, fact.transfer)
    var back: [Allocation] = []
    let other = try await AccountReplay(
      fact.counterpart, in: installation.store, upTo: .everything)
    for content in other.contents {
      if case .moneyApplied(let applied) = content.fact, applied.source == arrived {
        back += applied.allocations
      }
    }
    guard back.isEmpty, other.account.items[arrived]?.finallyOpen == -fact.amount.minorUnits else {
      throw RunError(
        .badInput,
        "a part of it was moved to \(fact.counterpart) and spent there."
          + " Take it back from there first.")
    }
    if !accounts.contains(fact.counterpart) { accounts.append(fact.counterpart) }
    touched[fact.counterpart, default: []].insert(arrived)
    let pair = MoneyTrail.transfer(
      fact.transfer + "-undone", of: arrived, arrivingAs: fact.source, fact.amount,
      from: fact.counterpart, to: account)
    for (id, more) in pair { acts[id, default: []] += more }
  }
}
