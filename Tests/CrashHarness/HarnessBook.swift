import CreditControl
import FolderChannel
import Foundation
import JSONStorage
import MustacheNotices
import Receivables
import ReceivablesPorts
import SQLiteStorage
import YAMLPolicies

/// A small book of Northwind's: eight notices are due on one day.
struct HarnessBook {
  enum Storage: String {
    case json, sqlite
  }

  static let workingDay = Day(year: 2025, month: 3, day: 4) ?? .distantPast
  private static let dueDay = workingDay.adding(days: -3)

  private let installation: Installation

  /// - Parameter boundary: where the process is to end; none where it is zero.
  init(
    _ folder: String, _ storage: Storage, creating: Bool = false, fallingAt boundary: Int = 0
  ) throws {
    let files = FileManager.default
    let yaml = YAMLPolicySource()
    if creating {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let text = yaml.standardPolicies.first { $0.name == "friendly" }?.text ?? ""
      try Data(text.utf8).write(to: URL(filePath: folder + "/policy.yaml"))
    }
    let store: any BookStore =
      switch storage {
      case .json: try JSONBook(at: folder + "/book", creating: creating)
      case .sqlite: try SQLiteBook(path: folder + "/book.db", creating: creating)
      }
    let channel = FolderChannel(folder: folder + "/outbox")
    let fall = Boundary(fatal: boundary)
    installation = Installation(
      folder: folder,
      settings: Settings(
        creditor: Creditor(
          name: "Northwind GmbH", country: "DE", address: [], email: "ar@northwind.example"),
        store: storage.rawValue, storePath: storage == .json ? "book" : "book.db",
        policy: "policy.yaml", templates: "templates", channels: []),
      store: FallingStore(store, fall), policies: yaml,
      renderer: try MustacheRendererKind().open(templates: folder + "/templates"),
      channels: Channels(["email": FallingChannel(channel, fall)]),
      surroundings: Surroundings(
        now: { Moment(HarnessBook.workingDay, hour: 12) }, salt: Surroundings.real.salt,
        offset: Surroundings.real.offset))
  }

  /// Customers, their invoices, and a run on the day before anything is due.
  func prepare() async throws {
    for number in 1...7 {
      let customer = AccountID("C100\(number)")
      let party = Party(language: number % 2 == 0 ? "de" : "en", channels: ["email"])
      var change = Account(id: customer)
      try change.post(.partyRecorded(party), on: BookHistory.beginning)
      let record = PrivateRecord(
        salt: Surroundings.real.salt(),
        fields: [("name", "Cafe \(number)"), ("email", "owner@cafe\(number).example")])
      let draft = EntryDraft(
        day: BookHistory.beginning, author: .person, fact: .partyRecorded(party),
        privateRecord: record)
      try await installation.store.commit(
        [
          AccountChange(
            base: .empty, drafts: [draft], after: change, attention: .distantPast)
        ], at: installation.surroundings.now())
      try await issue("INV-\(number)", to: customer, number, "EUR")
    }
    try await issue("INV-8", to: AccountID("C1007"), 8, "USD")
    try await run(on: HarnessBook.workingDay.adding(days: -1))
  }

  private func issue(
    _ id: String, to customer: AccountID, _ number: Int, _ currency: String
  ) async throws {
    let invoice = Desk.NewInvoice(
      id: id, customer: customer, amount: DecimalAmount(unscaled: Int64(number) * 1111, scale: 2),
      currency: Currency(code: currency), issued: HarnessBook.dueDay.adding(days: -30),
      due: HarnessBook.dueDay)
    _ = try await Desk(installation, request: Request(author: "Ada")).issue(invoice)
  }

  func run(on day: Day) async throws {
    _ = try await DailyRun(installation, request: Request(author: "cron")).execute(
      DailyRun.Orders(day: day, moment: Moment(day, hour: 12)))
  }

  /// Each notice with its status, and each thing that is wrong with the book.
  func lines() async throws -> [String] {
    let notices = try await Ledgers(installation).notices(on: nil, status: nil)
    let report = try await Verification(installation).execute()
    return notices.map { "\($0.id) \($0.status.rawValue) \($0.listing.amount)" }.sorted()
      + report.problems.map { "problem \($0.account) \($0.what)" }
  }
}
