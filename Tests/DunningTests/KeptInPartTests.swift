import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// A thousand euros, of which four hundred are in dispute at some time; the reminder gives eight days and two
/// bank days, and what it may ask for comes by then. German law, booked once the reminder has gone out.
@Suite("A demand that was kept though a part was disputed")
struct KeptInPartTests {
  /// When the customer objects.
  enum Objection: CaseIterable { case beforeReminder, inItsTime, afterMoney, never }

  private let policy = Policy.givingTime

  /// Any due day of a month, so that weekends fall anywhere.
  private let dueDays: [Day] = (0..<31).map { day("2026-05-20").adding(days: $0) }

  private let disputed = AgreementEnded(agreement: "D", kind: .dispute, ending: .credited)

  private func credit(_ cents: Int64, _ cafe: inout PracticeAccount, on date: Day) throws {
    let credit = CreditIssued(
      credit: "CN", amount: Money(minorUnits: cents, Samples.euro),
      allocations: [Allocation(Samples.item("A"), cents)], reason: .correction)
    for fact in cafe.account.assigning(credit) + [.creditIssued(credit)] {
      try cafe.post(fact, on: date)
    }
  }

  private func charged(_ cafe: PracticeAccount) -> [ChargeKind: Int64] {
    var sums: [ChargeKind: Int64] = [:]
    for one in cafe.account.items.values.flatMap(\.circumstances.charged) where one.total != 0 {
      sums[one.kind, default: 0] += one.total
    }
    return sums
  }

  /// Plays until the money is there: on a day by which the reminder wants it, or so many days after.
  private func paid(
    _ cents: Int64, _ objection: Objection, due: Day, late: Int = 0
  ) throws -> PracticeAccount {
    var cafe = try PracticeAccount()
    try cafe.post(
      .partyRecorded(Party(country: "DE", kind: .company, channels: ["email"])), on: "2020-01-02")
    try cafe.invoice("A", 1000_00, due: due.description)
    let days: [Objection: Int] = [.beforeReminder: 1, .inItsTime: 6, .afterMoney: 17 + late]
    for offset in 1...20 + late {
      let date = due.adding(days: offset)
      if days[objection] == offset {
        try cafe.post(
          .disputeRaised(
            DisputeRaised(
              dispute: "D", currency: Samples.euro,
              covers: [CoveredItem(Samples.item("A"), 400_00)], reason: "damaged")), on: date)
      }
      if offset == 11 + late { try cafe.pay("P", cents, on: date.description, for: "A") }
      try cafe.run(policy, on: date)
    }
    return cafe
  }

  @Test(
    "What turns out as never owed leaves nothing to be charged, whenever that is said",
    arguments: Objection.allCases, [21, 60])
  func neverOwed(_ objection: Objection, _ told: Int) throws {
    for due in dueDays {
      var cafe = try paid(600_00, objection, due: due)
      let date = due.adding(days: told)
      _ = try cafe.run(policy, from: due.adding(days: 21).description, to: date.description)
      if objection != .never { try cafe.post(.agreementEnded(disputed), on: date) }
      try credit(400_00, &cafe, on: date)
      _ = try cafe.run(
        policy, from: date.description, to: date.adding(days: 40).description)
      #expect(charged(cafe) == [:], "due \(due)")
      #expect(cafe.account.items.values.allSatisfy { $0.finallyOpen == 0 }, "due \(due)")
    }
  }

  @Test("While nobody knows who is right, nothing is charged on what was paid in time")
  func undecided() throws {
    for due in dueDays {
      for objection in [Objection.beforeReminder, .inItsTime] {
        var cafe = try paid(600_00, objection, due: due)
        _ = try cafe.run(
          policy, from: due.adding(days: 21).description, to: due.adding(days: 90).description)
        #expect(charged(cafe) == [:], "due \(due), \(objection)")
      }
    }
  }

  @Test("What stands is charged alone where it was not asked for, and with the rest where it was")
  func upheld() throws {
    let upheld = AgreementEnded(agreement: "D", kind: .dispute, ending: .upheld)
    for due in dueDays {
      var interest: [Objection: Int64] = [:]
      for objection in [Objection.beforeReminder, .inItsTime] {
        var cafe = try paid(600_00, objection, due: due)
        try cafe.post(.agreementEnded(upheld), on: due.adding(days: 21))
        _ = try cafe.run(
          policy, from: due.adding(days: 21).description, to: due.adding(days: 55).description)
        #expect(charged(cafe)[.fixedSum] == 40_00)
        interest[objection] = charged(cafe)[.interest]
      }
      // Ten days or so on the six hundred, and five on the rest, by some ten per cent a year.
      let part = try #require(interest[.beforeReminder])
      let whole = try #require(interest[.inItsTime])
      #expect(part > 0 && (90...260).contains(whole - part), "due \(due): \(part), \(whole)")
    }
  }

  @Test("Less than what was owed, or later, is not kept to", arguments: [(590_00, 0), (600_00, 9)])
  func notKept(_ cents: Int64, _ late: Int) throws {
    for due in dueDays {
      var cafe = try paid(cents, .beforeReminder, due: due, late: late)
      let date = due.adding(days: 21 + late)
      try cafe.post(.agreementEnded(disputed), on: date)
      try credit(400_00, &cafe, on: date)
      _ = try cafe.run(
        policy, from: date.description, to: date.adding(days: 40).description)
      #expect(charged(cafe)[.fixedSum] == 40_00, "due \(due)")
      #expect(charged(cafe)[.interest] ?? 0 > 1_00, "due \(due)")
    }
  }
}
