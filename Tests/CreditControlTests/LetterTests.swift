import CreditControl
import Dunning
import FolderChannel
import Foundation
import MustacheNotices
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Letters of a run")
struct LetterTests {
  private let policy = Policy.practice(ladder: [
    Rung(
      name: "final", days: 30, inBusinessDays: false, anchor: .due,
      channels: ["email", "letter"], template: "final")
  ])

  /// A printer that writes what it was handed behind the word PDF.
  private struct Press: PagePrinter {
    let refuses: Bool

    func pages(of html: String) async throws -> PrintedPages {
      if refuses { throw PrintError("The paper is used up. Put some in.") }
      return PrintedPages(pdf: Array("%PDF-\(html)".utf8), count: 2)
    }
  }

  /// A café with two addresses, and one without a street.
  private func withCafes(
    _ printing: Printing, _ body: (Bench, ScriptedChannel) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let mail = ScriptedChannel()
      let bench = try await Bench(
        .memory, in: folder, policy: policy,
        renderer: try MustacheRendererKind().open(templates: folder + "/templates"),
        channels: ["email": mail, "letter": LetterFolder(folder: folder + "/letters")],
        printing: printing)
      try await bench.customer("C1", name: "Café Sole")
      try await bench.customer("C2", name: "Café Luna")
      var change = Desk.CustomerChange()
      change.fields = ["address1": "Markt 1", "postcode": "20095", "city": "Hamburg"]
      _ = try await bench.desk.set(AccountID("C1"), change, from: day("2025-01-02"))
      for customer in ["C1", "C2"] {
        try await bench.invoice("INV-\(customer)", of: customer, 100_00, due: "2025-03-01")
      }
      try await body(bench, mail)
    }
  }

  private func letters(in bench: Bench, batch: String) throws -> [String] {
    let folder = bench.folder + "/letters/" + batch
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { !$0.hasPrefix("manifest") }
      .map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
  }

  @Test("A rung of two channels sends by both, each once, and letters only where there is a street")
  func both() async throws {
    try await withCafes(Printing(opening: { Press(refuses: false) })) { bench, mail in
      let report = try await bench.run("2025-04-01")
      #expect(await mail.taken.count == 2)
      #expect(report.notices.filter { $0.key.status == .sent }.values.reduce(0, +) == 3)
      #expect(report.notices.count == 2 && report.unprinted == nil)
      #expect(report.batches.map(\.count) == [1])
      #expect(report.withheld["contact"] == 1)
      let letters = try letters(in: bench, batch: "2025-04-01-1")
      #expect(letters.count == 1)
      let letter = try #require(letters.first)
      #expect(letter.hasPrefix("%PDF-") && letter.contains("Markt 1"))
      #expect(letter.contains("Café Sole") && letter.contains("20095 Hamburg"))
      for date in ["2025-04-01", "2025-04-02", "2025-05-01"] { try await bench.run(date) }
      #expect(await mail.taken.count == 2)
      try await bench.expectWhole()
    }
  }

  @Test("Where nothing makes PDF, letters are HTML, and the run says why")
  func html() async throws {
    try await withCafes(Printing(opening: { throw PrintError("No press here.") })) { bench, _ in
      let report = try await bench.run("2025-04-01")
      #expect(report.unprinted == "No press here.")
      let letters = try letters(in: bench, batch: "2025-04-01-1")
      #expect(letters.count == 1 && letters[0].hasPrefix("<!DOCTYPE html>"))
    }
  }

  @Test("A letter that the printer refuses is left and told, and mail goes out")
  func refused() async throws {
    try await withCafes(Printing(opening: { Press(refuses: true) })) { bench, mail in
      let report = try await bench.run("2025-04-01")
      #expect(await mail.taken.count == 2 && report.batches.isEmpty)
      #expect(report.left.map(\.what) == ["The paper is used up. Put some in."])
      #expect(report.left.map(\.account) == [AccountID("C1")])
    }
  }

  @Test("Forgetting a customer destroys their letters")
  func forgets() async throws {
    try await withCafes(Printing()) { bench, _ in
      try await bench.run("2025-04-01")
      _ = try await bench.desk.forget(AccountID("C1"), on: day("2025-04-02"))
      #expect(try letters(in: bench, batch: "2025-04-01-1") == [])
      try await bench.expectWhole()
    }
  }
}
