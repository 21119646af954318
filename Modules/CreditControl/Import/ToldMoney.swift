import CashApplication
import Receivables
import ReceivablesPorts

/// The money and the credits of an account as they were told: when each came, what it names, and which
/// entries tell what it settles.
struct ToldMoney {
  /// A payment or a credit whose words say what it settles.
  struct Source {
    let id: ItemID
    let day: Day
    let amount: Money
    /// The invoices that a payer names, or that a credit is for.
    var named: NamedInvoices
    /// Why it was given, where it is a credit.
    let reason: CreditReason?
    /// The day from which it was taken back.
    var reversed: Day?
    /// The entries by which it settles something or does no more.
    var entries: Set<Int> = []
    /// The days on which runs gave it to what was due first.
    var applied: Set<Day> = []
    /// The entries by which they did.
    var given: Set<Int> = []
    /// What it settles stays as it is: a person said so, or it went elsewhere.
    var isFixed = false
    /// Whether what it names is still to be found out from what it settled.
    var isUntold = false
  }

  /// The account as it is, with every item that it ever had.
  private(set) var account: Account
  private(set) var sources: [ItemID: Source] = [:]
  /// The latest entry of each discount that a run granted, and its day.
  private(set) var granted: [ItemID: (day: Day, fact: DiscountTaken)] = [:]
  private let rules: (Party?) -> Spreading

  private struct Told {
    let day: Day
    let author: Author
    let fact: Fact
    let words: [String: String]
    /// Whether there were words, which are gone.
    let isForgotten: Bool
    /// Nil for what is not in the book yet.
    let recorded: Moment?
  }

  /// - Parameter change: with what is to be written beside what is in the book.
  init(
    in change: PendingChange, _ store: any AccountReading, _ rules: @escaping (Party?) -> Spreading
  ) async throws {
    account = Account(id: change.id)
    self.rules = rules
    var told: [Told] = []
    for try await entry in store.chain(of: change.id) {
      let content = try EntryContent(parsing: entry.bytes)
      told.append(
        Told(
          day: content.day, author: content.author, fact: content.fact,
          words: entry.privateRecord?.fields ?? [:],
          isForgotten: content.privateHash != nil && entry.privateRecord == nil,
          recorded: content.recorded))
    }
    for draft in change.drafts {
      told.append(
        Told(
          day: draft.day, author: draft.author, fact: draft.fact,
          words: draft.privateRecord?.fields ?? [:], isForgotten: false, recorded: nil))
    }
    for (place, one) in told.enumerated() {
      try take(one, isByHand: one.author == .person && ToldMoney.isAlone(place, told))
    }
    settleNames()
  }

  /// Whether a commit did nothing but apply what waited: a person said what it is for.
  private static func isAlone(_ place: Int, _ told: [Told]) -> Bool {
    guard case .moneyApplied(let fact) = told[place].fact, fact.basis == nil else { return false }
    let moment = told[place].recorded
    func isApplied(_ index: Int) -> Bool {
      if case .moneyApplied = told[index].fact { true } else { false }
    }
    var first = place
    while first > 0, told[first - 1].recorded == moment { first -= 1 }
    var last = place
    while last + 1 < told.count, told[last + 1].recorded == moment { last += 1 }
    return (first...last).allSatisfy(isApplied)
  }

  // MARK: Entry by entry

  private mutating func take(_ told: Told, isByHand: Bool) throws {
    let entry = account.version + 1
    switch told.fact {
    case .paymentReceived(let fact): receive(fact, told, entry)
    case .creditIssued(let fact):
      let id = ItemID(.credit, fact.credit)
      var source = Source(
        id: id, day: told.day, amount: fact.amount, named: NamedInvoices(words: told.words),
        reason: fact.reason)
      source.isFixed = told.isForgotten
      let meant = account.items.values.filter { item in
        item.circumstances.credited.contains { $0.credit == fact.credit }
      }.map(\.id.document)
      if source.named.numbers.isEmpty {
        let settled = fact.allocations.map(\.item.document)
        source.named = NamedInvoices(numbers: Set(meant + settled).sorted())
      }
      source.entries.insert(entry)
      sources[id] = source
    case .moneyApplied(let fact):
      sources[fact.source]?.entries.insert(entry)
      if isByHand { sources[fact.source]?.isFixed = true }
      if fact.basis != nil {
        sources[fact.source]?.applied.insert(told.day)
        sources[fact.source]?.given.insert(entry)
      }
    case .moneyUnapplied(let fact):
      sources[fact.source]?.entries.insert(entry)
      if fact.basis != nil { sources[fact.source]?.isFixed = true }
    case .paymentReversed(let fact):
      let id = ItemID(.payment, fact.payment)
      sources[id]?.entries.insert(entry)
      sources[id]?.reversed = told.day
    case .creditReversed(let fact): sources[ItemID(.credit, fact.credit)]?.isFixed = true
    case .moneyReturned(let fact): sources[ItemID(.payment, fact.payment)]?.isFixed = true
    case .moneyTransferred(let fact): sources[fact.source]?.isFixed = true
    case .moneyPaidOut(let fact): sources[fact.source]?.isFixed = true
    case .discountTaken(let fact): granted[fact.item] = (told.day, fact)
    default: break
    }
    do {
      try account.post(told.fact, on: told.day)
    } catch {
      throw BookError.damaged("entry \(entry) of \(account.id): \(error)")
    }
  }

