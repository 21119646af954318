import CashApplication
import Dunning
public import Receivables
import ReceivablesPorts

extension Desk {
  /// What a customer says about an invoice.
  public struct NewDispute: Sendable {
    /// What of the invoice it is about.
    public enum Size: Sendable {
      case whole
      case amount(DecimalAmount)
      /// Lines of the invoice, from 1.
      case lines([Int])
    }

    public let invoice: String
    public let size: Size
    /// A code of the policy.
    public let reason: String
    /// Whether the customer has paid that much less already.
    public let isDeduction: Bool
    public let owner: String?
    public let note: String?

    public init(
      invoice: String, size: Size, reason: String, isDeduction: Bool = false, owner: String? = nil,
      note: String? = nil
    ) {
      self.invoice = invoice
      self.size = size
      self.reason = reason
      self.isDeduction = isDeduction
      self.owner = owner
      self.note = note
    }
  }

  /// Takes a dispute down: what it is about is frozen from the day on, the rest is chased.
  ///
  /// - Returns: the dispute; nil where the key was used before.
  public func dispute(_ dispute: NewDispute, on day: Day) async throws -> DisputeRaised? {
    let policy = try await PolicyDesk(installation).forRehearsal()
    try requireReason(dispute.reason, policy)
    let account = try await holder(ofInvoice: dispute.invoice)
    return try await commit(account, on: day) { change in
      let items = try await open(dispute.invoice, &change, on: day)
      guard let currency = items.first?.currency else { throw noInvoice(dispute.invoice, account) }
      let amount = try await amount(dispute, items, change, day)
      let fact = DisputeRaised(
        dispute: Desk.name("D", change.account), currency: currency,
        covers: try covers(amount, of: items, on: day, dispute.invoice),
        reason: dispute.reason, lines: dispute.size.lines,
        respondBy: policy.disputeRules.respondBy(dispute.reason, from: day, policy.calendar),
        isDeduction: dispute.isDeduction)
      let notes = [("owner", dispute.owner), ("note", dispute.note)]
      return (fact, [Act(fact: .disputeRaised(fact), notes: notes)])
    }
  }

  /// - Throws: ``RunError`` where the policy has no such reason.
  func requireReason(_ code: String, _ policy: Policy) throws {
    let rules = policy.disputeRules
    guard !rules.reasons.isEmpty, rules.reason(code) == nil else { return }
    let known = rules.reasons.map(\.code).joined(separator: ", ")
    throw RunError(.badInput, "the policy knows no reason \"\(code)\". It has: \(known).")
  }

  /// In minor units; nil is all that is open.
  private func amount(
    _ dispute: NewDispute, _ items: [Item], _ change: PendingChange, _ day: Day
  ) async throws -> Int64? {
    switch dispute.size {
    case .whole: return nil
    case .amount(let text):
      return try money(text, items.first?.currency, change.account).minorUnits
    case .lines(let numbers):
      let lines = try await lines(ofInvoice: dispute.invoice)
      return try numbers.reduce(Int64(0)) { sum, number in
        guard lines.indices.contains(number - 1) else {
          throw RunError(
            .badInput,
            lines.isEmpty
              ? "the book has no lines of \(dispute.invoice). Say --amount."
              : "\(dispute.invoice) has \(lines.count) lines, and no line \(number).")
        }
        return sum + lines[number - 1].net + lines[number - 1].tax
      }
    }
  }

  private func lines(ofInvoice number: String) async throws -> [InvoiceLine] {
    let key = DocumentKey(.invoice, number)
    guard let holder = try await installation.store.holders(of: [key])[key],
      let entry = try await installation.store.entries(
        of: holder.account, from: holder.sequence, limit: 1
      ).first,
      case .invoiceIssued(let fact) = try EntryContent(parsing: entry.bytes).fact
    else { return [] }
    return fact.lines
  }

  /// From the last instalment back: what is due first is chased first.
  private func covers(
    _ minorUnits: Int64?, of items: [Item], on day: Day, _ number: String
  ) throws -> [CoveredItem] {
    let open = items.map { CoveredItem($0.id, $0.finallyOpen - $0.disputed(on: day)) }
      .filter { $0.minorUnits > 0 }
    let total = minorUnits ?? open.total
    guard total > 0, total <= open.total else {
      let currency = items.first.map { Money(minorUnits: open.total, $0.currency).description }
      throw RunError(
        .badInput,
        "\(currency ?? "nothing") of \(number) is open and not disputed; a dispute has to be of"
          + " that or less.")
    }
    return Array([CoveredItem](open.reversed()).taking(total).reversed())
  }

