import Dunning
import Receivables
import ReceivablesPorts

/// Puts a notice into words and into the envelope that its channel delivers.
struct NoticeWriter {
  let installation: Installation
  let policy: Policy
  let orders: DailyRun.Orders

  init(_ installation: Installation, _ policy: Policy, _ orders: DailyRun.Orders) {
    self.installation = installation
    self.policy = policy
    self.orders = orders
  }

  /// A notice that is ready to go, and the invoices that were to go along and have no file.
  struct Written {
    let rendered: RenderedNotice
    var missing: [String] = []
  }

  /// - Throws: ``TemplateError``; ``PrintError``; ``SettingsError`` where the logo cannot be read;
  ///   ``BookError`` where the address is gone.
  ///
  /// - Parameters:
  ///   - links: pages on which it can be paid.
  ///   - transfers: how it can be paid by transfer.
  func write(
    _ notice: Notice, listing: NoticeListing, for account: Account, as act: String,
    links: [LinkMaking.Made] = [], transfers: [TransferInstructions] = []
  ) async throws -> Written {
    let rung = policy.rung(notice.rung)
    let account = try await charged(in: account, listing)
    var matter = Matter(
      template: NoticeWriter.template(for: notice.triggers, rung, named: notice.rung),
      listing: listing, account: account,
      contact: try await installation.contact(of: account), reference: notice.id,
      payBy: rung.flatMap {
        policy.payBy($0, to: account, in: listing.amount.currency, leaving: orders.day)
      }, role: rung?.role)
    matter.links = links
    matter.transfers = transfers
    matter.triggers = notice.triggers
    try await addMoney(to: &matter)
    if let number = statementNumber(of: notice) {
      matter.statement = try await statement(account, listing.amount.currency, number)
    }
    switch NoticeForm(channel: notice.channel) {
    case .letter: return Written(rendered: try await letter(matter, as: act))
    case .mail:
      let enclosures = try await enclosures(rung?.attachments ?? [], matter)
      let message = try await message(
        matter, as: act, copies: copies(rung?.copies ?? [], matter),
        attachments: enclosures.attachments, follows: try await earlier(than: notice, of: account))
      let rendered = RenderedNotice(
        act: act, bytes: message.bytes, recipient: message.recipient.address,
        copies: message.copies)
      return Written(rendered: rendered, missing: enclosures.missing)
    }
  }

  /// The account with the closed items whose charges are listed: by these the charges are called.
  func charged(in account: Account, _ listing: NoticeListing) async throws -> Account {
    try await ItemReader(store: installation.store).charged(in: account, listing.items)
  }

  /// What can be paid by a notice: what it asks for, and of a statement what it asks for or lets pay.
  func payable(
    by notice: Notice, _ listing: NoticeListing, of account: Account
  ) async throws -> Payable {
    guard let number = statementNumber(of: notice) else {
      return payable(listing, of: account, triggers: notice.triggers)
    }
    return Payable(try await statement(account, listing.amount.currency, number))
  }

  /// What can be paid by what a notice lists.
  func payable(_ listing: NoticeListing, of account: Account, triggers: [Trigger]) -> Payable {
    Payable(
      listing,
      NoticeAgreements(
        account: account, policy: policy, day: orders.day, triggers: triggers, listing: listing))
  }

  /// Which statement of the schedule a notice is; nil for one that is none.
  private func statementNumber(of notice: Notice) -> StatementNumber? {
    notice.triggers.first { $0.rung == Trigger.statement }.map { StatementNumber(period: $0.cycle) }
  }

  /// Money that came back, and charges whose invoices are closed, have words of their own, whatever the
  /// tone; that it came back before the day comes with what falls due.
  static func template(for triggers: [Trigger], _ rung: Rung?, named name: String) -> String {
    let subject = Trigger.subject(of: triggers)
    if subject == Trigger.returned, rung?.endsOnDueDay == true { return returnedSoon }
    return subject ?? rung?.template ?? name
  }

