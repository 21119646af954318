import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// A book that an agreed history is played on, and the clerk's own reckoning beside it.
struct AgreedBook {
  let bench: Bench
  private let history: AgreedHistory
  private(set) var oracle: AgreementOracle
  private var date = AgreedHistory.first
  /// Only where nothing is charged does the clerk know what every payment settles.
  private let checks: Bool
  /// Notices that an earlier run sent: what came later on their day they could not know.
  private var told: Set<String> = []

  private let readsAll: Bool

  init(_ bench: Bench, _ history: AgreedHistory, checks: Bool, readsAll: Bool = false) {
    self.readsAll = readsAll
    self.bench = bench
    self.history = history
    self.checks = checks
    oracle = AgreementOracle(history.policy)
  }

  mutating func play() async throws {
    for customer in AgreedHistory.customers {
      try await bench.customer("C\(customer)")
      if !checks {
        var company = Desk.CustomerChange()
        company.kind = .company
        _ = try await bench.desk.set(
          AccountID("C\(customer)"), company, from: AgreedHistory.first)
      }
    }
    for (date, step) in history.steps {
      if date != self.date { oracle.begin() }
      self.date = date
      do {
        try await play(step)
      } catch is RunError {
        // What cannot be done is refused and changes nothing; the clerk does not note it either.
      }
    }
  }

  private mutating func play(_ step: AgreedHistory.Step) async throws {
    switch step {
    case .invoice(let number, let customer, let cents, let dueIn, let terms):
      let fact = InvoiceIssued(
        invoice: "INV-\(number)", amount: Samples.euros(cents), due: date.adding(days: dueIn),
        terms: terms)
      try await Samples.post(
        [EntryDraft(day: date, author: .person, fact: .invoiceIssued(fact))],
        to: AccountID("C\(customer)"), in: bench.store, attention: .distantPast,
        at: bench.installation.surroundings.now())
      oracle.issued(
        number, to: customer, cents, on: date, due: date.adding(days: dueIn))
    case .pay(let number, let customer, let cents, let invoices):
      try await bench.pay(
        "P-\(number)", of: "C\(customer)", cents, on: date.description,
        for: invoices.map { "INV-\($0)" }.joined(separator: " "))
      oracle.paid(number, by: customer, cents, invoices.firstOfEach, on: date)
    case .reverse(let payment):
      _ = try await bench.desk.reverse("P-\(payment)", on: date, reason: nil)
      oracle.reversed(payment, on: date)
    case .credit(let number, let invoice, let cents):
      _ = try await bench.desk.credit(
        "INV-\(invoice)", DecimalAmount(unscaled: cents, scale: 2), as: "CN-\(number)", on: date,
        reason: nil)
      oracle.credited(invoice, cents, as: number, on: date)
    case .writeOff(let invoice):
      _ = try await bench.desk.writeOff("INV-\(invoice)", on: date, reason: nil)
      oracle.writtenOff(invoice, on: date)
    case .run: try await run()
    default: try await agree(step)
    }
  }

  private mutating func agree(_ step: AgreedHistory.Step) async throws {
    switch step {
    case .promise(let customer, let parts, let invoices):
      let date = date
      let made = try await bench.desk.promise(
        Desk.NewPromise(
          customer: AccountID("C\(customer)"), currency: nil,
          parts: parts.map { part in
            (date.adding(days: part.days), part.cents.map { DecimalAmount(unscaled: $0, scale: 2) })
          }, invoices: invoices.map { "INV-\($0)" }, note: nil), on: date)
      guard let made else { return }
      oracle.agreed(made.promise, .promise, by: customer, made.covers, made.parts, on: date)
    case .plan(let customer, let number, let every):
      let plan = try await bench.desk.agree(
        Desk.NewPlan(
          customer: AccountID("C\(customer)"), currency: nil, size: .number(number), every: every,
          first: nil, down: nil, interest: nil, invoices: [], note: nil), on: date)
      guard let plan else { return }
      oracle.agreed(plan.plan, .plan, by: customer, plan.covers, plan.instalments, on: date)
    case .offer(let customer, let percent, let days):
      let known = try await entries(of: customer).count
      let offered = try await bench.desk.offer(
        Desk.NewSettlement(
          customer: AccountID("C\(customer)"), currency: nil, size: .percent(percent),
          validUntil: date.adding(days: days), invoices: [], note: nil), on: date)
      guard let offered else { return }
      let facts = try await entries(of: customer).dropFirst(known).map(\.fact)
      for case .moneyApplied(let money) in facts { oracle.applied(money, on: date) }
      oracle.agreed(
        offered.settlement, .settlement, by: customer, offered.covers,
        enough: offered.amount.minorUnits, deadline: offered.validUntil, on: date)
    case .accept(let customer, let days):
      guard let name = try await open(customer).settlements.first?.id else { return }
      let payBy = try await bench.desk.accept(name, payBy: date.adding(days: days), on: date)
      if let payBy { oracle.accepted(name, payBy: payBy) }
    default: try await disagree(step)
    }
  }

