import CashApplication
import Dunning
public import Receivables
import ReceivablesPorts

/// What a book-keeper does with money and credits that wait.
extension Desk {
  /// Where a piece of money is: its account, and what it is called there.
  private struct Place {
    let account: AccountID
    let item: ItemID
  }

  /// Money goes by the name of its payment, or of the transfer that moved it here; a credit by its own.
  private func place(ofMoney name: String) async throws -> Place {
    let kinds: [(DocumentKey.Kind, ItemID.Kind)] = [
      (.payment, .payment), (.transferIn, .payment), (.credit, .credit),
    ]
    let holders = try await installation.store.holders(of: kinds.map { DocumentKey($0.0, name) })
    for (document, item) in kinds {
      if let holder = holders[DocumentKey(document, name)] {
        return Place(account: holder.account, item: ItemID(item, name))
      }
    }
    throw RunError(.badInput, "there is no payment or credit \(name) in the book.")
  }

  /// Reads money that waits into the change, where nobody is asked whether it is to be paid out.
  ///
  /// - Parameter task: the task by which somebody asked, where this is the answer.
  private func waiting(
    _ place: Place, _ change: inout PendingChange, approving task: String? = nil
  ) async throws -> Item {
    try refuseAsked(place.item, in: change.account, approving: task)
    try await change.include(.named([place.item]), from: installation.store)
    guard let item = change.account.items[place.item], item.finallyOpen < 0 else {
      throw RunError(
        .badInput, "nothing of \(place.item.document) waits on \(place.account).")
    }
    return item
  }

  /// What a second person is asked about stays where it is meanwhile.
  func refuseAsked(
    _ money: ItemID, in account: Account, approving task: String? = nil
  ) throws {
    let asked = account.standing.tasks.open.first { open in
      open.reason == .payOut && open.id != task && open.holds.contains(money)
    }
    guard let asked else { return }
    throw RunError(
      .badInput,
      "task \(asked.id) asks whether some of \(money.document) is to be paid out: it is held meanwhile."
        + " Answer with `payment pay-out \(money.document) --approve \(asked.id)`, or"
        + " `dunwell task done \(asked.id)`.")
  }

  // MARK: Moving

  /// Moves waiting money to another account, as a pair. What was moved goes back to where it came from
  /// also where it was spent: what it settled is open again.
  public func move(
    _ payment: String, to target: AccountID, amount: DecimalAmount?, transfer: String, on day: Day
  ) async throws -> Outcome {
    let place = try await place(ofMoney: payment)
    guard place.item.kind == .payment else {
      throw RunError(.badInput, "\(payment) is a credit; it stays with its customer.")
    }
    try await refuseOpenRefund(of: payment, in: place.account)
    guard place.account != target else {
      throw RunError(.badInput, "payment \(payment) is on that account already.")
    }
    let home = try await home(of: place)
    if let home, home.account == target {
      return try await moveBack(place, to: home, amount: amount, transfer: transfer, on: day)
    }
    return try await commit([place.account, target], on: day) { changes in
      if target != .suspense { try requireCustomer(changes[1]) }
      let waiting = try await waiting(place, &changes[0])
      try requireCame(waiting, by: day)
      let moved = try amount.map { try money($0, waiting.currency, changes[0].account) }
      return MoneyTrail.transfer(
        transfer, of: place.item, arrivingAs: ItemID(.payment, transfer),
        moved ?? Money(minorUnits: -waiting.finallyOpen, waiting.currency),
        from: place.account, to: target)
    }
  }

  private func requireCame(_ waiting: Item, by day: Day) throws {
    guard day >= waiting.issued else {
      throw RunError(
        .badInput,
        "payment \(waiting.id.document) came on \(waiting.issued); it cannot be moved before.")
    }
  }

  /// Where moved money came from; nil for a payment.
  private func home(of place: Place) async throws -> Place? {
    let key = DocumentKey(.transferOut, place.item.document)
    guard let holder = try await installation.store.holders(of: [key])[key],
      let entry = try await installation.store.entries(
        of: holder.account, from: holder.sequence, limit: 1
      ).first,
      case .moneyTransferred(let fact) = try EntryContent(parsing: entry.bytes).fact
    else { return nil }
    return Place(account: holder.account, item: fact.source)
  }

