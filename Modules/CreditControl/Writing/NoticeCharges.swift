import Dunning
import Receivables
import ReceivablesPorts

/// What a notice says of charges: those that are owed, and those that are only announced.
struct NoticeCharges {
  private let agreements: NoticeAgreements
  private let language: String
  /// The day that the notice names for paying; nil where it names none.
  private let payBy: Day?

  init(_ agreements: NoticeAgreements, language: String, payBy: Day? = nil) {
    self.agreements = agreements
    self.language = language
    self.payBy = payBy
  }

  private var account: Account { agreements.account }
  private var policy: Policy { agreements.policy }
  private var day: Day { agreements.day }

  /// So many lines of schedules at most: whoever owes more is told the sums.
  private static let mostLines = 40

  /// What is owed of charges among items: what an invoice is charged of one kind is one line, however often
  /// it was booked, with what of it is agreed or disputed; what waits beside an agreement is one of its own.
  func owed(_ items: [Item]) -> [NoticeContent.Charge] {
    var charges: [NoticeContent.Charge] = []
    for item in items where item.id.kind == .charge && item.open(on: day) > 0 {
      let charge = owed(item)
      let known = charges.firstIndex { $0.isOfKind(charge) }
      if let known, let sum = charges[known].adding(charge) {
        charges[known] = sum
      } else {
        charges.append(charge)
      }
    }
    return charges
  }

  private func owed(_ item: Item) -> NoticeContent.Charge {
    let open = item.open(on: day)
    var agreed = agreements.agreed(item)
    let rides = account.ridesOnHeld(item, on: day)
    let disputed = rides && isDisputed(item) ? open : 0
    if rides, disputed == 0 { agreed = open }
    let isBeside = disputed == 0 && account.isBeside(item, on: day)
    let unagreed = agreements.unagreed(item)
    // Where the invoice waits for somebody here, so does the charge.
    let reviewed = rides && disputed == 0 && !isBeside ? open : unagreed.reviewed
    let some = { (cents: Int64) in cents > 0 ? Money(minorUnits: cents, item.currency) : nil }
    return NoticeContent.Charge(
      label: ChargeLabel.text(
        item.circumstances.chargeKind ?? .interest, charged(item), in: language),
      amount: Money(minorUnits: open, item.currency), isOwed: true, agreed: some(agreed),
      offered: some(unagreed.offered), reviewed: some(reviewed),
      disputed: some(disputed), isBeside: isBeside, law: law(of: item),
      isOfPlan: item.circumstances.chargeKind == .planInterest)
  }

  /// What a charge is for: the invoice, or the instalment of it that was late. One that was closed may not
  /// have been read.
  private func charged(_ charge: Item) -> ItemID {
    account.items(ofInvoice: charge.id.document).first { $0.charges.contains(charge.id) }?.id
      ?? ItemID(.invoice, charge.id.document)
  }

  private func isDisputed(_ charge: Item) -> Bool {
    account.isInDispute(charge.id.document, on: day)
      || account.items(ofInvoice: charge.id.document).contains { $0.disputed(on: day) > 0 }
  }

  /// The law by which a charge was booked, in short; nil for what was agreed, and for a cost that no law
  /// grants.
  private func law(of charge: Item) -> String? {
    let booked = account.items[charged(charge)]?.circumstances.charged
      .first { $0.parts.contains(charge.id.part) }
    guard let name = booked?.law else {
      // What the invoice that is closed tells may not have been read.
      let isOfLaw = [.interest, .fixedSum].contains(charge.circumstances.chargeKind)
      return isOfLaw
        ? title(policy.charges?.law(for: account.standing.party.value(on: day))) : nil
    }
    return title(policy.charges?.laws.first { $0.name == name } ?? LateChargeLaw.pack(name))
  }

  private func title(_ law: LateChargeLaw?) -> String? {
    law.map { ChargeLabel.title(of: $0, in: language) }
  }

