import CreditControl
import FolderChannel
import Foundation
import MustacheNotices
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Forgetting a person")
struct ForgetTests {
  typealias Storage = Bench.Storage

  /// What identifies the person; each is looked for byte by byte.
  private let traces = [
    "Ottilie", "Brezelmann", "ottilie@", "brezel.example", "Semmelgasse", "vom Markt",
  ]

  private func withMaildir(
    _ storage: Storage, _ body: (Bench) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let bench = try await Bench(
        storage, in: folder,
        renderer: try MustacheRendererKind().open(templates: folder + "/templates"),
        channels: ["email": FolderChannel(folder: folder + "/outbox")])
      try await body(bench)
    }
  }

  /// Two customers with the same history; the first is to be forgotten.
  private func fill(_ bench: Bench) async throws {
    try await bench.customer(
      "C1", email: "ottilie@brezel.example", name: "Ottilie Brezelmann", language: "de",
      address: "Semmelgasse 7, 20457 Hamburg")
    try await bench.customer("C2", email: "owner@cafe.example", name: "Cafe Sole")
    for number in 1...2 {
      let customer = "C\(number)"
      try await bench.invoice("INV-\(number)", of: customer, 100_00, due: "2025-03-01")
      try await bench.invoice("INV-\(number)b", of: customer, 40_00, due: "2025-03-12")
    }
    _ = try await bench.desk.hold(
      AccountID("C1"), .hold, from: day("2025-02-01"), until: day("2025-02-02"),
      note: "die Ottilie vom Markt")
    _ = try await bench.desk.pay(
      Desk.Payment(
        id: "P-1", customer: AccountID("C1"), amount: DecimalAmount(unscaled: 10, scale: 0),
        currency: nil, day: day("2025-03-02"), parts: [],
        reference: "INV-1b von Ottilie Brezelmann"))
    try await bench.run("2025-03-04")
    try await bench.run("2025-03-15")
  }

  /// Files of the book that hold one of the traces, and which.
  private func found(in bench: Bench, _ traces: [String]) throws -> [String] {
    let folder = URL(filePath: bench.folder)
    var found: [String] = []
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let url = files?.nextObject() as? URL {
      guard let bytes = FileManager.default.contents(atPath: url.path) else { continue }
      for trace in traces where bytes.range(of: Data(trace.utf8)) != nil {
        found.append("\(url.lastPathComponent): \(trace)")
      }
    }
    return found
  }

  private func mails(_ bench: Bench) throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: bench.folder + "/outbox/new").count
  }

  @Test(
    "No file of the book holds a name or address of who was forgotten", arguments: Storage.onDisk)
  func forgets(_ storage: Storage) async throws {
    try await withMaildir(storage) { bench in
      try await fill(bench)
      #expect(try found(in: bench, traces).count >= traces.count)
      #expect(try mails(bench) == 4)
      let question = AgingQuestion(day: day("2025-03-15"))
      let rows = try await AgingReport(bench.installation).rows(question)
      let heads = try await Verification(bench.installation).execute()
      #expect(heads.isWhole)

      #expect(try await bench.desk.forget(AccountID("C1"), on: day("2025-03-16")) == .done)
      #expect(try found(in: bench, traces) == [])
      #expect(try mails(bench) == 2)
      #expect(try !found(in: bench, ["Cafe Sole"]).isEmpty)
      try await bench.expectWhole()
      #expect(try await AgingReport(bench.installation).rows(question) == rows)
      #expect(try await AgingReport(bench.installation).folded(question) == rows)

      // What comes after brings nothing back, and nothing is sent any more.
      try await bench.run("2025-03-31")
      #expect(try found(in: bench, traces) == [])
      #expect(try mails(bench) == 3)
      let reopened = try bench.reopened()
      #expect(try await Verification(reopened).execute().isWhole)
      #expect(
        try await Desk(reopened, request: Request(author: "")).contact(of: AccountID("C1")) == [:])
      #expect(try found(in: bench, traces) == [])
    }
  }

  /// Storages move what they hold when there is more of it, and a copy may stay where it was.
  @Test("Who is forgotten among many leaves no copy behind", arguments: Storage.onDisk)
  func amongMany(_ storage: Storage) async throws {
    try await withMaildir(storage) { bench in
      for number in 1...60 {
        try await bench.customer(
          "C\(number)", email: "person-\(number)-x@brezel.example", name: "person-\(number)-x",
          address: String(repeating: "person-\(number)-x ", count: number * 7))
        try await bench.invoice("INV-\(number)", of: "C\(number)", 100_00, due: "2025-03-01")
      }
      try await bench.run("2025-03-04")
      for number in stride(from: 1, through: 60, by: 2) {
        var wish = Desk.CustomerChange()
        wish.fields = ["phone": "person-\(number)-x"]
        _ = try await bench.desk.set(AccountID("C\(number)"), wish, from: day("2025-03-05"))
      }
      try await bench.run("2025-03-15")
      for number in stride(from: 1, through: 60, by: 3) {
        _ = try await bench.desk.forget(AccountID("C\(number)"), on: day("2025-03-16"))
        #expect(try found(in: bench, ["person-\(number)-x"]) == [])
      }
      #expect(try !found(in: bench, ["person-2-x"]).isEmpty)
      try await bench.expectWhole()
    }
  }

  @Test("Nothing new is recorded of who was forgotten", arguments: Storage.onDisk)
  func staysForgotten(_ storage: Storage) async throws {
    try await withMaildir(storage) { bench in
      try await fill(bench)
      _ = try await bench.desk.forget(AccountID("C1"), on: day("2025-03-16"))
      var wish = Desk.CustomerChange()
      wish.fields = ["name": "Ottilie Brezelmann"]
      await #expect(throws: RunError.self) {
        try await bench.desk.set(AccountID("C1"), wish, from: day("2025-03-17"))
      }
      #expect(try found(in: bench, traces) == [])
      // Money still counts.
      try await bench.pay("P-9", of: "C1", 100_00, on: "2025-03-20", for: "INV-1")
      #expect(try await bench.owed(by: "C1", on: "2025-03-20").open == 30_00)
      try await bench.expectWhole()
    }
  }

  @Test(
    "A notice that is queued when its customer is forgotten never leaves",
    arguments: Storage.onDisk)
  func queued(_ storage: Storage) async throws {
    try await withMaildir(storage) { bench in
      try await bench.customer("C1", email: "ottilie@brezel.example", name: "Ottilie Brezelmann")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-03-04", delivers: false)
      _ = try await bench.desk.forget(AccountID("C1"), on: day("2025-03-04"))
      try await bench.run("2025-03-05")
      #expect(try await bench.story() == ["2025-03-04 reminder withheld 100.00 EUR"])
      #expect(!FileManager.default.fileExists(atPath: bench.folder + "/outbox/new"))
      #expect(try found(in: bench, traces) == [])
      try await bench.expectWhole()
    }
  }
}
