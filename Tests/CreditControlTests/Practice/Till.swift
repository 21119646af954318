import CreditControl
import Dunning
import Foundation
import PracticePayments
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Synchronization

/// The practice gateway behind a line that a test can spoil, request by request.
actor Till: HTTPTransport {
  enum Spoil: Sendable {
    /// This comes back, and nothing arrives.
    case answer(HTTPResponse)
    /// It is carried out, and the answer is lost.
    case losesAnswer
    case breaks(TransportError)
    /// Nothing is spoiled.
    case works
  }

  private let transport: PracticeTransport
  private let path: String
  private var script: [Spoil] = []
  /// Everything that was sent, as `POST /charges dw-1`.
  private(set) var sent: [String] = []

  init(in folder: String) {
    path = folder + "/practice.jsonl"
    transport = PracticeTransport(path: path)
  }

  func script(_ spoils: [Spoil]) { script = spoils }

  func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    let id = request.fields.first { $0.name == "Idempotency-Key" }?.value ?? ""
    let place = request.address.split(separator: "/").dropFirst(2).joined(separator: "/")
    sent.append("\(request.method) \(place.prefix { $0 != "?" }) \(id)")
    switch script.isEmpty ? .works : script.removeFirst() {
    case .works: return try await transport.send(request)
    case .answer(let response): return response
    case .breaks(let error): throw error
    case .losesAnswer:
      _ = try await transport.send(request)
      throw TransportError.unknown("the line went dead")
    }
  }

  /// The customer pays on the page that was made last.
  func payLatestPage(at moment: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let page = text.matches(of: /"link":"(PL-[0-9a-f]+)"/).last?.output.1 ?? ""
    let line = "{\"pays\":\"\(page)\",\"at\":\"\(moment)\"}\n"
    try Data((text + line).utf8).write(to: URL(filePath: path))
  }

  /// The amounts that were taken by saved methods.
  func charges() throws -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap {
      let json = try JSONValue(parsing: Array($0.utf8))
      return json["what"]?.string == "charges" ? json["amount"]?.string : nil
    }
  }
}

/// Pauses that were asked for, in milliseconds.
final class Pauses: Sendable {
  private let waited = Mutex<[Int]>([])

  var all: [Int] { waited.withLock { $0 } }

  func add(_ milliseconds: Int) { waited.withLock { $0.append(milliseconds) } }
}

extension Bench {
  /// A bench with the practice gateway behind a till.
  static func withTill(
    _ storage: Storage = .memory, policy: Policy = .practice(), pauses: Pauses = Pauses(),
    _ body: (Bench, Till) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let till = Till(in: folder)
      let line = GatewayLine(gateway: PracticeGateway(name: "till"), transport: till)
      let pace = GatewayPace(
        now: { Moment(day("2025-03-04"), hour: 12) }, sleep: { pauses.add($0) }, chance: { _ in 0 })
      let bench = try await Bench(
        storage, in: folder, policy: policy, payments: Payments([line], pace: pace))
      try await body(bench, till)
    }
  }

  /// The customer consents to being charged from a day on.
  func autopay(_ customer: String, from date: String, most cents: Int64? = nil) async throws {
    _ = try await desk.agree(
      Desk.NewAutopay(
        customer: AccountID(customer), gateway: "till", customerName: "", method: "card-1",
        consented: day(date), consent: "web form",
        most: cents.map { DecimalAmount(unscaled: $0, scale: 2) }, currency: nil), on: day(date))
  }

  /// A noon run for each day from one to another, and what was written down of debits.
  func debits(of customer: String) async throws -> [String] {
    var lines: [String] = []
    for entry in try await store.entries(of: AccountID(customer), from: 1, limit: 999) {
      let content = try EntryContent(parsing: entry.bytes)
      switch content.fact {
      case .debitPlanned(let fact):
        lines.append("\(content.day) planned \(fact.listing.amount) try \(fact.attempt)")
      case .debitAnswered(let fact): lines.append("\(content.day) \(fact.answer.rawValue)")
      case .autopayEnded(let fact): lines.append("\(content.day) ended \(fact.reason.rawValue)")
      default: break
      }
    }
    return lines
  }
}
