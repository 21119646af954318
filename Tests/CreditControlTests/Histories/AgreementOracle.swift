import Dunning
import Receivables

/// What a careful clerk would say is agreed, disputed and owed: kept by hand from what happened, without
/// items, folds or decisions.
struct AgreementOracle {
  struct Invoice {
    let customer: Int
    let issued: Day
    let due: Day
    var open: Int64
    /// What can still be credited of it.
    var creditable: Int64
  }

  struct Payment {
    let customer: Int
    var waiting: Int64
    var named: [Int] = []
    var came = Day.distantPast
    var settled: [(invoice: Int, cents: Int64, day: Day)] = []
  }

  struct Agreement {
    enum Kind { case promise, plan, settlement, dispute }

    let name: String
    let kind: Kind
    let customer: Int
    let from: Day
    /// What it covers of each invoice; nil is all of it, then and later.
    var covers: [Int: Int64?]
    let coveredThen: [Int: Int64]
    /// The same as they were then.
    let heldThen: [Int: Int64?]
    let parts: [Instalment]
    let enough: Int64
    var deadline: Day?
    /// Money that came for it.
    var received: [(payment: Int, invoice: Int, day: Day, cents: Int64)] = []

    func isAbout(_ invoice: Int) -> Bool { coveredThen[invoice] != nil }
  }

  let policy: Policy
  private(set) var invoices: [Int: Invoice] = [:]
  private(set) var payments: [Int: Payment] = [:]
  private(set) var agreements: [String: Agreement] = [:]
  /// What demands asked for of plans, by plan: until when they gave time, and when which instalments, from 0,
  /// were asked for at last.
  private var asked: [String: (through: Day, parts: [Int: Day])] = [:]
  /// Plans that were paid off.
  private var completed: [String: Agreement] = [:]
  private var givenUp: Set<Int> = []
  /// Instalments of plans, as they were when the day before ended: of which nothing was to be paid as it was in
  /// dispute, and of which nothing was left.
  private var resting: [String: Set<Int>] = [:]
  private var paidUp: [String: Set<Int>] = [:]
  /// When instalments are due whose day passed while they rested, and from when on it counts what is said of
  /// those that were paid by money that went back.
  private var moved: [String: [Int: Day]] = [:]
  private var unpaid: [String: [Int: Day]] = [:]
  /// Settlements that were paid, and what each of them left of which invoice.
  private var settled: [(paid: Agreement, left: [Int: Int64])] = []

  init(_ policy: Policy) {
    self.policy = policy
  }

  // MARK: Money

  mutating func issued(_ number: Int, to customer: Int, _ cents: Int64, on day: Day, due: Day) {
    invoices[number] = Invoice(
      customer: customer, issued: day, due: due, open: cents, creditable: cents)
  }

  mutating func paid(_ number: Int, by customer: Int, _ cents: Int64, _ named: [Int], on day: Day) {
    payments[number] = Payment(customer: customer, waiting: cents, named: named, came: day)
    spend(number, by: customer, on: named, day)
  }

  private mutating func spend(_ number: Int, by customer: Int, on named: [Int], _ day: Day) {
    for invoice in named {
      guard let known = invoices[invoice], known.customer == customer else { continue }
      spend(number, min(known.open, payments[number]?.waiting ?? 0), on: invoice, day)
    }
  }

  private mutating func spend(_ number: Int, _ part: Int64, on invoice: Int, _ day: Day) {
    guard part > 0 else { return }
    for name in agreements.keys.sorted() where number > 0 {
      guard let agreement = agreements[name], agreement.kind != .dispute,
        agreement.covers[invoice] != nil
      else { continue }
      agreements[name]?.received.append((number, invoice, day, part))
    }
    payments[number]?.waiting -= part
    payments[number]?.settled.append((invoice, part, day))
    settle(invoice, part, on: day)
  }

  /// Money that waited, given to what it is for by an offer to settle that.
  mutating func applied(_ money: MoneyApplied, on day: Day) {
    let name = money.source.document
    guard let number = Int(name.drop { !$0.isNumber }) else { return }
    for allocation in money.allocations {
      guard let invoice = Int(allocation.item.document.dropFirst(4)) else { continue }
      spend(
        money.source.kind == .credit ? -number : number, allocation.settled, on: invoice,
        money.from ?? day)
    }
  }

