import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Charges by German law, booked once the second reminder has gone out and its day has passed.
@Suite("What is announced of charges")
struct AnnouncedChargeTests {
  @Test("It is announced by the rung after which it is booked, and by none before")
  func byItsRung() async throws {
    try await withTeller {
      $0.charges = ChargeRules(
        law: .pack("de"), interest: .booked, fixedSum: .booked, after: "second")
    } _: { teller in
      try await teller.bench.invoice("A1", of: "C1", 1000_00, due: "2026-06-03")
      try await teller.bench.run(from: "2026-06-04", to: "2026-06-20")
      let reminder = try #require(try await teller.said("reminder"))
      #expect(reminder.charges.isEmpty)
      let second = try #require(try await teller.said("second"))
      #expect(!second.charges.isEmpty)
      #expect(second.charges.allSatisfy { !$0.isOwed })
    }
  }
}
