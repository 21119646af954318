import Receivables
public import ReceivablesPorts
import Synchronization

/// The other side of the practice gateway, within this process: nothing is sent anywhere, and what it
/// knows is gone with the process.
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
  /// What was taken and given back, by the id of the command, as it was answered.
  private let done = Mutex<[String: [UInt8]]>([:])

  /// A transport that needs nothing.
  public init() {}

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
      return done.withLock { $0[parts[1]] }.map { HTTPResponse(status: 200, body: $0) }
        ?? answer(404, "there is no such command")
    case ("GET", "settlements", 1):
      return HTTPResponse(status: 200, body: Array(#"{"lines":[]}"#.utf8))
    default: return answer(404, "there is nothing here")
    }
  }

  private func carryOut(_ request: HTTPRequest, _ what: String) throws -> HTTPResponse {
    // What is no JSON is answered as that.
    guard let asked = try? JSONValue(parsing: request.body), let id = asked["id"]?.string,
      let amount = asked["amount"]?.string, let currency = asked["currency"]?.string
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
    default: return remember(id, what, amount, currency)
    }
  }

  private func remember(
    _ id: String, _ what: String, _ amount: String, _ currency: String
  ) -> HTTPResponse {
    let name = SHA256.hash(Array("\(what) \(id)".utf8)).description.prefix(12)
    var json = JSONWriter()
    json.object { body in
      switch what {
      case "links":
        body.string("link", "PL-\(name)")
        body.string("address", "\(PracticeGateway.address)/l/PL-\(name)")
      case "charges": body.string("payment", "PP-\(name)")
      default: body.string("refund", "PR-\(name)")
      }
      body.string("amount", amount)
      body.string("currency", currency)
    }
    done.withLock { $0[id] = json.bytes }
    return HTTPResponse(status: 200, body: json.bytes)
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
