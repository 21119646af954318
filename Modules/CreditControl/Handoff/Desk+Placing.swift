import Dunning
public import Receivables
import ReceivablesPorts

extension Desk {
  /// What was handed over.
  public struct Placed: Sendable, Equatable {
    public let id: String
    public let customer: AccountID
    public let amount: Money
    /// How many invoices and instalments.
    public let items: Int
  }

  /// Hands over everything that is overdue of some customers: all of them, or none. What may be barred
  /// by time stays unless a person says that they know.
  ///
  /// - Parameter barred: whether what may be barred goes along.
  /// - Returns: a placement for each customer and currency; nil where the key was used before.
  public func place(
    _ customers: [AccountID], with agency: String, on day: Day, barred: Bool = false
  ) async throws -> [Placed]? {
    let watch = barred ? nil : try await PolicyDesk(installation).inForce()?.limitation
    _ = try installation.exporter(try installation.handoff(named: agency))
    var placed: [Placed] = []
    let ids = Set(customers).sorted()
    let outcome = try await commit(ids, on: day) { changes in
      placed = []
      var acts: [AccountID: [Act]] = [:]
      for index in changes.indices {
        let id = changes[index].id
        try requireCustomer(changes[index])
        let live = try await installation.store.account(id, items: .live(on: day))
        changes[index].include(live?.account.items.values ?? [:].values)
        let facts = try Desk.placements(
          of: changes[index].account, with: agency, on: day, watch)
        acts[id] = facts.map { Act(fact: .handoffPlaced($0)) }
        placed += facts.map { fact in
          let sum = fact.items.reduce(Int64(0)) { $0 + $1.minorUnits }
          return Placed(
            id: fact.placement, customer: id, amount: Money(minorUnits: sum, fact.currency),
            items: fact.items.count)
        }
      }
      return acts
    }
    return outcome == .done ? placed : nil
  }

  private static func placements(
    of account: Account, with agency: String, on day: Day, _ watch: LimitationWatch?
  ) throws -> [HandoffPlaced] {
    let standing = account.standing
    guard standing.forgottenEntry == 0 else {
      throw RunError(
        .badInput, "\(account.id) was forgotten; there is nobody to hand over.")
    }
    if let open = standing.placements.all.first(where: { $0.recalled.map { $0 > day } ?? true }) {
      throw RunError(
        .badInput,
        "\(account.id) is with \(open.agency) since \(open.from) already."
          + " `dunwell handoff recall \(open.id)` takes it back.")
    }
    if let stop = standing.stop(on: day) {
      throw RunError(
        .badInput,
        "\(account.id) has a stop: \(stop.reason.rawValue). Nobody may press the customer.")
    }
    let agreements = standing.agreements
    let held =
      agreements.promises.map(\.id) + agreements.plans.map(\.id)
      + agreements.settlements.map(\.id)
    if let name = held.first, let kind = agreements.find(name)?.kind {
      throw RunError(
        .badInput,
        "\(account.id) has a \(kind.rawValue), \(name), which is not over."
          + " `dunwell \(kind.rawValue) cancel \(name)` takes it back.")
    }
    let kind = standing.party.value(on: day)?.kind
    let barred = Set(
      account.items.values.filter { watch?.isBarred($0, kind: kind, on: day) == true }
        .map(\.id.document))
    let overdue = account.items.values.filter {
      $0.id.kind.isOwed && $0.due < day && !barred.contains($0.id.document)
    }
    let lines = OpenItems(overdue, of: account, on: day).net
    guard !lines.isEmpty else {
      throw RunError(
        .badInput,
        "\(account.id) owes nothing that is overdue on \(day), after waiting money."
          + (barred.isEmpty
            ? ""
            : " \(barred.sorted().joined(separator: ", ")) may be barred by time: --barred hands it"
              + " over all the same."))
    }
    let byCurrency = Dictionary(grouping: lines, by: \.item.currency)
    return byCurrency.sorted { $0.key < $1.key }.map { currency, lines in
      HandoffPlaced(
        placement: id(account, currency), agency: agency, currency: currency,
        items: lines.map { PlacedItem($0.item.id, $0.minorUnits) })
    }
  }

  /// A name that follows from the account as it is, and so is never given twice.
  private static func id(_ account: Account, _ currency: Currency) -> String {
    let text = "\(account.id)\u{1F}\(account.version)\u{1F}\(currency.code)"
    return "H-" + SHA256.hash(Array(text.utf8)).description.prefix(20)
  }

  /// Takes a placement back: from a day on the house chases again.
  public func recall(
    _ placement: String, on day: Day, reason: String
  ) async throws -> Outcome {
    let key = DocumentKey(.placement, placement)
    guard let holder = try await installation.store.holders(of: [key])[key] else {
      throw RunError(
        .badInput,
        "there is no placement \(placement) in the book. `dunwell handoff report` lists them.")
    }
    return try await commit(holder.account, on: day) { change in
      guard let known = change.account.standing.placements[placement] else {
        throw BookError.damaged("placement \(placement) is not in its account")
      }
      if let recalled = known.recalled {
        throw RunError(
          .badInput, "\(placement) was recalled on \(recalled) already.")
      }
      guard day >= known.from else {
        throw RunError(
          .badInput, "\(placement) was placed on \(known.from); it cannot be recalled before.")
      }
      let fact = HandoffRecalled(placement: placement)
      return [Act(fact: .handoffRecalled(fact), notes: [("note", reason)])]
    }
  }

  /// The day for a placement, recall or export that names none: today, in a book that was run the
  /// next day that can be.
  public func handoffDay(today: Day) async throws -> Day {
    let history = try await installation.history()
    return history.lastRunDay == nil ? today : history.nextOpenDay(today: today)
  }
}
