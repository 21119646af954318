import Dunning
public import Receivables
import ReceivablesPorts

/// What promises, plans, settlements and disputes have in common at the desk.
extension Desk {
  /// A name that nothing else in the book has: what it is, whose, and which entry.
  ///
  /// - Parameter drafts: how many entries come before that one in the same commit.
  static func name(_ letter: String, _ account: Account, after drafts: Int = 0) -> String {
    "\(letter)-\(account.id)-\(account.version + 1 + drafts)"
  }

  /// Whether a text can be such a name.
  static func isName(_ text: String, letter: String, of account: AccountID) -> Bool {
    text.hasPrefix("\(letter)-\(account)-")
  }

  /// Reads what is open on a day into the change.
  func includeOpen(_ change: inout PendingChange, on day: Day) async throws {
    try await change.include(.live(on: day), from: installation.store)
  }

  /// What of the account can be agreed about: what is open for good and with nobody else, by due day.
  ///
  /// - Parameter invoices: numbers, or instalments as `R-1#2`; empty: all that is open.
  func agreeable(
    _ change: PendingChange, _ currency: Currency, invoices: [String],
    alsoDisputed: Bool = false, on day: Day
  ) throws -> [Item] {
    let named = try invoices.map { number in
      guard let quoted = change.account.quoted(number) else { throw noInvoice(number, change.id) }
      try requireCurrency(
        currency, of: number, change.account.items(ofInvoice: quoted.document))
      return quoted
    }
    let open = change.account.owed(in: currency, on: day).filter { item in
      item.finallyOpen - (alsoDisputed ? 0 : item.disputed(on: day)) > 0
        && (named.isEmpty || named.contains { change.account.isOf($0, item.id) })
    }
    let placements = change.account.standing.placements
    let ours = open.filter { !placements.covers($0.id, on: day) }
    if let away = open.first(where: { placements.covers($0.id, on: day) }),
      let placement = placements.holding(away.id, on: day), !invoices.isEmpty || ours.isEmpty
    {
      throw RunError(
        .badInput,
        "\(away.id.document) is with \(placement.agency) since \(placement.from)."
          + " `dunwell handoff recall \(placement.id)` takes it back.")
    }
    return ours
  }

  /// The account of an agreement or a dispute.
  func holder(ofAgreement name: String) async throws -> AccountID {
    let key = DocumentKey(.agreement, name)
    guard let holder = try await installation.store.holders(of: [key])[key] else {
      throw RunError(
        .badInput,
        "there is no promise, plan, settlement or dispute \(name)."
          + " `dunwell promise list` and its like list them.")
    }
    return holder.account
  }

  func currency(_ named: Currency?, _ change: PendingChange) throws -> Currency {
    guard let currency = named ?? change.account.standing.party.last?.currency else {
      throw RunError(.badInput, "the customer has no currency. Say --currency EUR.")
    }
    return currency
  }

  /// A person takes a promise, a plan or an offer back: chasing goes on as if it had not been.
  public func cancel(_ name: String, note: String?, on day: Day) async throws -> Outcome {
    try await commit(try await holder(ofAgreement: name), on: day) { change in
      let found = try requireAgreement(name, change, on: day)
      guard found.kind != .dispute else {
        throw RunError(.badInput, "\(name) is a dispute. Use `dunwell dispute resolve \(name)`.")
      }
      try await include(found.covers, &change)
      // An offer holds charges of later as well.
      try await includeOpen(&change, on: day)
      let fact = AgreementEnded(agreement: name, kind: found.kind, ending: .cancelled)
      return [Act(fact: .agreementEnded(fact), note: note)]
    }
  }

  /// One that is open, and was there on the day.
  func requireAgreement(
    _ name: String, _ change: PendingChange, on day: Day
  ) throws -> Agreements.Found {
    guard let found = change.account.standing.agreements.find(name) else {
      throw RunError(.badInput, "\(name) is over already.")
    }
    try requireThere("\(found.kind.rawValue) \(name)", since: found.from, on: day)
    return found
  }

  /// Reads what an agreement covers into the change, closed items as well.
  func include(_ covers: [CoveredItem], _ change: inout PendingChange) async throws {
    try await change.include(.named(covers.map(\.item)), from: installation.store)
  }
}
