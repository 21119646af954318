import Receivables
import ReceivablesPorts

/// Gives back what a gateway has taken: the command is in the book before it is sent.
struct GivingBack {
  private let installation: Installation
  private let day: Day
  private let author: Author

  init(_ installation: Installation, on day: Day, by author: Author) {
    self.installation = installation
    self.day = day
    self.author = author
  }

  /// Sends a refund that was asked for, or finds out what became of it.
  ///
  /// - Returns: what came of it; nil where it is not open any more.
  func settle(
    _ refund: String, of id: AccountID, isFirst: Bool
  ) async throws -> (answer: RefundAnswered.Answer, words: String)? {
    guard let record = try await installation.store.account(id, items: .none),
      let open = record.account.standing.refunds.first(where: { $0.asked.refund == refund })
    else { return nil }
    let outcome = try await outcome(of: open, in: id, isFirst)
    let fact = RefundAnswered(refund, outcome)
    try await note(outcome, fact, open, id)
    return (fact.answer, outcome.words)
  }

  private func outcome(
    of open: OpenRefund, in id: AccountID, _ isFirst: Bool
  ) async throws -> PaymentOutcome<GivenRefund> {
    let asked = open.asked
    guard let line = try installation.payments.line(asked.gateway),
      let gateway = line.gateway as? any Refunding
    else {
      let words = "the settings have no gateway \(asked.gateway) that gives money back"
      return isFirst ? .notExecuted(Refusal(words, .mend)) : .unknown(words)
    }
    let command = RefundCommand(
      id: asked.refund, payment: asked.payment, amount: asked.amount, moment: asked.at)
    let call = installation.payments.call(line)
    if isFirst { return await call.carryOut { try gateway.next(command, after: $0) } }
    let recorded = try await installation.recorded(open.entry, of: id)
    let isRemembered =
      installation.surroundings.now() < recorded.adding(seconds: gateway.remembersRefunds)
    return await call.settle(
      command, isRemembered: isRemembered, isPending: open.isPending,
      asking: { gateway.next(Inquiry(command), after: $0) },
      sending: { try gateway.next(command, after: $0) })
  }

  private func note(
    _ outcome: PaymentOutcome<GivenRefund>, _ fact: RefundAnswered, _ open: OpenRefund,
    _ id: AccountID
  ) async throws {
    for _ in 0..<20 {
      guard let record = try await installation.store.account(id, items: .none) else { return }
      var change = PendingChange(record)
      guard change.account.standing.refunds.contains(open) else { return }
      if case .succeeded(let given) = outcome {
        try await giveBack(given, open.asked, &change)
      }
      try change.post(.refundAnswered(fact), on: day, by: author)
      change.attention = .distantPast
      do {
        try await installation.store.commit([change.change], at: installation.surroundings.now())
        return
      } catch BookError.stale {
        continue
      }
    }
    throw RunError(.busy, "the account changed all the time; run again")
  }

  /// The gateway's list may have been faster.
  private func giveBack(
    _ given: GivenRefund, _ asked: RefundAsked, _ change: inout PendingChange
  ) async throws {
    let name = GatewayName.within(asked.gateway, given.id)
    let key = DocumentKey(.refund, name)
    guard try await installation.store.holders(of: [key])[key] == nil else { return }
    let payment = GatewayName.within(asked.gateway, asked.payment)
    let returning = MoneyReturning(store: installation.store)
    guard
      let fact = try await returning.fact(named: name, payment, given.amount, .refund, &change)
    else {
      throw RunError(
        .badInput,
        "\(asked.gateway) has given \(given.amount) of \(payment) back, and the payment was moved or"
          + " reversed in the book. Move it back, then run `dunwell run`.")
    }
    try change.post(.moneyReturned(fact), on: day, by: author)
  }
}

extension RefundAnswered {
  /// What a gateway's answer is in the book.
  init(_ refund: String, _ outcome: PaymentOutcome<GivenRefund>) {
    switch outcome {
    case .succeeded: self.init(refund: refund, answer: .given)
    case .pending: self.init(refund: refund, answer: .pending)
    case .declined(let decline):
      self.init(
        refund: refund, answer: .declined, codes: decline.codes.map { "\($0.field) \($0.value)" })
    case .notExecuted: self.init(refund: refund, answer: .notSent)
    case .unknown: self.init(refund: refund, answer: .unknown)
    @unknown default: self.init(refund: refund, answer: .unknown)
    }
  }
}
