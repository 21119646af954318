import CashApplication
import Dunning
import Receivables

/// What money and credits of an account would settle, had everything been told in the order of its days.
///
/// What people did stays where it is: it is taken for known from the first day on.
struct Retelling {
  /// What happened on a day.
  private enum Event {
    case invoice(String)
    case money(ItemID)
    case reversal(ItemID)
    /// A run gave waiting money to what was due first.
    case applied
    case discount(DiscountTaken)

    /// Which comes first of one day.
    var rank: Int {
      switch self {
      case .invoice: 0
      case .money: 1
      case .reversal: 2
      case .discount: 3
      case .applied: 4
      }
    }

    var name: String {
      switch self {
      case .invoice(let number): number
      case .money(let id), .reversal(let id): id.stored
      case .applied: ""
      case .discount(let fact): fact.item.stored
      }
    }
  }

  /// The account as it would be.
  private(set) var account: Account
  /// The entries of that account by which each piece of money settles something.
  private(set) var entries: [ItemID: Set<Int>] = [:]
  /// The entries of that account by which a run gives money to what is due first.
  private(set) var applied: Set<Int> = []

  private let told: ToldMoney
  /// The money that is spread anew.
  private let sources: [ItemID: ToldMoney.Source]
  private let policy: Policy?

  /// - Parameter runs: the last of days on each of which a run is taken to have been made; nil for those that were.
  init(
    _ told: ToldMoney, of money: Set<ItemID>, by policy: Policy?, asIfRunThrough runs: Day? = nil
  ) {
    self.told = told
    self.policy = policy
    sources = told.sources.filter { money.contains($0.key) }
    let discounts = told.granted.filter { item, _ in
      told.account.items[item]?.circumstances.discount?.granted != nil
    }
    let entries = sources.values.reduce(into: Set<Int>()) { $0.formUnion($1.entries) }
    let grants = discounts.keys.compactMap {
      told.account.items[$0]?.circumstances.discount?.granted?.entry
    }
    account = told.account.without(entries: entries.union(grants), of: money)
    let first = sources.values.map(\.day).min() ?? .distantFuture
    var events: [(day: Day, event: Event)] = []
    var later: [String: Day] = [:]
    for item in account.items.values where item.id.kind == .invoice && item.issued >= first {
      later[item.id.document] = item.issued
    }
    hold(Set(later.keys))
    events += later.map { ($0.value, .invoice($0.key)) }
    for source in sources.values {
      events.append((source.day, .money(source.id)))
      if let day = source.reversed { events.append((day, .reversal(source.id))) }
    }
    var given = sources.values.reduce(into: Set<Day>()) { $0.formUnion($1.applied) }
    // Only what happens leaves something to give.
    if let runs { given.formUnion(events.map(\.day).filter { $0 <= runs }) }
    events += given.map { ($0, .applied) }
    events += discounts.values.map { ($0.day, .discount($0.fact)) }
    for (day, event) in events.sorted(by: {
      ($0.day, $0.event.rank, $0.event.name) < ($1.day, $1.event.rank, $1.event.name)
    }) {
      take(event, on: day)
    }
  }

  /// Items that are not known yet.
  private var withheld: [String: [Item]] = [:]

  private mutating func hold(_ invoices: Set<String>) {
    withheld = Dictionary(
      grouping: account.items.values.filter {
        $0.id.kind.isOwed && invoices.contains($0.id.document)
      }, by: \.id.document)
    let left = account.items.values.filter { withheld[$0.id.document] == nil || !$0.id.kind.isOwed }
    account = Account(
      id: account.id, version: account.version, standing: account.standing, items: left,
      notices: Array(account.notices.values))
  }

  private func rules(on day: Day) -> Spreading {
    policy?.spreading(for: account.standing.party.value(on: day)) ?? Spreading()
  }

  // MARK: Event by event

  private mutating func take(_ event: Event, on day: Day) {
    switch event {
    case .invoice(let number):
      account.include(withheld.removeValue(forKey: number) ?? [])
      let taken = waiting.taken(by: [number], in: account, rules(on: day))
      for fact in taken { post(fact, on: day) }
    case .money(let id):
      guard let source = sources[id] else { return }
      for fact in facts(of: source) { post(fact, on: day) }
    case .reversal(let id): reverse(id, on: day)
    case .applied:
      for fact in policy?.applying(waitingOn: free, on: day) ?? [] {
        post(.moneyApplied(fact), on: day)
        applied.insert(account.version)
      }
    case .discount(let fact): judge(fact, on: day)
    }
  }

