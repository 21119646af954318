import PracticePayments
import ReceivablesPorts

/// A line to the practice gateway whose process may end before a request has left, and after it was
/// carried out and before the answer is there.
struct FallingLine: HTTPTransport {
  private let line: PracticeTransport
  private let boundary: Boundary

  init(_ line: PracticeTransport, _ boundary: Boundary) {
    self.line = line
    self.boundary = boundary
  }

  func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    await boundary.pass()
    let response = try await line.send(request)
    await boundary.pass()
    return response
  }
}
