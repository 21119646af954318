import CashApplication
public import Receivables
import ReceivablesPorts

extension Desk {
  /// An invoice that a person enters.
  public struct NewInvoice: Sendable {
    public let id: String
    public let customer: AccountID
    public let amount: DecimalAmount
    public let currency: Currency?
    public let issued: Day
    public let due: Day
    /// Empty where it is due in one sum.
    public let instalments: [(due: Day, amount: DecimalAmount)]
    /// Net, tax and words of each line; empty where there are none.
    public let lines: [(net: DecimalAmount, tax: DecimalAmount, words: String)]

    public init(
      id: String, customer: AccountID, amount: DecimalAmount, currency: Currency?, issued: Day,
      due: Day, instalments: [(due: Day, amount: DecimalAmount)] = [],
      lines: [(net: DecimalAmount, tax: DecimalAmount, words: String)] = []
    ) {
      self.id = id
      self.customer = customer
      self.amount = amount
      self.currency = currency
      self.issued = issued
      self.due = due
      self.instalments = instalments
      self.lines = lines
    }
  }

  /// Enters an invoice by hand.
  public func issue(_ invoice: NewInvoice, reason: String? = nil) async throws -> Outcome {
    try await refuseTaken(DocumentKey(.invoice, invoice.id))
    try await refuseQuoted(invoice)
    let rules = try await spreading()
    return try await commit(invoice.customer, on: invoice.issued, reason: reason) { change in
      try requireCustomer(change)
      let account = change.account
      let total = try money(invoice.amount, invoice.currency, account)
      let instalments = try invoice.instalments.map {
        Instalment(
          due: $0.due, minorUnits: try money($0.amount, total.currency, account).minorUnits)
      }
      let lines = try invoice.lines.map {
        InvoiceLine(
          net: try money($0.net, total.currency, account).minorUnits,
          tax: try money($0.tax, total.currency, account).minorUnits)
      }
      try check(invoice, total, instalments, lines)
      let fact = InvoiceIssued(
        invoice: invoice.id, amount: total, due: instalments.map(\.due).max() ?? invoice.due,
        instalments: instalments, lines: lines)
      let notes = invoice.lines.enumerated().map { ("line \($0 + 1)", $1.words) }
      let waiting = try await WaitingMoney(on: account, installation.store)
      change.include(waiting.items)
      var after = change.account
      try after.post(.invoiceIssued(fact), on: invoice.issued)
      let taken = waiting.taken(
        by: [invoice.id], in: after, rules(after.standing.party.value(on: invoice.issued)))
      return [Act(fact: .invoiceIssued(fact), notes: notes)] + taken.map { Act(fact: $0) }
    }
  }

  private func check(
    _ invoice: NewInvoice, _ total: Money, _ instalments: [Instalment], _ lines: [InvoiceLine]
  ) throws {
    guard total.isPositive else {
      throw RunError(.badInput, "an invoice has to be more than nothing. Use `invoice credit`.")
    }
    guard instalments.allSatisfy({ $0.minorUnits > 0 }) else {
      throw RunError(
        .badInput, "each instalment has to be more than nothing; a deduction is a credit.")
    }
    guard invoice.due >= invoice.issued, instalments.allSatisfy({ $0.due >= invoice.issued }) else {
      throw RunError(.badInput, "an invoice cannot be due before it is issued.")
    }
    let parts = instalments.reduce(Int64(0)) { $0 + $1.minorUnits }
    guard instalments.isEmpty || parts == total.minorUnits else {
      throw RunError(
        .badInput,
        "the instalments add up to \(Money(minorUnits: parts, total.currency)), not \(total).")
    }
    let sum = lines.reduce(Int64(0)) { $0 + $1.net + $1.tax }
    guard lines.isEmpty || sum == total.minorUnits else {
      throw RunError(
        .badInput, "the lines add up to \(Money(minorUnits: sum, total.currency)), not \(total).")
    }
  }

  /// What a credit came to.
  public struct CreditGiven: Sendable, Equatable {
    /// What of it settles nothing of the invoice, and waits on the account.
    public let waits: Money
    /// What it is more than the invoice was, credits of before taken off.
    public let excess: Money
  }

  /// Gives something back on an invoice; what is more than open waits on the account.
  public func credit(
    _ number: String, _ amount: DecimalAmount?, as credit: String,
    because why: CreditReason? = nil, on day: Day, reason: String?
  ) async throws -> Outcome {
    let given = try await give(
      credit: credit, amount, on: number, because: why, day, reason: reason)
    return given == nil ? .doneBefore : .done
  }

  /// The same, telling what it came to.
  ///
  /// - Returns: nil where the key was used before.
  public func give(
    credit: String, _ amount: DecimalAmount?, on number: String, because why: CreditReason?,
    _ day: Day, reason: String?
  ) async throws -> CreditGiven? {
    let account = try await holder(ofInvoice: number)
    try await refuseTaken(DocumentKey(.credit, credit))
    let rules = try await spreading()
    let why = why ?? CreditReason(reason: reason)
    return try await commit(account, on: day, reason: reason) { change in
      let items = try await open(number, &change, on: day)
      let currency = items.first?.currency
      let rest = items.reduce(Int64(0)) { $0 + $1.finallyOpen }
      let given = try amount.map { try money($0, currency, change.account) }
      let total = given ?? currency.map { Money(minorUnits: rest, $0) }
      guard let total, total.isPositive else {
        throw RunError(.badInput, "nothing is open on \(number). Say how much is to be credited.")
      }
      let facts = change.account.crediting(
        credit, total, on: day, of: NamedInvoices(invoice: number, reference: nil), because: why,
        rules(change.account.standing.party.value(on: day)))
      let left = try creditable(number, items, total)
      let waits = total.minorUnits - facts.credited
      let acts = facts.map { Act(fact: $0) }
      return (
        CreditGiven(
          waits: Money(minorUnits: waits, total.currency),
          excess: Money(minorUnits: max(0, total.minorUnits - left), total.currency)),
        acts + (try endingDisputes(after: acts, .credited, change, on: day))
      )
    }
  }