  /// What a dispute comes to.
  public struct Resolution: Sendable {
    public let ending: AgreementEnding
    /// Whether late charges run on the frozen time after all.
    public let charges: Bool
    /// Of what is given, where it is not all that was disputed.
    public let amount: DecimalAmount?
    /// The number of the credit note.
    public let credit: String?
    /// The number and due day of the invoice that replaces what was disputed.
    public let rebilled: (invoice: String, due: Day)?
    public let note: String?

    public init(
      ending: AgreementEnding, charges: Bool = false, amount: DecimalAmount? = nil,
      credit: String? = nil, rebilled: (invoice: String, due: Day)? = nil, note: String? = nil
    ) {
      self.ending = ending
      self.charges = charges
      self.amount = amount
      self.credit = credit
      self.rebilled = rebilled
      self.note = note
    }
  }

  /// Ends a dispute: what was wrong is credited, and billed again where it is to be; what was right
  /// is chased again from the rung where it stood.
  public func resolve(
    _ name: String, _ resolution: Resolution, on day: Day, reason: String? = nil
  ) async throws -> Outcome {
    let rules = try await spreading()
    let account = try await holder(ofAgreement: name)
    return try await commit(account, on: day, reason: reason) { change in
      let found = try requireAgreement(name, change, on: day)
      guard found.kind == .dispute, let dispute = change.account.standing.agreements.dispute(name)
      else { throw RunError(.badInput, "\(name) is a \(found.kind.rawValue), not a dispute.") }
      try await include(found.covers, &change)
      let number = dispute.raised.covers.first?.item.document ?? ""
      _ = try await open(number, &change)
      let ended = AgreementEnded(
        agreement: name, kind: .dispute, ending: resolution.ending, charges: resolution.charges)
      let acts =
        [Act(fact: .agreementEnded(ended), note: resolution.note)]
        + (try corrections(
          dispute, resolution, change.account, day,
          rules(change.account.standing.party.value(on: day))))
      return acts + (try endingDisputes(after: acts, .credited, change, on: day))
    }
  }

  /// The credit note of all that was disputed, and the invoice that stands in its place. What of it was paid
  /// meanwhile was paid too much, and waits for the customer.
  private func corrections(
    _ dispute: OpenDispute, _ resolution: Resolution, _ account: Account, _ day: Day,
    _ rules: Spreading
  ) throws -> [Act] {
    guard resolution.ending != .upheld else { return [] }
    let raised = dispute.raised
    let disputed = creditable(raised.covers, account)
    let given =
      try resolution.amount.map { try money($0, raised.currency, account).minorUnits }
      ?? disputed.total
    guard given > 0, given <= disputed.total else {
      throw RunError(
        .badInput,
        "\(Money(minorUnits: disputed.total, raised.currency)) of what \(dispute.id) is about can be"
          + " credited; a credit has to be of that or less, and more than nothing.")
    }
    // What was wrong was never owed.
    let acts = account.crediting(
      resolution.credit ?? "\(dispute.id)-credit", Money(minorUnits: given, raised.currency),
      on: day, of: NamedInvoices(numbers: disputed.taking(given).map(\.item.text)),
      because: .correction, rules
    ).map { Act(fact: $0) }
    guard let rebilled = resolution.rebilled else { return acts }
    guard rebilled.due >= day else {
      throw RunError(.badInput, "an invoice cannot be due before it is issued.")
    }
    let invoice = InvoiceIssued(
      invoice: rebilled.invoice, amount: Money(minorUnits: given, raised.currency),
      due: rebilled.due)
    return acts + [Act(fact: .invoiceIssued(invoice))]
  }

  /// What of the disputed items no credit has taken off yet, and nobody gave up.
  private func creditable(_ covers: [CoveredItem], _ account: Account) -> [CoveredItem] {
    covers.compactMap { covered in
      guard let item = account.items[covered.item] else { return nil }
      let givenUp = max(0, item.circumstances.closing?.minorUnits ?? 0)
      let left = min(covered.minorUnits, item.invoiced - item.credited - givenUp)
      return left > 0 ? CoveredItem(covered.item, left) : nil
    }
  }
}

extension Desk.NewDispute.Size {
  fileprivate var lines: [Int] {
    if case .lines(let lines) = self { lines } else { [] }
  }
}
