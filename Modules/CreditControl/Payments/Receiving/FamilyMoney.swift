import CashApplication
import Dunning
import Receivables
import ReceivablesPorts

/// Gives money that waits with one who answers for others to those of them whose invoices it names, so
/// that nobody is chased for what was paid.
struct FamilyMoney {
  private let installation: Installation
  private let policy: Policy
  private let day: Day
  private let author: Author

  init(_ installation: Installation, _ policy: Policy, on day: Day, by author: Author) {
    self.installation = installation
    self.policy = policy
    self.day = day
    self.author = author
  }

  private var store: any BookStore { installation.store }

  /// Money that waits, and what was written with it.
  private struct Waiting {
    let item: ItemID
    let named: NamedInvoices
  }

  /// Looks at the accounts that have changed since they were decided.
  func give() async throws {
    var cursor: AttentionCursor?
    while true {
      let page = try await store.accounts(
        due: .distantPast, liveOn: day, after: cursor, limit: DailyRun.pageSize)
      guard let last = page.last else { return }
      cursor = AttentionCursor(day: last.attention, account: last.account.id)
      for record in page where mayGive(record.account) {
        try await give(from: record.account.id)
      }
    }
  }

  private func mayGive(_ account: Account) -> Bool {
    account.standing.family.value(on: day)?.children.isEmpty == false
      && account.items.values.contains { $0.id.kind == .payment && $0.spare != nil }
  }

  /// All of an account's in one commit; where another process was faster, all of it again.
  private func give(from id: AccountID) async throws {
    let closed = try await installation.history().closedThrough
    for _ in 0..<20 {
      guard let record = try await store.account(id, items: .live(on: day)) else { return }
      var payer = PendingChange(record)
      let waiting = try await waiting(on: payer.account)
      guard !waiting.isEmpty else { return }
      var changes: [PendingChange] = []
      for child in payer.account.standing.family.value(on: day)?.children ?? [] where child != id {
        guard let known = try await store.account(child, items: .none),
          known.account.standing.forgottenEntry == 0
        else { continue }
        var change = PendingChange(known)
        for money in waiting { try await give(money, after: closed, &payer, to: &change) }
        guard !change.drafts.isEmpty else { continue }
        change.attention = .distantPast
        changes.append(change)
      }
      guard !changes.isEmpty else { return }
      do {
        try await store.commit(
          ([payer] + changes).map(\.change), at: installation.surroundings.now())
        return
      } catch BookError.stale {
        continue
      }
    }
    throw RunError(.busy, "accounts changed all the time; run again")
  }

  private static let letter = "M"

  /// Whether a transfer is of money of one who answers for the account that it went to.
  static func isTransfer(_ name: String, from payer: AccountID) -> Bool {
    Desk.isName(name, letter: letter, of: payer)
  }

  /// What waits, is not on its way back, and came with words; the oldest first.
  private func waiting(on account: Account) async throws -> [Waiting] {
    let refunded = Set(
      account.standing.refunds.map { GatewayName.within($0.asked.gateway, $0.asked.payment) })
    let items = account.items.values.filter {
      $0.id.kind == .payment && $0.spare != nil && !$0.isAskedAbout
        && !refunded.contains($0.id.document)
    }.sorted { ($0.issued, $0.id) < ($1.issued, $1.id) }
    let holders =
      items.isEmpty
      ? [:] : try await store.holders(of: items.map { DocumentKey(.payment, $0.id.document) })
    var waiting: [Waiting] = []
    for item in items {
      guard let holder = holders[DocumentKey(.payment, item.id.document)],
        holder.account == account.id
      else { continue }
      let entries = try await store.entries(of: account.id, from: holder.sequence, limit: 1)
      let named = NamedInvoices(words: entries.first?.privateRecord?.fields ?? [:])
      if !named.numbers.isEmpty { waiting.append(Waiting(item: item.id, named: named)) }
    }
    return waiting
  }

  /// What it settles there moves there, as of the money's day where that is still open.
  private func give(
    _ money: Waiting, after closed: Day?, _ payer: inout PendingChange,
    to change: inout PendingChange
  ) async throws {
    guard let item = payer.account.items[money.item], let spare = item.spare, spare.since <= day
    else { return }
    change.include(
      try await ItemReader(store: store).items(of: change.id, invoices: money.named.numbers))
    try await change.include(noticesQuoted: money.named.numbers, from: store)
    guard money.named.isKnown(in: change.account) else { return }
    let date = max(spare.since, closed?.adding(days: 1) ?? spare.since)
    let rules = policy.spreading(for: change.account.standing.party.value(on: date))
    let settled = settlings(
      of: Money(minorUnits: spare.minorUnits, item.currency), from: date, over: money.named,
      in: change.account, rules)
    let amount = Money(minorUnits: settled.allocations.settled, item.currency)
    guard amount.isPositive else { return }
    let name = Desk.name(FamilyMoney.letter, payer.account)
    let arriving = ItemID(.payment, name)
    var (giving, taking) = (payer, change)
    do {
      try giving.post(
        .moneyTransferred(
          MoneyTransferred(
            transfer: name, direction: .out, amount: amount, source: item.id,
            counterpart: change.id)), on: date, by: author)
      try taking.post(
        .moneyTransferred(
          MoneyTransferred(
            transfer: name, direction: .into, amount: amount, source: arriving,
            counterpart: payer.id)), on: date, by: author)
      for fact in settled.applying(arriving) {
        try taking.post(fact, on: taking.day(of: fact, on: date), by: author)
      }
    } catch is PostingError {
      // What does not fit stays as it is: it waits on.
      return
    }
    (payer, change) = (giving, taking)
  }
}

extension Policy {
  /// The day on which a run is to look at an account again.
  ///
  /// One that answers for others stays among those that have changed until money that is known to come is
  /// there: it is given to them before anybody is chased.
  func attentionDay(of account: Account, after day: Day) -> Day {
    let answers = account.standing.family.steps.contains { !$0.value.children.isEmpty }
    let isToCome = account.items.values.contains { item in
      item.id.kind == .payment && item.spare.map { $0.since > day } ?? false
    }
    if answers && isToCome { return .distantPast }
    return attention(of: account, by: self, after: day) ?? .distantFuture
  }
}
