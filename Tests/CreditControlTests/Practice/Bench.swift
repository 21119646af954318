import AgencyHandoff
import CreditControl
import Dunning
import Foundation
import JSONStorage
import LegalHandoff
import MemoryStorage
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import SQLiteStorage
import Testing

/// One book of Northwind's with everything around it in the test's hand: clock, chance, policy,
/// channel.
struct Bench: Sendable {
  /// Where the book is kept.
  enum Storage: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memory, json, sqlite

    var testDescription: String { rawValue }

    /// Those that are kept in files.
    static let onDisk: [Storage] = [.json, .sqlite]
  }

  let folder: String
  let storage: Storage
  let clock = SteppedClock()
  let policies: PolicyInHand
  let channel: ScriptedChannel
  let installation: Installation
  let renderer: any NoticeRenderer

  /// - Parameter channels: stands in for the scripted channel where a test brings its own.
  init(
    _ storage: Storage, in folder: String, policy: Policy = .practice(),
    renderer: any NoticeRenderer = PlainRenderer(), channels: [String: any NoticeChannel]? = nil,
    printing: Printing = Printing(), payments: Payments = Payments()
  ) async throws {
    self.folder = folder
    self.storage = storage
    let policies = PolicyInHand(policy)
    let channel = ScriptedChannel()
    self.policies = policies
    self.channel = channel
    self.renderer = renderer
    let store = try Bench.store(storage, in: folder, creating: true)
    installation = Installation(
      folder: folder, settings: Bench.settings(storage), store: store, policies: policies,
      renderer: renderer, channels: Channels(channels ?? ["email": channel]),
      printing: printing, payments: payments, handoffs: Bench.handoffs,
      surroundings: clock.surroundings)
    let opened = EntryDraft(
      day: day("2024-12-30"), author: .person, fact: .bookOpened(BookOpened()))
    try await Samples.post([opened], to: .book, in: store, at: clock.surroundings.now())
  }

  static func path(_ storage: Storage, in folder: String) -> String {
    folder + (storage == .json ? "/book" : "/book.db")
  }

  static func store(
    _ storage: Storage, in folder: String, creating: Bool
  ) throws -> any BookStore {
    let path = path(storage, in: folder)
    return switch storage {
    case .memory: MemoryBook()
    case .json: try JSONBook(at: path, creating: creating)
    case .sqlite: try SQLiteBook(path: path, creating: creating)
    }
  }

  private static func settings(_ storage: Storage) -> Settings {
    Settings(
      creditor: Creditor(
        name: "Northwind GmbH", country: "DE", address: ["Hafenstrasse 1", "20457 Hamburg"],
        email: "ar@northwind.example"),
      store: storage.rawValue, storePath: storage == .json ? "book" : "book.db",
      policy: "policy.yaml", templates: "templates", channels: [],
      handoffs: [
        HandoffSettings(name: "kanzlei", kind: "legal"),
        HandoffSettings(name: "northcollect", kind: "agency"),
      ])
  }

  private static let handoffs: [any HandoffKind] = [AgencyHandoffKind(), LegalHandoffKind()]

  var store: any BookStore { installation.store }
  var desk: Desk { Desk(installation, request: Request(author: "Ada")) }

  /// The same book, opened by another process.
  func reopened() throws -> Installation {
    Installation(
      folder: folder, settings: installation.settings,
      store: try Bench.store(storage, in: folder, creating: false), policies: policies,
      renderer: renderer, channels: installation.channels, handoffs: Bench.handoffs,
      surroundings: installation.surroundings)
  }
}

/// A bench in a folder that is gone afterwards.
func withBench(
  _ storage: Bench.Storage, policy: Policy = .practice(),
  renderer: any NoticeRenderer = PlainRenderer(),
  isolation: isolated (any Actor)? = #isolation, _ body: (Bench) async throws -> Void
) async throws {
  try await withTemporaryFolder { folder in
    try await body(try await Bench(storage, in: folder, policy: policy, renderer: renderer))
  }
}

/// A day as a test writes it.
func day(_ text: String) -> Day { Samples.day(text) }
