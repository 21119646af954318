import CreditControl
import Dunning
import Foundation
import MustacheNotices
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Bank transfers in notices")
struct TransferTests {
  /// Has an account in euros, and says what it was asked for.
  private struct Bank: TransferInstructing {
    let name = "bank"

    var amounts: GatewayAmounts { GatewayAmounts("bank", only: ["EUR"]) }

    static let picture = "<svg viewBox=\"0 0 1 1\"><title>QR</title></svg>"

    func instructions(for command: TransferCommand) throws -> TransferInstructions {
      _ = try amounts.units(of: command.amount)
      return TransferInstructions(
        lines: [
          TransferInstructions.Line(.holder, command.creditor),
          TransferInstructions.Line(.iban, "DE02 1203 0000 0000 2020 51"),
          TransferInstructions.Line(.amount, "\(command.amount)"),
          TransferInstructions.Line(.reference, command.invoices.joined(separator: " ")),
        ], payload: "payload", picture: Bank.picture)
    }
  }

  /// Fails whatever is sent.
  private struct NoLine: HTTPTransport {
    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
      Issue.record("something was sent")
      throw TransportError.notSent("no line")
    }
  }

  private func withCafe(
    language: String, currency: String = "EUR", policy: Policy = .practice(),
    _ body: (Bench) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let bench = try await Bench(
        .memory, in: folder, policy: policy,
        renderer: try MustacheRendererKind().open(templates: folder + "/templates"),
        payments: Payments(
          [GatewayLine(gateway: Bank(), transport: NoLine())], pace: .instant))
      try await bench.customer("C1", language: language)
      try await bench.invoice(
        "INV-1", of: "C1", 1_250_00, due: "2025-03-01", currency: Samples.currency(currency))
      try await body(bench)
    }
  }

  private func text(_ bench: Bench) async throws -> String {
    TransferTests.plain(try #require(await bench.channel.taken.last).bytes)
  }

  /// The message without its quoted-printable.
  private static func plain(_ bytes: [UInt8]) -> String {
    var rest = bytes[...]
    var text: [UInt8] = []
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "=") else {
        text.append(byte)
        continue
      }
      let two = rest.prefix(2)
      if let value = UInt8(String(decoding: two, as: UTF8.self), radix: 16) { text.append(value) }
      rest = rest.dropFirst(2)
    }
    return String(decoding: text, as: UTF8.self)
  }

  @Test(
    "A notice says how to transfer the money, in its language",
    arguments: [
      ("en", ["Pay by bank transfer", "Account holder: Northwind GmbH", "Amount: 1250.00 EUR"]),
      (
        "de-AT", ["Kontoinhaber: Northwind GmbH", "Betrag: 1250,00 EUR", "Verwendungszweck: INV-1"]
      ),
      ("fr", ["Payer par virement", "Montant\u{202F}: 1250,00 EUR"]),
      ("es", ["Pagar por transferencia", "Importe: 1250,00 EUR", "Concepto: INV-1"]),
      ("pl", ["Pay by bank transfer", "Reference: INV-1"]),
    ])
  func languages(language: String, words: [String]) async throws {
    try await withCafe(language: language) { bench in
      let report = try await bench.run("2025-03-04")
      #expect(report.withoutLink.isEmpty)
      let text = try await text(bench)
      for word in words { #expect(text.contains(word), "\(word): \(text)") }
      #expect(text.contains("IBAN") && text.components(separatedBy: Bank.picture).count == 2)
      try await bench.expectWhole()
    }
  }

  @Test("Where the account takes no such money the notice goes without, and the run says why")
  func refused() async throws {
    try await withCafe(language: "en", currency: "USD") { bench in
      let report = try await bench.run("2025-03-04")
      #expect(report.withoutLink == ["bank: bank takes no USD.": 1])
      #expect(try await !text(bench).contains("IBAN"))
    }
  }

  @Test("A preview says the same, as nothing is sent for it")
  func preview() async throws {
    try await withCafe(language: "de") { bench in
      let made = try await Preview(bench.installation).make(
        "reminder", for: AccountID("C1"), language: nil, on: Samples.day("2025-03-04"),
        at: Moment(Samples.day("2025-03-04"), hour: 9))
      let pages = try #require(made.first)
      #expect(pages.text.contains("Kontoinhaber: Northwind GmbH"))
      #expect(pages.html.contains(Bank.picture) && !pages.text.contains("svg"))
    }
  }

  /// One of every month that asks for nothing.
  private static var stating: Policy {
    var policy = Policy.practice()
    policy.statements = StatementSchedule(every: .month, dayOfMonth: 1, dueDays: nil)
    return policy
  }

  private func promise(_ invoice: String, _ cents: Int64?, in bench: Bench) async throws {
    _ = try await bench.desk.promise(
      Desk.NewPromise(
        customer: AccountID("C1"), currency: nil,
        parts: [
          (
            Samples.day("2025-04-10"), cents.map { DecimalAmount(unscaled: $0, scale: 2) }
          )
        ], invoices: [invoice], note: nil), on: Samples.day("2025-03-26"))
  }

  /// Goal: who pays what a statement lets pay, and quotes what it says, has paid that and nothing that is
  /// promised.
  @Test("A statement asks to quote what can be paid now, and what is free of promises first")
  func statement() async throws {
    try await withCafe(language: "en", policy: TransferTests.stating) { bench in
      try await bench.invoice("INV-2", of: "C1", 250_00, due: "2025-04-25")
      try await bench.invoice("INV-3", of: "C1", 600_00, due: "2025-04-20")
      try await promise("INV-1", nil, in: bench)
      try await promise("INV-3", 400_00, in: bench)
      try await bench.run("2025-04-01")
      let text = try await text(bench)
      #expect(text.contains("Amount: 450.00 EUR"), "\(text)")
      #expect(text.contains("Reference: INV-2 INV-3"), "\(text)")
      try await bench.pay("P-1", of: "C1", 450_00, on: "2025-04-02", for: "INV-2 INV-3")
      let record = try await bench.store.account(AccountID("C1"), items: .all)
      let items = try #require(record).account.items.values
      let open = items.filter { $0.finallyOpen != 0 }
      #expect(
        open.map { "\($0.id.text) \($0.finallyOpen)" }.sorted() == ["INV-1 125000", "INV-3 40000"])
      try await bench.expectWhole()
    }
  }

  @Test("A statement for several customers asks to quote the invoices of all of them")
  func family() async throws {
    try await withCafe(language: "en", policy: TransferTests.stating) { bench in
      try await bench.customer("C2")
      try await bench.invoice("INV-2", of: "C1", 250_00, due: "2025-04-25")
      try await bench.invoice("INV-9", of: "C2", 900_00, due: "2025-04-25")
      try await promise("INV-1", nil, in: bench)
      _ = try await bench.desk.setFamily(
        of: AccountID("C1"), adding: [AccountID("C2")], removing: [],
        from: Samples.day("2025-03-20"))
      try await bench.run("2025-04-01")
      let texts = await bench.channel.taken.map { TransferTests.plain($0.bytes) }
      let own = try #require(texts.first { $0.contains("INV-1") })
      #expect(own.contains("Amount: 1150.00 EUR"), "\(own)")
      #expect(own.contains("Reference: INV-2 INV-9"), "\(own)")
    }
  }
}
