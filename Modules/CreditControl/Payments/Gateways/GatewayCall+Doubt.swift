import ReceivablesPorts

extension GatewayCall {
  /// Finds out what became of a command that was perhaps carried out.
  ///
  /// It is asked about; what the gateway does not know is sent again under its id while the gateway
  /// certainly remembers that, and afterwards never.
  ///
  /// - Parameters:
  ///   - isRemembered: whether the gateway certainly still knows the id, by the real clock.
  ///   - isPending: whether the gateway has said before that it has the command.
  func settle<Command: PaymentCommand>(
    _ command: Command, isRemembered: Bool, isPending: Bool,
    asking: ([HTTPResponse]) throws -> PaymentStep<PaymentOutcome<Command.Value>>,
    sending: ([HTTPResponse]) throws -> PaymentStep<Command.Value>
  ) async -> PaymentOutcome<Command.Value> {
    var question = self
    question.mostSteps = GatewayCall.mostPages
    let answer = await question.carryOut(asking)
    guard case .succeeded(let found) = answer else { return .unknown(answer.words) }
    switch found {
    case .succeeded, .declined, .pending: return found
    // It was there, and is cancelled.
    case .notExecuted(let refusal) where refusal.advice == .mend: return found
    case .notExecuted, .unknown:
      guard !isPending else { return .pending(nil) }
      guard isRemembered else { return found }
      let again = await carryOut(sending)
      // That this was not sent says nothing of what was sent before.
      if case .notExecuted(let refusal) = again { return .unknown(refusal.words) }
      return again
    @unknown default: return found
    }
  }
}
