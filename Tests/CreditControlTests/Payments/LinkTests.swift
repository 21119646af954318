import CreditControl
import Foundation
import MustacheNotices
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Links to pay in notices")
struct LinkTests {
  /// Answers each request with the next of its replies, and remembers the ids.
  private actor Line: HTTPTransport {
    private(set) var ids: [String] = []
    private let reply: Result<HTTPResponse, TransportError>

    init(_ reply: Result<HTTPResponse, TransportError>) {
      self.reply = reply
    }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
      ids.append(String(decoding: request.body, as: UTF8.self))
      return try reply.get()
    }
  }

  /// Sends the command's id, and takes any 200 for a page.
  private struct Gateway: HostedLinks {
    let name = "till"

    var amounts: GatewayAmounts { GatewayAmounts(name) }

    func next(
      _ command: LinkCommand, after answers: [HTTPResponse]
    ) throws -> PaymentStep<PaymentLink> {
      guard let answer = answers.first else {
        return .send(
          HTTPRequest(
            method: "POST", address: "https://till.example", body: Array(command.id.utf8)))
      }
      return .done(
        answer.status == 200
          ? .succeeded(PaymentLink(id: "L-1", address: "https://till.example/l/1"))
          : .declined(Decline(.creditor, .mend, codes: [Decline.Code("till", "closed")])))
    }
  }

  private func withCafe(
    _ reply: Result<HTTPResponse, TransportError>,
    _ body: (Bench, Line) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let line = Line(reply)
      let bench = try await Bench(
        .memory, in: folder,
        renderer: try MustacheRendererKind().open(templates: folder + "/templates"),
        payments: Payments(
          [GatewayLine(gateway: Gateway(), transport: line)], pace: .instant))
      try await bench.customer("C1", language: "de")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await body(bench, line)
    }
  }

  private func text(_ bench: Bench) async throws -> String {
    String(decoding: try #require(await bench.channel.taken.last).bytes, as: UTF8.self)
  }

  @Test("A notice has a page to pay on, in its language, and the book knows of it")
  func links() async throws {
    try await withCafe(.success(HTTPResponse(status: 200))) { bench, line in
      let report = try await bench.run("2025-03-04")
      #expect(report.withoutLink.isEmpty)
      let text = try await text(bench)
      #expect(text.contains("https://till.example/l/1") && text.contains("Online bezahlen"))
      let entries = try await bench.store.entries(of: AccountID("C1"), from: 1, limit: 99)
      let made = try entries.compactMap { entry -> LinkMade? in
        guard case .linkMade(let fact) = try EntryContent(parsing: entry.bytes).fact else {
          return nil
        }
        return fact
      }
      #expect(made.map(\.link) == ["L-1"] && made.map(\.amount) == [Samples.euros(100_00)])
      // The address is a way to somebody's invoice, and no part of what is never forgotten.
      #expect(
        entries.allSatisfy { !String(decoding: $0.bytes, as: UTF8.self).contains("till.example") })
      try await bench.expectWhole()
    }
  }

  @Test("A second attempt has the page of the first, and none is asked for again")
  func again() async throws {
    try await withCafe(.success(HTTPResponse(status: 200))) { bench, line in
      await bench.channel.script([.answer(.notSent("later"))])
      try await bench.run("2025-03-04")
      try await bench.run("2025-03-05")
      #expect(await bench.channel.taken.count == 1)
      #expect(await line.ids.count == 1)
      #expect(try await text(bench).contains("https://till.example/l/1"))
    }
  }

  @Test(
    "Without a page the notice goes all the same, and the run says why",
    arguments: [
      (
        Result<HTTPResponse, TransportError>.success(HTTPResponse(status: 402)),
        "till: creditor (till closed)"
      ),
      (.failure(.notSent("no line")), "till: no line"),
      (
        .failure(.unknown("it broke")),
        "till: nobody knows whether it arrived: it broke"
      ),
    ])
  func without(_ reply: Result<HTTPResponse, TransportError>, _ words: String) async throws {
    try await withCafe(reply) { bench, _ in
      let report = try await bench.run("2025-03-04")
      #expect(report.withoutLink == [words: 1])
      #expect(try await !text(bench).contains("till.example"))
      #expect(await bench.channel.taken.count == 1)
    }
  }

  // MARK: As long as it is owed

  @Test("The same is asked for on the same page; for another amount a new one takes its place")
  func replaces() async throws {
    try await Bench.withTill { bench, till in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-03-04")
      try await bench.run("2025-03-15")
      #expect(await posts(till) == ["POST /links"])
      try await bench.pay("P1", of: "C1", 40_00, on: "2025-03-16", for: "INV-1")
      // That less is owed closes it at once, before anybody is written to.
      try await bench.run("2025-03-16")
      #expect(await posts(till) == ["POST /links", "POST /links/close"])
      try await bench.run("2025-03-31")
      #expect(await posts(till) == ["POST /links", "POST /links/close", "POST /links"])
      try await bench.expectWhole()
    }
  }

  @Test("A page is closed when its invoice is paid otherwise, and again where that failed")
  func closes() async throws {
    try await Bench.withTill { bench, till in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-03-04")
      try await bench.pay("P1", of: "C1", 100_00, on: "2025-03-05", for: "INV-1")
      await till.script([.works] + [Till.Spoil](repeating: .breaks(.notSent("no line")), count: 4))
      let report = try await bench.run("2025-03-05")
      #expect(report.withoutLink == ["till: no line": 1])
      try await bench.run("2025-03-06")
      try await bench.run("2025-03-07")
      #expect(await posts(till).filter { $0 == "POST /links/close" }.count == 5)
      #expect(await posts(till).last == "POST /links/close")
      try await bench.expectWhole()
    }
  }

  /// What was asked for, without names.
  private func posts(_ till: Till) async -> [String] {
    await till.sent.filter { $0.hasPrefix("POST") }.map { line in
      line.contains("/close") ? "POST /links/close" : "POST /links"
    }
  }
}
