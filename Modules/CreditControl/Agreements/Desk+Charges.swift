import Dunning
public import Receivables
import ReceivablesPorts

extension Desk {
  /// What being late on an invoice costs by a day, and how it comes about.
  public struct Reckoning: Sendable {
    public let invoice: String
    public let law: LateChargeLaw
    /// Each instalment with its interest and sum; an invoice due in one sum has one.
    public let items: [Reckoned]
    public let currency: Currency
    /// What of it was booked already and not taken back with a credit of all, in minor units.
    public let booked: Int64
  }

  /// What being late on an instalment costs by a day.
  public struct Reckoned: Sendable {
    public let item: Item
    public let interest: InterestSchedule?
    public let fixedSum: Money?
    /// Why there is no fixed sum, or no more of it, in words; nil where there is nothing to say.
    public let whyNoSum: String?
    /// What collecting it cost, covered or not, in minor units.
    public let costs: Int64
    /// The demand by whose day it was paid, so that nothing more is charged on it; nil where none was kept
    /// to.
    public let kept: Demand?
    /// Whether a part of it was paid in the time of a demand that asked for no more: that part bears nothing
    /// for that time.
    public let isKeptInPart: Bool
    /// Whether all of it was credited as never owed: its charges were taken back with it.
    public var isCreditedInFull: Bool { item.isCreditedInFull }
    /// Whether credits closed it, of whatever reason, and no money.
    public var wasCredited: Bool { item.credited > 0 && item.credited >= item.invoiced }
  }

  /// Reckons what being late on an invoice costs; nothing is written.
  ///
  /// - Parameter law: a pack's name; nil: the policy's.
  public func reckon(
    _ number: String, through day: Day, law name: String?
  ) async throws -> Reckoning {
    let account = try await holder(ofInvoice: number)
    guard let record = try await installation.store.account(account, items: .none) else {
      throw noInvoice(number, account)
    }
    var change = PendingChange(record)
    let items = try await open(number, &change)
    let party = change.account.standing.party.value(on: day)
    let policy = try await PolicyDesk(installation).forRehearsal()
    let law = try law(name, for: party, policy, account)
    let accepted = policy.charges?.acceptedTables ?? []
    try await includeWhatBears(on: &change)
    let base = change.account.interestBase(by: policy, on: day)
    let charges = try chargeable(items, law, party, account, accepted, on: base)
    guard let currency = charges.first?.item.currency else { throw noInvoice(number, account) }
    return Reckoning(
      invoice: number, law: law,
      items: try charges.map { one in
        guard !one.item.isCreditedInFull else { return Reckoned(creditedInFull: one.item) }
        let paid = base.paid(one.item)
        let kept = change.account.demandKept(
          for: one.item, by: policy, base, on: paid == .distantFuture ? day : max(day, paid))
        return try reckoned(one, day, kept, isKeptInPart: base.isKept(one.item))
      },
      currency: currency,
      booked: charges.filter { !$0.item.isCreditedInFull }
        .flatMap(\.item.circumstances.charged).reduce(0) { $0 + $1.total })
  }

