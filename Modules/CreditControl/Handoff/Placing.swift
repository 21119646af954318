import Dunning
import Receivables

/// What is to be posted so that what an account owes is handed over.
struct Placing {
  let account: Account
  let policy: Policy
  /// By which what may be barred by time stays; nil where it goes along.
  let watch: LimitationWatch?
  let orders: Desk.PlacingOrders
  let day: Day

  /// What being late costs by the day, tasks that this is the answer to, and the placements.
  func facts(with agency: String) throws -> [Fact] {
    try refuse()
    let invoices = account.items.values.filter { $0.id.kind == .invoice && isToPlace($0) }
    var before: [Fact]
    var after = account
    do {
      before = try HandoverCharges(account, by: policy, on: day)
        .outcomes(invoices.sorted { $0.id < $1.id }).map { $0.fact(nil) }
      for fact in before { try after.post(fact, on: day) }
    } catch {
      throw RunError(
        .badInput, "\(account.id): what being late costs cannot be reckoned: \(error).")
    }
    let chosen = Set(invoices.map(\.id))
    before += settled(placeable(chosen, of: after), &after)
    let placed = placements(chosen, of: after, with: agency)
    guard !placed.isEmpty else { throw nothing }
    return before + done(placed) + placed.map { .handoffPlaced($0) }
  }

  /// What waits and nothing else that is overdue takes is set against what is handed over, so that nothing is
  /// taken off twice.
  private func settled(_ items: [Item], _ account: inout Account) -> [Fact] {
    var facts: [Fact] = []
    for fact in policy.setting(waitingOn: account, against: Set(items.map(\.id)), on: day) {
      do {
        try account.post(.moneyApplied(fact), on: day)
        facts.append(.moneyApplied(fact))
      } catch {
        // What does not fit waits on.
        continue
      }
    }
    return facts
  }

  private var nothing: RunError {
    let overdue = account.items.values.contains {
      $0.id.kind == .invoice && $0.due < day && $0.open(on: day) > 0
    }
    let waits = account.items.values.contains { !$0.id.kind.isOwed && $0.open(on: day) < 0 }
    let barred = account.items.values.filter { $0.open(on: day) > 0 && isBarred($0) }
    guard barred.isEmpty else {
      let names = Set(barred.map(\.id.document)).sorted().joined(separator: ", ")
      return RunError(
        .badInput,
        "\(account.id) owes nothing else that is overdue on \(day) and can be handed over:"
          + " \(names) may be barred by time, and --barred hands it over all the same.")
    }
    let disputed = account.items.values.filter { $0.due < day && $0.disputed(on: day) > 0 }
    guard disputed.isEmpty else {
      let names = Set(disputed.map(\.id.document)).sorted().joined(separator: ", ")
      return RunError(
        .badInput,
        "\(account.id): something of \(names) is in dispute, and nothing else can be handed over."
          + " `dunwell dispute resolve` ends it.")
    }
    guard overdue, !orders.undemanded, !waits else {
      return RunError(
        .badInput, "\(account.id) owes nothing that is overdue on \(day), after waiting money.")
    }
    return RunError(
      .badInput,
      "\(account.id) was not asked for what is overdue, or it is held. Where nobody can be reached,"
        + " --undemanded hands it over all the same.")
  }

  /// Overdue, asked for, and nothing of it held: what is told of it later is then told of what was handed
  /// over. A placement that came back may go elsewhere.
  private func isToPlace(_ item: Item) -> Bool {
    guard item.due < day, item.collectable(on: day) > 0, !isBarred(item),
      orders.undemanded || wasDemanded(item)
    else { return false }
    if item.open(on: day) <= 0 { return orders.writtenOff }
    let holds = item.holds.filter { !recalls.contains($0.agreement) }
    let open = item.open(on: day)
    return holds.reduce(Int64(0)) { $0 + $1.held(of: open, on: day) } == 0
  }

  /// Whether a notice asked for all that can be chased of an item: what was held then, and is not any more,
  /// nobody has asked for yet.
  private func wasDemanded(_ item: Item) -> Bool {
    guard item.wasDemanded(by: day, asks: policy.isDunning) else { return false }
    let acted = item.acted.filter { $0.isNotice && !$0.isVoid }.map(\.day)
    let demands = account.standing.demands.all.filter { demand in
      demand.currency == item.currency && policy.isDunning(demand.rung) && demand.day > item.due
    }.map(\.day)
    let most = (acted + demands).filter { $0 <= day }.map { item.chased(on: $0) }.max() ?? 0
    return item.chased(on: day) <= most
  }

