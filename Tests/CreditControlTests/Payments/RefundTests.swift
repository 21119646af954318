import CreditControl
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Giving money back")
struct RefundTests {
  /// A customer who has paid 100.00 on a page.
  private func withPayment(_ body: (Bench, Till, String) async throws -> Void) async throws {
    try await Bench.withTill { bench, till in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-03-04")
      try await till.payLatestPage(at: "2025-03-05T08:00:00Z")
      try await bench.run("2025-03-05")
      #expect(try await bench.owed(by: "C1", on: "2025-03-05") == (0, 0))
      let entries = try await bench.store.entries(of: AccountID("C1"), from: 1, limit: 99)
      let payment = try entries.compactMap { entry -> String? in
        if case .paymentReceived(let fact) = try EntryContent(parsing: entry.bytes).fact {
          return fact.payment
        }
        return nil
      }
      try await body(bench, till, try #require(payment.first))
      try await bench.expectWhole()
    }
  }

  private func refund(
    _ bench: Bench, _ payment: String, _ cents: Int64?, because why: RefundReason? = .reopened,
    key: String? = nil
  ) async throws -> Desk.RefundOutcome? {
    try await Desk(bench.installation, request: Request(author: "Ada", key: key)).refund(
      payment, cents.map { DecimalAmount(unscaled: $0, scale: 2) }, because: why,
      on: day("2025-03-06"), at: Moment(day("2025-03-06"), hour: 9), note: "two crates were empty")
  }

  @Test("In parts up to the whole, and past it nothing is asked of the gateway")
  func parts() async throws {
    try await withPayment { bench, till, payment in
      #expect(try await refund(bench, payment, 30_00)?.answer == .given)
      #expect(try await bench.owed(by: "C1", on: "2025-03-06") == (30_00, 0))
      let before = await till.sent.count
      await #expect(throws: RunError.self) { try await refund(bench, payment, 70_01) }
      #expect(await till.sent.count == before)
      #expect(try await refund(bench, payment, nil)?.amount == Samples.euros(70_00))
      await #expect(throws: RunError.self) { try await refund(bench, payment, 1) }
      // The gateway lists both, and they are booked already.
      try await bench.run("2025-03-07", delivers: false)
      #expect(try await bench.owed(by: "C1", on: "2025-03-07") == (100_00, 0))
    }
  }

  @Test("What nobody knows is asked about by the next run, and given once")
  func doubt() async throws {
    try await withPayment { bench, till, payment in
      await till.script([Till.Spoil](repeating: .losesAnswer, count: 4))
      #expect(try await refund(bench, payment, 30_00)?.answer == .unknown)
      #expect(try await bench.owed(by: "C1", on: "2025-03-06") == (0, 0))
      // What may be on its way cannot be given a second time.
      await #expect(throws: RunError.self) { try await refund(bench, payment, 70_01) }
      await till.script([.answer(HTTPResponse(status: 401))])
      try await bench.run("2025-03-07")
      #expect(try await bench.owed(by: "C1", on: "2025-03-07") == (30_00, 0))
      let asked = await till.sent.filter { $0.contains("POST") && $0.contains("refunds") }
      #expect(Set(asked).count == 1)
    }
  }

  @Test(
    "What is given back for goods or as a present is credited, and nobody is asked for it",
    arguments: [RefundReason.returnedGoods, .goodwill])
  func credited(_ why: RefundReason) async throws {
    try await withPayment { bench, till, payment in
      #expect(try await refund(bench, payment, 30_00, because: why)?.answer == .given)
      #expect(try await bench.owed(by: "C1", on: "2025-03-06") == (0, 0))
      let sent = try await bench.story()
      try await bench.run(from: "2025-03-07", to: "2025-04-20")
      #expect(try await bench.story() == sent)
      #expect(try await bench.owed(by: "C1", on: "2025-04-20") == (0, 0))
    }
  }

  @Test(
    "Where a credit of the invoice waits already, that is what goes back, and nothing is credited again",
    arguments: [nil, RefundReason.overpaid, .returnedGoods])
  func creditWaits(_ why: RefundReason?) async throws {
    try await withPayment { bench, till, payment in
      _ = try await bench.desk.credit(
        "INV-1", DecimalAmount(unscaled: 30, scale: 0), as: "K1", because: .returnedGoods,
        on: day("2025-03-06"), reason: nil)
      #expect(try await bench.owed(by: "C1", on: "2025-03-06") == (0, 30_00))
      #expect(try await refund(bench, payment, 30_00, because: why)?.answer == .given)
      #expect(try await bench.owed(by: "C1", on: "2025-03-06") == (0, 0))
      let record = try await bench.store.account(AccountID("C1"), items: .all)
      #expect(record?.account.standing.credits == 1)
      #expect(record?.account.items[Samples.item("INV-1")]?.credited == 30_00)
    }
  }

  @Test("The gateway's list may tell of a refund first, and it is credited all the same")
  func listedFirst() async throws {
    try await withPayment { bench, till, payment in
      await till.script([Till.Spoil](repeating: .losesAnswer, count: 4))
      #expect(try await refund(bench, payment, 30_00, because: .goodwill)?.answer == .unknown)
      try await bench.run(from: "2025-03-07", to: "2025-04-20")
      #expect(try await bench.owed(by: "C1", on: "2025-04-20") == (0, 0))
    }
  }

  @Test(
    "What settled an invoice is given back for a reason alone",
    arguments: [nil, RefundReason.overpaid])
  func reasonWanted(_ why: RefundReason?) async throws {
    try await withPayment { bench, till, payment async throws in
      let before = await till.sent.count
      await #expect(throws: RunError.self) {
        try await refund(bench, payment, 30_00, because: why)
      }
      #expect(await till.sent.count == before)
      #expect(try await bench.owed(by: "C1", on: "2025-03-06") == (0, 0))
    }
  }

  @Test("The same key is one refund, and a payment by hand is none of the gateway's")
  func keys() async throws {
    try await withPayment { bench, till, payment in
      #expect(try await refund(bench, payment, 10_00, key: "R-1")?.answer == .given)
      #expect(try await refund(bench, payment, 10_00, key: "R-1") == nil)
      try await bench.pay("CASH-1", of: "C1", 5_00, on: "2025-03-06")
      await #expect(throws: RunError.self) { try await refund(bench, "CASH-1", nil) }
      await #expect(throws: RunError.self) { try await refund(bench, "till:none", nil) }
    }
  }

  @Test("What was moved is not given back by itself, nor moved while it may be on its way back")
  func moved() async throws {
    try await withPayment { bench, till, payment in
      await till.script([Till.Spoil](repeating: .losesAnswer, count: 4))
      #expect(try await refund(bench, payment, 30_00)?.answer == .unknown)
      await #expect(throws: RunError.self) {
        try await bench.desk.reverse(payment, on: day("2025-03-06"), reason: nil)
      }
      try await bench.run("2025-03-07")
      #expect(try await bench.owed(by: "C1", on: "2025-03-07") == (30_00, 0))
    }
    try await withPayment { bench, till, payment in
      await #expect(throws: RunError.self) {
        try await bench.desk.refund(
          payment, nil, because: .reopened, on: day("2025-03-04"),
          at: Moment(day("2025-03-06"), hour: 9), note: nil)
      }
    }
  }
}