  /// Books what being late on an invoice costs through a day, as far as it is not booked: by the policy
  /// in force what that charges, by a law that a person names all that this grants.
  ///
  /// - Returns: what was booked, in minor units, and its currency; nil where the key was used before.
  public func charge(
    _ number: String, through last: Day, law name: String?, on day: Day, reason: String? = nil
  ) async throws -> Money? {
    guard last <= day else {
      throw RunError(
        .badInput,
        "interest runs from day to day: on \(day) none can be booked through \(last)."
          + " Say --through \(day) or before, or a later --on.")
    }
    let account = try await holder(ofInvoice: number)
    let policy = try await inForce(orBy: name)
    return try await commit(account, on: day, reason: reason) { change in
      let items = try await open(number, &change)
      try requireAtHome(items, change.account, on: day)
      let party = change.account.standing.party.value(on: day)
      let law = try law(name, for: party, policy, account)
      let rules = policy?.charges ?? ChargeRules(law: law)
      try await includeWhatBears(on: &change)
      let booking = ChargeBooking(change.account, rules, on: day)
      var outcomes: [Dunning.Outcome] = []
      let base = policy.map { change.account.interestBase(by: $0, on: day) }
      let all = try chargeable(
        items, law, party, account, rules.acceptedTables,
        on: base ?? InterestBase(of: change.account)
      ).filter { !$0.item.isCreditedInFull }
      guard !all.isEmpty else {
        throw RunError(
          .badInput, "\(number) was credited in full: nothing is charged on what was never owed.")
      }
      let kept = all.map { one in
        policy.flatMap { policy in
          base.flatMap { change.account.demandKept(for: one.item, by: policy, $0, on: day) }
        }
      }
      if let first = kept.first, let demand = first, kept.allSatisfy({ $0 != nil }) {
        throw RunError(
          .badInput,
          "\(number) was paid by the day that \(demand.notice) named: nothing more is charged on it."
        )
      }
      for (charges, kept) in zip(all, kept) where kept == nil {
        do {
          if name != nil || rules.fixedSum != .none {
            outcomes += try booking.fixedSum(charges, through: last)
          }
          if name != nil || rules.interest != .none {
            outcomes += try booking.interest(charges, through: last)
          }
        } catch { throw RunError(.badInput, "\(number): \(error).") }
      }
      guard let currency = items.first?.currency, !outcomes.isEmpty else {
        let what = name == nil ? rules.uncharged : ""
        throw RunError(
          .badInput,
          "there is nothing to charge on \(number) through \(last) by \(law.title)\(what).")
      }
      let sum = Money(minorUnits: outcomes.reduce(0) { $0 + $1.charged }, currency)
      return (sum, outcomes.map { Act(fact: $0.fact(nil)) })
    }
  }

  /// What somebody else has is charged there: its rate and first day went along.
  private func requireAtHome(_ items: [Item], _ account: Account, on day: Day) throws {
    guard let item = items.first,
      let placement = items.lazy.compactMap({ account.standing.placements.holding($0.id, on: day) })
        .first
    else { return }
    throw RunError(
      .badInput,
      "\(item.id.document) is handed over: \(placement.words). Nothing is charged on it here before"
        + " it is taken back by `dunwell handoff recall`.")
  }

  /// Books what collecting an invoice cost, as far as its fixed sum does not cover it where the law sets
  /// one against such costs.
  ///
  /// - Returns: what is owed of it, perhaps nothing; nil where the key was used before.
  public func chargeCost(
    _ number: String, _ amount: DecimalAmount, note: String?, on day: Day, reason: String? = nil
  ) async throws -> Money? {
    let account = try await holder(ofInvoice: number)
    let rules = try await PolicyDesk(installation).inForce()?.charges ?? ChargeRules(law: nil)
    return try await commit(account, on: day, reason: reason) { change in
      let items = try await late(number, on: day, &change)
      guard let item = items.first else { throw noInvoice(number, account) }
      let cost = try money(amount, item.currency, change.account)
      guard cost.isPositive else {
        throw RunError(.badInput, "a cost is above zero. Write what was paid for collecting.")
      }
      let party = change.account.standing.party.value(on: day)
      let law = try lawOfCosts(rules, of: items, for: party, account)
      let facts = ChargeBooking(change.account, rules, on: day)
        .cost(cost, of: items, by: law, for: party)
      let owed = facts.reduce(Int64(0)) { sum, fact in
        if case .chargeBooked(let charge) = fact { sum + charge.amount.minorUnits } else { sum }
      }
      return (
        Money(minorUnits: owed, item.currency), facts.map { Act(fact: $0, note: note) }
      )
    }
  }

