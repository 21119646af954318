import Dunning
public import Receivables
import ReceivablesPorts

extension Desk {
  /// What being late on an invoice costs by a day, and how it comes about.
  public struct Reckoning: Sendable {
    public let invoice: String
    public let law: LateChargeLaw
    /// Each instalment with its interest and sum; an invoice due in one sum has one.
    public let items: [(item: Item, interest: InterestSchedule?, fixedSum: Money?)]
    public let currency: Currency
    /// What of it was booked already, in minor units.
    public let booked: Int64
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
    let law = try law(name, for: party, try await PolicyDesk(installation).forRehearsal(), account)
    let charges = try chargeable(items, law, party, change.account)
    guard let currency = charges.first?.item.currency else { throw noInvoice(number, account) }
    return Reckoning(
      invoice: number, law: law,
      items: try charges.map { ($0.item, try reckoned($0, day), $0.fixedSum) },
      currency: currency,
      booked: charges.flatMap(\.item.circumstances.charged).reduce(0) { $0 + $1.total })
  }

  /// Books what being late on an invoice costs through a day, as far as it is not booked.
  ///
  /// - Returns: what was booked, in minor units, and its currency; nil where the key was used before.
  public func charge(
    _ number: String, through last: Day, law name: String?, on day: Day, reason: String? = nil
  ) async throws -> Money? {
    let account = try await holder(ofInvoice: number)
    let policy = try await PolicyDesk(installation).forRehearsal()
    return try await commit(account, on: day, reason: reason) { change in
      let items = try await open(number, &change)
      let party = change.account.standing.party.value(on: day)
      let law = try law(name, for: party, policy, account)
      let booking = ChargeBooking(
        change.account, policy.charges ?? ChargeRules(law: law), on: day)
      var outcomes: [Dunning.Outcome] = []
      for charges in try chargeable(items, law, party, change.account) {
        do {
          outcomes += try booking.fixedSum(charges, through: last)
          outcomes += try booking.interest(charges, through: last)
        } catch { throw RunError(.badInput, "\(number): \(error).") }
      }
      guard let currency = items.first?.currency, !outcomes.isEmpty else {
        throw RunError(
          .badInput, "there is nothing to charge on \(number) through \(last) by \(law.title).")
      }
      let sum = Money(minorUnits: outcomes.reduce(0) { $0 + $1.charged }, currency)
      return (sum, outcomes.map { Act(fact: $0.fact(nil)) })
    }
  }

  /// Books what collecting an invoice cost, less what a fixed sum covers where the law says so.
  public func chargeCost(
    _ number: String, _ amount: DecimalAmount, note: String?, on day: Day, reason: String? = nil
  ) async throws -> Money? {
    let account = try await holder(ofInvoice: number)
    let policy = try await PolicyDesk(installation).forRehearsal()
    return try await commit(account, on: day, reason: reason) { change in
      let items = try await open(number, &change)
      guard let item = items.first else { throw noInvoice(number, account) }
      var cost = try money(amount, item.currency, change.account)
      let law = policy.charges?.law(for: change.account.standing.party.value(on: day))
      if law?.creditsAgainstCosts == true {
        let granted = items.reduce(Int64(0)) {
          $0 + ($1.circumstances.charged(.fixedSum)?.total ?? 0)
        }
        let before = items.reduce(Int64(0)) { $0 + ($1.circumstances.charged(.cost)?.total ?? 0) }
        let covered = before > 0 ? 0 : granted
        cost = Money(minorUnits: cost.minorUnits - covered, item.currency)
      }
      guard cost.isPositive else {
        throw RunError(.badInput, "the fixed sum on \(number) covers that cost already.")
      }
      let fact = ChargeBooked(
        item: item.id, kind: .cost, law: law?.name ?? "cost", amount: cost, through: day,
        due: day.adding(days: policy.charges?.dueDays ?? ChargeRules(law: nil).dueDays))
      return (cost, [Act(fact: .chargeBooked(fact), note: note)])
    }
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
      let items = try await open(number, &change)
      guard let item = items.first else { throw noInvoice(number, account) }
      let charges = change.account.charges(ofInvoice: number).filter { $0.finallyOpen > 0 }
      let open = charges.reduce(Int64(0)) { $0 + $1.finallyOpen }
      let waived =
        try amount.map { try money($0, item.currency, change.account).minorUnits } ?? open
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

  private func law(
    _ name: String?, for party: Party?, _ policy: Policy, _ account: AccountID
  ) throws -> LateChargeLaw {
    if let name {
      guard let pack = LateChargeLaw.pack(name) else {
        throw RunError(
          .badInput,
          "there is no pack of late charges \"\(name)\". There are:"
            + " \(LateChargeLaw.packs.joined(separator: ", ")); that of the United States wants a"
            + " rate and stands in the policy.")
      }
      return pack
    }
    guard let law = policy.charges?.law(for: party) else {
      throw RunError(
        .badInput,
        "the policy's \"charges\" name no law for \(account). Say --law de, or change the policy.")
    }
    return law
  }

  private func chargeable(
    _ items: [Item], _ law: LateChargeLaw, _ party: Party?, _ account: Account
  ) throws -> [ItemCharges] {
    let free = account.standing.chargeFreeDays
    let charges = items.filter { !$0.circumstances.isUncharged }.compactMap {
      ItemCharges($0, by: law, for: party, free: free)
    }
    guard charges.isEmpty else { return charges }
    guard !items.contains(where: \.circumstances.isUncharged) else {
      throw RunError(
        .badInput, "nothing more is charged on it: its charges or all of it were given up.")
    }
    let kind = party?.kind.map { "a \($0.rawValue)" } ?? "of no known kind"
    throw RunError(
      .badInput,
      "\(law.title) charges \(account.id) nothing, who is \(kind)."
        + " `dunwell customer set \(account.id) --kind company` says what they are.")
  }

  private func reckoned(_ charges: ItemCharges, _ day: Day) throws -> InterestSchedule? {
    do {
      return try charges.interest(through: day)
    } catch {
      throw RunError(.badInput, "\(charges.item.id.text): \(error).")
    }
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
