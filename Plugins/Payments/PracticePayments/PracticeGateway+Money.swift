import Receivables
public import ReceivablesPorts

extension PracticeGateway: OffSessionCharging {
  /// As long as the process.
  public var remembersCharges: Int { 86_400 }

  /// As card schemes allow.
  public var mostAttempts: Int { 15 }

  /// One request takes the money.
  public func next(
    _ command: ChargeCommand, after answers: [HTTPResponse]
  ) throws -> PaymentStep<TakenPayment> {
    guard let answer = answers.first else {
      let body = try body(command.id, command.amount) { json in
        json.string("method", command.method.method)
        json.string("reference", command.reference)
        json.moment("at", command.moment)
      }
      return .send(request("POST", "/charges", id: command.id, body: body))
    }
    return .done(taken(answer))
  }

  /// One request asks for it by its id.
  public func next(
    _ inquiry: Inquiry<ChargeCommand>, after answers: [HTTPResponse]
  ) -> PaymentStep<PaymentOutcome<TakenPayment>> {
    let command = inquiry.command
    return find("/charges/\(command.id)", command.id, answers, taken)
  }

  private func taken(_ answer: HTTPResponse) -> PaymentOutcome<TakenPayment> {
    outcome(answer) { json in
      guard let id = json["payment"]?.string, let amount = money(in: json) else { return nil }
      return TakenPayment(id: id, amount: amount)
    }
  }
}

extension PracticeGateway: Refunding {
  /// As long as the process.
  public var remembersRefunds: Int { 86_400 }

  /// One request gives it back.
  public func next(
    _ command: RefundCommand, after answers: [HTTPResponse]
  ) throws -> PaymentStep<GivenRefund> {
    guard let answer = answers.first else {
      let body = try body(command.id, command.amount) { json in
        json.string("payment", command.payment)
        json.moment("at", command.moment)
      }
      return .send(request("POST", "/refunds", id: command.id, body: body))
    }
    return .done(given(answer))
  }

  /// One request asks for it by its id.
  public func next(
    _ inquiry: Inquiry<RefundCommand>, after answers: [HTTPResponse]
  ) -> PaymentStep<PaymentOutcome<GivenRefund>> {
    let command = inquiry.command
    return find("/refunds/\(command.id)", command.id, answers, given)
  }

  private func given(_ answer: HTTPResponse) -> PaymentOutcome<GivenRefund> {
    outcome(answer) { json in
      guard let id = json["refund"]?.string, let amount = money(in: json) else { return nil }
      return GivenRefund(id: id, amount: amount)
    }
  }
}
