import Receivables
import ReceivablesPorts

/// The short-lived key of one gateway, asked for when there is none or its time is nearly over.
actor GatewaySessions {
  /// No session was to be had, so that the request itself was never sent.
  struct Refused: Error {
    let refusal: Refusal
  }

  private var held: (field: HTTPRequest.Field, until: Moment)?

  /// Ends before the gateway's time does, so that none runs out on the way.
  private static let marginSeconds = 60

  func field(
    of gateway: any SessionOpening, over transport: any HTTPTransport, at moment: Moment
  ) async throws -> HTTPRequest.Field {
    if let held, moment < held.until { return held.field }
    let session = try await open(gateway, over: transport)
    held = (
      session.field,
      moment.adding(seconds: max(0, session.seconds - GatewaySessions.marginSeconds))
    )
    return session.field
  }

  func forget() { held = nil }

  /// Whatever becomes of asking for a key, the request behind it was not sent.
  private func open(
    _ gateway: any SessionOpening, over transport: any HTTPTransport
  ) async throws -> GatewaySession {
    let response: HTTPResponse
    do {
      response = try await transport.send(gateway.sessionRequest)
    } catch {
      throw Refused(refusal: Refusal("no key could be asked for", .retry(afterSeconds: nil)))
    }
    switch gateway.session(in: response) {
    case .succeeded(let session): return session
    case .notExecuted(let refusal): throw Refused(refusal: refusal)
    case .declined(let decline): throw Refused(refusal: Refusal(decline.description, .mend))
    default:
      throw Refused(
        refusal: Refusal("no key came back, but \(response)", .retry(afterSeconds: nil)))
    }
  }
}