  mutating func reversed(_ number: Int, on day: Day) {
    guard let payment = payments[number] else { return }
    let closed = Set(invoices.filter { $0.value.open == 0 }.keys)
    for part in payment.settled { invoices[part.invoice]?.open += part.cents }
    for (name, plan) in agreements.merging(completed, uniquingKeysWith: { plan, _ in plan })
    where plan.kind == .plan && payment.settled.contains(where: { plan.isAbout($0.invoice) }) {
      for index in paidUp[name] ?? [] { unpaid[name, default: [:]][index] = day }
    }
    for name in agreements.keys {
      for counted in agreements[name]?.received ?? [] where counted.payment == number {
        agreements[name]?.received.append((number, counted.invoice, day, -counted.cents))
      }
    }
    payments[number] = nil
    for index in settled.indices { settled[index].paid.received.removeAll { $0.payment == number } }
    let isLapsed = { (one: (paid: Agreement, left: [Int: Int64])) in
      one.paid.received.reduce(Int64(0)) { $0 + $1.cents } < one.paid.enough
    }
    var reopened = Set(payment.settled.map(\.invoice))
    for (paid, left) in settled.filter(isLapsed) {
      for (invoice, cents) in left {
        invoices[invoice]?.open += cents
        reopened.insert(invoice)
      }
      // As if the money that went back had never come, the offer stands until its day.
      agreements[paid.name] = paid
    }
    settled.removeAll(where: isLapsed)
    takeUp(reopened.intersection(closed))
    retake(reopened, day)
  }

  /// Plans go on with what is open again.
  private mutating func takeUp(_ reopened: Set<Int>) {
    for invoice in reopened.subtracting(givenUp)
    where invoices[invoice].map({ $0.open > 0 }) ?? false {
      for name in agreements.keys where agreements[name]?.kind == .plan {
        if let held = agreements[name]?.heldThen[invoice] {
          agreements[name]?.covers[invoice] = held
        }
      }
      for (name, plan) in completed {
        guard let held = plan.heldThen[invoice] else { continue }
        agreements[name] = plan
        agreements[name]?.covers[invoice] = held
        completed[name] = nil
      }
    }
  }

  /// What waits and is for an invoice that is open again takes it, the oldest first.
  private mutating func retake(_ reopened: Set<Int>, _ day: Day) {
    let waiting = payments.filter {
      $0.value.waiting > 0 && !reopened.isDisjoint(with: $0.value.named)
    }
    for (number, payment) in waiting.sorted(by: isBefore) {
      let named = payment.named.filter(reopened.contains)
      spend(number, by: payment.customer, on: named, max(day, payment.came))
    }
  }

  private func isBefore(
    _ one: (key: Int, value: Payment), _ other: (key: Int, value: Payment)
  ) -> Bool {
    let name = { (number: Int) in number < 0 ? "CN-\(-number)" : "P-\(number)" }
    return (one.value.came, name(one.key)) < (other.value.came, name(other.key))
  }

  mutating func credited(_ invoice: Int, _ cents: Int64, as name: Int, on day: Day) {
    guard let known = invoices[invoice] else { return }
    let part = min(known.open, cents)
    let share = min(cents, known.creditable)
    invoices[invoice]?.creditable -= share
    payments[-name] = Payment(
      customer: known.customer, waiting: cents - part, named: share > 0 ? [invoice] : [], came: day)
    settle(invoice, part, on: day)
    if let now = invoices[invoice], now.creditable == 0, now.open == 0 { dropDisputes(of: invoice) }
  }

  mutating func writtenOff(_ invoice: Int, on day: Day) {
    givenUp.insert(invoice)
    let open = invoices[invoice]?.open ?? 0
    settle(invoice, open, on: day)
    if open > 0 { dropDisputes(of: invoice) }
  }

  /// Nobody has to decide any more about what is given up, or was never owed.
  private mutating func dropDisputes(of invoice: Int) {
    for (name, agreement) in agreements
    where agreement.kind == .dispute && agreement.coveredThen.keys.contains(invoice) {
      agreements[name] = nil
    }
  }