  /// What of an invoice can be credited, in minor units: nobody paid what was given up, so that a credit
  /// of it would pay for something else.
  private func creditable(_ number: String, _ items: [Item], _ total: Money) throws -> Int64 {
    let owed = items.reduce(Int64(0)) { $0 + $1.invoiced - $1.credited }
    let givenUp = items.reduce(Int64(0)) { $0 + ($1.circumstances.closing?.minorUnits ?? 0) }
    let left = max(0, owed - max(0, givenUp))
    guard givenUp <= 0 || total.minorUnits <= left else {
      throw RunError(
        .badInput,
        "\(Money(minorUnits: givenUp, total.currency)) of \(number) was given up, and was never paid:"
          + " \(Money(minorUnits: left, total.currency)) of it can be credited, and no more than that."
      )
    }
    return left
  }

  /// The items of an invoice, by due day; its charges are read into the change beside them.
  ///
  /// - Parameter day: of what is done about it; nil where nothing is.
  func open(
    _ number: String, _ change: inout PendingChange, on day: Day? = nil
  ) async throws -> [Item] {
    change.include(
      try await ItemReader(store: installation.store).items(of: change.id, invoices: [number]))
    let items = change.account.items(ofInvoice: number)
    if let day, let issued = items.map(\.issued).min() {
      try requireThere("invoice \(number)", since: issued, on: day)
    }
    return items
  }

  /// Nothing is done about something of a day before it was there.
  func requireThere(_ what: String, since: Day, on day: Day) throws {
    guard day < since else { return }
    throw RunError(
      .badInput, "\(what) is of \(since); nothing can be done about it on \(day), before that.")
  }

  /// What acts leave of disputes: those are over that are about nothing but what the acts gave up or
  /// credited in full.
  func endingDisputes(
    after acts: [Act], _ ending: AgreementEnding, _ change: PendingChange, on day: Day
  ) throws -> [Act] {
    var after = change.account
    for act in acts { try after.post(act.fact, on: day) }
    let over = after.standing.agreements.disputes.filter { dispute in
      dispute.raised.covers.allSatisfy { after.items[$0.item]?.isDoneWithout ?? false }
    }
    return over.map {
      Act(
        fact: .agreementEnded(AgreementEnded(agreement: $0.id, kind: .dispute, ending: ending)))
    }
  }

  func holder(ofInvoice number: String) async throws -> AccountID {
    let key = DocumentKey(.invoice, number)
    guard let holder = try await installation.store.holders(of: [key])[key] else {
      throw RunError(.badInput, "there is no invoice \(number) in the book.")
    }
    return holder.account
  }

  /// What a customer quotes has to mean one thing: an instalment is quoted as `R-1#2`.
  private func refuseQuoted(_ invoice: NewInvoice) async throws {
    let owner = ItemID.owner(ofNumber: invoice.id)
    let parts = invoice.instalments.indices.map { "\(invoice.id)#\($0 + 1)" }
    let keys = (parts + [owner].compactMap { $0 }).map { DocumentKey(.invoice, $0) }
    let found = keys.isEmpty ? [:] : try await installation.store.holders(of: keys)
    if let owner, found[DocumentKey(.invoice, owner)] != nil {
      throw RunError(.badInput, InvoicePosting.quoted(invoice.id, owner))
    }
    if let part = parts.first(where: { found[DocumentKey(.invoice, $0)] != nil }) {
      throw RunError(
        .badInput,
        "invoice \(part) is in the book: an instalment of \(invoice.id) is quoted so."
          + " Give this invoice another number, or no instalments.")
    }
  }

  /// A document's name is used once, unless the same request comes twice.
  private func refuseTaken(_ key: DocumentKey) async throws {
    guard key.id.contains(where: { !$0.isWhitespace }) else {
      throw RunError(.badInput, "\(key.kind.rawValue): a number is wanted that a payer can quote.")
    }
    if let command = request.key {
      let document = DocumentKey(.command, command)
      if try await installation.store.holders(of: [document])[document] != nil { return }
    }
    guard let holder = try await installation.store.holders(of: [key])[key] else { return }
    throw RunError(
      .badInput, "\(key.kind.rawValue) \(key.id) is in the book already, with \(holder.account).")
  }
}

extension Item {
  /// Whether nothing of it is owed, as it was given up or was never owed.
  fileprivate var isDoneWithout: Bool {
    finallyOpen <= 0 && (circumstances.closing != nil || isCreditedInFull)
  }
}

extension [Fact] {
  /// What a credit that they bring in settles, in minor units.
  fileprivate var credited: Int64 {
    reduce(0) { sum, fact in
      switch fact {
      case .creditIssued(let fact): sum + fact.allocations.settled
      case .moneyApplied(let fact): sum + fact.allocations.settled
      default: sum
      }
    }
  }
}
