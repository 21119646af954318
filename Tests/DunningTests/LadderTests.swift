import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("The ladder")
struct LadderTests {
  @Test("Each rung acts once, on the day it is reached")
  func rungs() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    #expect(
      try cafe.run(.practice(catchUp: .latest), from: "2025-02-01", to: "2025-05-01") == [
        "2025-03-04 reminder INV-1", "2025-03-15 second INV-1", "2025-03-31 final INV-1",
      ])
  }

  @Test("A rung may count from the day of issue, and before the due day")
  func anchors() throws {
    let policy = Policy.practice(
      ladder: [.late("thanks", 1, from: .issued), .late("soon", -3), .late("due", 0)])
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, issued: "2025-02-01", due: "2025-03-01")
    #expect(
      try cafe.run(policy, from: "2025-01-01", to: "2025-04-01") == [
        "2025-02-02 thanks INV-1", "2025-02-26 soon INV-1", "2025-03-02 due INV-1",
      ])
  }

  @Test("Nothing is demanded before it is late by law: a due day on a day off moves behind it")
  func onDaysOff() throws {
    var policy = Policy.practice()
    policy.charges = ChargeRules(law: .pack("de"), interest: .threatened, fixedSum: .threatened)
    var cafe = try PracticeAccount()
    try cafe.post(
      .partyRecorded(Party(country: "DE", kind: .company, channels: ["email"])), on: "2020-01-02")
    // Good Friday: nobody is late before Wednesday.
    try cafe.invoice("INV-1", 100_00, due: "2026-04-03")
    #expect(
      try cafe.run(policy, from: "2026-04-01", to: "2026-05-31") == [
        "2026-04-08 reminder INV-1", "2026-04-17 second INV-1", "2026-05-03 final INV-1",
      ])
  }

  @Test("Nothing is demanded on its due day: a rung of that day acts on the day after")
  func onDueDay() throws {
    for rung in [Rung.late("due", 0), .late("due", 0, business: true)] {
      var cafe = try PracticeAccount()
      try cafe.invoice("INV-1", 100_00, due: "2025-01-31")
      let policy = Policy.practice(ladder: [rung, .late("next", 7)])
      #expect(
        try cafe.run(policy, from: "2025-01-01", to: "2025-03-01") == [
          "2025-02-01 due INV-1", "2025-02-07 next INV-1",
        ])
      // A policy of before goes on as it was meant.
      var old = policy
      old.edition = .first
      var before = try PracticeAccount()
      try before.invoice("INV-1", 100_00, due: "2025-01-31")
      #expect(try before.run(old, on: "2025-01-31") == ["due INV-1"])
    }
  }

  @Test("A rung after the previous one counts from the day on which that one acted")
  func previous() throws {
    let policy = Policy.practice(
      ladder: [.late("first", 3), .late("second", 7, from: .previous)])
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    // The run of the 4th did not happen.
    #expect(
      try cafe.run(policy, from: "2025-03-06", to: "2025-04-01") == [
        "2025-03-06 first INV-1", "2025-03-13 second INV-1",
      ])
  }

  @Test("A rung after one that can act no more counts from the day on which it would have")
  func previousPassed() throws {
    let policy = Policy.practice(ladder: [.late("soon", -5), .late("next", 10, from: .previous)])
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-10")
    #expect(
      try cafe.run(policy, from: "2025-03-12", to: "2025-04-01") == ["2025-03-15 next INV-1"])
  }

  @Test("Business days step over weekends and holidays")
  func businessDays() throws {
    let policy = Policy.practice(calendar: "DE", ladder: [.late("reminder", 2, business: true)])
    var cafe = try PracticeAccount()
    // The Thursday before Easter: Friday and Monday are holidays.
    try cafe.invoice("INV-1", 100_00, due: "2025-04-17")
    #expect(
      try cafe.run(policy, from: "2025-04-17", to: "2025-05-01") == ["2025-04-23 reminder INV-1"])
  }

  @Test("Items of one day travel together under the highest of their rungs")
  func together() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.invoice("INV-2", 50_00, due: "2025-03-12")
    try cafe.invoice("INV-3", 25_00, issued: "2025-03-15", due: "2025-05-01")
    try cafe.run(.practice(), on: "2025-03-04")
    let decision = cafe.decision(.practice(), on: "2025-03-15")
    #expect(decision.calls.map(\.rung) == ["second"])
    #expect(decision.calls.first?.triggers.map(\.rung) == ["second", "reminder"])
    // What is not overdue is neither asked for nor listed.
    #expect(decision.calls.first?.listing.items.map(\.document) == ["INV-1", "INV-2"])
    #expect(decision.calls.first?.listing.amount == Samples.euros(150_00))
  }

  @Test("Items of one day go by the channel of the tone, or by another that is open")
  func channels() throws {
    let policy = Policy.practice(
      ladder: [.late("mail", 1), .late("text", 5, channel: "sms")])
    for (channels, goes) in [(["email", "sms"], "sms"), (["email"], "email")] {
      var cafe = try PracticeAccount(channels: channels)
      try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
      try cafe.run(policy, on: "2025-03-02")
      try cafe.invoice("INV-2", 100_00, due: "2025-03-05")
      let calls = cafe.decision(policy, on: "2025-03-06").calls
      #expect(calls.map(\.channel) == [goes])
      #expect(calls.map(\.rung) == ["text"])
      #expect(calls.first?.listing.amount == Samples.euros(200_00))
    }
  }

  @Test("Currencies are never added up")
  func currencies() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.invoice("INV-2", 9000, due: "2025-03-01", currency: Samples.yen)
    let calls = cafe.decision(.practice(), on: "2025-03-04").calls
    #expect(calls.map(\.listing.amount.description) == ["100.00 EUR", "9000 JPY"])
  }

  @Test("An instalment is an item of its own")
  func instalments() throws {
    var cafe = try PracticeAccount()
    let parts = [
      Instalment(due: day("2025-03-01"), minorUnits: 60_00),
      Instalment(due: day("2025-04-01"), minorUnits: 40_00),
    ]
    try cafe.post(
      .invoiceIssued(
        InvoiceIssued(
          invoice: "INV-1", amount: Samples.euros(100_00), due: day("2025-04-01"),
          instalments: parts)), on: "2025-02-01")
    #expect(
      try cafe.run(.practice(), from: "2025-03-01", to: "2025-04-10") == [
        "2025-03-04 reminder INV-1#1", "2025-03-15 second INV-1#1", "2025-03-31 final INV-1#1",
      ])
  }

  @Test("An item that is reopened goes on at the rung it had, after one notice about the return")
  func cycles() throws {
    let policy = Policy.practice(catchUp: .each)
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.run(policy, on: "2025-03-04")
    try cafe.pay("P-1", 100_00, on: "2025-03-06", for: "INV-1")
    #expect(try cafe.run(policy, from: "2025-03-06", to: "2025-03-09") == [])
    try cafe.post(
      .paymentReversed(
        PaymentReversed(
          payment: "P-1", currency: Samples.euro,
          allocations: [Allocation(Samples.item("INV-1"), 100_00)])), on: "2025-03-10")
    #expect(
      try cafe.run(policy, from: "2025-03-10", to: "2025-03-20") == [
        "2025-03-10 reminder INV-1"
      ])
    let acted = cafe.account.items[Samples.item("INV-1")]?.acted ?? []
    #expect(acted.map(\.rung) == ["reminder", "returned"])
    #expect(acted.map(\.cycle) == [1, 2])
    // The ladder's own distance counts from the notice about the return.
    #expect(
      try cafe.run(policy, from: "2025-03-21", to: "2025-03-25") == ["2025-03-21 second INV-1"])
  }

  @Test("A reminder of one invoice speaks at the level of what another one carries")
  func level() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.invoice("INV-2", 50_00, due: "2025-03-17")
    #expect(
      try cafe.run(.practice(), from: "2025-03-01", to: "2025-03-19") == [
        "2025-03-04 reminder INV-1", "2025-03-15 second INV-1",
      ])
    let calls = cafe.decision(.practice(), on: "2025-03-20").calls
    #expect(calls.map(\.rung) == ["second"])
    #expect(calls.first?.triggers.map(\.rung) == ["reminder"])
    #expect(calls.first?.listing.amount == Samples.euros(150_00))
  }

  @Test("What was closed and is open again before it is late begins another cycle")
  func reopenedInTime() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.pay("P-1", 100_00, on: "2025-02-20", for: "INV-1")
    try cafe.post(
      .paymentReversed(
        PaymentReversed(
          payment: "P-1", currency: Samples.euro,
          allocations: [Allocation(Samples.item("INV-1"), 100_00)])), on: "2025-02-25")
    try cafe.run(.practice(), from: "2025-02-25", to: "2025-03-20")
    #expect(cafe.account.items[Samples.item("INV-1")]?.acted.allSatisfy { $0.cycle == 2 } == true)
    #expect(cafe.account.items[Samples.item("INV-1")]?.acted.isEmpty == false)
  }
}
