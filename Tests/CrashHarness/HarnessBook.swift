import CreditControl
import FolderChannel
import Foundation
import JSONStorage
import MustacheNotices
import PracticePayments
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
    _ folder: String, _ storage: Storage, creating: Bool = false, fallingAt boundary: Int = 0,
    on day: Day = workingDay
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
      payments: HarnessBook.payments(folder, fall),
      surroundings: Surroundings(
        now: { Moment(day, hour: 12) }, salt: Surroundings.real.salt,
        offset: Surroundings.real.offset))
  }

  /// A gateway where the book was prepared with one.
  private static func payments(_ folder: String, _ fall: Boundary) -> Payments {
    let path = folder + "/practice.jsonl"
    guard FileManager.default.fileExists(atPath: path) else { return Payments() }
    let line = GatewayLine(
      gateway: PracticeGateway(name: "practice"),
      transport: FallingLine(PracticeTransport(path: path), fall))
    return Payments([line])
  }

  /// The same with a gateway: the first customers have consented to being charged, and the others get
  /// a page to pay on.
  static func prepareForPayments(_ folder: String, _ storage: Storage) async throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: folder + "/practice.jsonl"))
    let book = try HarnessBook(folder, storage, creating: true)
    try await book.prepare { number in
      guard number <= 4 else { return }
      _ = try await Desk(book.installation, request: Request(author: "Ada")).agree(
        Desk.NewAutopay(
          customer: AccountID("C100\(number)"), gateway: "practice", customerName: "",
          method: "card-\(number)", consented: workingDay, consent: "web form", most: nil,
          currency: nil), on: workingDay)
    }
  }

  /// Customers, their invoices, and a run on the day before anything is due.
  func prepare(_ more: (Int) async throws -> Void = { _ in }) async throws {
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
      try await more(number)
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

  /// What each account has paid.
  private func money() async throws -> [String] {
    var lines: [String] = []
    for number in 1...7 {
      let account = AccountID("C100\(number)")
      for entry in try await installation.store.entries(of: account, from: 1, limit: 1000) {
        if case .paymentReceived(let fact) = try EntryContent(parsing: entry.bytes).fact {
          lines.append("paid C100\(number) \(fact.amount)")
        }
      }
    }
    return lines
  }

  /// What was paid, each notice with its status, and each thing that is wrong with the book.
  func lines() async throws -> [String] {
    let notices = try await Ledgers(installation).notices(on: nil, status: nil)
    let report = try await Verification(installation).execute()
    return try await money()
      + notices.map { "\($0.id) \($0.status.rawValue) \($0.listing.amount)" }.sorted()
      + report.problems.map { "problem \($0.account) \($0.what)" }
  }
}
