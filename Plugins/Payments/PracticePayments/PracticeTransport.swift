import Receivables
public import ReceivablesPorts

/// The other side of the practice gateway, within this process: nothing is sent anywhere.
///
/// | an amount that ends in | what comes of it |
/// | --- | --- |
/// | 01 | declined |
/// | 02 | pending |
/// | 03 | certainly not done |
/// | 04 | the server fails, so that nobody knows |
/// | 05 | half an answer, so that nobody knows |
/// | 06 | the line goes dead, so that nobody knows |
/// | 07 | no line can be had, so that nothing was sent |
/// | anything else | a link, the same for the same command |
public struct PracticeTransport: HTTPTransport {
  /// A transport that needs nothing.
  public init() {}

  /// - Throws: `TransportError` for the amounts above.
  public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard request.address == PracticeGateway.address + "/links",
      // What is no JSON is answered as that.
      let asked = try? JSONValue(parsing: request.body),
      let id = asked["id"]?.string, let amount = asked["amount"]?["amount"]?.string
    else { return answer(404, "there is nothing here") }
    switch amount.filter(\.isNumber).suffix(2) {
    case "01": return answer(402, "the amount was declined")
    case "02": return answer(202, "not yet")
    case "03": return answer(429, "too many at once")
    case "04": return answer(500, "something went wrong")
    case "05": return HTTPResponse(status: 200, body: Array(#"{"link":"PL-"#.utf8))
    case "06": throw TransportError.unknown("the line went dead")
    case "07": throw TransportError.notSent("no line can be had")
    default: return link(id)
    }
  }

  private func link(_ command: String) -> HTTPResponse {
    let name = "PL-" + SHA256.hash(Array(command.utf8)).description.prefix(12)
    var json = JSONWriter()
    json.object { body in
      body.string("link", name)
      body.string("address", "\(PracticeGateway.address)/l/\(name)")
    }
    return HTTPResponse(status: 200, body: json.bytes)
  }

  private func answer(_ status: Int, _ message: String) -> HTTPResponse {
    var json = JSONWriter()
    json.object { $0.string("message", message) }
    return HTTPResponse(status: status, body: json.bytes)
  }
}
