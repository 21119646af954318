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
    let known = installation.payments.lines.filter { $0.gateway is any SettlementListing }
      .map(\.gateway.name)
    if let stranger = names.subtracting(known).min() {
      throw RunError(
        .settings,
        "the settings have no gateway \(stranger) that lists what it has booked."
          + " They have: \(known.isEmpty ? "none" : known.joined(separator: ", ")).")
    }
    let reports = try await Receiving(installation, by: .person).receive(
      until: moment, only: names)
    return known.filter { names.isEmpty || names.contains($0) }.map {
      ($0, reports[$0] ?? GatewayReport())
    }
  }
}
