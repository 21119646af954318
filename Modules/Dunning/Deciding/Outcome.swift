public import Receivables

/// Something that a day brings about by itself, before anybody is chased.
public enum Outcome: Sendable, Equatable {
  /// A promise was kept or broken, a plan paid or in default, a settlement paid or lapsed.
  case ended(
    String, AgreementKind, AgreementEnding, received: Int64, expected: Int64, deadline: Day)
  /// What a paid settlement leaves is given up, and what was written off stays so.
  case givenUp(WrittenOff)
  /// Items are asked for by a statement, and fall due with it.
  case onStatement(InvoiceOnStatement)
  /// Being late costs something.
  case charged(ChargeBooked)
  /// It costs less than was charged.
  case corrected(ChargeCorrected)
  /// It was paid by the day that a notice had named: nothing more is charged.
  case forgone(ChargeForgone)
  /// Charges of an invoice that is closed are not asked for.
  case waived(ChargeWaived)
  /// An item can soon be enforced no more.
  case limitationNears(LimitationNears)
  /// Money that waited settles what is due, from a day on.
  case applied(ItemID, [Allocation], from: Day, there: [MoneyThere] = [])
  /// Money that paid more than a settlement wanted waits again.
  case unapplied(MoneyUnapplied)
  /// A discount for paying early was earned.
  case discounted(DiscountTaken)
  /// It turns out not to have been.
  case discountWithdrawn(DiscountWithdrawn)
  /// A payment was a few cents short, which are given up.
  case short(ItemID, Money)
  /// What was taken by a saved method cannot be taken any more.
  case autopayEnded(String)

  /// What it is called among a day's acts.
  public var name: String {
    switch self {
    case .ended(_, let kind, let ending, _, _, _): "\(kind.rawValue)-\(ending.rawValue)"
    case .givenUp: "write-off"
    case .onStatement: "on-statement"
    case .charged: "charge"
    case .corrected: "charge-corrected"
    case .forgone: "charge-forgone"
    case .limitationNears: "task"
    case .waived: "charge-waived"
    case .applied: "apply"
    case .unapplied: "unapply"
    case .discounted: "discount"
    case .discountWithdrawn: "discount-withdrawn"
    case .short: "write-off"
    case .autopayEnded: "autopay-ended"
    }
  }

  /// Whether it is about one of the items, in the account as it was before.
  public func concerns(_ items: Set<ItemID>, _ account: Account) -> Bool {
    switch self {
    case .ended(let name, _, _, _, _, _):
      account.standing.agreements.known(name)?.covers.contains { items.contains($0.item) } ?? false
    case .givenUp(let fact): fact.allocations.contains { items.contains($0.item) }
    case .onStatement(let fact): !items.isDisjoint(with: fact.items)
    case .charged(let fact): items.contains(fact.item)
    case .corrected(let fact): items.contains(fact.item)
    case .forgone(let fact): items.contains(fact.item)
    case .waived(let fact):
      items.contains(fact.item) || fact.allocations.contains { items.contains($0.item) }
    case .limitationNears(let fact): items.contains(fact.item)
    case .applied(_, let allocations, _, _): allocations.contains { items.contains($0.item) }
    case .unapplied(let fact): fact.allocations.contains { items.contains($0.item) }
    case .discounted(let fact): items.contains(fact.item)
    case .discountWithdrawn(let fact): items.contains(fact.item)
    case .short(let item, _): items.contains(item)
    case .autopayEnded:
      account.standing.autopay?.attempts.contains { attempt in
        attempt.listing.items.contains { items.contains($0) }
      } ?? false
    }
  }

  /// A charge that an offer to settle holds as it holds its item.
  func held(by settlement: String?) -> Outcome {
    guard let settlement, case .charged(let fact) = self else { return self }
    return .charged(fact.held(by: settlement))
  }

  /// The fact that records it.
  public func fact(_ basis: DecisionBasis?) -> Fact {
    switch self {
    case .ended(let name, let kind, let ending, let received, let expected, let deadline):
      .agreementEnded(
        AgreementEnded(
          agreement: name, kind: kind, ending: ending, received: received, expected: expected,
          deadline: deadline, isRevocable: kind == .settlement && ending == .lapsed,
          basis: basis))
    case .givenUp(let fact):
      .writtenOff(
        WrittenOff(
          currency: fact.currency, allocations: fact.allocations, reason: fact.reason,
          closes: fact.closes, settlement: fact.settlement, basis: basis))
    case .onStatement(let fact):
      .invoiceOnStatement(
        InvoiceOnStatement(
          statement: fact.statement, day: fact.day, due: fact.due, items: fact.items,
          isOff: fact.isOff, basis: basis))
    case .charged(let fact): .chargeBooked(fact.decided(on: basis))
    case .corrected(let fact): .chargeCorrected(fact.decided(on: basis))
    case .forgone(let fact):
      .chargeForgone(
        ChargeForgone(
          item: fact.item, through: fact.through, notice: fact.notice, basis: basis))
    case .waived(let fact):
      .chargeWaived(
        ChargeWaived(
          item: fact.item, currency: fact.currency, allocations: fact.allocations,
          stops: fact.stops, basis: basis))
    case .limitationNears(let fact):
      .limitationNears(
        LimitationNears(item: fact.item, ends: fact.ends, task: fact.task, basis: basis))
    case .applied(let source, let allocations, let from, let there):
      .moneyApplied(
        MoneyApplied(
          source: source, allocations: allocations, from: from, there: there, basis: basis))
    case .unapplied(let fact):
      .moneyUnapplied(
        MoneyUnapplied(
          source: fact.source, allocations: fact.allocations, from: fact.from, whole: fact.whole,
          basis: basis))
    case .discounted(let fact):
      .discountTaken(
        DiscountTaken(
          item: fact.item, amount: fact.amount, tax: fact.tax, through: fact.through,
          basis: basis))
    case .discountWithdrawn(let fact):
      .discountWithdrawn(
        DiscountWithdrawn(
          item: fact.item, amount: fact.amount, tax: fact.tax, corrects: fact.corrects,
          basis: basis))
    case .short(let item, let amount):
      .writtenOff(
        WrittenOff(
          currency: amount.currency, allocations: [Allocation(item, amount.minorUnits)],
          reason: WrittenOff.short, basis: basis))
    case .autopayEnded(let name):
      .autopayEnded(AutopayEnded(autopay: name, reason: .failed, basis: basis))
    }
  }
}

extension ChargeBooked {
  fileprivate func decided(on basis: DecisionBasis?) -> ChargeBooked {
    ChargeBooked(
      item: item, kind: chargeKind, law: law, amount: amount, through: through, due: due,
      schedule: schedule, corrects: corrects, incurred: incurred, settlement: settlement,
      basis: basis)
  }

  fileprivate func held(by settlement: String) -> ChargeBooked {
    ChargeBooked(
      item: item, kind: chargeKind, law: law, amount: amount, through: through, due: due,
      schedule: schedule, corrects: corrects, incurred: incurred, settlement: settlement,
      basis: basis)
  }
}

extension ChargeCorrected {
  fileprivate func decided(on basis: DecisionBasis?) -> ChargeCorrected {
    ChargeCorrected(
      item: item, kind: chargeKind, amount: amount, allocations: allocations, waived: waived,
      through: through, corrects: corrects, schedule: schedule, basis: basis)
  }
}
