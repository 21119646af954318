import CreditControl
import Dunning
import Foundation
import JSONStorage
import MailboxFiles
import MemoryStorage
import MustacheNotices
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import SQLiteStorage
import Testing
import YAMLPolicies

/// Goal: where a book is kept changes nothing that leaves the house. Method: the same half year, by
/// chance but the same, on both storages, with the same clock and salts.
@Suite("The same half year")
struct SameBytesTests {
  /// What the half year left behind.
  private struct HalfYear {
    let mails: [RenderedNotice]
    let snapshot: BookSnapshot
    let head: Hash
  }

  @Test("Both storages send the same bytes and end with the same head, and convert both ways")
  func halfYear() async throws {
    try await withTemporaryFolder { folder in
      var books: [Bench] = []
      var years: [HalfYear] = []
      for storage in Bench.Storage.onDisk {
        let place = folder + "/" + storage.rawValue
        try FileManager.default.createDirectory(
          atPath: place, withIntermediateDirectories: true)
        let bench = try await Bench(
          storage, in: place, policy: SameBytesTests.policy,
          renderer: try MustacheRendererKind().open(templates: place + "/templates"))
        years.append(try await live(bench))
        books.append(bench)
      }
      #expect(years[0].mails.count >= 500)
      #expect(Set(years[0].mails.map(\.act)).count == years[0].mails.count)
      #expect(years[0].mails == years[1].mails)
      #expect(years[0].head == years[1].head)
      #expect(years[0].snapshot == years[1].snapshot)
      for (bench, other) in zip(books, [Bench.Storage.sqlite, .json]) {
        try await convert(bench, to: other, expecting: years[0])
      }
    }
  }

  private static let policy = Policy.practice(
    catchUp: .latest, leastGapDays: 2,
    ladder: [.late("upcoming", -3), .late("reminder", 3), .late("second", 14), .late("final", 30)])

  private func live(_ bench: Bench) async throws -> HalfYear {
    var dice = Dice(seed: 2025)
    let customers = 1...50
    for number in customers {
      try await bench.customer(
        "C\(number)", email: "owner@cafe\(number).example", name: "Café Nº \(number)",
        language: number % 3 == 0 ? "de" : "en")
    }
    var invoices: [(customer: Int, cents: Int64, issued: Day, paid: Day?)] = []
    for _ in 0..<300 {
      let issued = History.first.adding(days: dice.roll(0...125))
      invoices.append(
        (
          dice.roll(customers), Int64(dice.roll(5_00...900_00)), issued,
          dice.roll(0...9) < 5 ? issued.adding(days: 14 + dice.roll(0...60)) : nil
        ))
    }
    for offset in 0...181 {
      let date = History.first.adding(days: offset)
      for (number, invoice) in invoices.enumerated() {
        if invoice.issued == date {
          try await bench.invoice(
            "INV-\(number)", of: "C\(invoice.customer)", invoice.cents, issued: date.description,
            due: date.adding(days: 14).description)
        }
        if invoice.paid == date {
          try await bench.pay(
            "P-\(number)", of: "C\(invoice.customer)", invoice.cents + Int64(dice.roll(-1...1)),
            on: date.description, for: "INV-\(number)")
        }
      }
      try await bench.run(date.description)
    }
    let report = try await Verification(bench.installation).execute()
    #expect(report.problems == [])
    return HalfYear(
      mails: await bench.channel.taken, snapshot: try await BookSnapshot(of: bench.store),
      head: report.head)
  }

  private func convert(
    _ bench: Bench, to storage: Bench.Storage, expecting year: HalfYear
  ) async throws {
    let kinds: [any StorageKind] = [JSONStorageKind(), SQLiteStorageKind(), MemoryStorageKind()]
    let workshop = Workshop(
      Plugins(
        settings: YAMLSettings(), policies: bench.policies, storages: kinds, formats: [],
        renderer: MustacheRendererKind(), channels: [], printer: nil, payments: [], transport: nil,
        handoffs: [],
        mailboxes: MailboxFileSource()),
      surroundings: bench.clock.surroundings)
    let count = try await workshop.convert(
      bench.installation, to: storage.rawValue, at: Bench.path(storage, in: bench.folder))
    #expect(count == year.snapshot.rows.reduce(0) { $0 + $1.entries.count })
    let copy = Installation(
      folder: bench.folder, settings: bench.installation.settings,
      store: try Bench.store(storage, in: bench.folder, creating: false),
      policies: bench.policies, renderer: bench.renderer, channels: Channels([:]),
      surroundings: bench.clock.surroundings)
    #expect(try await BookSnapshot(of: copy.store) == year.snapshot)
    let report = try await Verification(copy).execute()
    #expect(report.problems == [])
    #expect(report.head == year.head)
  }
}
