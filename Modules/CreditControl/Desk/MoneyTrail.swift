import Receivables
import ReceivablesPorts

/// Where a payment went: what it settled, and the accounts to which parts of it were moved.
struct MoneyTrail {
  /// The day on which the payment came.
  private(set) var received = Day.distantPast
  private(set) var isReversed = false
  /// Every account that the money touched, the first one first.
  private(set) var accounts: [AccountID] = []
  /// What of it was paid out, and is owed by whom it was paid to when the payment does not stand.
  private(set) var owedBack: [(account: AccountID, payout: MoneyPaidOut)] = []
  private var acts: [AccountID: [Desk.Act]] = [:]
  private var touched: [AccountID: Set<ItemID>] = [:]

  init(of item: ItemID, in account: AccountID, _ installation: Installation) async throws {
    try await follow(item, in: account, installation)
  }

  func items(of account: AccountID) -> [ItemID] {
    (touched[account] ?? []).sorted()
  }

  /// - Parameter day: the day on which the money is taken back.
  func undoing(on day: Day) -> [AccountID: [Desk.Act]] {
    var acts = acts
    for (account, payout) in owedBack {
      let claim = InvoiceIssued(invoice: payout.name, amount: payout.amount, due: day)
      acts[account, default: []].append(
        Desk.Act(
          fact: .invoiceIssued(claim),
          note: "paid out of \(payout.source.document), which was taken back"))
      // It is no payment for what was supplied: late-payment law grants nothing on it.
      let free = ChargeWaived(
        item: ItemID(.invoice, payout.name), currency: payout.amount.currency, allocations: [],
        stops: true)
      acts[account, default: []].append(Desk.Act(fact: .chargeWaived(free)))
    }
    return acts
  }

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
    let course = MoneyCourse(of: item, replay.contents)
    owedBack += course.payouts.map { (account, $0) }
    received = course.received ?? received
    isReversed = course.isReversed
    for fact in course.gone { try await comeBack(fact, as: item, to: account, installation) }
    touched[account, default: []].formUnion(course.settled.map(\.item))
    guard let currency = course.currency ?? replay.account.items[item]?.currency else { return }
    let reversal = PaymentReversed(
      payment: item.document, currency: currency, allocations: course.settled)
    acts[account, default: []].append(Desk.Act(fact: .paymentReversed(reversal)))
  }

  /// Undoes a transfer by its mirror: what it settled there is opened, what went further comes back
  /// first, and the pair goes back as a pair.
  private mutating func comeBack(
    _ fact: MoneyTransferred, as source: ItemID, to account: AccountID,
    _ installation: Installation
  ) async throws {
    let arrived = ItemID(.payment, fact.transfer)
    let other = try await AccountReplay(
      fact.counterpart, in: installation.store, upTo: .everything)
    // What went home by itself arrived there under its first name, and is followed there.
    guard other.account.items[arrived] != nil else { return }
    let course = MoneyCourse(of: arrived, other.contents)
    owedBack += course.payouts.map { (fact.counterpart, $0) }
    if !accounts.contains(fact.counterpart) { accounts.append(fact.counterpart) }
    touched[fact.counterpart, default: []].formUnion([arrived] + course.settled.map(\.item))
    for further in course.gone {
      try await comeBack(further, as: arrived, to: fact.counterpart, installation)
    }
    if !course.settled.isEmpty {
      let unapplied = MoneyUnapplied(source: arrived, allocations: course.settled)
      acts[fact.counterpart, default: []].append(Desk.Act(fact: .moneyUnapplied(unapplied)))
    }
    // What was paid out there cannot come back: it is owed there.
    let left = fact.amount.minorUnits - course.left
    guard left > 0 else { return }
    let pair = MoneyTrail.transfer(
      MoneyTransferred.undoing(fact.transfer), of: arrived, arrivingAs: source,
      Money(minorUnits: left, fact.amount.currency), from: fact.counterpart, to: account)
    for (id, more) in pair { acts[id, default: []] += more }
  }
}

/// What a piece of money did in one account, from its entries.
struct MoneyCourse {
  /// The day on which it came; nil where it was moved here.
  private(set) var received: Day?
  private(set) var currency: Currency?
  private(set) var isReversed = false
  /// What it still settles.
  private(set) var settled: [Allocation] = []
  /// Transfers of parts of it to other accounts that were not moved back.
  private(set) var gone: [MoneyTransferred] = []
  /// What of it was paid out.
  private(set) var payouts: [MoneyPaidOut] = []

  /// The same in minor units.
  var left: Int64 { payouts.reduce(0) { $0 + $1.amount.minorUnits } }

  init(of item: ItemID, _ contents: [EntryContent]) {
    for content in contents { take(content, item) }
  }

  /// What is undone so that as much of it waits again, in minor units: the latest first.
  ///
  /// - Returns: nil where a part of another currency would have to be cut.
  func undoing(_ minorUnits: Int64) -> [Allocation]? {
    var rest = minorUnits
    var undone: [Allocation] = []
    for allocation in settled.reversed() where rest > 0 {
      if allocation.spent <= rest {
        undone.append(allocation)
      } else {
        guard allocation.rate == nil else { return nil }
        undone.append(Allocation(allocation.item, rest))
      }
      rest -= min(rest, allocation.spent)
    }
    return undone
  }

  private mutating func take(_ content: EntryContent, _ item: ItemID) {
    switch content.fact {
    case .paymentReceived(let fact) where item == ItemID(.payment, fact.payment):
      received = content.day
      currency = fact.amount.currency
      settled += fact.allocations
    case .creditIssued(let fact) where item == ItemID(.credit, fact.credit):
      received = content.day
      currency = fact.amount.currency
      settled += fact.allocations
    case .moneyApplied(let fact) where fact.source == item && fact.until == nil:
      settled += fact.allocations
    case .moneyUnapplied(let fact) where fact.source == item && fact.until == nil:
      settled.undo(fact.allocations)
    case .paymentReversed(let fact) where item == ItemID(.payment, fact.payment):
      isReversed = true
    case .creditReversed(let fact) where item == ItemID(.credit, fact.credit): isReversed = true
    case .moneyReturned(let fact) where item == ItemID(.payment, fact.payment):
      settled.undo(fact.allocations)
    case .moneyPaidOut(let fact) where fact.source == item: payouts.append(fact)
    case .moneyTransferred(let fact) where fact.source == item: take(fact, item)
    default: break
    }
  }

  private mutating func take(_ fact: MoneyTransferred, _ item: ItemID) {
    // What arrives under its own name came for the first time.
    let isBack = fact.direction == .into && item != ItemID(.payment, fact.transfer)
    if fact.direction == .out {
      gone.append(fact)
    } else if isBack {
      gone.takeBack(fact)
    }
  }
}

extension [MoneyTransferred] {
  /// Takes off what came back from the same account, the latest first.
  fileprivate mutating func takeBack(_ back: MoneyTransferred) {
    guard let index = lastIndex(where: { $0.counterpart == back.counterpart }) else { return }
    let sum = self[index].amount.minorUnits - back.amount.minorUnits
    if sum <= 0 {
      remove(at: index)
    } else {
      let gone = self[index]
      self[index] = MoneyTransferred(
        transfer: gone.transfer, direction: .out,
        amount: Money(minorUnits: sum, gone.amount.currency), source: gone.source,
        counterpart: gone.counterpart)
    }
  }
}