  /// Closed, an invoice is let go by everything that was agreed about it.
  private mutating func settle(_ invoice: Int, _ cents: Int64, on day: Day) {
    invoices[invoice]?.open -= cents
    guard invoices[invoice]?.open == 0, cents > 0 else { return }
    for dispute in agreements.values where dispute.kind == .dispute {
      if dispute.covers[invoice] != nil { goOn(with: [invoice], day) }
    }
    for name in agreements.keys { agreements[name]?.covers[invoice] = nil }
  }

  // MARK: Agreements

  mutating func agreed(
    _ name: String, _ kind: Agreement.Kind, by customer: Int, _ covers: [CoveredItem],
    _ parts: [Instalment] = [], enough: Int64 = 0, deadline: Day? = nil, on day: Day
  ) {
    var held: [Int: Int64?] = [:]
    var then: [Int: Int64] = [:]
    for covered in covers {
      guard let number = Int(covered.item.document.dropFirst(4)) else { continue }
      let isWhole = covered.minorUnits == invoices[number]?.open && kind != .promise
      held[number] = .some(isWhole ? nil : covered.minorUnits)
      then[number] = covered.minorUnits
    }
    agreements[name] = Agreement(
      name: name, kind: kind, customer: customer, from: day, covers: held, coveredThen: then,
      heldThen: held, parts: parts,
      enough: enough, deadline: deadline)
  }

  mutating func accepted(_ name: String, payBy: Day) { agreements[name]?.deadline = payBy }

  mutating func ended(_ name: String, on day: Day) {
    if let dispute = agreements[name], dispute.kind == .dispute {
      goOn(with: Array(dispute.covers.keys), day)
    }
    agreements[name] = nil
  }

  /// A day begins: notes how the instalments of plans stood when the one before it ended.
  mutating func begin() {
    for (name, plan) in agreements where plan.kind == .plan {
      let all = left(of: plan, open(ofPlan: plan, withDisputed: true))
      let asked = left(of: plan, open(ofPlan: plan))
      resting[name] = Set(all.indices.filter { all[$0] > 0 && asked[$0] == 0 })
      paidUp[name] = Set(all.indices.filter { all[$0] == 0 })
    }
    for (name, plan) in completed { paidUp[name] = Set(plan.parts.indices) }
  }

  /// It was decided about what rested of invoices: instalments that fell due meanwhile are due now.
  private mutating func goOn(with invoices: [Int], _ day: Day) {
    for (name, plan) in agreements
    where plan.kind == .plan && invoices.contains(where: plan.isAbout) {
      for index in resting[name] ?? [] where plan.parts[index].due < day {
        moved[name, default: [:]][index] = day
      }
    }
  }

  /// What a day brings about before anybody is chased.
  mutating func pass(_ day: Day) {
    for name in agreements.keys.sorted() {
      guard let agreement = agreements[name] else { continue }
      switch agreement.kind {
      case .promise: if isOver(promise: agreement, on: day) { agreements[name] = nil }
      case .settlement: pass(settlement: name, agreement, day)
      case .plan, .dispute: break
      }
    }
    for name in agreements.keys.sorted() {
      guard let agreement = agreements[name], agreement.kind == .plan else { continue }
      guard isOver(plan: agreement, on: day) else { continue }
      if open(ofPlan: agreement, withDisputed: true) == 0 { completed[name] = agreement }
      agreements[name] = nil
    }
  }

  private func waiting(_ customer: Int) -> Int64 {
    policy.unapplied == .net
      ? payments.values.reduce(0) { $1.customer == customer ? $0 + $1.waiting : $0 } : 0
  }

  private func came(_ agreement: Agreement, by day: Day) -> Int64 {
    agreement.received.reduce(0) { $1.day <= day ? $0 + $1.cents : $0 }
  }

  /// The same, had money that waits been spent first on what is overdue and nobody holds, and what that
  /// leaves on what is held: it counts once.
  private func cameOrWaits(_ agreement: Agreement, by deadline: Day, on day: Day) -> Int64 {
    guard policy.unapplied == .net else { return came(agreement, by: deadline) }
    var after = self
    let waiting = payments.filter {
      $0.value.customer == agreement.customer && $0.value.waiting > 0
    }
    for (number, payment) in waiting.sorted(by: isBefore) {
      after.spendWaiting(number, of: payment, on: day)
    }
    return after.agreements[agreement.name].map { after.came($0, by: deadline) } ?? 0
  }

