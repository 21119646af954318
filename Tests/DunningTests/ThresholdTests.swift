import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("Gap, minimum, tolerance and waiting money")
struct ThresholdTests {
  @Test("A trigger inside the least gap waits until its end")
  func gap() throws {
    let policy = Policy.practice(leastGapDays: 5)
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.invoice("INV-2", 100_00, due: "2025-03-02")
    try cafe.run(policy, on: "2025-03-04")
    let waiting = cafe.decision(policy, on: "2025-03-05").trace.lines.first { $0.rule == .leastGap }
    #expect(waiting?.outcome == .waits)
    #expect(waiting?.until == day("2025-03-09"))
    #expect(
      try cafe.run(policy, from: "2025-03-05", to: "2025-03-14") == ["2025-03-09 reminder INV-2"])
  }

  @Test("A notice that was dropped leaves no gap behind")
  func droppedGap() throws {
    let policy = Policy.practice(leastGapDays: 5)
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    let call = try #require(cafe.decision(policy, on: "2025-03-04").calls.first)
    cafe.delivers = false
    try cafe.run(policy, on: "2025-03-04")
    try cafe.post(
      .noticeDropped(NoticeDropped(notice: call.id, status: .withheld, rule: "stop")),
      on: "2025-03-04")
    #expect(try cafe.run(policy, on: "2025-03-05") == ["reminder INV-1"])
  }

  @Test("Less than the minimum is not chased, until it is enough")
  func minimum() throws {
    var policy = Policy.practice()
    policy.minimum = Threshold(
      general: DecimalAmount(unscaled: 10, scale: 0), byCurrency: [Samples.yen: 500])
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 9_99, due: "2025-03-01")
    try cafe.invoice("INV-2", 499, due: "2025-03-01", currency: Samples.yen)
    #expect(try cafe.run(policy, on: "2025-03-04") == [])
    // On its due day an item is not asked for, a day later it is.
    try cafe.invoice("INV-3", 1, due: "2025-03-05")
    #expect(try cafe.run(policy, on: "2025-03-05") == [])
    #expect(try cafe.run(policy, on: "2025-03-06") == ["reminder INV-1"])
  }

  @Test("What is open within the tolerance is as good as paid")
  func tolerance() throws {
    var policy = Policy.practice()
    policy.tolerance = Threshold(general: DecimalAmount(unscaled: 1, scale: 2))
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 1, due: "2025-03-01")
    try cafe.invoice("INV-2", 2, due: "2025-03-01")
    let call = try #require(cafe.decision(policy, on: "2025-03-04").calls.first)
    #expect(call.listing.items == [Samples.item("INV-2")])
  }

  @Test("A threshold is cut to the decimals of its currency")
  func cut() {
    let threshold = Threshold(general: DecimalAmount(unscaled: 1_999, scale: 3))
    #expect(threshold.minorUnits(in: Samples.euro) == 199)
    #expect(threshold.minorUnits(in: Samples.yen) == 1)
    #expect(threshold.minorUnits(in: Samples.currency("BHD")) == 1999)
    let five = Threshold(general: DecimalAmount(unscaled: 5, scale: 0))
    #expect(five.minorUnits(in: Samples.euro) == 500)
  }

  @Test("Waiting money of the same currency is set against what is asked, unless told otherwise")
  func net() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.pay("P-1", 30_00, on: "2025-03-01")
    try cafe.pay("P-2", 5000, on: "2025-03-01", currency: Samples.yen)
    try cafe.post(
      .creditIssued(
        CreditIssued(credit: "CN-1", amount: Samples.euros(20_00), allocations: [])),
      on: "2025-03-02")
    let net = cafe.decision(.practice(), on: "2025-03-04").calls.map(\.listing.amount)
    #expect(net == [Samples.euros(50_00)])
    var policy = Policy.practice()
    policy.unapplied = .ignore
    let gross = cafe.decision(policy, on: "2025-03-04").calls.map(\.listing.amount)
    #expect(gross == [Samples.euros(100_00)])
  }

  @Test("Waiting money that covers everything silences the notice, and says so")
  func covered() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.pay("P-1", 100_00, on: "2025-03-01")
    let decision = cafe.decision(.practice(), on: "2025-03-04")
    #expect(!decision.acts)
    #expect(decision.trace.lines.last?.rule == .unapplied)
    // Money that comes tomorrow is known and not in effect.
    var other = try PracticeAccount()
    try other.invoice("INV-1", 100_00, due: "2025-03-01")
    try other.pay("P-1", 100_00, on: "2025-03-05")
    #expect(other.decision(.practice(), on: "2025-03-04").acts)
    #expect(!other.decision(.practice(), on: "2025-03-05").acts)
  }
}
