import Dunning
public import Receivables
import ReceivablesPorts

extension Preview {
  /// A statement of account in one currency.
  public struct Statement: Sendable {
    public let currency: Currency
    public let pages: Pages
  }

  /// Statements of account as of a day, one for each currency in which something is open, also on
  /// accounts that this one answers for.
  ///
  /// - Parameters:
  ///   - currency: nil for all of them.
  ///   - since: everything that moved from this day on; nil for what is open alone.
  ///   - language: instead of the customer's, as `de`.
  /// - Throws: ``RunError`` where there is no such customer; ``TemplateError``.
  public func statements(
    of customer: AccountID, in currency: Currency?, since: Day?, language: String?,
    on day: Day, at moment: Moment
  ) async throws -> [Statement] {
    let policy = try await PolicyDesk(installation).forRehearsal()
    let account = try await read(customer)
    let writer = NoticeWriter(installation, policy, DailyRun.Orders(day: day, moment: moment))
    let currencies =
      if let currency { [currency] } else { try await currencies(of: account, on: day) }
    var statements: [Statement] = []
    for currency in currencies {
      let said = try await writer.statement(
        of: account, in: currency, since: since, language: language,
        period: policy.statements?.period(at: day))
      var matter = NoticeWriter.Matter(
        template: Trigger.statement, listing: said.payable, account: account,
        contact: try await installation.contact(of: account),
        language: language, reference: "\(customer)-\(day)", payBy: nil)
      matter.statement = said
      try await writer.addMoney(to: &matter)
      statements.append(
        Statement(currency: currency, pages: try await pages(of: matter, by: writer)))
    }
    return statements
  }

  /// Statements as a run of the day would send them, one for each currency; where it would send none, as it
  /// would have sent the last one of the schedule today.
  ///
  /// - Parameters:
  ///   - account: with what the run would bring about before it writes.
  ///   - isInvented: whether the book does not have it.
  func scheduled(
    _ account: Account, _ calls: [NoticeCall], _ contact: [String: String], isInvented: Bool,
    language: String?, by writer: NoticeWriter
  ) async throws -> [Pages] {
    let day = writer.orders.day
    let schedule = writer.policy.statements
    let sent = calls.filter { $0.rung == Trigger.statement }
    let number = sent.first?.triggers.first.map { StatementNumber(period: $0.cycle) }
    let period = schedule.flatMap { schedule in
      number.map { schedule.period($0) } ?? Preview.last(of: schedule, until: day)
    }
    // An invented customer has no entries to tell of.
    let since =
      schedule?.lists == .all && !isInvented ? schedule?.beginning(of: day) : nil
    let currencies: [Currency] =
      if !sent.isEmpty {
        sent.map(\.listing.amount.currency).sorted()
      } else if isInvented {
        Set(account.items.values.map(\.currency)).sorted()
      } else {
        try await self.currencies(of: account, on: day)
      }
    var made: [Pages] = []
    for currency in currencies {
      let said = try await writer.statement(
        of: account, in: currency, since: since, language: language, period: period,
        brought: account)
      var matter = NoticeWriter.Matter(
        template: Trigger.statement, listing: said.payable, account: account, contact: contact,
        language: language, reference: "N-preview", payBy: nil)
      matter.statement = said
      try await writer.addMoney(to: &matter)
      matter.transfers = try TransferMaking(payments: installation.payments).transfers(
        for: matter.reference, Payable(said), to: installation.settings.creditor.name, on: day
      ).made
      made.append(try await pages(of: matter, by: writer))
    }
    return made
  }

  /// The last statement of a schedule whose day has come: a quarter back there is one.
  private static func last(
    of schedule: StatementSchedule, until day: Day
  ) -> StatementSchedule.Period? {
    (0...124).lazy.compactMap { schedule.period(at: day.adding(days: -$0)) }.first
  }

  /// Those in which something is open or waits; where nothing does, the customer's own.
  private func currencies(of account: Account, on day: Day) async throws -> [Currency] {
    var found: Set<Currency> = []
    for id in [account.id] + (account.standing.family.value(on: day)?.children ?? []) {
      let live = try await installation.store.account(id, items: .live(on: day))?.account
      found.formUnion(
        (live?.items.values).map { $0.filter { $0.open(on: day) != 0 }.map(\.currency) } ?? [])
    }
    guard found.isEmpty else { return found.sorted() }
    guard let own = account.standing.party.value(on: day)?.currency else {
      throw RunError(
        .badInput, "nothing is open on \(account.id) on \(day). Say --currency for an empty one.")
    }
    return [own]
  }
}
