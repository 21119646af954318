import Dunning
public import Receivables
import ReceivablesPorts

/// A notice as it would be, so that words can be looked at before anybody gets them.
///
/// Nothing is decided and nothing is written.
public struct Preview: Sendable {
  /// The forms of one message.
  public struct Pages: Sendable {
    /// In which it asks.
    public let currency: Currency
    public let subject: String
    public let text: String
    public let html: String
    /// The whole message, as a mail program opens it.
    public let message: [UInt8]
    /// The same as a letter; nil where the book sends none.
    public let letter: Letter?
  }

  /// A letter as it would be handed on.
  public struct Letter: Sendable {
    public let html: String
    /// As it is printed; nil where nothing here makes PDF.
    public let pdf: [UInt8]?
    /// Why there is no PDF; nil where there is one.
    public let missing: String?
  }

  let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
  }

  /// A notice for each currency in which a run of the day would write by the rung; where it would in none,
  /// one of what is open.
  ///
  /// - Parameters:
  ///   - name: a rung of the policy in the file, or a template.
  ///   - customer: nil for an invented one with two late invoices.
  ///   - language: instead of the customer's, as `de`.
  /// - Throws: ``RunError`` where the customer owes nothing; ``TemplateError``.
  public func make(
    _ name: String, for customer: AccountID?, language: String?, on day: Day, at moment: Moment
  ) async throws -> [Pages] {
    let policy = try PolicyDesk(installation).inFile()
    let rung = policy.rung(name)
    let isAhead = Preview.announcesInstalment(name, policy)
    // What was paid since, or paid in full, is read by those that demand nothing.
    let looksBack = name == Trigger.statement || name == Trigger.thanks ? policy : nil
    var stored =
      if let customer {
        try await read(customer, back: looksBack, from: day)
      } else { try Preview.invented(on: day) }
    if customer == nil, let isAhead { try Preview.agreeOnPlan(&stored, isAhead: isAhead, on: day) }
    let (account, calls) = try brought(about: stored, by: policy, on: day)
    let orders = DailyRun.Orders(day: day, moment: moment)
    let writer = NoticeWriter(installation, policy, orders)
    let contact =
      customer == nil ? Preview.inventedContact : try await installation.contact(of: account)
    if name == Trigger.statement {
      return try await scheduled(
        account, calls, contact, isInvented: customer == nil, language: language, by: writer)
    }
    var asked = Preview.asked(
      by: rung?.name ?? (name == Trigger.thanks ? name : nil), calls)
    if asked.isEmpty, customer != nil, name == Trigger.thanks {
      throw noThanks(to: account, policy, on: day)
    } else if asked.isEmpty, let isAhead {
      asked = [try instalment(name, isAhead: isAhead, of: account, policy, on: day)]
    } else if asked.isEmpty {
      asked = [(listing: try listing(account, policy, day), triggers: [])]
    }
    var made: [Pages] = []
    for asked in asked {
      let planned = try Preview.planned(
        asked, by: rung?.name, of: account, policy, on: day)
      var matter = NoticeWriter.Matter(
        template: NoticeWriter.template(for: asked.triggers, rung, named: name),
        listing: asked.listing,
        account: customer == nil ? account : try await writer.charged(in: planned, asked.listing),
        contact: contact, language: language, reference: "N-preview",
        payBy: rung.flatMap {
          policy.payBy($0, to: account, in: asked.listing.amount.currency, leaving: day)
        })
      matter.triggers = asked.triggers
      if customer != nil { try await writer.addMoney(to: &matter) }
      if rung?.name != Trigger.thanks, name != Trigger.thanks {
        matter.transfers = try transfers(of: matter, by: writer, on: day)
      }
      made.append(try await pages(of: matter, by: writer))
    }
    return made
  }

  /// The account as it is when such a notice goes out: what follows from a reminder does from this one.
  private static func planned(
    _ asked: (listing: NoticeListing, triggers: [Trigger]), by rung: String?, of account: Account,
    _ policy: Policy, on day: Day
  ) throws -> Account {
    guard let rung = rung ?? asked.triggers.first?.rung, !asked.triggers.isEmpty else {
      return account
    }
    let basis = DecisionBasis(
      version: account.version, policy: policy.hash, engine: Decision.engine,
      digest: Hash.zero)
    var after = account
    try after.post(
      .noticePlanned(
        NoticePlanned(
          notice: "N-preview", channel: "email", rung: rung, triggers: asked.triggers,
          listing: asked.listing, notBefore: nil, basis: basis)),
      on: day)
    return after
  }

  private func noThanks(to account: Account, _ policy: Policy, on day: Day) -> RunError {
    guard let thanks = policy.thanks else {
      return RunError(
        .badInput,
        "the policy thanks nobody. Write \"thanks: {within: 5 days}\" into it, or leave --customer out"
          + " for an invented one.")
    }
    return RunError(
      .badInput,
      "\(account.id) is not thanked on \(day): thanks go once, within \(thanks.withinDays) days after an"
        + " invoice was paid in full. `dunwell why customer:\(account.id) --on \(day)` says what was"
        + " decided; name another day, or leave --customer out for an invented one.")
  }

  /// What a run of the day asks for by a rung, once for each currency, in whichever channels.
  private static func asked(
    by rung: String?, _ calls: [NoticeCall]
  ) -> [(listing: NoticeListing, triggers: [Trigger])] {
    var seen: Set<Currency> = []
    return calls.filter { $0.rung == rung && seen.insert($0.listing.amount.currency).inserted }
      .map { (listing: $0.listing, triggers: $0.triggers) }
  }

  private func transfers(
    of matter: NoticeWriter.Matter, by writer: NoticeWriter, on day: Day
  ) throws -> [TransferInstructions] {
    try TransferMaking(payments: installation.payments).transfers(
      for: matter.reference,
      writer.payable(matter.listing, of: matter.account, triggers: matter.triggers),
      to: installation.settings.creditor.name, on: day
    ).made
  }

  func pages(
    of matter: NoticeWriter.Matter, by writer: NoticeWriter
  ) async throws -> Pages {
    let message = try await writer.message(matter, as: "preview")
    return Pages(
      currency: matter.listing.amount.currency, subject: message.words.subject,
      text: message.words.text, html: message.words.html,
      message: message.bytes, letter: try await letter(matter, by: writer))
  }

  private func letter(
    _ matter: NoticeWriter.Matter, by writer: NoticeWriter
  ) async throws -> Letter? {
    guard installation.channels.names.contains(where: { NoticeForm(channel: $0) == .letter })
    else { return nil }
    let page = try await writer.page(of: matter)
    let printed = try await installation.printing.pages(of: page.html)
    return Letter(
      html: page.html, pdf: printed?.pdf, missing: await installation.printing.missing)
  }

  /// - Parameter policy: nil: what is open for good.
  private func read(
    _ customer: AccountID, back policy: Policy?, from day: Day
  ) async throws -> Account {
    guard let policy else { return try await read(customer) }
    let store = installation.store
    guard
      let record = try await store.account(customer, items: .live(on: policy.looksBack(from: day)))
    else { throw noCustomer(customer) }
    return try await OwnDays(store, policy, on: day)
      .decidable(try await store.withClosedItems(record, for: policy), by: .person).record.account
  }

  private func noCustomer(_ customer: AccountID) -> RunError {
    RunError(.badInput, "there is no customer \(customer) in the book.")
  }

  func read(_ customer: AccountID) async throws -> Account {
    guard
      let record = try await installation.store.withPlanned(
        customer, liveOn: .distantFuture.adding(days: -1))
    else { throw noCustomer(customer) }
    return record.account
  }

  /// The account with what a run of the day would bring about before it writes, such as charges, and what
  /// it would write then.
  private func brought(
    about account: Account, by policy: Policy, on day: Day
  ) throws -> (Account, [NoticeCall]) {
    let decision = decide(account, by: policy, on: day)
    var after = account
    for outcome in decision.outcomes { try after.post(outcome.fact(nil), on: day) }
    return (after, decision.calls)
  }

  /// Where a run of the day would not ask for anything by the rung: what is overdue, or what is not due
  /// yet, in the currency in which most is open.
  private func listing(
    _ account: Account, _ policy: Policy, _ day: Day
  ) throws -> NoticeListing {
    let open = account.items.values.filter { $0.id.kind == .invoice && $0.open(on: day) > 0 }
    let byCurrency = Dictionary(grouping: open, by: \.currency)
    let most = byCurrency.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    guard let currency = most?.key else {
      throw RunError(
        .badInput,
        "\(account.id) owes nothing on \(day). Name another customer or day, or leave --customer"
          + " out for an invented one.")
    }
    let standing = DunningStanding(account, in: currency, by: policy, on: day)
    guard standing.asked.items.isEmpty else { return standing.asked }
    let ahead = standing.notDue.compactMap { account.items[$0] }
    let sum = ahead.reduce(Int64(0)) { $0 + $1.chased(on: day) }
    return NoticeListing(
      items: ahead.map(\.id),
      amount: Money(minorUnits: max(0, sum - standing.waitingLeft), currency))
  }

  /// A cafe that Northwind delivers to, two invoices late.
  private static func invented(on day: Day) throws -> Account {
    guard let currency = Currency(code: "EUR") else {
      preconditionFailure("The euro is a currency.")
    }
    var account = Account(id: AccountID("C-1001"))
    let party = Party(country: "DE", channels: ["email", "letter"])
    try account.post(.partyRecorded(party), on: BookHistory.beginning)
    for (number, cents, late) in [("INV-1017", Int64(1_250_00), 33), ("INV-1042", 480_50, 9)] {
      let due = day.adding(days: -late)
      let invoice = InvoiceIssued(
        invoice: number, amount: Money(minorUnits: cents, currency), due: due)
      try account.post(.invoiceIssued(invoice), on: due.adding(days: -30))
    }
    return account
  }

  private static let inventedContact = [
    "name": "Café Sole", "email": "owner@cafe-sole.example", "address1": "Marktplatz 4",
    "postcode": "20095", "city": "Hamburg",
  ]
}
