import Dunning
public import Receivables
import ReceivablesPorts

/// What the practice customers were asked for and what they paid, in one currency.
public struct PracticeFlow: Sendable, Equatable {
  public let currency: Currency
  /// Invoices of the year, and those that were open when it began.
  public fileprivate(set) var invoiced: Int64 = 0
  /// Payments, less those that the bank took back.
  public fileprivate(set) var collected: Int64 = 0
  public fileprivate(set) var credited: Int64 = 0
  public fileprivate(set) var writtenOff: Int64 = 0

  fileprivate init(currency: Currency) {
    self.currency = currency
  }

  /// What must be open, less the money that waits.
  var remaining: Int64 { invoiced - collected - credited - writtenOff }
}

/// What the practice customers promised and denied, and what came of it.
public struct PracticeAgreements: Sendable, Equatable {
  public fileprivate(set) var promised = 0
  public fileprivate(set) var kept = 0
  public fileprivate(set) var broken = 0
  public fileprivate(set) var disputed = 0
  public fileprivate(set) var credited = 0
}

/// Counts what is entered, to be compared with what the book says in the end.
struct PracticeFlows {
  private(set) var flows: [PracticeFlow]
  private var payments: [String: Money] = [:]
  /// Disputes that nobody has answered, by invoice.
  var disputes: [String: DisputeRaised] = [:]
  private(set) var agreements = PracticeAgreements()
  /// Payments that were taken by saved methods.
  private(set) var debits = 0

  init(_ currencies: [Currency]) {
    flows = currencies.map { PracticeFlow(currency: $0) }
  }

  mutating func count(_ facts: PracticeDay) {
    for row in facts.invoices { add(row.amount, row.currency) { $0.invoiced += $1 } }
    for row in facts.credits { add(row.amount, row.currency) { $0.credited += $1 } }
    for row in facts.payments {
      add(row.amount, row.currency) { $0.collected += $1 }
      if let currency = row.currency {
        payments[row.id] = Money(minorUnits: row.amount.unscaled, currency)
      }
    }
    for payment in facts.reversals {
      guard let money = payments[payment] else { continue }
      let amount = DecimalAmount(unscaled: money.minorUnits, scale: money.currency.decimals)
      add(amount, money.currency) { $0.collected -= $1 }
    }
  }

  mutating func promise() { agreements.promised += 1 }

  mutating func dispute(_ raised: DisputeRaised, of invoice: String) {
    agreements.disputed += 1
    disputes[invoice] = raised
  }

  mutating func credit(_ money: Money) {
    agreements.credited += 1
    let amount = DecimalAmount(unscaled: money.minorUnits, scale: money.currency.decimals)
    add(amount, money.currency) { $0.credited += $1 }
  }

  /// How promises came out.
  mutating func count(_ report: RunReport) {
    for (kind, count) in report.endings where kind.kind == .promise {
      switch kind.ending {
      case .kept: agreements.kept += count
      case .partKept, .broken: agreements.broken += count
      default: break
      }
    }
  }

  /// Taken by a saved method.
  mutating func take(_ money: Money) {
    debits += 1
    let amount = DecimalAmount(unscaled: money.minorUnits, scale: money.currency.decimals)
    add(amount, money.currency) { $0.collected += $1 }
  }

  mutating func writeOff(_ money: Money) {
    let amount = DecimalAmount(unscaled: money.minorUnits, scale: money.currency.decimals)
    add(amount, money.currency) { $0.writtenOff += $1 }
  }

  /// Practice amounts are written with all the decimals of their currency.
  private mutating func add(
    _ amount: DecimalAmount, _ currency: Currency?, _ count: (inout PracticeFlow, Int64) -> Void
  ) {
    guard let index = flows.firstIndex(where: { $0.currency == currency }) else { return }
    count(&flows[index], amount.unscaled)
  }
}

/// What the practice year came to.
public struct PracticeReport: Sendable {
  /// Notices that were sent from one rung.
  public struct Rung: Sendable, Equatable {
    public let name: String
    public let count: Int
  }

  /// Receivables of one day and currency.
  public struct Age: Sendable, Equatable {
    public let day: Day
    public let currency: Currency
    public let buckets: [Int64]
    public let unapplied: Int64
  }

  /// Things of one kind that wait for a person, and the first of them.
  public struct Waiting: Sendable, Equatable {
    public fileprivate(set) var count = 0
    public fileprivate(set) var first: String?

    fileprivate mutating func note(_ id: String) {
      count += 1
      if first == nil { first = id }
    }
  }

