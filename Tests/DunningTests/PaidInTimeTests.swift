import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// What counts as paid by the day that a demand named: money counts that waits, in whatever order it was told,
/// and a few cents short are paid. German law, booked once the reminder has gone out.
@Suite("Paid in the time of a demand")
struct PaidInTimeTests {
  /// Days that fall on each day of the week.
  private let dueDays: [Day] = (0..<9).map { day("2026-05-20").adding(days: 3 * $0) }

  private func policy(_ change: (inout Policy) -> Void = { _ in }) -> Policy {
    var policy = Policy.givingTime
    change(&policy)
    return policy
  }

  private func cafe() throws -> PracticeAccount {
    var cafe = try PracticeAccount()
    try cafe.post(
      .partyRecorded(Party(country: "DE", kind: .company, channels: ["email"])), on: "2020-01-02")
    return cafe
  }

  private func charged(_ cafe: PracticeAccount) -> Int64 {
    cafe.account.items.values.flatMap(\.circumstances.charged).reduce(0) { $0 + $1.total }
  }

  @Test("Money that waits pays what was asked, and nothing is charged", arguments: 0..<8)
  func waiting(_ seed: Int) throws {
    let policy = policy { $0.waitingMoney = .waits }
    var dice = Dice(seed: UInt64(seed))
    for due in dueDays {
      var cafe = try cafe()
      let (first, second) = (dice.cents(), dice.cents())
      let before = dice.cents() % (first + second)
      try cafe.invoice("A", first, due: due.description)
      try cafe.invoice("B", second, due: due.description)
      if before > 0 { try cafe.pay("P0", before, on: due.adding(days: -5).description) }
      _ = try cafe.run(policy, from: due.description, to: due.adding(days: 8).description)
      let rest = first + second - before
      // It may name an invoice, and then it settles that as far as it goes.
      if dice.flip() {
        try cafe.pay("P1", rest, on: due.adding(days: 9).description)
      } else {
        let named = min(rest, first)
        try cafe.pay("P1", named, on: due.adding(days: 9).description, for: "A")
        if rest > named { try cafe.pay("P2", rest - named, on: due.adding(days: 9).description) }
      }
      _ = try cafe.run(
        policy, from: due.adding(days: 9).description, to: due.adding(days: 70).description)
      #expect(charged(cafe) == 0, "due \(due): \(first) and \(second), \(before) before")
    }
  }

  @Test("Money that waits and came too late leaves what was charged")
  func waitingTooLate() throws {
    let policy = policy { $0.waitingMoney = .waits }
    for due in dueDays {
      var cafe = try cafe()
      try cafe.invoice("A", 1000_00, due: due.description)
      _ = try cafe.run(policy, from: due.description, to: due.adding(days: 19).description)
      try cafe.pay("P", 1040_00 + 10_00, on: due.adding(days: 20).description)
      _ = try cafe.run(
        policy, from: due.adding(days: 20).description, to: due.adding(days: 70).description)
      #expect(charged(cafe) > 40_00, "due \(due)")
    }
  }

  @Test("What goes elsewhere after all was not there: the invoice is charged as if it had not come")
  func takenAway() throws {
    let policy = policy { $0.waitingMoney = .waits }
    for due in dueDays {
      func charges(paying: Bool) throws -> Int64 {
        var cafe = try cafe()
        try cafe.invoice("A", 1000_00, due: due.description)
        _ = try cafe.run(policy, from: due.description, to: due.adding(days: 8).description)
        let (came, went) = (due.adding(days: 9), due.adding(days: 40))
        if paying { try cafe.pay("P", 1000_00, on: came.description) }
        _ = try cafe.run(policy, from: came.description, to: went.adding(days: -1).description)
        if paying {
          #expect(charged(cafe) == 0, "due \(due)")
          try cafe.post(
            .paymentReversed(
              PaymentReversed(payment: "P", currency: Samples.euro, allocations: [])), on: came)
        }
        let last = went.adding(days: 60)
        _ = try cafe.run(policy, from: went.description, to: last.description)
        return charged(cafe)
      }
      #expect(try charges(paying: true) == charges(paying: false), "due \(due)")
    }
  }