  /// The account without money that stays where it is, and without what names an invoice which comes later: it
  /// is kept for that.
  private var free: Account {
    let given = Set(sources.values.filter { !namesWithheld($0) }.map(\.id))
    return account.holding({ $0.id.kind.isOwed || given.contains($0.id) }, notices: { _ in true })
  }

  private func namesWithheld(_ source: ToldMoney.Source) -> Bool {
    !withheld.isEmpty
      && source.named.invoices(in: told.account).contains { withheld[$0] != nil }
  }

  /// Posts a fact, where the account takes it, and notes whose it is.
  private mutating func post(_ fact: Fact, on day: Day) {
    do {
      try account.post(fact, on: day)
    } catch {
      // What does not fit is not so.
      return
    }
    if let source = fact.money { entries[source, default: []].insert(account.version) }
  }

  private func facts(of source: ToldMoney.Source) -> [Fact] {
    let rules = rules(on: source.day)
    if source.id.kind == .credit {
      return account.crediting(
        source.id.document, source.amount, on: source.day, of: source.named,
        because: source.reason, rules)
    }
    // What comes later takes nothing yet. The payer knew it, and what may be deducted depends on it.
    var known = account
    for number in source.named.invoices(in: told.account) { known.include(withheld[number] ?? []) }
    let settled =
      (settlings(
        of: source.amount, from: source.day, over: source.named, in: known,
        knowing: credits(after: source), rules)
      ?? settlings(
        of: source.amount, from: source.day, namedOrExactly: source.named, in: known, rules))
      .filter { withheld[$0.allocation.item.document] == nil }
    return CashApplication.facts(
      of: source.id, from: source.day, settling: settled, in: account
    ) {
      .paymentReceived(
        PaymentReceived(
          payment: source.id.document, amount: source.amount, allocations: $0))
    }
  }

  /// Those that stand and name an invoice that the money names.
  private func credits(after money: ToldMoney.Source) -> [LaterCredit] {
    let documents = Set(money.named.invoices(in: account))
    return sources.values.filter { credit in
      credit.id.kind == .credit && credit.day > money.day
        && credit.amount.currency == money.amount.currency
        && !documents.isDisjoint(with: credit.named.invoices(in: account))
    }.sorted { ($0.day, $0.id) < ($1.day, $1.id) }.map {
      LaterCredit(
        name: $0.id.document, day: $0.day, amount: $0.amount, named: $0.named, reason: $0.reason)
    }
  }

  private var waiting: WaitingMoney {
    WaitingMoney(
      named: sources.values.map { ($0.id, $0.named, $0.reason) },
      items: account.items.values.filter { $0.spare != nil })
  }

  private mutating func reverse(_ id: ItemID, on day: Day) {
    let before = account
    let own = entries[id] ?? []
    var settled: [Allocation] = []
    for item in account.items.values.sorted(by: { $0.id < $1.id }) where item.id.kind.isOwed {
      let sum = item.movements.reduce(Int64(0)) {
        own.contains($1.sequence) ? $0 - $1.minorUnits : $0
      }
      if sum > 0 { settled.append(Allocation(item.id, sum)) }
    }
    guard let currency = sources[id]?.amount.currency else { return }
    post(
      .paymentReversed(
        PaymentReversed(payment: id.document, currency: currency, allocations: settled)), on: day)
    let taken = waiting.taken(
      reopenedSince: before, in: account, on: day, rules(on: day))
    for fact in taken { post(fact, on: day) }
  }

  /// A discount stands where it is earned as it was granted.
  private mutating func judge(_ fact: DiscountTaken, on day: Day) {
    guard let item = account.items[fact.item], let granted = told.granted(fact.item) else { return }
    let rules = rules(on: day)
    let earned = item.earnedDiscount(
      by: day, graceDays: rules.discountGraceDays, tolerance: rules.tolerance(item.currency))
    let open = item.finallyOpen
    guard let earned, open > 0, open < item.invoiced,
      min(open, earned.minorUnits) == granted.minorUnits
    else { return }
    post(.discountTaken(fact), on: day)
  }
}

extension Fact {
  /// The money of which it tells what it settles.
  fileprivate var money: ItemID? {
    switch self {
    case .paymentReceived(let fact): ItemID(.payment, fact.payment)
    case .creditIssued(let fact): ItemID(.credit, fact.credit)
    case .moneyApplied(let fact): fact.source
    case .moneyUnapplied(let fact): fact.source
    case .paymentReversed(let fact): ItemID(.payment, fact.payment)
    default: nil
    }
  }
}