  /// What is added from the day on that follows the one which the notice names, as far as it is not
  /// charged.
  func announced(_ items: [Item]) -> [NoticeContent.Charge] {
    let party = account.standing.party.value(on: day)
    guard let rules = policy.charges else { return [] }
    var charges: [NoticeContent.Charge] = []
    let base = account.interestBase(by: policy, on: day)
    // What is held, or part of a plan, bears nothing more, and neither does what was paid in time.
    for item in items
    where item.due < day && !item.circumstances.isUncharged && item.chased(on: day) > 0
      && isBooked(item, rules) && account.demandKept(for: item, by: policy, base, on: day) == nil
    {
      guard let reckoned = rules.charges(item, for: party, on: base) else { continue }
      if rules.interest != .none, let interest = interest(reckoned) { charges.append(interest) }
      if rules.fixedSum != .none, let sum = fixedSum(reckoned, rules) { charges.append(sum) }
    }
    let lines = charges.reduce(0) { $0 + $1.schedule.count }
    guard lines > NoticeCharges.mostLines else { return charges }
    return charges.map {
      NoticeContent.Charge(
        label: $0.label, amount: $0.amount, isOwed: false, from: $0.from, law: $0.law)
    }
  }

  /// Whether what an item is charged follows this notice: what is booked after a rung is announced by that
  /// rung or a later one.
  private func isBooked(_ item: Item, _ rules: ChargeRules) -> Bool {
    guard rules.areBooked, let after = rules.after, !agreements.triggers.isEmpty else {
      return true
    }
    let acted = item.acted.filter { $0.isNotice && !$0.isVoid }.map(\.rung)
    let now = agreements.triggers.filter { $0.item == item.id }.map(\.rung)
    return (acted + now).contains { policy.isReached(after, by: $0) }
  }

  /// The sum that is granted once, from the first day after the one that is set on which it is asked for:
  /// the item may be late by too few days today, and not on that day. Nil where it is booked already.
  private func fixedSum(_ reckoned: ItemCharges, _ rules: ChargeRules) -> NoticeContent.Charge? {
    let item = reckoned.item
    guard item.circumstances.charged(.fixedSum) == nil, let began = reckoned.began else {
      return nil
    }
    let asked = began.adding(days: max(0, rules.fixedSumFromDays - 1))
    let first = payBy.map { max(asked, $0.adding(days: 1)) } ?? (asked > day ? asked : nil)
    let sum = reckoned.fixedSumOwed(by: first ?? day)
    guard sum > 0, reckoned.daysLate(by: first ?? day) >= rules.fixedSumFromDays else { return nil }
    return NoticeContent.Charge(
      label: ChargeLabel.text(.fixedSum, item.id, in: language),
      amount: Money(minorUnits: sum, item.currency), isOwed: false, from: first,
      law: title(reckoned.law))
  }

  /// Nil where nothing more than what is booked has come about, or a rate is not known.
  private func interest(_ reckoned: ItemCharges) -> NoticeContent.Charge? {
    let item = reckoned.item
    let booked = item.circumstances.charged(.interest)
    // A rate that is not known threatens nothing; `charge show` says why.
    guard let schedule = try? reckoned.interest(through: payBy ?? day) else { return nil }
    let amount = schedule.total - (booked?.total ?? 0)
    guard amount > 0 else { return nil }
    return NoticeContent.Charge(
      label: ChargeLabel.text(.interest, item.id, in: language),
      amount: Money(minorUnits: amount, item.currency), isOwed: false,
      schedule: schedule.lines.filter(\.isCharged).compactMap {
        NoticeContent.ChargeLine($0, on: item)
      },
      before: booked.map { Money(minorUnits: $0.total, item.currency) },
      cap: schedule.cap.map {
        NoticeContent.Cap(share: $0.share, beyond: Money(minorUnits: $0.minorUnits, item.currency))
      },
      from: payBy?.adding(days: 1), law: title(reckoned.law))
  }
}

extension [NoticeContent.Charge] {
  /// The laws by which any of them was booked or is announced; nil where none was.
  var laws: String? {
    var seen: Set<String> = []
    let laws = compactMap(\.law).filter { seen.insert($0).inserted }
    return laws.isEmpty ? nil : laws.joined(separator: "; ")
  }
}