  /// The law by which a customer bears what collecting cost; nil where the policy names none for anybody,
  /// so that it is the contract alone.
  private func lawOfCosts(
    _ rules: ChargeRules, of items: [Item], for party: Party?, _ account: AccountID
  ) throws -> LateChargeLaw? {
    let grants = { (law: LateChargeLaw) in
      items.contains { ItemCharges($0, by: law, for: party) != nil }
    }
    let law = [rules.law(for: party), charged(items)].compactMap(\.self).first(where: grants)
    guard law == nil, !rules.laws.isEmpty else { return law }
    throw RunError(
      .badInput,
      "\(account) bears no cost of collecting: \(rules.whyNothing(for: party)). Where a clause of the"
        + " contract says that they do, give the policy's charges that contract: \"law: contract\" with"
        + " \"clause: yes\", and for consumers \"contract: {consumers: yes}\".")
  }

  /// The law by which an invoice was charged already, whoever named it.
  private func charged(_ items: [Item]) -> LateChargeLaw? {
    items.flatMap(\.circumstances.charged).filter { $0.kind != .cost }
      .lazy.compactMap { LateChargeLaw.pack($0.law) }.first
  }

  /// What of an invoice is late on a day: what is closed costs nothing more, and neither does what is not
  /// due.
  private func late(
    _ number: String, on day: Day, _ change: inout PendingChange
  ) async throws -> [Item] {
    let items = try await open(number, &change).filter { !$0.circumstances.isUncharged }
    let isOpen = items.filter { $0.open(on: day) > 0 }
    guard let first = isOpen.map(\.due).min() else {
      throw RunError(
        .badInput,
        "nothing of \(number) is open on \(day): it was paid, credited or given up, and nothing more"
          + " is charged on it.")
    }
    guard first < day else {
      throw RunError(
        .badInput,
        "\(number) is due on \(first): what is not late has no cost of collecting. Use a later --on."
      )
    }
    return items.filter { $0.due < day }
  }

  /// Does without charges of an invoice, all or some of what is open.
  ///
  /// - Parameter stops: nothing more is charged for the invoice.
  /// - Returns: what was waived; nil where the key was used before.
  public func waive(
    _ number: String, _ amount: DecimalAmount?, stops: Bool, note: String?, on day: Day,
    reason: String? = nil
  ) async throws -> Money? {
    let account = try await holder(ofInvoice: number)
    return try await commit(account, on: day, reason: reason) { change in
      let items = try await open(number, &change, on: day)
      guard let item = items.first else { throw noInvoice(number, account) }
      // What is charged later is not waived before.
      let charges = change.account.charges(ofInvoice: number).filter {
        $0.finallyOpen > 0 && $0.issued <= day
      }
      let open = charges.reduce(Int64(0)) { $0 + $1.finallyOpen }
      let waived =
        try amount.map { try money($0, item.currency, change.account).minorUnits } ?? open
      guard open > 0 || stops && waived == 0 else {
        throw RunError(
          .badInput,
          "no charges are booked on \(number) that are open. `dunwell charge show \(number)` says what"
            + " accrued on it, and --stop says that nothing more is charged.")
      }
      guard waived <= open, waived > 0 || stops else {
        throw RunError(
          .badInput,
          "\(Money(minorUnits: open, item.currency)) of charges is open on \(number); that or less"
            + " can be waived, or --stop says that nothing more is charged.")
      }
      let allocations = charges.allocations(of: waived)
      // Whatever stops, stops for each instalment.
      let acts = items.enumerated().compactMap { index, item -> Act? in
        guard index == 0 || stops else { return nil }
        let fact = ChargeWaived(
          item: item.id, currency: item.currency, allocations: index == 0 ? allocations : [],
          stops: stops)
        return Act(fact: .chargeWaived(fact), note: note)
      }
      return (Money(minorUnits: waived, item.currency), acts)
    }
  }

  /// The policy in force, by which an act decides; nil where none is and the person names a law.
  private func inForce(orBy law: String?) async throws -> Policy? {
    let policy = try await PolicyDesk(installation).inForce()
    guard policy != nil || law != nil else {
      throw RunError(
        .badInput,
        "no policy is in force yet. `dunwell policy adopt` puts that of the file in force, or"
          + " --law names a law.")
    }
    return policy
  }

