import Dunning
public import Receivables
import ReceivablesPorts

extension Desk {
  /// What was handed over.
  public struct Placed: Sendable, Equatable {
    public let id: String
    public let customer: AccountID
    public let amount: Money
    /// How many invoices: one in instalments, or with its charges, is one.
    public let invoices: Int
  }

  /// What is handed over beside what is overdue and was asked for.
  public struct PlacingOrders: Sendable {
    /// What nobody was written to about, as nobody could be reached.
    public var undemanded: Bool
    public var writtenOff: Bool
    /// What may be barred by time, as a person says that they know.
    public var barred: Bool

    public init(undemanded: Bool = false, writtenOff: Bool = false, barred: Bool = false) {
      self.undemanded = undemanded
      self.writtenOff = writtenOff
      self.barred = barred
    }
  }

  /// Hands over everything that is overdue of some customers and was asked for, with what being late
  /// costs by the day: all of them, or none.
  ///
  /// - Returns: a placement for each customer and currency; nil where the key was used before.
  public func place(
    _ customers: [AccountID], with agency: String, orders: PlacingOrders = PlacingOrders(),
    on day: Day
  ) async throws -> [Placed]? {
    let watch = orders.barred ? nil : try await PolicyDesk(installation).inForce()?.limitation
    _ = try installation.exporter(try installation.handoff(named: agency))
    let policy = try await PolicyDesk(installation).forRehearsal()
    var placed: [Placed] = []
    let ids = Set(customers).sorted()
    let outcome = try await commit(ids, on: day) { changes in
      placed = []
      var acts: [AccountID: [Act]] = [:]
      for index in changes.indices {
        let id = changes[index].id
        try requireCustomer(changes[index])
        let items: ItemSelection = orders.writtenOff ? .all : .live(on: day)
        try await changes[index].include(items, from: installation.store)
        try await includeWhatBears(on: &changes[index])
        for task in changes[index].account.standing.tasks.open {
          try await includeHeld(by: task.id, &changes[index])
        }
        let placing = Placing(
          account: changes[index].account, policy: policy, watch: watch, orders: orders, day: day)
        let facts = try placing.facts(with: agency)
        acts[id] = facts.map { Act(fact: $0) }
        placed += facts.compactMap(\.placed).map { fact in
          let sum = fact.items.reduce(Int64(0)) { $0 + $1.minorUnits }
          return Placed(
            id: fact.placement, customer: id, amount: Money(minorUnits: sum, fact.currency),
            invoices: Set(fact.items.map(\.item.document)).count)
        }
      }
      return acts
    }
    return outcome == .done ? placed : nil
  }

  /// Takes a placement back: from a day on it is a person's task.
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
      let recalled = Act(fact: .handoffRecalled(fact), notes: [("note", reason)])
      let items = known.items.map(\.item)
      try await change.include(.named(items), from: installation.store)
      let open = items.filter { (change.account.items[$0]?.finallyOpen ?? 0) > 0 }
      guard !open.isEmpty else { return [recalled] }
      // Nobody is written to as if nothing had been: a person says how it goes on.
      let task = TaskRaised(
        task: Desk.name("W", change.account, after: 1), reason: .recalled, holds: open)
      let words = "\(placement) came back from \(known.agency): how does it go on?"
      return [recalled, Act(fact: .taskRaised(task), notes: [("words", words)])]
    }
  }

  /// The day for a placement, recall or export that names none: today, in a book that was run the
  /// next day that can be.
  public func handoffDay(today: Day) async throws -> Day {
    let history = try await installation.history()
    return history.lastRunDay == nil ? today : history.nextOpenDay(today: today)
  }
}