  private mutating func spendWaiting(_ number: Int, of payment: Payment, on day: Day) {
    let owed = invoices.filter { $0.value.customer == payment.customer && $0.value.open > 0 }
      .map { invoice, known in
        (
          invoice: invoice, from: max(payment.came, known.issued), due: known.due,
          free: chaseable(invoice), held: known.open - disputed(invoice) - chaseable(invoice),
          open: known.open
        )
      }.filter { $0.due < day || $0.free < $0.open }
      .sorted { ($0.from, $0.due, "INV-\($0.invoice)") < ($1.from, $1.due, "INV-\($1.invoice)") }
    for one in owed {
      spend(number, min(one.free, payments[number]?.waiting ?? 0), on: one.invoice, one.from)
    }
    for one in owed {
      spend(number, min(one.held, payments[number]?.waiting ?? 0), on: one.invoice, one.from)
    }
  }

  private func isOver(promise: Agreement, on day: Day) -> Bool {
    var promised: Int64 = 0
    for (index, part) in promise.parts.enumerated() {
      promised += part.minorUnits
      let deadline = part.due.adding(days: policy.promiseRules.graceDays)
      let came = came(promise, by: min(day, deadline))
      let isLast = index == promise.parts.count - 1
      if came >= promised {
        if isLast { return true }
        continue
      }
      if isLast, promise.coveredThen.keys.allSatisfy({ invoices[$0]?.open == 0 }) { return true }
      if day <= deadline { return false }
      let percent = Int64(policy.promiseRules.keptPercent)
      if cameOrWaits(promise, by: deadline, on: day) * 100 < promised * percent { return true }
      if isLast { return true }
    }
    return false
  }

  private mutating func pass(settlement name: String, _ settlement: Agreement, _ day: Day) {
    guard let deadline = settlement.deadline else { return }
    if came(settlement, by: min(day, deadline)) >= settlement.enough {
      let kept = giveBack(beyond: settlement)
      agreements[name] = nil
      settled.append(
        (kept, settlement.coveredThen.keys.reduce(into: [:]) { $0[$1] = invoices[$1]?.open }))
      for number in settlement.coveredThen.keys {
        settle(number, invoices[number]?.open ?? 0, on: day)
      }
    } else if settlement.coveredThen.keys.allSatisfy({ invoices[$0]?.open == 0 })
      || (day > policy.arrival(of: deadline)
        && cameOrWaits(settlement, by: deadline, on: day) < settlement.enough)
    {
      agreements[name] = nil
    }
  }

  /// What came beyond a settlement waits again, the latest of it first.
  private mutating func giveBack(beyond settlement: Agreement) -> Agreement {
    var kept = settlement
    var over = settlement.received.reduce(0) { $0 + $1.cents } - settlement.enough
    for number in Set(settlement.received.map(\.payment)).sorted(by: >) {
      let parts = settlement.received.filter { $0.payment == number }
      for invoice in Set(parts.map(\.invoice)).sorted(by: { "INV-\($0)" > "INV-\($1)" }) {
        let paid = parts.reduce(Int64(0)) { $1.invoice == invoice ? $0 + $1.cents : $0 }
        let back = min(over, paid)
        guard back > 0 else { continue }
        over -= back
        invoices[invoice]?.open += back
        payments[number]?.waiting += back
        payments[number]?.settled.append((invoice, -back, settlement.from))
        kept.received.append((number, invoice, settlement.from, -back))
      }
    }
    return kept
  }

  private func isOver(plan: Agreement, on day: Day) -> Bool {
    guard open(ofPlan: plan, withDisputed: true) > 0 else { return true }
    let balance = max(0, open(ofPlan: plan) - waiting(plan.customer))
    var rest = plan.coveredThen.values.reduce(0, +)
    var missed: [Int] = []
    for (index, part) in plan.parts.enumerated() {
      rest -= part.minorUnits
      if due(plan, index).adding(days: policy.planRules.graceDays) < day, balance > rest {
        missed.append(index)
      }
    }
    let most = policy.planRules.missedInstalments
    let last = missed.last == plan.parts.count - 1 ? missed.last : nil
    guard let breach = missed.count >= most ? missed[most - 1] : last else { return false }
    if let asked = asked[plan.name], asked.through >= day { return false }
    let isTold = policy.planRules.reminders.contains { !$0.endsOnDueDay }
    let anew = max(
      moved[plan.name]?[breach] ?? .distantPast, unpaid[plan.name]?[breach] ?? .distantPast)
    return !isTold || asked[plan.name]?.parts[breach].map { $0 >= anew } == true
  }

