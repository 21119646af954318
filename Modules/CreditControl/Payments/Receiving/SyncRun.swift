public import Receivables
import ReceivablesPorts

/// Catches up with what gateways have booked, after an outage of any length; decides nothing.
public struct SyncRun: Sendable {
  private let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
  }

  /// - Parameter names: the gateways; empty is all of them.
  /// - Throws: ``RunError`` where one of the names is none that lists what it has booked.
  public func execute(
    only names: Set<String>, until moment: Moment
  ) async throws -> [(gateway: String, report: GatewayReport)] {
    for name in names.sorted() {
      _ = try installation.payments.gateway(name, that: "lists what it has booked") {
        $0 as? any SettlementListing
      }
    }
    let known = try installation.payments.lines.filter { $0.gateway is any SettlementListing }
      .map(\.gateway.name)
    let reports = try await Receiving(installation, by: .person).receive(
      until: moment, only: names)
    return known.filter { names.isEmpty || names.contains($0) }.map {
      ($0, reports[$0] ?? GatewayReport())
    }
  }
}