  /// What stands in the entries alone: payments that came or went back, and what was promised.
  func addMoney(to matter: inout Matter) async throws {
    let triggers = Dictionary(grouping: matter.triggers, by: \.rung).mapValues { $0.map(\.item) }
    let told = [Trigger.returned, Trigger.thanks, Trigger.chargesAlone].filter {
      triggers[$0] != nil
    }
    let agreements = NoticeAgreements(
      account: matter.account, policy: policy, day: orders.day, triggers: matter.triggers)
    let currency = matter.listing.amount.currency
    let broken = agreements.brokenPromise(
      currency, notice: matter.reference, of: PromisesTold([]))
    let payouts = matter.listing.items.map(\.document).filter {
      Desk.isPayout($0, of: matter.account.id)
    }
    guard !told.isEmpty || !payouts.isEmpty || (matter.isAsking && broken != nil) else { return }
    let replay = try await AccountReplay(
      matter.account.id, in: installation.store, upTo: .everything)
    let money = NoticeMoney(replay.contents, of: replay.account, until: orders.day)
    matter.promises = PromisesTold(replay.contents)
    let thankedFor = triggers[Trigger.thanks] ?? []
    matter.paid = money.received(for: thankedFor, in: matter.reference)
    matter.fulfilled = money.fulfilled(thankedFor)
    matter.owedBack = money.owedBack(payouts)
    matter.opened = money.opened((triggers[Trigger.returned] ?? []).sorted(), on: orders.day)
    if matter.template == Trigger.returned, matter.opened.returned.isEmpty {
      matter.template = NoticeWriter.reopened
    }
    guard triggers[Trigger.chargesAlone] != nil else { return }
    let charges = matter.listing.items.filter { $0.kind == .charge }.map(\.document)
    matter.settled = money.settled(Set(charges).sorted())
  }

  /// The template for what is open again though no payment of the customer came back.
  private static let reopened = "reopened"
  /// The template for what falls due though it was paid, as money went back.
  private static let returnedSoon = "returned-soon"

  /// What is to be put into words, whether or not there is such a notice.
  struct Matter {
    var template: String
    let listing: NoticeListing
    let account: Account
    /// What the book keeps privately of the customer, by field.
    let contact: [String: String]
    /// Instead of the customer's; nil for that.
    var language: String?
    let reference: String
    /// The day by which it is to be paid; nil where it names none.
    let payBy: Day?
    /// Which of the customer's people is written to; nil for the customer.
    var role: String?
    /// Pages on which it can be paid.
    var links: [LinkMaking.Made] = []
    /// How it can be paid by transfer.
    var transfers: [TransferInstructions] = []
    /// What a notice of thanks is for.
    var paid: [NoticeContent.Payment] = []
    /// What is told of items that are open again.
    var opened = NoticeMoney.Opened()
    /// The invoices of charges that are left alone.
    var settled: [NoticeContent.Settled] = []
    /// The invoices among what is thanked for that a settlement has closed.
    var fulfilled: [String] = []
    /// What of the listing was paid out of money that went back.
    var owedBack: [NoticeContent.OwedBack] = []
    /// What the customer ever promised, where a promise was broken.
    var promises = PromisesTold([])
    /// What caused the notice; empty where nothing did.
    var triggers: [Trigger] = []
    /// What a statement says, instead of the listing.
    var statement: StatementReader.Statement?

    var name: String { contact["name"] ?? account.id.text }
    var people: ContactPeople { ContactPeople(contact) }
    /// Whether it is for money, rather than to say thanks or what is open.
    var isAsking: Bool { statement == nil && template != Trigger.thanks }
  }

  /// As the schedule of the policy wants it.
  private func statement(
    _ account: Account, _ currency: Currency, _ number: StatementNumber
  ) async throws -> StatementReader.Statement {
    let schedule = policy.statements
    let since = schedule?.lists == .all ? schedule?.beginning(of: orders.day) : nil
    return try await statement(
      of: account, in: currency, since: since, period: schedule?.period(number))
  }

  /// - Parameters:
  ///   - since: the first day of its ledger; nil for what is open alone.
  ///   - language: instead of the customer's.
  ///   - period: the one of the schedule that it is; nil where it is none.
  ///   - brought: the account with what a run would bring about first; nil: as the book has it.
  func statement(
    of account: Account, in currency: Currency, since: Day?, language: String? = nil,
    period: StatementSchedule.Period?, brought: Account? = nil
  ) async throws -> StatementReader.Statement {
    let asked = period.flatMap { numbered($0, account, currency) }
    return try await StatementReader(
      installation: installation, policy: policy, day: orders.day, brought: brought
    ).statement(of: account, in: currency, since: since, language: language, asked: asked)
  }

  /// The statement as one that is paid; nil for customers who are asked by invoice.
  private func numbered(
    _ period: StatementSchedule.Period, _ account: Account, _ currency: Currency
  ) -> NoticeContent.AskedStatement? {
    guard let days = policy.statements?.dueDays,
      isAskedByStatement(account, by: policy, in: currency, on: orders.day)
    else { return nil }
    // Who gets it late has the same time to pay.
    let leaves = max(period.day, orders.day)
    return NoticeContent.AskedStatement(
      number: period.number.text, day: leaves, due: leaves.adding(days: days))
  }