extension NoticeContent.Charge {
  /// Whether another one is for the same, and waits for the same where it does.
  fileprivate func isOfKind(_ other: NoticeContent.Charge) -> Bool {
    label == other.label && law == other.law && amount.currency == other.amount.currency
      && isBeside == other.isBeside
  }

  /// Both together; nil where no amount can hold them, which are two lines then.
  fileprivate func adding(_ more: NoticeContent.Charge) -> NoticeContent.Charge? {
    // No answer is that they are two lines.
    guard let sum = try? amount.adding(more.amount) else { return nil }
    // No share is more than its whole: where that can be held, they can as well.
    let both = { (one: Money?, other: Money?) -> Money? in
      guard let one, let other else { return one ?? other }
      return Money(minorUnits: one.minorUnits + other.minorUnits, one.currency)
    }
    return NoticeContent.Charge(
      label: label, amount: sum, isOwed: isOwed, agreed: both(agreed, more.agreed),
      offered: both(offered, more.offered), reviewed: both(reviewed, more.reviewed),
      disputed: both(disputed, more.disputed), isBeside: isBeside, law: law,
      isOfPlan: isOfPlan)
  }
}

extension NoticeContent.ChargeLine {
  /// Nil where the amount is too large to hold.
  fileprivate init?(_ line: ChargeLine, on item: Item) {
    // The sum could be held, so that a line of it can be as well: no answer leaves the line out.
    guard let amount = try? line.exact.rounded(.halfUp) else { return nil }
    self.init(
      item: item.id.text, from: line.from, to: line.to, days: line.days,
      base: Money(minorUnits: line.base, item.currency), rate: line.rate.percent,
      // What is charged is meant: doubts are the creditor's, and stand in `charge show`.
      isSure: true, amount: Money(minorUnits: amount, item.currency))
  }
}

/// What charges are called, in the languages of the notices.
enum ChargeLabel {
  /// - Parameter item: what the charge is for.
  static func text(_ kind: ChargeKind, _ item: ItemID, in language: String) -> String {
    let words = table[String(language.prefix(2))] ?? english
    let invoice =
      item.part > 0 ? "\(item.document), \(words.instalment) \(item.part)" : item.document
    switch kind {
    case .interest: return words.interest.replacing("%", with: invoice)
    case .fixedSum: return words.fixedSum.replacing("%", with: invoice)
    case .cost: return words.cost.replacing("%", with: invoice)
    case .planInterest: return words.planInterest.replacing("%", with: invoice)
    }
  }

  /// A law as its own lawyers quote it, where the reader's language has a way of its own.
  static func title(of law: LateChargeLaw, in language: String) -> String {
    guard language.hasPrefix("fr"), law.name == "fr" else { return law.title }
    return "articles L.\u{A0}441-10 et D.\u{A0}441-5 du Code de commerce"
  }

  private struct Words {
    let interest: String
    let fixedSum: String
    let cost: String
    let planInterest: String
    let instalment: String
  }

  private static let english = Words(
    interest: "Late interest on invoice %", fixedSum: "Fixed sum for late payment of invoice %",
    cost: "Cost of collecting invoice %", planInterest: "Interest of the payment plan, invoice %",
    instalment: "instalment")

  private static let table = [
    "de": Words(
      interest: "Verzugszinsen zu Rechnung %", fixedSum: "Verzugspauschale zu Rechnung %",
      cost: "Beitreibungskosten zu Rechnung %",
      planInterest: "Zinsen des Ratenplans zu Rechnung %", instalment: "Rate"),
    "fr": Words(
      interest: "Intérêts de retard, facture %",
      fixedSum: "Indemnité forfaitaire de recouvrement, facture %",
      cost: "Frais de recouvrement, facture %",
      planInterest: "Intérêts du plan de paiement, facture %", instalment: "échéance"),
    "es": Words(
      interest: "Intereses de demora, factura %",
      fixedSum: "Indemnización fija por costes de cobro, factura %",
      cost: "Costes de cobro, factura %",
      planInterest: "Intereses del plan de pagos, factura %", instalment: "plazo"),
  ]
}
