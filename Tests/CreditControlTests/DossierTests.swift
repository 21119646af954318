import CreditControl
import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// What proves a claim.
@Suite("Dossiers")
struct DossierTests {
  typealias Storage = Bench.Storage

  private func withDossier(
    _ storage: Storage, _ body: (Bench, Dossier.Report) async throws -> Void
  ) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1", name: "Cafe Sole")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      await bench.channel.script([.answer(.notSent("full")), .answer(.sent)])
      try await bench.run("2025-03-04")
      try await bench.run("2025-03-05")
      try await bench.pay("P-1", of: "C1", 30_00, on: "2025-03-06", for: "INV-1")
      let report = try await Dossier(bench.installation).build(
        AccountID("C1"), at: bench.folder + "/dossier", on: day("2025-03-10"))
      try await body(bench, report)
    }
  }

  @Test("The notices in it are the bytes that the channel was handed", arguments: Storage.allCases)
  func notices(_ storage: Storage) async throws {
    try await withDossier(storage) { bench, _ in
      let sent = await bench.channel.taken
      let files = try bench.files("dossier").filter { $0.key.hasSuffix(".eml") }
      // The first attempt was certainly not sent.
      #expect(files.map(\.value) == sent.map { Data($0.bytes) })
      #expect(files.keys.first?.hasSuffix("\(sent[0].act).eml") == true)
    }
  }

  @Test(
    "The statement ends in what is open, and the head is that of the chain",
    arguments: Storage.allCases)
  func statement(_ storage: Storage) async throws {
    try await withDossier(storage) { bench, report in
      #expect(report.open == [Samples.euros(70_00)])
      #expect(
        try bench.rows("dossier/statement.csv") == [
          ["2025-01-30", "invoice", "INV-1", "100.00", "100.00", "EUR"],
          ["2025-03-06", "payment", "P-1", "-30.00", "70.00", "EUR"],
        ])
      let head = try #require(try await bench.store.account(AccountID("C1"), items: .none)).head
      let manifest = try #require(try bench.files("dossier")["manifest.json"])
      #expect(
        String(decoding: manifest, as: UTF8.self).contains(
          #""entries":\#(head.length),"head":"\#(head.hash)""#))
      #expect(try bench.rows("dossier/chronology.csv").count >= head.length)
    }
  }

  @Test(
    "A dossier that nobody touched is whole, and built twice it is the same",
    arguments: Storage.allCases)
  func whole(_ storage: Storage) async throws {
    try await withDossier(storage) { bench, report in
      let check = try FolderCheck(report.folder)
      #expect(check.isWhole)
      #expect(check.manifest == report.manifest)
      let again = try await Dossier(bench.installation).build(
        AccountID("C1"), at: bench.folder + "/dossier", on: day("2025-03-10"))
      #expect(again.manifest == report.manifest)
    }
  }

  @Test(
    "Whatever is changed in a dossier is told by the name of its file", arguments: [Storage.memory])
  func changed(_ storage: Storage) async throws {
    try await withDossier(storage) { bench, report in
      let folder = report.folder
      let path = folder + "/statement.csv"
      let bytes = try #require(FileManager.default.contents(atPath: path))
      func problems() throws -> [String] {
        try FolderCheck(folder).problems.map { "\($0.file): \($0.what)" }
      }
      // As long as before, with another amount.
      try Data(bytes.map { $0 == UInt8(ascii: "7") ? UInt8(ascii: "1") : $0 }).write(
        to: URL(filePath: path))
      #expect(try problems() == ["statement.csv: its SHA-256 is not that of the manifest"])
      try (bytes + Data("x".utf8)).write(to: URL(filePath: path))
      #expect(try problems().count == 1)
      try FileManager.default.removeItem(atPath: path)
      #expect(try problems() == ["statement.csv: it is missing"])
      try bytes.write(to: URL(filePath: path))
      try Data("x".utf8).write(to: URL(filePath: folder + "/notices/more.eml"))
      #expect(try problems() == ["notices/more.eml: it is not in the manifest"])
    }
  }

  @Test("A manifest that names files elsewhere, or is none, makes us read nothing")
  func strange() async throws {
    try await withTemporaryFolder { folder in
      func write(_ text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: folder + "/manifest.json"))
      }
      #expect(throws: RunError.self) { try FolderCheck(folder) }
      for text in ["", "{", "[]", #"{"format":"other","version":1}"#] {
        try write(text)
        #expect(throws: RunError.self) { try FolderCheck(folder) }
      }
      let hash = String(repeating: "0", count: 64)
      let files = ["/etc/passwd", "../secret", "a/../../secret"].map {
        #"{"name":"\#($0)","bytes":1,"sha256":"\#(hash)"}"#
      }.joined(separator: ",")
      try write(
        #"{"format":"dunwell.handoff","version":1,"id":"x","count":0,"totals":[],"files":[\#(files)]}"#
      )
      #expect(
        try FolderCheck(folder).problems.map(\.what)
          == Array(repeating: "it is outside the folder", count: 3))
    }
  }

  @Test("Who was forgotten has no dossier, and who is bankrupt has one", arguments: Storage.onDisk)
  func about(_ storage: Storage) async throws {
    try await withDossier(storage) { bench, _ in
      let customer = AccountID("C1")
      let dossier = Dossier(bench.installation)
      _ = try await bench.desk.hold(
        customer, .bankruptcy, from: day("2025-03-07"), until: nil, note: nil)
      let report = try await dossier.build(
        customer, at: bench.folder + "/bankrupt", on: day("2025-03-10"))
      let page = try #require(FileManager.default.contents(atPath: report.folder + "/index.html"))
      #expect(String(decoding: page, as: UTF8.self).contains("Stop: bankruptcy"))
      _ = try await bench.desk.forget(customer, on: day("2025-03-11"))
      let error = await #expect(throws: RunError.self) {
        try await dossier.build(customer, at: bench.folder + "/later", on: day("2025-03-12"))
      }
      #expect(error?.description.contains("was forgotten") == true)
      #expect(try bench.files("later").isEmpty)
      await #expect(throws: RunError.self) {
        try await dossier.build(
          AccountID("C9"), at: bench.folder + "/nobody", on: day("2025-03-12"))
      }
    }
  }
}
