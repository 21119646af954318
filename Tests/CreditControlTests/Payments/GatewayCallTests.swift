import CreditControl
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// A notice wants a page to pay on: what is sent, how often, and with what pauses, is seen at the till.
@Suite("Asking a gateway")
struct GatewayCallTests {
  private func ask(
    _ script: [Till.Spoil], customers: Int = 1
  ) async throws -> (sent: [String], pauses: [Int], refusals: [String: Int]) {
    var told: (sent: [String], pauses: [Int], refusals: [String: Int]) = ([], [], [:])
    let pauses = Pauses()
    try await Bench.withTill(pauses: pauses) { bench, till in
      for number in 1...customers {
        try await bench.customer("C\(number)")
        try await bench.invoice("INV-\(number)", of: "C\(number)", 100_00, due: "2025-03-01")
      }
      await till.script([.works] + script)
      let report = try await bench.run("2025-03-04")
      told = (
        await till.sent.filter { $0.hasPrefix("POST") }, pauses.all, report.withoutLink
      )
    }
    return told
  }

  private static let busy = HTTPResponse(status: 429)

  @Test("What may be tried again is, under the same id, with pauses that double")
  func backoff() async throws {
    let told = try await ask([.answer(GatewayCallTests.busy), .losesAnswer, .works])
    #expect(told.sent.count == 3 && Set(told.sent).count == 1)
    #expect(told.pauses == [250, 500])
    #expect(told.refusals.isEmpty)
  }

  @Test("After four tries it is left for the next run, and why is told")
  func enough() async throws {
    let told = try await ask([Till.Spoil](repeating: .answer(GatewayCallTests.busy), count: 9))
    #expect(told.sent.count == 4 && told.pauses == [250, 500, 1000])
    #expect(told.refusals == ["till: too many requests at once": 1])
  }

  @Test("Retry-After is waited for exactly or longer, and not within this run where it is too long")
  func retryAfter() async throws {
    func busy(_ seconds: Int) -> Till.Spoil {
      .answer(HTTPResponse(status: 429, fields: [HTTPRequest.Field("Retry-After", "\(seconds)")]))
    }
    let short = try await ask([busy(7)])
    #expect(short.pauses == [7000] && short.sent.count == 2)
    let long = try await ask([busy(3600)])
    #expect(long.pauses.isEmpty && long.sent.count == 1)
  }

  @Test("What a later try is refused for takes no doubt from an earlier one")
  func doubt() async throws {
    let refused = HTTPResponse(status: 401)
    let told = try await ask([.losesAnswer, .answer(refused)])
    #expect(told.sent.count == 2)
    #expect(told.refusals.keys.first?.contains("nobody knows") == true)
  }

  @Test("A gateway that answered several times with nothing is left alone for the rest of the run")
  func rests() async throws {
    let told = try await ask(
      [Till.Spoil](repeating: .breaks(.notSent("no line")), count: 40), customers: 6)
    #expect(told.sent.count == 3 * 4)
    #expect(told.refusals["till: no line"] == 3)
    #expect(told.refusals["till: it did not answer several times and is left alone"] == 3)
  }
}