  /// A notice of a rung went to a customer: what it asks for of plans is what counts as missed, and what it is
  /// about.
  mutating func demanded(_ rung: Rung, of customer: Int, about items: Set<ItemID>, on day: Day) {
    guard !rung.endsOnDueDay else { return }
    let through = policy.arrival(of: day.adding(days: policy.payByDays(of: rung) ?? 0))
    for (name, plan) in agreements where plan.kind == .plan && plan.customer == customer {
      let open = open(ofPlan: plan)
      var rest = plan.parts.reduce(Int64(0)) { $0 + $1.minorUnits }
      for (index, part) in plan.parts.enumerated() {
        rest -= part.minorUnits
        let isNamed = items.contains(ItemID(.plan, name, part: index + 1))
        let isLate = due(plan, index).adding(days: policy.planRules.graceDays) < day
        guard open > rest, isNamed || isLate else { continue }
        let known = asked[name]
        var parts = known?.parts ?? [:]
        parts[index] = day
        asked[name] = (max(through, known?.through ?? through), parts)
      }
    }
  }

  /// What is left of what a plan covered, without invoices that it let go.
  private func open(ofPlan plan: Agreement, withDisputed: Bool = false) -> Int64 {
    plan.coveredThen.filter { plan.covers[$0.key] != nil }.reduce(Int64(0)) { sum, covered in
      let invoice = invoices[covered.key]?.open ?? 0
      return sum + min(covered.value, invoice - (withDisputed ? 0 : disputed(covered.key)))
    }
  }

  /// What is left of each instalment where so much of the plan is.
  private func left(of plan: Agreement, _ open: Int64) -> [Int64] {
    var rest = plan.parts.reduce(Int64(0)) { $0 + $1.minorUnits }
    return plan.parts.map { part in
      rest -= part.minorUnits
      return min(part.minorUnits, max(0, open - rest))
    }
  }

  /// When an instalment, counted from 0, is to be paid.
  private func due(_ plan: Agreement, _ index: Int) -> Day {
    moved[plan.name]?[index] ?? plan.parts[index].due
  }

  // MARK: What may be asked for

  /// What plans of a customer want on a day: instalments that are overdue, and those named.
  func due(ofPlansOf customer: Int, on day: Day, and named: Set<ItemID>) -> Int64 {
    agreements.reduce(0) { sum, agreement in
      let (name, plan) = agreement
      guard plan.kind == .plan, plan.customer == customer else { return sum }
      let open = open(ofPlan: plan)
      var rest = plan.parts.reduce(Int64(0)) { $0 + $1.minorUnits }
      var due: Int64 = 0
      for (index, part) in plan.parts.enumerated() {
        rest -= part.minorUnits
        let isNamed = named.contains(ItemID(.plan, name, part: index + 1))
        if self.due(plan, index) < day || isNamed {
          due += min(part.minorUnits, max(0, open - rest))
        }
      }
      return sum + due
    }
  }

  func isOfPlan(_ invoice: Int) -> Bool {
    agreements.values.contains { $0.kind == .plan && $0.covers[invoice] != nil }
  }

  func disputed(_ invoice: Int) -> Int64 {
    let open = invoices[invoice]?.open ?? 0
    let sum = agreements.values.filter { $0.kind == .dispute }.reduce(Int64(0)) { sum, dispute in
      guard let part = dispute.covers[invoice] else { return sum }
      return sum + (part ?? open)
    }
    return min(open, sum)
  }

  /// What of an invoice may be chased: neither disputed, nor promised, nor part of a plan or an offer.
  func chaseable(_ invoice: Int) -> Int64 {
    let open = invoices[invoice]?.open ?? 0
    var held: Int64 = 0
    for agreement in agreements.values {
      guard let part = agreement.covers[invoice] else { continue }
      guard let part else { return 0 }
      let came =
        agreement.kind == .dispute
        ? 0
        : agreement.received.reduce(Int64(0)) { $1.invoice == invoice ? $0 + $1.cents : $0 }
      held += min(open, max(0, part - came))
    }
    return max(0, open - held)
  }
}