  private mutating func receive(_ fact: PaymentReceived, _ told: Told, _ entry: Int) {
    let id = ItemID(.payment, fact.payment)
    var source = Source(
      id: id, day: told.day, amount: fact.amount, named: NamedInvoices(words: told.words),
      reason: nil)
    source.entries.insert(entry)
    source.isFixed = told.isForgotten || fact.allocations.contains { $0.rate != nil }
    switch told.author {
    case .gateway, .run: source.isFixed = true
    case .import: source.isUntold = told.words[WaitingMoney.invoice] == nil
    case .person:
      // What a person gave to invoices is not what the words of the payer come to.
      let settled = settlings(
        of: fact.amount, from: told.day, namedOrExactly: source.named, in: account,
        rules(account.standing.party.value(on: told.day)))
      var atOnce: [Allocation] = []
      _ = facts(of: id, from: told.day, settling: settled, in: account) { allocations in
        atOnce = allocations
        return .paymentReceived(fact)
      }
      if atOnce != fact.allocations { source.isFixed = true }
    }
    sources[id] = source
  }

  /// An invoice that a file named by itself was not kept with money that it took whole: it is the one
  /// that the money settled.
  private mutating func settleNames() {
    let moved = movedItems
    for (id, source) in sources where source.isUntold {
      // What a run gave it to says nothing of what it was for.
      let own = source.entries.subtracting(source.given)
      let settled = Set(own.flatMap { moved[$0] ?? [] }.map(\.document)).sorted()
      let written = Set(source.named.documents)
      guard settled.count == 1, written.isDisjoint(with: settled) else { continue }
      sources[id]?.named = NamedInvoices(numbers: settled)
    }
  }

  /// What is owed and was moved by each entry.
  private var movedItems: [Int: [ItemID]] {
    var moved: [Int: [ItemID]] = [:]
    for item in account.items.values where item.id.kind.isOwed {
      for movement in item.movements { moved[movement.sequence, default: []].append(item.id) }
    }
    return moved
  }

  /// What stands as granted of an item; nil where nothing does.
  func granted(_ item: ItemID) -> EarlyDiscount.Granted? {
    account.items[item]?.circumstances.discount?.granted
  }

  // MARK: What can be spread anew

  /// The money that can be spread anew as of a day: what came since, waits, or settles something later. What
  /// is held, placed, given up or agreed about stays as it is, with all money that it concerns.
  func movable(since day: Day) -> Set<ItemID> {
    movable(among: sources.values, since: day)
  }

  private func movable(among money: some Sequence<Source>, since day: Day) -> Set<ItemID> {
    let moved = movedItems
    let stays = Set(account.items.values.filter(isSettledOtherwise).map(\.id.document))
    let issued = Set(
      account.items.values.filter { $0.id.kind == .invoice && $0.issued >= day }
        .map(\.id.document))
    var movable: Set<ItemID> = []
    for source in money where !source.isFixed {
      let settled = source.entries.flatMap { moved[$0] ?? [] }
      guard stays.isDisjoint(with: settled.map(\.document)),
        stays.isDisjoint(with: source.named.documents),
        account.items[source.id]?.isAskedAbout != true
      else { continue }
      let waits = account.items[source.id].map { $0.finallyOpen != 0 } ?? false
      let isLater = settled.contains { id in
        account.items[id]?.movements.contains {
          $0.day >= day && source.entries.contains($0.sequence)
        } ?? false
      }
      let isRunLater = source.applied.contains { $0 > day }
      // It takes what it names when that is issued, whatever it settles until then.
      let isAhead = source.named.documents.contains(where: issued.contains)
      if source.day >= day || waits || isLater || isRunLater || isAhead {
        movable.insert(source.id)
      }
    }
    return movable
  }

  /// The day of the first transfer that names an invoice of one of these credits before these came, or one of
  /// these invoices before it was issued, beside others, when one of them could be had for less: its payer may
  /// have deducted the credit, or have paid the invoice with it.
  func firstExplained(by credits: [ItemID], _ invoices: Set<String>) -> Day? {
    let credits = credits.compactMap { sources[$0] }
    let issued = account.items.values.filter {
      $0.id.kind == .invoice && invoices.contains($0.id.document)
    }
    let rules = rules(account.standing.party.last)
    return sources.values.filter { money in
      let named = money.named.invoices(in: account)
      guard money.id.kind == .payment, named.count > 1,
        issued.contains(where: { $0.issued > money.day && named.contains($0.id.document) })
          || credits.contains(where: { credit in
            credit.day > money.day
              && credit.named.invoices(in: account).contains(where: named.contains)
          }), !movable(among: [money], since: .distantPast).isEmpty
      else { return false }
      return named.flatMap(account.items(ofInvoice:)).contains { item in
        item.circumstances.discount?.tiers.contains {
          money.day <= $0.through.adding(days: rules.discountGraceDays)
        } ?? false
      }
    }.map(\.day).min()
  }

  private func isSettledOtherwise(_ item: Item) -> Bool {
    // A dispute that was answered holds nothing, whatever is told of the time before.
    item.id.kind.isOwed
      && (item.holds.contains { $0.kind != .dispute || $0.ending == nil }
        || item.circumstances.closing != nil
        || account.standing.placements.covers(item.id, on: .distantFuture))
  }
}
