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

  /// A1 in instalments of 300.00.
  private func invoice(dueOn dates: [String], _ teller: Teller) async throws {
    let parts = dates.map { Instalment(due: day($0), minorUnits: 300_00) }
    try await teller.post(
      .invoiceIssued(
        InvoiceIssued(
          invoice: "A1", amount: Samples.euros(Int64(parts.count) * 300_00),
          due: parts[parts.count - 1].due, instalments: parts)), on: "2026-05-18")
  }

  @Test("What instalments are charged is told apart, and a preview adds up before it is booked")
  func instalments() async throws {
    try await withTeller {
      $0.charges = ChargeRules(
        law: .pack("de"), interest: .booked, fixedSum: .booked, after: "reminder")
    } _: { teller in
      try await invoice(dueOn: ["2026-06-01", "2026-07-03", "2026-08-03"], teller)
      var date = day("2026-06-03")
      var labels: Set<String> = []
      while date < day("2026-09-10") {
        let preview = try await Preview(teller.bench.installation).make(
          "final", for: AccountID("C1"), language: nil, on: date, at: Moment(date, hour: 12))
        let said = try #require(teller.kept["N-preview"]).content
        let rows = said.lines.map(\.open) + said.charges.filter(\.isOwed).map(\.amount)
        #expect(said.asked.minorUnits == rows.reduce(0) { $0 + $1.minorUnits }, "\(date)")
        #expect(preview.allSatisfy { !$0.subject.isEmpty })
        let owed = said.charges.filter(\.isOwed).map(\.label)
        let fixed = owed.filter { $0.hasPrefix("Fixed sum") }
        #expect(Set(fixed).count == fixed.count, "\(fixed)")
        labels.formUnion(owed)
        try await teller.bench.run(date.description)
        date = date.adding(days: 1)
      }
      #expect(labels.count == 6, "\(labels)")
      #expect(labels.contains("Fixed sum for late payment of invoice A1, instalment 2"))
    }
  }

  @Test(
    "The charges of an instalment that was paid are called by it, and go with the others in hand")
  func paidInstalment() async throws {
    try await withTeller {
      $0.charges = ChargeRules(
        law: .pack("de"), interest: .booked, fixedSum: .booked, after: "reminder")
      $0.afterLast = .task
      $0.bankDays = 2
    } _: { teller in
      let bench = teller.bench
      try await invoice(dueOn: ["2026-06-02", "2026-06-10", "2026-08-03"], teller)
      try await bench.run(from: "2026-06-03", to: "2026-07-05")
      try await bench.pay("P-1", of: "C1", 300_00, on: "2026-07-05", for: "A1#1")
      try await bench.run(from: "2026-07-06", to: "2026-08-10")
      let notices = try await Ledgers(bench.installation).notices(on: nil, status: "sent")
      var labels: Set<String> = []
      for notice in notices where notice.on > day("2026-07-05") {
        let said = try #require(teller.kept[notice.id]?.content)
        let owed = said.charges.filter(\.isOwed).map(\.label)
        #expect(
          owed.allSatisfy { $0.contains(", instalment ") }, "\(notice.rung), \(notice.on): \(owed)")
        labels.formUnion(owed)
        // Once the last notice has asked for them they are with a person, as the others are.
        guard notice.on > day("2026-08-03") else { continue }
        #expect(!said.charges.contains { $0.isOwed && $0.label.hasSuffix("instalment 1") })
      }
      #expect(labels.contains("Fixed sum for late payment of invoice A1, instalment 1"))
    }
  }
}