  public let customers: Int
  public let invoices: Int
  public let flows: [PracticeFlow]
  public let agreements: PracticeAgreements
  /// Payments that were taken by saved methods.
  public let debits: Int
  public let rungs: [Rung]
  /// The first quarter's end, then the year's; by day and currency.
  public let ages: [Age]
  /// In a hundred invoices, so many were paid thirty days after their due day at the latest.
  public let paidInTimeBefore: Int
  public let paidInTimeAfter: Int
  /// Customers who owe something and have no address to write to.
  public private(set) var withoutAddress = Waiting()
  /// Payments and credits of which something waits on the account.
  public private(set) var unapplied = Waiting()
  /// Invoices that are open though the last rung was sent.
  public private(set) var pastLastRung = Waiting()
  /// Customers who owe something and may not be written to.
  public private(set) var stopped = Waiting()
  public let verification: VerifyReport

  init(_ book: Installation, _ flows: PracticeFlows, _ world: PracticeWorld) async throws {
    customers = world.customers.count
    invoices = world.invoices.count { $0.issued >= PracticeYear.firstDay }
    self.flows = flows.flows
    agreements = flows.agreements
    debits = flows.debits
    rungs = try await PracticeReport.rungs(book)
    var ages: [Age] = []
    for day in [PracticeYear.lastQuietDay, PracticeYear.lastDay] {
      ages += try await PracticeReport.ages(book, on: day)
    }
    self.ages = ages
    let quiet = PracticeYear.firstDay...PracticeYear.lastQuietDay.adding(days: -30)
    let reminded =
      PracticeYear.lastQuietDay.adding(days: 1)...PracticeYear.lastDay.adding(days: -30)
    paidInTimeBefore = PracticeReport.paidInTime(world, due: quiet)
    paidInTimeAfter = PracticeReport.paidInTime(world, due: reminded)
    verification = try await Verification(book).execute()
    for customer in world.customers {
      try await look(at: AccountID(customer.id), book)
    }
    try addUp()
  }

  private static func rungs(_ book: Installation) async throws -> [Rung] {
    let sent = try await Ledgers(book).notices(on: nil, status: Notice.Status.sent.rawValue)
    return try PolicyDesk(book).inFile().ladder.map { rung in
      Rung(name: rung.name, count: sent.count { $0.rung == rung.name })
    }
  }

  private static func ages(_ book: Installation, on day: Day) async throws -> [Age] {
    let rows = try await AgingReport(book).rows(AgingQuestion(day: day))
    let currencies = Set(rows.map(\.currency)).sorted()
    return currencies.map { currency in
      let own = rows.filter { $0.currency == currency }
      let buckets = AgingBuckets.standard.names.indices.map { index in
        own.reduce(Int64(0)) { $0 + $1.buckets[index] }
      }
      return Age(
        day: day, currency: currency, buckets: buckets,
        unapplied: own.reduce(0) { $0 + $1.unapplied })
    }
  }

  /// Only invoices whose thirty days had passed when the time ended are counted.
  private static func paidInTime(_ world: PracticeWorld, due days: ClosedRange<Day>) -> Int {
    let due = world.invoices.filter { days.contains($0.due) }
    let paid = due.count { invoice in
      invoice.paid.map { $0.days(since: invoice.due) <= 30 } ?? false
    }
    return due.isEmpty ? 0 : (paid * 100 + due.count / 2) / due.count
  }

  // MARK: What needs a person

  private mutating func look(at id: AccountID, _ book: Installation) async throws {
    let day = PracticeYear.lastDay
    let view = try await Ledgers(book).customer(id, on: day)
    for item in view.items where item.open(on: day) < 0 { unapplied.note(item.id.text) }
    let owed = view.items.filter { $0.open(on: day) > 0 }
    guard owed.contains(where: { $0.due < day }) else { return }
    if view.standing.stop(on: day) != nil {
      stopped.note(id.text)
    } else if view.standing.party.value(on: day)?.channels.isEmpty ?? true {
      withoutAddress.note(id.text)
    }
    let last = rungs.last?.name
    for item in owed where item.acted.contains(where: { $0.rung == last }) {
      pastLastRung.note(item.id.text)
    }
  }

  /// What came in and went out must leave exactly what the book says is open.
  private func addUp() throws {
    for flow in flows {
      let left = ages.last { $0.day == PracticeYear.lastDay && $0.currency == flow.currency }
      let open = (left?.buckets.reduce(0, +) ?? 0) - (left?.unapplied ?? 0)
      precondition(open == flow.remaining, "The practice year does not add up in its own book.")
    }
  }
}