  func content(_ matter: Matter, hasLogo: Bool) -> NoticeContent {
    let (account, day) = (matter.account, orders.day)
    let currency = matter.listing.amount.currency
    let items = matter.listing.items.compactMap { account.items[$0] }
    let statement = matter.statement
    let language = matter.language ?? party(of: account)?.language ?? "en"
    let agreements = NoticeAgreements(
      account: account, policy: policy, day: day, triggers: matter.triggers,
      listing: statement == nil ? matter.listing : nil)
    let isAsking = matter.isAsking
    let charges = NoticeCharges(agreements, language: language, payBy: matter.payBy)
    let listed =
      statement?.charges
      ?? charges.owed(items) + (isAsking ? charges.announced(items) : [])
    let lines = statement?.lines ?? lines(items, agreements)
    let asked = statement.map { Money(minorUnits: $0.balance, currency) } ?? matter.listing.amount
    let waiting = NoticeWaiting(
      lines, listed, asked: asked, isWhole: !isAsking, of: account, on: day)
    let standing = isAsking ? DunningStanding(account, in: currency, by: policy, on: day) : nil
    let history = NoticeHistory(matter, policy, on: day)
    return NoticeContent(
      language: language, name: matter.name,
      salutationName: matter.people.name(of: matter.role), creditor: installation.settings.creditor,
      hasLogo: hasLogo, day: day, lines: lines, asked: asked,
      waiting: waiting.total, reference: matter.reference, newDueDate: matter.payBy,
      charges: listed,
      waysToPay: matter.links.map { WayToPay($0, in: language) }
        + matter.transfers.map { WayToPay($0, in: language) }, paid: matter.paid,
      ledger: statement?.ledger, instalment: agreements.instalment(),
      instalments: statement?.instalments ?? agreements.instalments(currency),
      brokenPromise: isAsking
        ? agreements.brokenPromise(currency, notice: matter.reference, of: matter.promises) : nil,
      endedPlan: isAsking ? agreements.endedPlan(items, notice: matter.reference) : nil,
      offers: agreements.offers(currency), notDue: notDue(standing, matter, agreements),
      credits: waiting.credits,
      apart: apart(standing, matter),
      law: listed.laws, isFirstContact: isAsking && history.isFirstContact,
      repeats: history.repeats, returned: matter.opened.returned,
      reopened: matter.opened.reopened, settled: matter.settled, isStatement: !isAsking,
      payable: matter.links.isEmpty && matter.transfers.isEmpty ? nil : matter.listing.amount,
      lapsedOffer: isAsking ? agreements.lapsedOffer(items, notice: matter.reference) : nil,
      toPay: statement?.toPay, fulfilled: matter.fulfilled, owedBack: matter.owedBack)
  }

  /// What is asked for, in the order of the due days; where charges alone are left, they are what the
  /// notice is about.
  private func lines(_ items: [Item], _ agreements: NoticeAgreements) -> [NoticeContent.Line] {
    // What is owed for being late stands below them by its own name, also where nothing else is left.
    items.filter { $0.id.kind == .invoice }
      .oldestFirst().map { agreements.line($0) }
  }

  /// What is with a person, and is not asked for; nil where nothing is.
  private func apart(_ standing: DunningStanding?, _ matter: Matter) -> Money? {
    var sum = matter.statement?.apart ?? 0
    if let standing {
      let listed = Set(matter.listing.items)
      sum = standing.inHandItems.filter { !listed.contains($0) }
        .reduce(0) { $0 + (matter.account.items[$1]?.chased(on: orders.day) ?? 0) }
    }
    return sum > 0 ? Money(minorUnits: sum, matter.listing.amount.currency) : nil
  }

  /// What is not due yet, where the policy lists it and the notice does not ask for it.
  private func notDue(
    _ standing: DunningStanding?, _ matter: Matter, _ agreements: NoticeAgreements
  ) -> [NoticeContent.Line] {
    guard policy.lists == .all, let standing else { return [] }
    let asked = Set(matter.listing.items)
    return standing.notDue.filter { !asked.contains($0) }
      .compactMap { matter.account.items[$0] }.map { agreements.line($0) }
  }

  func party(of account: Account) -> Party? { account.standing.party.value(on: orders.day) }
}

extension Installation {
  /// What the book keeps privately of the customer: name and addresses, by field.
  func contact(of account: Account) async throws -> [String: String] {
    guard account.standing.partyEntry > 0 else { return [:] }
    let entries = try await store.entries(
      of: account.id, from: account.standing.partyEntry, limit: 1)
    return entries.first?.privateRecord?.fields ?? [:]
  }
}