  @Test("A few cents short within the tolerance are paid, and charged neither then nor later")
  func tolerance() throws {
    let tolerated = policy {
      $0.tolerance = Threshold(general: DecimalAmount(unscaled: 5, scale: 2))
    }
    for due in dueDays {
      for short in [Int64(1), 5, 6] {
        var cafe = try cafe()
        try cafe.invoice("A", 1000_00, due: due.description)
        _ = try cafe.run(tolerated, from: due.description, to: due.adding(days: 8).description)
        try cafe.pay("P", 1000_00 - short, on: due.adding(days: 9).description, for: "A")
        _ = try cafe.run(
          tolerated, from: due.adding(days: 9).description, to: due.adding(days: 70).description)
        #expect((charged(cafe) > 0) == (short > 5), "due \(due), \(short) short")
      }
    }
  }

  @Test(
    "What is credited afterwards costs as if it had never been invoiced", arguments: ["uk", "de"])
  func creditedAfterwards(_ law: String) throws {
    let pound = try #require(Currency(code: "GBP"))
    let currency = law == "uk" ? pound : Samples.euro
    let policy = policy {
      $0.charges = ChargeRules(
        law: .pack(law), interest: .booked, fixedSum: .booked, after: "reminder")
    }
    for due in dueDays {
      func interest(of cents: Int64) throws -> Int64? {
        var cafe = try cafe()
        try cafe.invoice("A", cents, due: due.description, currency: currency)
        // What the reminder announced is booked, and the second asks for it.
        let paid = due.adding(days: 20)
        _ = try cafe.run(
          policy, from: due.description, to: paid.adding(days: -1).description)
        try cafe.pay("P", 9000_00, on: paid.description, for: "A", currency: currency)
        _ = try cafe.run(
          policy, from: paid.description, to: due.adding(days: 34).description)
        if cents > 9000_00 {
          let credit = CreditIssued(
            credit: "CN", amount: Money(minorUnits: cents - 9000_00, currency),
            allocations: [Allocation(Samples.item("A"), cents - 9000_00)], reason: .correction)
          for fact in cafe.account.assigning(credit) + [.creditIssued(credit)] {
            try cafe.post(fact, on: due.adding(days: 35))
          }
        }
        _ = try cafe.run(
          policy, from: due.adding(days: 35).description, to: due.adding(days: 90).description)
        return cafe.account.items[Samples.item("A")]?.circumstances.charged(.interest)?.total
      }
      let alone = try interest(of: 9000_00)
      #expect(alone ?? 0 > 10_00)
      #expect(try interest(of: 9400_00) == alone, "due \(due)")
    }
  }

  @Test("A kept promise of a part is no payment of the rest that a demand asked for")
  func promised() throws {
    for due in dueDays {
      func interest(promised: Bool) throws -> Int64? {
        var cafe = try cafe()
        try cafe.invoice("A", 20_000_00, due: due.description)
        // The reminder is out, and its charges follow with the second.
        _ = try cafe.run(policy(), from: due.description, to: due.adding(days: 12).description)
        if promised {
          try cafe.post(
            .promiseMade(
              PromiseMade(
                promise: "V", currency: Samples.euro,
                parts: [Instalment(due: due.adding(days: 38), minorUnits: 10_000_00)],
                covers: [CoveredItem(Samples.item("A"), 10_000_00)])),
            on: due.adding(days: 13))
        }
        _ = try cafe.run(
          policy(), from: due.adding(days: 13).description, to: due.adding(days: 34).description)
        try cafe.pay("P", 10_000_00, on: due.adding(days: 35).description, for: "A")
        _ = try cafe.run(
          policy(), from: due.adding(days: 35).description, to: due.adding(days: 100).description)
        return cafe.account.items[Samples.item("A")]?.circumstances.charged(.interest)?.total
      }
      #expect(try interest(promised: true) == interest(promised: false), "due \(due)")
    }
  }
}

extension Dice {
  /// A sum from one to a thousand euros.
  fileprivate mutating func cents() -> Int64 { roll(1_00...1000_00) }
}