  /// Whether a demand listed a charge with its invoice, which was paid since.
  private func wasAsked(_ charge: Item) -> Bool {
    guard charge.due < day, charge.held(on: day) == 0, !isBarred(charge) else { return false }
    return orders.undemanded
      || account.standing.demands.all.contains { demand in
        // What was booked since accrued while the invoice was open.
        demand.currency == charge.currency && policy.isDunning(demand.rung)
          && demand.day > charge.due
          && (charge.issued > demand.day || charge.open(on: demand.day) > 0)
      }
  }

  private func isBarred(_ item: Item) -> Bool {
    watch?.isBarred(item, kind: account.standing.party.value(on: day)?.kind, on: day) == true
  }

  /// Tasks about what came back from somebody.
  private var recalls: Set<String> {
    Set(account.standing.tasks.open.filter { $0.reason == .recalled }.map(\.id))
  }

  private func done(_ placed: [HandoffPlaced]) -> [Fact] {
    let items = Set(placed.flatMap(\.items).map(\.item))
    return account.standing.tasks.open.filter { task in
      // Who could not be reached is somebody else's to find now.
      task.reason == .recalled && task.holds.contains { items.contains($0) }
        || task.reason == .unreached && !items.isEmpty
    }.map { .taskDone(TaskDone(task: $0.id)) }
  }

  /// Invoices with their charges, and charges alone that were asked for.
  private func placeable(_ invoices: Set<ItemID>, of account: Account) -> [Item] {
    let documents = Set(invoices.map(\.document))
    let alone = Set(
      Set(account.items.values.map(\.currency)).flatMap { account.chargesAlone(in: $0, on: day) }
        .map(\.id))
    return account.items.values.filter { item in
      switch item.id.kind {
      case .invoice: return invoices.contains(item.id)
      case .charge:
        // Charges go with their invoice, due or not; alone they go when they were asked for.
        let isOpen = item.open(on: day) > 0 && item.held(on: day) < item.open(on: day)
        return documents.contains(item.id.document)
          ? isOpen || (orders.writtenOff && item.collectable(on: day) > 0)
          : alone.contains(item.id) && (isToPlace(item) || (isOpen && wasAsked(item)))
      default: return false
      }
    }
  }

  private func placements(
    _ invoices: Set<ItemID>, of account: Account, with agency: String
  ) -> [HandoffPlaced] {
    let interest = HandoverCharges(account, by: policy, on: day)
    let lines = OpenItems(placed: placeable(invoices, of: account), on: day).lines
    return Dictionary(grouping: lines, by: \.item.currency).sorted { $0.key < $1.key }
      .map { currency, lines in
        HandoffPlaced(
          placement: name(currency), agency: agency, currency: currency,
          items: lines.map {
            PlacedItem($0.item.id, $0.minorUnits, interest: interest.interest(on: $0.item))
          })
      }
  }

  /// It follows from the account as it is, and so is never given twice.
  private func name(_ currency: Currency) -> String {
    let text = "\(account.id)\u{1F}\(account.version)\u{1F}\(currency.code)"
    return "H-" + SHA256.hash(Array(text.utf8)).description.prefix(20)
  }

  /// Money that may be the customer's, or is being taken: nobody is handed over meanwhile.
  private var underWay: String? {
    if let open = account.standing.autopay?.open {
      return "\(open.debit) is not answered yet. Wait for it, or for what the gateway says."
    }
    let currencies = Set(account.items.values.filter { $0.open(on: day) > 0 }.map(\.currency))
    return currencies.sorted().lazy.compactMap { currency in
      policy.proposal(to: account, in: currency, on: day).map { receipt, until in
        "\(receipt.words). It can be handed over from \(until) on."
      }
    }.first
  }

  private func refuse() throws {
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
    if let why = underWay { throw RunError(.badInput, "\(account.id): \(why)") }
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
  }
}

extension Fact {
  /// The placement that it makes; nil for others.
  var placed: HandoffPlaced? {
    if case .handoffPlaced(let fact) = self { fact } else { nil }
  }
}