  private func law(
    _ name: String?, for party: Party?, _ policy: Policy?, _ account: AccountID
  ) throws -> LateChargeLaw {
    if let name {
      guard let pack = LateChargeLaw.pack(name) else {
        throw RunError(
          .badInput,
          "there is no pack of late charges \"\(name)\". There are:"
            + " \(LateChargeLaw.packs.joined(separator: ", ")).")
      }
      return pack
    }
    guard let law = policy?.charges?.law(for: party) else {
      let why = policy?.charges?.whyNothing(for: party) ?? "the policy has no \"charges\""
      throw RunError(
        .badInput,
        "\(account) is charged nothing: \(why). Say --law de, or change the policy.")
    }
    return law
  }

  /// Puts the items into a change that have a part in what any of them is charged: money that waits, and
  /// what was open while it did.
  func includeWhatBears(on change: inout PendingChange) async throws {
    let record = try await installation.store.account(
      change.id, items: .live(on: .distantFuture.adding(days: -1)))
    guard let record else { return }
    let whole = try await installation.store.withWhatWasOpen(record)
    change.include(whole.account.items.values)
  }

  private func chargeable(
    _ items: [Item], _ law: LateChargeLaw, _ party: Party?, _ account: AccountID,
    _ accepted: [String], on base: InterestBase
  ) throws -> [ItemCharges] {
    let charges = items.filter { !$0.circumstances.isUncharged }.compactMap {
      ItemCharges($0, by: law, for: party, accepting: accepted, on: base)
    }
    guard charges.isEmpty else { return charges }
    guard !items.contains(where: \.circumstances.isUncharged) else {
      throw RunError(
        .badInput, "nothing more is charged on it: its charges or all of it were given up.")
    }
    let advice =
      law.terms(for: party?.kind)?.tag.map { "--tag \($0)" } ?? "--kind company"
    throw RunError(
      .badInput,
      "\(account) is charged nothing: \(law.whyNothing(for: party))."
        + " `dunwell customer set \(account) \(advice)` says what they are.")
  }

  private func reckoned(
    _ charges: ItemCharges, _ day: Day, _ kept: Demand?, isKeptInPart: Bool
  ) throws -> Reckoned {
    do {
      let sum = charges.fixedSumOwed(by: day)
      let why =
        sum > 0
        ? nil
        : charges.whyNoFixedSum(by: day) ?? "what collecting cost is more, and takes its place"
      return Reckoned(
        item: charges.item, interest: try charges.interest(through: day),
        fixedSum: sum > 0 ? Money(minorUnits: sum, charges.item.currency) : nil, whyNoSum: why,
        costs: charges.item.circumstances.costs.incurred, kept: kept, isKeptInPart: isKeptInPart)
    } catch {
      throw RunError(.badInput, "\(charges.item.id.text): \(error); nothing is charged.")
    }
  }
}

extension Desk.Reckoned {
  /// What was never owed costs nothing; what collecting it cost is known all the same.
  fileprivate init(creditedInFull item: Item) {
    self.init(
      item: item, interest: nil, fixedSum: nil, whyNoSum: nil,
      costs: item.circumstances.costs.incurred, kept: nil, isKeptInPart: false)
  }
}

extension Dunning.Outcome {
  /// What it charges, in minor units; below zero where it takes back.
  fileprivate var charged: Int64 {
    switch self {
    case .charged(let fact): fact.amount.minorUnits
    case .corrected(let fact): -fact.amount.minorUnits
    default: 0
    }
  }
}

extension ChargeRules {
  /// What the policy charges nothing of, as the end of a sentence; empty where it charges all.
  fileprivate var uncharged: String {
    let names = [interest == .none ? "interest" : nil, fixedSum == .none ? "fixed sum" : nil]
      .compactMap(\.self)
    return names.isEmpty
      ? "" : ", as the policy in force charges no \(names.joined(separator: " and no "))"
  }
}
