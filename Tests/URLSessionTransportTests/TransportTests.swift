import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing
import URLSessionTransport

@Suite("Requests over a real line")
struct TransportTests {
  private let transport = URLSessionTransport(
    URLSessionTransport.Limits(silenceSeconds: 2, seconds: 4, bodyBytes: 1 << 16))

  private func get(_ address: String) -> HTTPRequest {
    HTTPRequest(method: "GET", address: address)
  }

  private func failure(_ request: HTTPRequest) async -> TransportError? {
    do {
      _ = try await transport.send(request)
      return nil
    } catch {
      return error as? TransportError
    }
  }

  private func isUnknown(_ error: TransportError?) -> Bool {
    if case .unknown = error { true } else { false }
  }

  private func isNotSent(_ error: TransportError?) -> Bool {
    if case .notSent = error { true } else { false }
  }

  @Test("Method, fields and body arrive as they are, and no cookie is kept")
  func arrives() async throws {
    try await LocalServer.with { server in
      let request = HTTPRequest(
        method: "POST", address: server.address + "/a?b=c%20d",
        fields: [
          HTTPRequest.Field("Idempotency-Key", "dw-1"),
          HTTPRequest.Field("Authorization", "Bearer", Secret("canary")),
          HTTPRequest.Field("Content-Type", FormBody.type),
        ], body: Array("x[y]=1+2&z=%C3%A9".utf8))
      _ = try await transport.send(request)
      let answer = try await transport.send(request)
      let said = try #require(answer.json)
      #expect(answer.status == 200 && answer.field("set-cookie") == "a=b")
      #expect(said["method"]?.string == "POST" && said["path"]?.string == "/a?b=c%20d")
      #expect(said["body"]?.string == "x[y]=1+2&z=%C3%A9")
      let fields = try #require(said["fields"])
      #expect(fields["idempotency-key"]?.string == "dw-1")
      #expect(fields["authorization"]?.string == "Bearer canary")
      #expect(fields["content-type"]?.string == FormBody.type)
      #expect(fields["user-agent"]?.string == "dunwell" && fields["cookie"] == nil)
    }
  }

  @Test("Every status is an answer, a redirect as well, and is not followed")
  func statuses() async throws {
    try await LocalServer.with { server in
      for status in [200, 201, 400, 401, 402, 404, 409, 429, 500, 503] {
        let answer = try await transport.send(get(server.address + "/status?\(status)"))
        #expect(answer.status == status && answer.retryAfter == 7)
      }
      #expect(try await transport.send(get(server.address + "/redirect")).status == 302)
      let hits = try await transport.send(get(server.address + "/hits"))
      #expect(!String(decoding: hits.body, as: UTF8.self).contains("/landed"))
    }
  }

  @Test("Where no connection comes about, certainly nothing was sent")
  func notSent() async throws {
    // A port that was free a moment ago: nobody listens.
    var port = 0
    try await LocalServer.with { port = $0.port }
    #expect(isNotSent(await failure(get("http://127.0.0.1:\(port)/"))))
    #expect(isNotSent(await failure(get("https://there-is-no-such-host.invalid/"))))
    #expect(isNotSent(await failure(get("http://pay.example/"))), "without TLS")
    #expect(isNotSent(await failure(get("ftp://127.0.0.1/"))))
  }

  @Test("A certificate that nobody has signed is refused before anything is sent")
  func certificates() async throws {
    try await LocalServer.with { server in
      try #require(server.securePort > 0)
      let error = await failure(get("https://localhost:\(server.securePort)/secret"))
      #expect(isNotSent(error), "\(String(describing: error))")
      let hits = try await transport.send(get(server.address + "/hits"))
      #expect(!String(decoding: hits.body, as: UTF8.self).contains("/secret"))
    }
  }

  @Test(
    "After the request has left nobody knows: no answer in time, a line that breaks, half a body")
  func unknown() async throws {
    try await LocalServer.with { server in
      for path in ["/slow", "/close", "/cut"] {
        let error = await failure(get(server.address + path))
        #expect(isUnknown(error), "\(path): \(String(describing: error))")
      }
    }
  }

  @Test("A body without an end is not read to it")
  func large() async throws {
    try await LocalServer.with { server in
      #expect(isUnknown(await failure(get(server.address + "/large"))))
      let small = try await transport.send(get(server.address + "/small"))
      #expect(small.status == 200)
    }
  }

  @Test("Many requests at once get their own answers")
  func many() async throws {
    try await LocalServer.with { server in
      try await withThrowingTaskGroup { group in
        for number in 0..<40 {
          group.addTask {
            let answer = try await transport.send(get(server.address + "/n?\(number)"))
            #expect(answer.json?["path"]?.string == "/n?\(number)")
          }
        }
        try await group.waitForAll()
      }
    }
  }
}