  private mutating func disagree(_ step: AgreedHistory.Step) async throws {
    switch step {
    case .dispute(let invoice, let cents):
      let raised = try await bench.desk.dispute(
        Desk.NewDispute(
          invoice: "INV-\(invoice)",
          size: cents.map { .amount(DecimalAmount(unscaled: $0, scale: 2)) } ?? .whole,
          reason: "other"), on: date)
      guard let raised, let customer = oracle.invoices[invoice]?.customer else { return }
      oracle.agreed(raised.dispute, .dispute, by: customer, raised.covers, on: date)
    case .resolve(let customer, let ending):
      guard let dispute = try await open(customer).disputes.first else { return }
      _ = try await bench.desk.resolve(
        dispute.id, Desk.Resolution(ending: ending, charges: date.dayOfMonth % 2 == 0), on: date)
      let covers = oracle.agreements[dispute.id]?.coveredThen ?? [:]
      oracle.ended(dispute.id, on: date)
      guard ending == .credited else { return }
      for (invoice, cents) in covers {
        oracle.credited(invoice, min(cents, oracle.invoices[invoice]?.open ?? 0), as: 0, on: date)
      }
    case .cancel(let customer):
      let agreements = try await open(customer)
      let names =
        agreements.promises.map(\.id) + agreements.plans.map(\.id)
        + agreements.settlements.map(\.id)
      guard let name = names.first else { return }
      _ = try await bench.desk.cancel(name, note: nil, on: date)
      oracle.ended(name, on: date)
    case .waive(let invoice, let stops):
      _ = try await bench.desk.waive("INV-\(invoice)", nil, stops: stops, note: nil, on: date)
    default: break
    }
  }

  private func open(_ customer: Int) async throws -> Agreements {
    let record = try await bench.store.account(AccountID("C\(customer)"), items: .none)
    return try #require(record).account.standing.agreements
  }

  // MARK: Against the clerk

  private mutating func run() async throws {
    try await bench.run(date.description, readsAll: readsAll)
    guard checks else { return }
    oracle.pass(date)
    var names: Set<String> = []
    for customer in AgreedHistory.customers {
      let agreements = try await open(customer)
      names.formUnion(agreements.promises.map(\.id) + agreements.plans.map(\.id))
      names.formUnion(agreements.settlements.map(\.id) + agreements.disputes.map(\.id))
    }
    #expect(names == Set(oracle.agreements.keys), "open on \(date)\n\(history)")
    for notice in try await Ledgers(bench.installation).notices(on: date, status: "sent")
    where told.insert(notice.id).inserted {
      let customer = Int(notice.account.text.dropFirst()) ?? 0
      var most = oracle.due(ofPlansOf: customer, on: date, and: Set(notice.triggers.map(\.item)))
      for item in notice.listing.items {
        let number = Int(item.document.dropFirst(4)) ?? 0
        let chaseable = oracle.chaseable(number)
        most += chaseable
        #expect(
          chaseable > 0 || oracle.isOfPlan(number),
          "\(item.text) is asked for on \(date)\n\(history)")
      }
      #expect(notice.listing.amount.minorUnits <= most, "on \(date)\n\(history)")
      if let rung = history.policy.rung(notice.rung) {
        oracle.demanded(rung, of: customer, about: Set(notice.triggers.map(\.item)), on: date)
      }
    }
  }

  /// Every fact about the customers, in order.
  func facts() async throws -> [Fact] {
    var facts: [Fact] = []
    for customer in AgreedHistory.customers {
      let id = AccountID("C\(customer)")
      for entry in try await bench.store.entries(of: id, from: 1, limit: 10_000) {
        facts.append(try EntryContent(parsing: entry.bytes).fact)
      }
    }
    return facts
  }

  /// What the entries of a customer say, in order.
  func entries(of customer: Int) async throws -> [EntryContent] {
    try await bench.store.entries(of: AccountID("C\(customer)"), from: 1, limit: 10_000).map {
      try EntryContent(parsing: $0.bytes)
    }
  }

  /// What the entries say came and went is what the items say is open.
  func expectNoCentLost() async throws {
    for customer in AgreedHistory.customers {
      let id = AccountID("C\(customer)")
      let sum = EntrySum(try await entries(of: customer)).on(.distantFuture)
      let account = try #require(try await bench.store.account(id, items: .all)).account
      let open = account.items.values.reduce(Int64(0)) { $0 + $1.finallyOpen }
      #expect(open == sum, "\(id)\n\(history)")
    }
  }

  /// Each payment settled what it had to, in the order of the law or of the policy.
  func expectOrderKept() async throws {
    var named: [String: [String]] = [:]
    for case (_, .pay(let number, _, _, let invoices)) in history.steps {
      named["P-\(number)"] = invoices.firstOfEach.map { "INV-\($0)" }
    }
    for customer in AgreedHistory.customers {
      var oracle = AllocationOracle(costsFirst: history.costsFirst)
      for (index, content) in try await entries(of: customer).enumerated() {
        oracle.note(content.fact, sequence: index + 1, on: content.day) { named[$0] ?? [] }
      }
      #expect(oracle.mistakes == [], "C\(customer)\n\(history)")
    }
  }

  /// A statement of any time begins and ends in what the entries say, and its lines make up what
  /// it asks for.
  func expectStatementsAddUp(_ caught: CaughtNotices) async throws {
    for customer in AgreedHistory.customers {
      let sum = EntrySum(try await entries(of: customer))
      for (since, day) in history.statementTimes {
        _ = try await Preview(bench.installation).statements(
          of: AccountID("C\(customer)"), in: Samples.euro, since: since, language: nil, on: day,
          at: Moment(day, hour: 12))
        let statement = try #require(caught.last)
        let check = StatementCheck(statement, sum)
        #expect(check.mistakes == [], "C\(customer) from \(since) to \(day)\n\(history)")
      }
    }
  }
}

extension [Int] {
  /// Each once, in the order in which they come first.
  fileprivate var firstOfEach: [Int] {
    var seen: Set<Int> = []
    return filter { seen.insert($0).inserted }
  }
}
