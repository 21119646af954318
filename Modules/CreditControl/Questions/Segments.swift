public import Receivables
import ReceivablesPorts

/// Which segment an account is in: its first tag, until policies know segments of their own.
public struct Segments: Sendable {
  private let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
  }

  public func byAccount(_ ids: [AccountID], on day: Day) async throws -> [AccountID: String] {
    var segments: [AccountID: String] = [:]
    for id in Set(ids) {
      let record = try await installation.store.account(id, items: .none)
      segments[id] = record?.account.standing.party.value(on: day)?.tags.first ?? "none"
    }
    return segments
  }
}
