import Dunning
public import Receivables
import ReceivablesPorts

/// Lives a year of the practice business in a new book, day by day, with the runs that any book has.
///
/// Until the end of March nobody is reminded; from April on every day is run.
public struct PracticeYear: Sendable {
  public static let firstDay = Day(year: 2025, month: 1, day: 1) ?? .distantPast
  public static let lastDay = Day(year: 2025, month: 12, day: 31) ?? .distantPast
  /// The last day before reminders.
  public static let lastQuietDay = Day(year: 2025, month: 3, day: 31) ?? .distantPast
  /// Invoices that are open on the first day were issued from here on.
  private static let beginning = Day(year: 2024, month: 10, day: 1) ?? .distantPast

  private let book: Installation
  private let request: Request
  private let progress: RunProgress.Told
  private let shouldStop: @Sendable () -> Bool

  init(
    _ book: Installation, request: Request, progress: @escaping RunProgress.Told,
    shouldStop: @escaping @Sendable () -> Bool
  ) {
    self.book = book
    self.request = request
    self.progress = progress
    self.shouldStop = shouldStop
  }

  /// A year that has been lived, to be looked at in the book that holds it.
  struct Lived {
    fileprivate let flows: PracticeFlows
    fileprivate let world: PracticeWorld

    func report(on book: Installation) async throws -> PracticeReport {
      try await PracticeReport(book, flows, world)
    }
  }

  func live() async throws -> Lived {
    guard let euro = Currency(code: "EUR"), let pound = Currency(code: "GBP") else {
      preconditionFailure("ISO 4217 has euros and pounds.")
    }
    var world = PracticeWorld(
      from: PracticeYear.beginning, firstDay: PracticeYear.firstDay, euro: euro, pound: pound)
    var flows = PracticeFlows([euro, pound])
    let ladder = try PolicyDesk(book).inFile().ladder
    let days = PracticeYear.lastDay.days(since: PracticeYear.firstDay) + 1
    try await take(world.customers.map { .customer($0.row) }, .customers, PracticeYear.firstDay)
    var day = PracticeYear.beginning
    while day <= PracticeYear.lastDay {
      if shouldStop() { throw RunError(.unreachable, "stopped before the year was over.") }
      let facts = world.live(day)
      flows.count(facts)
      try await enter(facts, world, on: day, &flows)
      if day > PracticeYear.lastQuietDay {
        if day == PracticeYear.lastQuietDay.adding(days: 1) { try await consent(on: day, &world) }
        flows.count(try await run(day, ladder, &world))
        try await hearOfDebits(on: day, &world)
      }
      let done = day.days(since: PracticeYear.firstDay) + 1
      if done > 0 {
        progress(RunProgress(work: "living the year", done: done, total: days))
      }
      day = day.adding(days: 1)
    }
    try await countDebits(of: world, &flows)
    return Lived(flows: flows, world: world)
  }

  // MARK: Saved methods

  private func consent(on day: Day, _ world: inout PracticeWorld) async throws {
    guard let gateway = try book.payments.lines.first?.gateway.name else { return }
    for customer in world.consent(from: day) {
      let new = Desk.NewAutopay(
        customer: AccountID(customer), gateway: gateway, customerName: customer,
        method: "card-\(customer)", consented: day, consent: "on the order form", most: nil,
        currency: nil)
      _ = try await Desk(book, request: request).agree(new, on: day)
    }
  }

  /// The world hears of what was taken.
  private func hearOfDebits(on day: Day, _ world: inout PracticeWorld) async throws {
    for number in world.expectedDebits(by: day) {
      let left = try await Ledgers(book).invoice(number, on: day).open
      world.settle(number, leaving: left, on: day)
    }
  }

  /// What was taken may have settled what the customer thinks was paid by money that waits, so that it
  /// is counted payment by payment.
  private func countDebits(of world: PracticeWorld, _ flows: inout PracticeFlows) async throws {
    for index in world.charged.customers.sorted() {
      for try await entry in book.store.chain(of: AccountID(world.customers[index].id)) {
        guard case .paymentReceived(let fact) = try EntryContent(parsing: entry.bytes).fact,
          fact.payment.contains(":")
        else { continue }
        flows.take(fact.amount)
      }
    }
  }

