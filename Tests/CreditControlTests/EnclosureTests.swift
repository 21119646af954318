import CreditControl
import Dunning
import Foundation
import MustacheNotices
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Whom a notice goes to, who else hears of it, and what goes along")
struct EnclosureTests {
  private let rung = Rung(
    name: "second", days: 3, inBusinessDays: false, anchor: .due, channels: ["email"],
    template: "second", attachments: [.invoices, .statement], copies: [Rung.owner],
    role: "accounting")

  private func withCafe(
    _ body: (Bench) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let bench = try await Bench(
        .memory, in: folder, policy: .practice(ladder: [rung]),
        renderer: try MustacheRendererKind().open(templates: folder + "/templates"))
      try await bench.customer("C1", name: "Café Sole")
      for id in ["INV-1", "INV/2"] {
        try await bench.invoice(id, of: "C1", 100_00, due: "2025-03-01")
      }
      try await body(bench)
    }
  }

  private func set(_ bench: Bench, _ fields: [String: String]) async throws {
    var change = Desk.CustomerChange()
    change.fields = fields
    _ = try await bench.desk.set(AccountID("C1"), change, from: day("2025-01-02"))
  }

  private func file(_ bench: Bench, _ name: String, _ text: String) throws {
    let folder = URL(filePath: bench.folder + "/invoices")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  private func sent(_ bench: Bench) async throws -> (notice: RenderedNotice, text: String) {
    let notice = try #require(await bench.channel.taken.last)
    return (notice, String(decoding: notice.bytes, as: UTF8.self))
  }

  @Test("The person of the role is written to and greeted; where nobody has it, the customer is")
  func role() async throws {
    try await withCafe { bench in
      let person = ["name": "Ida", "email": "ida@cafe.example"]
      _ = try await bench.desk.setPerson(
        "accounting", of: AccountID("C1"), person, from: day("2025-01-02"))
      try await bench.run("2025-03-04")
      let (notice, text) = try await sent(bench)
      #expect(notice.recipient == "ida@cafe.example")
      #expect(text.contains("To: Ida <ida@cafe.example>") && text.contains("Dear Ida,"))
    }
    try await withCafe { bench in
      try await bench.run("2025-03-04")
      let (notice, text) = try await sent(bench)
      #expect(notice.recipient == "owner@cafe.example" && text.contains("Dear Caf"))
    }
  }

  @Test("Whoever looks after the customer gets a copy, and nobody where nobody does")
  func copies() async throws {
    try await withCafe { bench in
      try await bench.run("2025-03-04")
      let (notice, text) = try await sent(bench)
      #expect(notice.copies == [] && !text.contains("Cc:"))
    }
    try await withCafe { bench in
      try await set(bench, ["owner": "ada@northwind.example"])
      try await bench.run("2025-03-04")
      let (notice, text) = try await sent(bench)
      #expect(notice.copies == ["ada@northwind.example"])
      #expect(text.contains("Cc: <ada@northwind.example>"))
    }
  }

  @Test("Invoices go along by their numbers, a statement beside them, and what has no file is told")
  func attachments() async throws {
    try await withCafe { bench in
      try file(bench, "INV-1.pdf", "%PDF-1.4 one")
      try file(bench, "INV_2.pdf", "%PDF-1.4 two")
      let report = try await bench.run("2025-03-04")
      #expect(report.withoutFile == [])
      let (_, text) = try await sent(bench)
      for name in ["INV-1.pdf", "INV_2.pdf", "statement-2025-03-04.html"] {
        #expect(text.contains("attachment;\r\n filename=\"\(name)\""))
      }
      #expect(text.contains(Data("%PDF-1.4 one".utf8).base64EncodedString()))
      #expect(text.contains("Content-Type: multipart/mixed;"))
    }
    try await withCafe { bench in
      let report = try await bench.run("2025-03-04")
      #expect(report.withoutFile == ["INV-1", "INV/2"])
      #expect(await bench.channel.taken.count == 1)
    }
  }

  @Test("A person's address that bounced is taken from them, and the customer is written to again")
  func bounced() async throws {
    try await withCafe { bench in
      _ = try await bench.desk.setPerson(
        "accounting", of: AccountID("C1"), ["email": "ida@cafe.example"],
        from: day("2025-01-02"))
      try await bench.run("2025-03-04")
      let act = try #require(await bench.channel.taken.last?.act)
      let notice = try #require(act.split(separator: ".").first.map(String.init))
      let bounce = ReceivedMail.bounce("b", about: [notice], to: "ida@cafe.example")
      try await bench.receive([bounce], on: "2025-03-05")
      let account = try #require(
        try await bench.store.account(AccountID("C1"), items: .none)
      ).account
      #expect(account.standing.closed.standing.isEmpty)
      #expect(account.standing.tasks.open.map(\.reason) == [.bounced])
      let contact = try await bench.desk.contact(of: AccountID("C1"))
      #expect(contact["accounting/email"] == nil)
      #expect(contact["accounting/invalid"] == "ida@cafe.example")
      #expect(contact["email"] == "owner@cafe.example")
      try await bench.expectWhole()
    }
  }
}
