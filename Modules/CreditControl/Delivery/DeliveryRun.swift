public import Receivables
import ReceivablesPorts

/// Sends what is due by now, and decides nothing new.
public struct DeliveryRun: Sendable {
  private let installation: Installation
  private let request: Request
  private let progress: RunProgress.Told

  public init(
    _ installation: Installation, request: Request, progress: @escaping RunProgress.Told = { _ in }
  ) {
    self.installation = installation
    self.request = request
    self.progress = progress
  }

  /// - Throws: ``RunError`` in a book without a run; what store and plugins say.
  public func execute(on day: Day, at moment: Moment) async throws -> RunReport {
    guard let policy = try await PolicyDesk(installation).inForce() else {
      throw RunError(.badInput, "nothing was decided yet. `dunwell run` does that.")
    }
    let orders = DailyRun.Orders(day: day, moment: moment)
    let delivery = Delivery(installation, policy, orders, by: .person, progress)
    return try await installation.store.whileLocked {
      var report = RunReport(day: day)
      try await delivery.settleInterrupted(&report)
      report.gateways = try await Receiving(installation, by: .person).receive(until: moment)
      try await Errands(installation, policy, orders, by: .person).run(&report)
      try await delivery.deliver(&report)
      return report
    }
  }
}