  // MARK: A day

  private func enter(
    _ facts: PracticeDay, _ world: PracticeWorld, on day: Day, _ flows: inout PracticeFlows
  ) async throws {
    try await take(facts.invoices.map { .invoice($0) }, .invoices, day)
    try await take(facts.credits.map { .credit($0) }, .credits, day)
    try await take(facts.payments.map { .payment($0) }, .payments, day)
    let desk = Desk(book, request: request)
    for payment in facts.reversals {
      _ = try await desk.reverse(payment, on: day, reason: "returned by the bank")
    }
    for invoice in facts.writeOffs {
      let open = try await Ledgers(book).invoice(invoice, on: day).open
      _ = try await desk.writeOff(invoice, on: day, reason: "no hope of payment")
      flows.writeOff(open)
    }
    for promise in facts.promises {
      let new = Desk.NewPromise(
        customer: AccountID(promise.customer), currency: nil, parts: [(promise.by, nil)],
        invoices: [promise.invoice], note: nil)
      if try await Self.isTaken({ _ = try await desk.promise(new, on: day) }) { flows.promise() }
    }
    for dispute in facts.disputes {
      let new = Desk.NewDispute(
        invoice: dispute.invoice, size: .amount(dispute.amount), reason: "damaged")
      if let raised = try await desk.dispute(new, on: day) {
        flows.dispute(raised, of: dispute.invoice)
      }
    }
    for answer in facts.answers {
      guard let raised = flows.disputes.removeValue(forKey: answer.invoice) else { continue }
      let ending = answer.isCredited ? AgreementEnding.credited : .upheld
      _ = try await desk.resolve(raised.dispute, Desk.Resolution(ending: ending), on: day)
      if answer.isCredited {
        flows.credit(Money(minorUnits: raised.covers.total, raised.currency))
      }
    }
    for hold in facts.holds {
      let customer = AccountID(hold.customer)
      _ = try await desk.hold(customer, hold.reason, from: day, until: nil, note: hold.note)
    }
  }

  /// What is agreed about already is not agreed about again.
  private static func isTaken(_ act: () async throws -> Void) async throws -> Bool {
    do {
      try await act()
      return true
    } catch let error as RunError where error.kind == .badInput {
      return false
    }
  }

  private func take(_ contents: [RowContent], _ rows: RowKind, _ day: Day) async throws {
    guard !contents.isEmpty else { return }
    let orders = ImportRun.Orders(
      path: "practice", rows: rows, format: PracticeRows(contents), options: IntakeOptions(),
      skipBad: nil, today: day)
    do {
      _ = try await ImportRun(book, request: request).execute(orders)
    } catch let refused as ImportRun.Refused {
      let reason = refused.report.refused.first?.reason ?? ""
      throw RunError(.badInput, "the practice \(rows.rawValue) of \(day) were refused: \(reason)")
    }
  }

  private func run(
    _ day: Day, _ ladder: [Rung], _ world: inout PracticeWorld
  ) async throws -> RunReport {
    let orders = DailyRun.Orders(day: day, moment: Moment(day, hour: 12))
    let report = try await DailyRun(book, request: request).execute(orders)
    let sent = try await Ledgers(book).notices(on: day, status: Notice.Status.sent.rawValue)
    for notice in sent {
      world.read(notice, position: PracticeYear.position(of: notice.rung, in: ladder))
    }
    return report
  }

  private static func position(of rung: String, in ladder: [Rung]) -> PracticePosition {
    if rung == ladder.last?.name { return .last }
    let reminders = ladder.filter { $0.days >= 0 }
    guard let place = reminders.firstIndex(where: { $0.name == rung }) else { return .before }
    return place == 0 ? .first : .later
  }
}
