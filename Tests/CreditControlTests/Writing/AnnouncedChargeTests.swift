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

  @Test("Who was only told of a day to come was asked for nothing yet")
  func firstContact() async throws {
    try await withTeller {
      $0 = .practice(ladder: [.late("upcoming", -5), .late("final", 10)])
    } _: { teller in
      try await teller.bench.invoice("A1", of: "C1", 1000_00, due: "2026-06-17")
      try await teller.bench.run(from: "2026-06-08", to: "2026-07-06")
      #expect(try await teller.said("upcoming") != nil)
      let final = try #require(try await teller.said("final"))
      #expect(final.isFirstContact)
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
    "A preview says of the day what its notice says, be the reminder itself what makes interest begin",
    arguments: [Party.Kind.company, .person])
  func preview(_ kind: Party.Kind) async throws {
    try await withTeller {
      $0.ladder = [
        .late("reminder", 3, giving: 8), .late("second", 14, giving: 8),
        .late("final", 30, giving: 10),
      ]
      $0.charges = ChargeRules(
        law: .pack("de"), interest: .booked, fixedSum: .booked, after: "reminder")
    } _: { teller in
      let bench = teller.bench
      var change = Desk.CustomerChange()
      change.kind = kind
      _ = try await bench.desk.set(AccountID("C1"), change, from: BookHistory.beginning)
      try await bench.invoice("A1", of: "C1", 1000_00, due: "2026-06-03")
      try await bench.invoice("A2", of: "C1", 400_00, due: "2026-06-20")
      var date = day("2026-06-04")
      var compared = 0
      while date < day("2026-09-10") {
        if date == day("2026-06-24") {
          try await bench.pay("P-1", of: "C1", 150_00, on: "2026-06-24")
        }
        var previews: [String: NoticeContent] = [:]
        for rung in ["reminder", "second", "final"] {
          _ = try await Preview(bench.installation).make(
            rung, for: AccountID("C1"), language: nil, on: date, at: Moment(date, hour: 12))
          previews[rung] = teller.kept["N-preview"]?.content
        }
        try await bench.run(date.description)
        for notice in try await Ledgers(bench.installation).notices(on: date, status: nil) {
          let said = try #require(teller.kept[notice.id]).content
          let preview = try #require(previews[notice.rung], "\(date)")
          #expect(preview.charges == said.charges, "\(date) \(notice.rung)")
          #expect(preview.lines == said.lines && preview.asked == said.asked, "\(date)")
          #expect(preview.newDueDate == said.newDueDate, "\(date)")
          compared += 1
        }
        date = date.adding(days: 1)
      }
      #expect(compared >= 3)
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