  private func moveBack(
    _ place: Place, to home: Place, amount: DecimalAmount?, transfer: String, on day: Day
  ) async throws -> Outcome {
    try await commit([place.account, home.account], on: day) { changes in
      try refuseAsked(place.item, in: changes[0].account)
      let replay = try await AccountReplay(
        place.account, in: installation.store, upTo: .everything)
      let course = MoneyCourse(of: place.item, replay.contents)
      let needed = [place.item] + course.settled.map(\.item)
      try await changes[0].include(.named(needed), from: installation.store)
      try await changes[1].include(.named([home.item]), from: installation.store)
      guard let item = changes[0].account.items[place.item] else {
        throw BookError.damaged("transfer \(place.item.document) is not in its account")
      }
      try requireCame(item, by: day)
      let spent = course.settled.reduce(Int64(0)) { $0 + $1.spent }
      let all = Money(minorUnits: spent - item.finallyOpen, item.currency)
      let wanted = try amount.map { try money($0, item.currency, changes[0].account) } ?? all
      guard wanted.isPositive, wanted.minorUnits <= all.minorUnits else {
        throw RunError(
          .badInput, "\(all) of \(place.item.document) can be moved back, and no more than that.")
      }
      // What waits goes first, and only as much is taken off invoices as is wanting.
      let wanting = wanted.minorUnits + item.finallyOpen
      var acts = MoneyTrail.transfer(
        transfer, of: place.item, arrivingAs: home.item, wanted, from: place.account,
        to: home.account)
      if wanting > 0 {
        guard let undone = course.undoing(wanting) else {
          throw RunError(
            .badInput, "\(place.item.document) settles another currency; move all of it back.")
        }
        let fact = MoneyUnapplied(source: place.item, allocations: undone)
        let unapplied = Act(fact: .moneyUnapplied(fact))
        let more = try await followUps(of: [unapplied], in: &changes[0], on: day)
        acts[place.account] = [unapplied] + more + (acts[place.account] ?? [])
      }
      return acts
    }
  }

  // MARK: Applying

  /// An invoice that waiting money is applied to, and how much of it; nil is all that is open.
  public struct Share: Sendable, Equatable {
    public let invoice: String
    public let amount: DecimalAmount?

    public init(invoice: String, amount: DecimalAmount? = nil) {
      self.invoice = invoice
      self.amount = amount
    }
  }

  /// Applies waiting money or a waiting credit to an invoice.
  public func apply(_ name: String, to invoice: String, on day: Day) async throws -> Outcome {
    try await apply(name, to: [Share(invoice: invoice)], on: day)
  }

  /// Applies waiting money or a waiting credit to invoices, in turn.
  public func apply(_ name: String, to shares: [Share], on day: Day) async throws -> Outcome {
    let place = try await place(ofMoney: name)
    let rules = try await spreading()
    return try await commit(place.account, on: day) { change in
      let source = try await waiting(place, &change)
      guard day >= source.issued else {
        throw RunError(
          .badInput,
          "\(name) is of \(source.issued); it cannot be applied before. It counts from its own day,"
            + " whenever it is applied.")
      }
      change.include(
        try await ItemReader(store: installation.store).items(
          of: place.account, invoices: shares.map(\.invoice)))
      let order = rules(change.account.standing.party.value(on: day)).order
      var after = change.account
      var acts: [Act] = []
      for share in shares {
        let settled = try settlings(share, of: place.item, in: after, order, on: day)
        for fact in settled.applying(place.item) {
          try after.post(fact, on: day)
          acts.append(Act(fact: fact))
        }
      }
      return acts
    }
  }

  private func settlings(
    _ share: Share, of source: ItemID, in account: Account, _ order: LateChargeLaw.Order,
    on day: Day
  ) throws -> [Settling] {
    guard let item = account.items[source] else { throw noInvoice(share.invoice, account.id) }
    let wanted = try share.amount.map {
      try part($0, of: share.invoice, item.currency, account).minorUnits
    }
    let spare = item.spare ?? (since: day, minorUnits: 0)
    let payable = account.payable(quoting: share.invoice, from: spare.since, order: order)
    guard !payable.isEmpty else { throw noInvoice(share.invoice, account.id) }
    if let own = payable.first?.currency, own != item.currency {
      throw RunError(
        .badInput,
        "\(share.invoice) is in \(own.code), and \(source.document) in \(item.currency.code): money pays"
          + " invoices of its own currency alone.")
    }
    let settled =
      payable
      .filter { $0.currency == item.currency }
      .settled(
        by: min(spare.minorUnits, wanted ?? .max), from: spare.since, invoicesFirst: order)
    let sum = settled.allocations.settled
    guard !settled.isEmpty, wanted.map({ $0 == sum }) ?? true else {
      throw RunError(
        .badInput,
        "\(Money(minorUnits: sum, item.currency)) can be applied to \(share.invoice), and no more"
          + " than that.")
    }
    return settled
  }

