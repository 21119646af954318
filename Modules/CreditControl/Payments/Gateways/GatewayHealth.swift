import Receivables

/// Whether a gateway answers at all: one that does not is left alone for a while, so that a run over
/// many accounts does not wait for it at each of them.
actor GatewayHealth {
  private var failures = 0
  private var restsUntil = Moment.distantPast

  private static let mostFailures = 3
  private static let restSeconds = 60

  func isResting(at moment: Moment) -> Bool { moment < restsUntil }

  func note(isAnswering: Bool, at moment: Moment) {
    failures = isAnswering ? 0 : failures + 1
    if failures >= GatewayHealth.mostFailures {
      restsUntil = moment.adding(seconds: GatewayHealth.restSeconds)
    }
  }
}
