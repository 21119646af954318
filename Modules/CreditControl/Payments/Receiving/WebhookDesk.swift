public import Receivables
import ReceivablesPorts

/// Takes what a gateway tells: whether it is genuine, and what of it is new. The next run, or
/// `dunwell sync`, works it off.
public struct WebhookDesk: Sendable {
  /// What became of a delivery.
  public enum Answer: Sendable, Equatable {
    /// It is the gateway's: its new events, and how many were told of before.
    case taken(types: [String], knownBefore: Int)
    /// It cannot be shown to be, and why.
    case refused(String)
  }

  private let installation: Installation

  /// A certificate, and perhaps the one that signed it.
  private static let mostFetches = 4

  public init(_ installation: Installation) {
    self.installation = installation
  }

  /// - Throws: ``RunError`` where there is no such gateway, or it signs nothing.
  public func take(
    _ body: [UInt8], fields: [(name: String, value: String)], from gateway: String,
    at moment: Moment
  ) async throws -> Answer {
    let (line, verifying) = try installation.payments.gateway(
      gateway, that: "tells of events"
    ) { $0 as? any WebhookVerifying }
    let delivery = WebhookDelivery(
      fields: fields.map { HTTPRequest.Field($0.name, $0.value) }, body: body, received: moment)
    switch await verdict(on: delivery, verifying, line) {
    case .genuine(let events): return try await store(events, of: gateway, on: moment.day)
    case .refused(let why): return .refused(why)
    default: return .refused("what it is signed with could not be fetched")
    }
  }

  private func verdict(
    on delivery: WebhookDelivery, _ gateway: any WebhookVerifying, _ line: GatewayLine
  ) async -> WebhookVerdict {
    var answers: [HTTPResponse] = []
    while true {
      let verdict = gateway.verdict(on: delivery, after: answers)
      guard case .send(let request) = verdict, answers.count < WebhookDesk.mostFetches else {
        return verdict
      }
      do {
        // Without a session: what signs is public, and not always the gateway's own host.
        answers.append(try await line.transport.send(request))
      } catch {
        return .refused("what it is signed with could not be fetched")
      }
    }
  }

  private func store(
    _ events: [GatewayEvent], of gateway: String, on day: Day
  ) async throws -> Answer {
    let id = AccountID.gateway(gateway)
    for _ in 0..<20 {
      let keys = events.map { DocumentKey(.event, GatewayName.within(gateway, $0.id)) }
      let holders = try await installation.store.holders(of: keys)
      var seen: Set<DocumentKey> = []
      let new = zip(events, keys).filter { holders[$1] == nil && seen.insert($1).inserted }
        .map(\.0)
      let answer = Answer.taken(types: new.map(\.type), knownBefore: events.count - new.count)
      guard !new.isEmpty else { return answer }
      var change = PendingChange(
        try await installation.store.account(id, items: .none) ?? .new(id))
      change.attention = .distantFuture
      for event in new {
        let fact = GatewayTold(
          gateway: gateway, event: event.id, type: event.type, object: event.object)
        try change.post(.gatewayTold(fact), on: day, by: .gateway(event.id))
      }
      do {
        try await installation.store.commit([change.change], at: installation.surroundings.now())
        return answer
      } catch BookError.stale {
        continue
      } catch BookError.taken {
        continue
      }
    }
    throw RunError(.busy, "the account of \(gateway) changed all the time; try again")
  }
}
