import Foundation
import Receivables
public import ReceivablesPorts
import Synchronization

/// The other side of the practice gateway, on this machine: nothing is sent anywhere. What it knows is
/// in a file where the settings name one, else gone with the process.
///
/// | an amount that ends in | what comes of it |
/// | --- | --- |
/// | 01 | declined: not enough money |
/// | 02 | pending |
/// | 03 | certainly not done |
/// | 04 | the server fails, so that nobody knows |
/// | 05 | half an answer, so that nobody knows |
/// | 06 | the line goes dead, so that nobody knows |
/// | 07 | no line can be had, so that nothing was sent |
/// | 08 | declined: the customer has to confirm it |
/// | 09 | declined: stolen |
/// | anything else | done, the same for the same command |
public final class PracticeTransport: HTTPTransport {
  private let ledger: Mutex<PracticeLedger>

  /// - Parameter path: the file of what it knows; nil is none.
  public init(path: String? = nil) {
    ledger = Mutex(PracticeLedger(path: path))
  }

  /// - Throws: `TransportError` for the amounts above.
  public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard request.address.hasPrefix(PracticeGateway.address) else {
      return answer(404, "there is nothing here")
    }
    let path = request.address.dropFirst(PracticeGateway.address.count).prefix { $0 != "?" }
    let parts = path.split(separator: "/").map(String.init)
    switch (request.method, parts.first ?? "", parts.count) {
    case ("POST", "links", 3):
      return HTTPResponse(status: 200, body: Array(#"{"closed":true}"#.utf8))
    case ("POST", "links", 1), ("POST", "charges", 1), ("POST", "refunds", 1):
      return try carryOut(request, parts[0])
    case ("GET", "charges", 2), ("GET", "refunds", 2):
      let known = try ledger.withLock { try $0.answer(to: parts[1]) }
      return known.map { HTTPResponse(status: 200, body: $0) }
        ?? answer(404, "there is no such command")
    case ("GET", "settlements", 1): return try settlements(request)
    default: return answer(404, "there is nothing here")
    }
  }

  private func carryOut(_ request: HTTPRequest, _ what: String) throws -> HTTPResponse {
    // What is no JSON is answered as that.
    guard let asked = try? JSONValue(parsing: request.body), let id = asked["id"]?.string,
      let amount = asked["amount"]?.string
    else { return answer(400, "the request cannot be read") }
    switch amount.filter(\.isNumber).suffix(2) {
    case "01": return answer(402, "declined", code: "funds")
    case "02": return answer(202, "not yet")
    case "03": return answer(429, "too many at once")
    case "04": return answer(500, "something went wrong")
    case "05": return HTTPResponse(status: 200, body: Array(#"{"link":"PL-"#.utf8))
    case "06": throw TransportError.unknown("the line went dead")
    case "07": throw TransportError.notSent("no line can be had")
    case "08": return answer(402, "declined", code: "authentication")
    case "09": return answer(402, "declined", code: "stolen")
    default: return try remember(id, what, asked)
    }
  }

  /// The same id is one act, and gets the same answer.
  private func remember(
    _ id: String, _ what: String, _ asked: JSONValue
  ) throws -> HTTPResponse {
    let body = try ledger.withLock { ledger in
      if let known = try ledger.answer(to: id) { return known }
      let line = PracticeTransport.line(id, what, asked)
      try ledger.add(line)
      return line
    }
    return HTTPResponse(status: 200, body: body)
  }

  private static func line(_ id: String, _ what: String, _ asked: JSONValue) -> [UInt8] {
    let name = SHA256.hash(Array("\(what) \(id)".utf8)).description.prefix(12)
    var json = JSONWriter()
    json.object { line in
      line.string("id", id)
      line.string("what", what)
      switch what {
      case "links":
        line.string("link", "PL-\(name)")
        line.string("address", "\(PracticeGateway.address)/l/PL-\(name)")
      case "charges": line.string("payment", "PP-\(name)")
      default:
        line.string("refund", "PR-\(name)")
        line.string("payment", asked["payment"]?.string ?? "")
      }
      for key: StaticString in ["amount", "currency", "reference", "at"] {
        line.string(key, ifPresent: asked["\(key)"]?.string)
      }
    }
    return json.bytes
  }

  /// All of them on one page: those of the time that is asked for.
  private func settlements(_ request: HTTPRequest) throws -> HTTPResponse {
    let query = URLComponents(string: request.address)?.queryItems ?? []
    func moment(_ name: String) -> Moment? {
      query.first { $0.name == name }?.value.flatMap { Moment($0) }
    }
    guard let from = moment("from"), let until = moment("until") else {
      return answer(400, "the time is not said")
    }
    let lines = try ledger.withLock { try $0.settlements() }.filter { line in
      guard let at = line.json["at"]?.string.flatMap({ Moment($0) }) else { return false }
      return from <= at && at < until
    }
    let rows = lines.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: ",")
    return HTTPResponse(status: 200, body: Array(#"{"lines":[\#(rows)]}"#.utf8))
  }

  private func answer(_ status: Int, _ message: String, code: String? = nil) -> HTTPResponse {
    var json = JSONWriter()
    json.object { body in
      body.string("message", message)
      body.string("code", ifPresent: code)
    }
    return HTTPResponse(status: status, body: json.bytes)
  }
}
