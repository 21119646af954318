import Dunning
import Receivables
import ReceivablesTesting

/// An account of Northwind's that a test fills, entry by entry.
struct PracticeAccount {
  private(set) var account = Account(id: Samples.cafe)
  /// Whether notices reach the customer on the day on which they are decided.
  var delivers = true

  init(channels: [String] = ["email"]) throws {
    try post(.partyRecorded(Party(channels: channels)), on: "2020-01-01")
  }

  mutating func post(_ fact: Fact, on date: Day) throws {
    try account.post(fact, on: date)
  }

  mutating func post(_ fact: Fact, on date: String) throws {
    try post(fact, on: day(date))
  }

  mutating func invoice(
    _ id: String, _ cents: Int64, issued: String? = nil, due: String,
    currency: Currency = Samples.euro
  ) throws {
    let due = day(due)
    let amount = Money(minorUnits: cents, currency)
    try post(
      .invoiceIssued(InvoiceIssued(invoice: id, amount: amount, due: due)),
      on: issued.map(day) ?? due.adding(days: -30))
  }

  mutating func pay(
    _ id: String, _ cents: Int64, on date: String, for invoice: String? = nil,
    currency: Currency = Samples.euro
  ) throws {
    let allocations = invoice.map { [Allocation(Samples.item($0), cents)] } ?? []
    let amount = Money(minorUnits: cents, currency)
    try post(
      .paymentReceived(PaymentReceived(payment: id, amount: amount, allocations: allocations)),
      on: date)
  }

  /// What a payment had settled is open again.
  mutating func reverse(
    _ id: String, _ settled: [Allocation], on date: String
  ) throws {
    try post(
      .paymentReversed(
        PaymentReversed(payment: id, currency: Samples.euro, allocations: settled)), on: date)
  }

  /// Decides and records the notices, as a run does.
  ///
  /// - Returns: each measure as its act, its rung and its invoices, and each notice as its rung and
  ///   its invoices, as `reminder INV-1 INV-2`.
  @discardableResult
  mutating func run(_ policy: Policy, on date: Day) throws -> [String] {
    let decision = decide(account, by: policy, on: date)
    for outcome in decision.outcomes { try post(outcome.fact(nil), on: date) }
    for call in decision.calls {
      let basis = DecisionBasis(
        version: decision.version, policy: policy.hash, engine: Decision.engine,
        digest: decision.trace.digest)
      let plan = NoticePlanned(
        notice: call.id, channel: call.channel, rung: call.rung, triggers: call.triggers,
        listing: call.listing, notBefore: nil, basis: basis)
      try post(.noticePlanned(plan), on: date)
      if delivers { try deliver(call, policy, on: date) }
    }
    for call in decision.measures {
      let basis = DecisionBasis(
        version: decision.version, policy: policy.hash, engine: Decision.engine,
        digest: decision.trace.digest)
      let taken = MeasureTaken(
        measure: call.id, act: call.act, rung: call.rung, triggers: call.triggers,
        listing: call.listing, basis: basis)
      try post(.measureTaken(taken), on: date)
    }
    let measures = decision.measures.map { call in
      ([call.act.rawValue, call.rung] + call.triggers.map(\.item.text)).joined(separator: " ")
    }
    return decision.outcomes.map(\.name) + measures
      + decision.calls.map { call in
        // What acts on the account as a whole is told by what it lists.
        let isOfAccount = call.triggers.contains(where: \.isOfAccount)
        let items = isOfAccount ? call.listing.items : call.triggers.map(\.item)
        return ([call.rung] + items.map(\.text)).joined(separator: " ")
      }
  }

  /// Its channel takes a notice at once.
  private mutating func deliver(_ call: NoticeCall, _ policy: Policy, on date: Day) throws {
    let demand = policy.rung(call.rung).map { rung in
      NoticeClaimed.Demanding(
        rung: rung.name,
        payBy: policy.payBy(
          rung, to: account, in: call.listing.amount.currency, leaving: date))
    }
    let claim = NoticeClaimed(
      notice: call.id, attempt: 1, listing: call.listing, demand: demand)
    try post(.noticeClaimed(claim), on: date)
    let answer = NoticeAnswered(notice: call.id, attempt: 1, answer: .sent)
    try post(.noticeAnswered(answer), on: date)
  }

  @discardableResult
  mutating func run(_ policy: Policy, on date: String) throws -> [String] {
    try run(policy, on: day(date))
  }

  /// Runs every day from one to another.
  ///
  /// - Returns: what was sent, as `2025-03-04 reminder INV-1`.
  @discardableResult
  mutating func run(
    _ policy: Policy, from first: String, to last: String
  ) throws -> [String] {
    var story: [String] = []
    var date = day(first)
    while date <= day(last) {
      story += try run(policy, on: date).map { "\(date) \($0)" }
      date = date.adding(days: 1)
    }
    return story
  }

  func decision(_ policy: Policy, on date: String) -> Decision {
    decide(account, by: policy, on: day(date))
  }
}

func day(_ text: String) -> Day { Samples.day(text) }

extension Policy {
  /// Reminder, second and final: 3, 14 and 30 days after the due day, and nothing in their way. It jumps to
  /// the rung of an item's age, so that a test can begin anywhere; what the standard way does differently is
  /// for tests that name it.
  static func practice(
    calendar: String = "none", catchUp: CatchUp = .jump, leastGapDays: Int = 0,
    ladder: [Rung] = [.late("reminder", 3), .late("second", 14), .late("final", 30)]
  ) -> Policy {
    guard let calendar = BusinessCalendar.standard(calendar) else {
      preconditionFailure("There is no calendar \(calendar).")
    }
    var policy = Policy(
      name: "practice", calendar: calendar, catchUp: catchUp, leastGapDays: leastGapDays,
      minimum: Threshold(), tolerance: Threshold(), unapplied: .net, contactHours: nil,
      ladder: ladder)
    policy.rhythmDays = 0
    policy.bankDays = 0
    policy.afterLast = .nothing
    return policy
  }
}

extension Policy {
  /// Reminder, second and final, each with eight days to pay and two bank days; German law, booked once the
  /// reminder has gone out.
  static var givingTime: Policy {
    func rung(_ name: String, _ days: Int) -> Rung {
      Rung(
        name: name, days: days, inBusinessDays: false, anchor: .due, channels: ["email"],
        template: name, newDueDays: 8)
    }
    var policy = Policy.practice(
      catchUp: .latest, ladder: [rung("reminder", 3), rung("second", 14), rung("final", 30)])
    policy.bankDays = 2
    policy.charges = ChargeRules(
      law: .pack("de"), interest: .booked, fixedSum: .booked, after: "reminder")
    return policy
  }
}

extension Rung {
  static func late(
    _ name: String, _ days: Int, business: Bool = false, from anchor: Anchor = .due,
    channel: String = "email"
  ) -> Rung {
    Rung(
      name: name, days: days, inBusinessDays: business, anchor: anchor, channels: [channel],
      template: name)
  }
}
