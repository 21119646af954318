import CreditControl
import Foundation
import Receivables
import ReceivablesTesting
import Testing

/// What leaves the house, once.
@Suite("Exporting what is placed")
struct HandoffExportTests {
  typealias Storage = Bench.Storage

  private func withPlaced(
    _ storage: Storage, _ body: (Bench) async throws -> Void
  ) async throws {
    try await withBench(storage) { bench in
      for (customer, cents) in [("C1", Int64(100_00)), ("C2", 40_00)] {
        try await bench.customer(
          customer, email: "\(customer)@cafe.example", name: "Cafe \(customer)")
        try await bench.invoice("INV-\(customer)", of: customer, cents, due: "2025-03-01")
      }
      try await bench.place("C1", "C2", on: "2025-03-10")
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  @Test(
    "What is placed is exported once, however often it is asked for", arguments: Storage.allCases)
  func once(_ storage: Storage) async throws {
    try await withPlaced(storage) { bench in
      let first = try await bench.export(on: "2025-03-10")
      #expect(first.export == "northcollect-0001")
      #expect(first.claims == 2)
      #expect(first.open == [Samples.euros(140_00)])
      #expect(first.left.isEmpty)
      for date in ["2025-03-10", "2025-03-11"] {
        #expect(try await bench.export(on: date).export == nil)
      }
      #expect(
        Set(try bench.files("out").keys) == [
          "northcollect-0001/placements.csv",
          "northcollect-0001/manifest.json",
        ])
      let folder = try #require(first.folder)
      let check = try FolderCheck(folder)
      #expect(check.isWhole)
      #expect(check.manifest == first.manifest)
      // Another agency has been told nothing, and gets nothing.
      #expect(try await bench.export("kanzlei", on: "2025-03-10").export == nil)
    }
  }

  @Test("The same key exports once", arguments: Storage.allCases)
  func sameKey(_ storage: Storage) async throws {
    try await withPlaced(storage) { bench in
      #expect(try await bench.export(on: "2025-03-10", id: "k").export != nil)
      try await bench.pay("P-1", of: "C1", 10_00, on: "2025-03-11", for: "INV-C1")
      #expect(try await bench.export(on: "2025-03-11", id: "k").wasDone)
      #expect(try await bench.export(on: "2025-03-11").changes == 1)
    }
  }

  @Test(
    "An export can be written again, byte for byte, whatever came later",
    arguments: Storage.allCases)
  func again(_ storage: Storage) async throws {
    try await withPlaced(storage) { bench in
      let first = try await bench.export(on: "2025-03-10")
      try await bench.pay("P-1", of: "C1", 10_00, on: "2025-03-11", for: "INV-C1")
      var wish = Desk.CustomerChange()
      wish.fields = ["name": "Cafe Lune"]
      _ = try await bench.desk.set(AccountID("C2"), wish, from: day("2025-03-11"))
      let second = try await bench.export(on: "2025-03-12")
      try await bench.recall("C1", on: "2025-03-12")
      for export in [first, second] {
        let name = try #require(export.export)
        let again = try await bench.again(name, to: "again")
        #expect(again.manifest == export.manifest)
        #expect(again.claims == export.claims)
        #expect(try bench.files("again/\(name)") == bench.files("out/\(name)"))
      }
      await #expect(throws: RunError.self) {
        try await bench.again("northcollect-0003", to: "again")
      }
      // Who was forgotten since is not written again.
      _ = try await bench.desk.forget(AccountID("C2"), on: day("2025-03-13"))
      await #expect(throws: RunError.self) {
        try await bench.again("northcollect-0001", to: "later")
      }
      #expect(try bench.files("later").isEmpty)
    }
  }

  @Test(
    "Payments of what is placed, their reversal and recalls are told once, in the next exports; money that names nothing when it is applied",
    arguments: Storage.allCases)
  func news(_ storage: Storage) async throws {
    try await withPlaced(storage) { bench in
      _ = try await bench.export(on: "2025-03-10")
      try await bench.pay("P-1", of: "C1", 60_00, on: "2025-03-11", for: "INV-C1")
      try await bench.pay("P-2", of: "C2", 5_00, on: "2025-03-11")
      let second = try await bench.export(on: "2025-03-12")
      #expect((second.claims, second.changes, second.recalls) == (0, 1, 0))
      #expect(
        try bench.rows("out/northcollect-0002/changes.csv").map {
          $0.dropFirst(2).dropLast().joined(separator: " ")
        }
          == ["2025-03-11 payment P-1 INV-C1  60.00 EUR"])

      _ = try await bench.desk.reverse("P-1", on: day("2025-03-13"), reason: nil)
      _ = try await bench.desk.apply("P-2", to: "INV-C2", on: day("2025-03-13"))
      try await bench.recall("C1", on: "2025-03-14")
      let third = try await bench.export(on: "2025-03-14")
      #expect((third.claims, third.changes, third.recalls) == (0, 2, 1))
      #expect(
        try bench.rows("out/northcollect-0003/changes.csv").map {
          $0.dropFirst(2).dropLast().joined(separator: " ")
        }
          == [
            "2025-03-13 reversal P-1 INV-C1  -60.00 EUR", "2025-03-11 applied P-2 INV-C2  5.00 EUR",
          ])
      #expect(
        try bench.rows("out/northcollect-0003/recalls.csv").map { Array($0.dropFirst()) }
          == [["C1", "2025-03-14"]])

      // After the recall it is no business of theirs.
      try await bench.pay("P-3", of: "C1", 60_00, on: "2025-03-15", for: "INV-C1")
      #expect(try await bench.export(on: "2025-03-16").export == nil)
    }
  }

  @Test("What was recalled before it was exported is never told", arguments: Storage.allCases)
  func recalledBefore(_ storage: Storage) async throws {
    try await withPlaced(storage) { bench in
      try await bench.recall("C1", on: "2025-03-10")
      let report = try await bench.export(on: "2025-03-10")
      #expect((report.claims, report.recalls) == (1, 0))
      #expect(report.open == [Samples.euros(40_00)])
    }
  }

  @Test(
    "What may not be handed over any more is left out and listed, and the rest goes",
    arguments: Storage.allCases)
  func left(_ storage: Storage) async throws {
    try await withPlaced(storage) { bench in
      _ = try await bench.desk.hold(
        AccountID("C1"), .bankruptcy, from: day("2025-03-10"), until: day("2025-03-20"), note: nil)
      let report = try await bench.export(on: "2025-03-11")
      #expect(report.claims == 1)
      #expect(report.left.map(\.account) == [AccountID("C1")])
      #expect(report.left[0].what.contains("bankruptcy stands in the way"))
      try await bench.pay("P-1", of: "C1", 100_00, on: "2025-03-15", for: "INV-C1")
      let later = try await bench.export(on: "2025-03-21")
      #expect(later.export == nil)
      #expect(later.left[0].what.contains("nothing is open"))
    }
  }

  // MARK: When it is cut short

  /// Goal: a crash leaves no doubt. Method: the folder is there, the entry is not, as after a crash
  /// between the two; the next export finds its own files, and records them.
  @Test("A folder that a crash left unrecorded is taken as it is", arguments: Storage.onDisk)
  func crashedBefore(_ storage: Storage) async throws {
    try await withTemporaryFolder { elsewhere in
      try await withPlaced(storage) { bench in
        let first = try await bench.export(on: "2025-03-10")
        let kept = elsewhere + "/" + storage.rawValue
        try FileManager.default.copyItem(atPath: bench.folder + "/out", toPath: kept)
        try await withPlaced(storage) { crashed in
          try FileManager.default.copyItem(atPath: kept, toPath: crashed.folder + "/out")
          let rerun = try await crashed.export(on: "2025-03-10")
          #expect(rerun.export == "northcollect-0001")
          #expect(rerun.manifest == first.manifest)
          #expect(try await crashed.export(on: "2025-03-10").export == nil)
          #expect(try crashed.files("out") == bench.files("out"))
        }
      }
    }
  }

  @Test(
    "A folder with other files is never written over, and nothing is recorded",
    arguments: Storage.onDisk)
  func inTheWay(_ storage: Storage) async throws {
    try await withPlaced(storage) { bench in
      let folder = bench.folder + "/out/northcollect-0001"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: URL(filePath: folder + "/placements.csv"))
      let error = await #expect(throws: RunError.self) {
        try await bench.export(on: "2025-03-10")
      }
      #expect(error?.kind == .cannotWrite)
      #expect(try bench.files("out/northcollect-0001").count == 1)
      #expect(try await bench.export(to: "elsewhere", on: "2025-03-10").claims == 2)
    }
  }

  @Test("Half a folder that a crash left is begun anew", arguments: Storage.onDisk)
  func half(_ storage: Storage) async throws {
    try await withPlaced(storage) { bench in
      let partial = bench.folder + "/out/.northcollect-0001.partial"
      try FileManager.default.createDirectory(
        atPath: partial, withIntermediateDirectories: true)
      try Data("half".utf8).write(to: URL(filePath: partial + "/other.csv"))
      _ = try await bench.export(on: "2025-03-10")
      #expect(try bench.files("out/northcollect-0001").count == 2)
      #expect(!FileManager.default.fileExists(atPath: partial))
    }
  }

  @Test("A day before the last export is refused", arguments: Storage.onDisk)
  func past(_ storage: Storage) async throws {
    try await withPlaced(storage) { bench in
      _ = try await bench.export(on: "2025-03-10")
      await #expect(throws: RunError.self) { try await bench.export(on: "2025-03-09") }
    }
  }
}