  // MARK: Taking a credit back

  /// A credit is taken back: what it settled is open again, what waited of it is gone.
  public func reverseCredit(_ credit: String, on day: Day, reason: String?) async throws -> Outcome
  {
    let place = try await place(ofMoney: credit)
    guard place.item.kind == .credit else {
      throw RunError(
        .badInput, "\(credit) is a payment. `dunwell payment reverse \(credit)` takes it back.")
    }
    return try await commit(place.account, on: day, reason: reason) { change in
      let replay = try await AccountReplay(
        place.account, in: installation.store, upTo: .everything)
      let course = MoneyCourse(of: place.item, replay.contents)
      guard !course.isReversed, let came = course.received, let currency = course.currency else {
        throw RunError(.badInput, "credit \(credit) was taken back already.")
      }
      guard course.left == 0 else {
        throw RunError(
          .badInput,
          "\(Money(minorUnits: course.left, currency)) of \(credit) was paid out;"
            + " get that back first, and book it as a payment.")
      }
      guard day >= came else {
        throw RunError(
          .badInput, "credit \(credit) is of \(came); it cannot be taken back before.")
      }
      let assigned = replay.contents.compactMap { content -> ItemID? in
        guard case .creditAssigned(let fact) = content.fact, fact.credit == credit else {
          return nil
        }
        return fact.item
      }
      let needed = [place.item] + course.settled.map(\.item) + assigned
      try await change.include(.named(needed), from: installation.store)
      let fact = CreditReversed(
        credit: credit, currency: currency, allocations: course.settled,
        assigned: Set(assigned).sorted())
      let reversed = Act(fact: .creditReversed(fact))
      return [reversed] + (try await followUps(of: [reversed], in: &change, on: day))
    }
  }

  // MARK: Paying out

  private static let payoutLetter = "O"

  /// Whether a document can be what was paid out to a customer, owed again under the name of the payout.
  static func isPayout(_ document: String, of account: AccountID) -> Bool {
    isName(document, letter: payoutLetter, of: account)
  }

  /// Pays out waiting money: to the account that it came from, or, where a second person agrees, to
  /// another one.
  ///
  /// - Parameters:
  ///   - other: whose account it goes to, kept privately; nil where it goes back.
  ///   - task: the task by which somebody asked, where this is the answer.
  public func payOut(
    _ name: String, _ amount: DecimalAmount?, to other: String? = nil,
    approving task: String? = nil, on day: Day, note: String?
  ) async throws -> WriteOff {
    let place = try await place(ofMoney: name)
    try await refuseOpenRefund(of: name, in: place.account)
    let rules = try await PolicyDesk(installation).forRehearsal().losses ?? LossRules()
    var asked: String?
    let outcome = try await commit(place.account, on: day) { change in
      let source = try await waiting(place, &change, approving: task)
      let all = Money(minorUnits: -source.finallyOpen, source.currency)
      let wanted = try amount.map { try money($0, source.currency, change.account) } ?? all
      guard wanted.isPositive, wanted.minorUnits <= all.minorUnits, day >= source.issued else {
        throw RunError(
          .badInput, "\(all) of \(name) waits since \(source.issued); no more can be paid out.")
      }
      var notes: [(String, String?)] = [("to", other), ("note", note)]
      if let task {
        let words = try await self.words(ofTask: task, .payOut, "pay-out", change)
        guard words["source"] == name, words["amount"] == wanted.description else {
          throw RunError(
            .badInput, "task \(task) asks for \(words["amount"] ?? "") of \(words["source"] ?? "")."
          )
        }
        try requireSecond(words, rules, "pay-out")
        notes = [("to", words["to"]), ("note", note)]
      } else if let other {
        let task = Desk.name("W", change.account)
        asked = task
        return [
          Act(
            fact: .taskRaised(
              TaskRaised(task: task, reason: .payOut, holds: [place.item])),
            notes: [
              ("source", name), ("amount", wanted.description), ("to", other), ("note", note),
              ("words", "Pay \(wanted) of \(name) out to \(other)?"),
            ])
        ]
      }
      let fact = MoneyPaidOut(
        name: Desk.name(Desk.payoutLetter, change.account), source: place.item, amount: wanted,
        toAnother: task != nil)
      return [Act(fact: .moneyPaidOut(fact), notes: notes)]
        + (task.map { [Act(fact: .taskDone(TaskDone(task: $0)))] } ?? [])
    }
    if outcome == .doneBefore { return .doneBefore }
    return asked.map { .asked(task: $0, approvers: rules.approvers) } ?? .done
  }
}
