import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

// What people at Northwind do in a test, in as few words as it can be said.
extension Bench {
  func customer(
    _ id: String, email: String? = "owner@cafe.example", name: String = "Cafe Sole",
    language: String = "en", zone: String? = nil, address: String? = nil
  ) async throws {
    let party = Party(
      country: "DE", language: language, timeZone: zone, currency: Samples.euro,
      channels: email == nil ? [] : ["email"])
    var fields = [(name: "name", value: name)]
    if let email { fields.append((name: "email", value: email)) }
    if let address { fields.append((name: "address", value: address)) }
    let draft = EntryDraft(
      day: BookHistory.beginning, author: .person, fact: .partyRecorded(party),
      privateRecord: PrivateRecord(salt: installation.surroundings.salt(), fields: fields))
    try await Samples.post(
      [draft], to: AccountID(id), in: store, attention: .distantPast,
      at: installation.surroundings.now())
  }

  func invoice(
    _ id: String, of customer: String, _ cents: Int64, issued: String? = nil, due: String,
    currency: Currency = Samples.euro
  ) async throws {
    let due = day(due)
    let outcome = try await desk.issue(
      Desk.NewInvoice(
        id: id, customer: AccountID(customer), amount: DecimalAmount(unscaled: cents, scale: 2),
        currency: currency, issued: issued.map(day) ?? due.adding(days: -30), due: due))
    #expect(outcome == .done)
  }

  func pay(
    _ id: String, of customer: String, _ cents: Int64, on date: String, for invoices: String = "",
    currency: Currency = Samples.euro
  ) async throws {
    let settled = try await desk.pay(
      Desk.Payment(
        id: id, customer: AccountID(customer), amount: DecimalAmount(unscaled: cents, scale: 2),
        currency: currency, day: day(date), parts: [],
        reference: invoices.isEmpty ? nil : invoices))
    #expect(settled != nil)
  }

  /// The run of a day, at noon by the clock of Greenwich unless another moment is given.
  @discardableResult
  func run(
    _ date: String, at moment: Moment? = nil, delivers: Bool = true, readsAll: Bool = false
  ) async throws -> RunReport {
    let date = day(date)
    let moment = moment ?? Moment(date, hour: 12)
    clock.move(to: moment)
    return try await DailyRun(installation, request: Request(author: "cron")).execute(
      DailyRun.Orders(day: date, moment: moment, delivers: delivers, readsAll: readsAll))
  }

  /// A run of every day from one to another.
  func run(from first: String, to last: String) async throws {
    var date = day(first)
    while date <= day(last) {
      try await run(date.description)
      date = date.adding(days: 1)
    }
  }

  /// What became of each notice, as `2025-03-04 reminder sent 100.00 EUR`.
  func story() async throws -> [String] {
    try await Ledgers(installation).notices(on: nil, status: nil).map { notice in
      "\(notice.on) \(notice.rung) \(notice.status.rawValue) \(notice.listing.amount)"
    }.sorted()
  }

  /// The moment at which the book stands now: what is recorded later was not known then.
  func now() async throws -> Moment {
    try #require(try await store.lastCommit()).recorded
  }

  /// What one customer owes on a day, and the money of theirs that waits, in cents.
  func owed(
    by customer: String, on date: String, knownAt moment: Moment? = nil
  ) async throws -> (open: Int64, waiting: Int64) {
    let rows = try await AgingReport(installation).rows(
      AgingQuestion(day: day(date), knownAt: moment))
    let own = rows.filter { $0.account.text == customer }
    return (
      own.reduce(0) { $0 + $1.buckets.reduce(0, +) }, own.reduce(0) { $0 + $1.unapplied }
    )
  }

  func why(_ subject: String, on date: String) async throws -> WhyAnswer {
    try await Why(installation).ask(
      try await Subject(subject, in: installation), on: day(date), today: clock.moment.day)
  }

  /// The book proves itself.
  func expectWhole(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let report = try await Verification(installation).execute()
    #expect(report.problems == [], sourceLocation: sourceLocation)
  }
}

extension Bench {
  /// Edits the policy's file and puts it in force.
  func edit(_ change: (inout sending Policy) -> Void) async throws {
    policies.edit(change)
    let desk = PolicyDesk(installation)
    _ = try await desk.adopt(Request(author: "Ada"), on: clock.moment.day)
  }
}
