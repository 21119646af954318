import CashApplication
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

  /// What came of it: told, and whether the book could take it in.
  struct Settled {
    let answer: RefundAnswered.Answer
    let words: String
    /// Why money that went back is not booked; nil where it is.
    var left: String?
  }

  /// Another process may be asking for it: a run leaves those alone that are this young.
  private static let youngSeconds = 300

  /// Sends a refund that was asked for, or finds out what became of it.
  ///
  /// - Returns: what came of it; nil where somebody else has answered, or is asking.
  func settle(_ refund: String, of id: AccountID, isFirst: Bool) async throws -> Settled? {
    guard let record = try await installation.store.account(id, items: .none),
      let open = record.account.standing.refunds.first(where: { $0.asked.refund == refund })
    else { return nil }
    let recorded = try await installation.recorded(open.entry, of: id)
    let isYoung =
      installation.surroundings.now() < recorded.adding(seconds: GivingBack.youngSeconds)
    if !isFirst, isYoung { return nil }
    let outcome = try await outcome(of: open, recorded, isFirst)
    return try await note(outcome, open, id)
  }

  private func outcome(
    of open: OpenRefund, _ recorded: Moment, _ isFirst: Bool
  ) async throws -> PaymentOutcome<GivenRefund> {
    let asked = open.asked
    guard let line = try installation.payments.line(asked.gateway),
      let gateway = line.gateway as? any Refunding
    else {
      let words = "the settings have no gateway \(asked.gateway) that gives money back"
      return isFirst ? .notExecuted(Refusal(words, .mend)) : .unknown(words)
    }
    let command = RefundCommand(
      id: asked.refund, payment: asked.payment, amount: asked.amount,
      moment: isFirst ? asked.at : recorded)
    let call = installation.payments.call(line)
    if isFirst { return await call.carryOut { try gateway.next(command, after: $0) } }
    let age = installation.surroundings.now().seconds(since: recorded)
    return await call.settle(
      command, isRemembered: age < gateway.remembersRefunds, isPending: open.isPending,
      asking: { gateway.next(Inquiry(command, age: age), after: $0) },
      sending: { try gateway.next(command, after: $0) })
  }

  private func note(
    _ outcome: PaymentOutcome<GivenRefund>, _ open: OpenRefund, _ id: AccountID
  ) async throws -> Settled? {
    let fact = RefundAnswered(open.asked.refund, outcome)
    for _ in 0..<20 {
      guard let record = try await installation.store.account(id, items: .none) else { return nil }
      var change = PendingChange(record)
      let isOpen = change.account.standing.refunds.contains { $0.entry == open.entry }
      var settled = Settled(answer: fact.answer, words: outcome.words)
      // Money that is gone is booked, also where somebody has called it not sent meanwhile.
      if case .succeeded(let given) = outcome {
        settled.left = try await giveBack(given, open.asked, &change)
      }
      if isOpen, tells(fact, beside: open) {
        try change.post(.refundAnswered(fact), on: day, by: author)
      }
      guard !change.drafts.isEmpty else { return isOpen ? settled : nil }
      change.attention = .distantPast
      do {
        try await installation.store.commit([change.change], at: installation.surroundings.now())
        return settled
      } catch BookError.stale {
        continue
      } catch BookError.taken {
        continue
      }
    }
    throw RunError(.busy, "the account changed all the time; run again")
  }

  /// What is known already is not said again.
  private func tells(_ fact: RefundAnswered, beside open: OpenRefund) -> Bool {
    switch fact.answer {
    case .unknown: false
    case .pending: !open.isPending
    case .given, .declined, .notSent: true
    }
  }

  /// - Returns: why it cannot be booked; nil where it is, or the gateway's list was faster.
  private func giveBack(
    _ given: GivenRefund, _ asked: RefundAsked, _ change: inout PendingChange
  ) async throws -> String? {
    let name = GatewayName.within(asked.gateway, given.id)
    let key = DocumentKey(.refund, name)
    guard try await installation.store.holders(of: [key])[key] == nil else { return nil }
    let payment = GatewayName.within(asked.gateway, asked.payment)
    let returning = MoneyReturning(store: installation.store)
    guard
      let fact = try await returning.fact(
        named: name, payment, given.amount, .refund, because: asked.why, &change)
    else {
      return
        "\(given.amount) of \(payment) went back and is not booked, as the payment was moved or"
        + " taken back: book it by hand"
    }
    let policy = try await PolicyDesk(installation).inForce()
    let party = change.account.standing.party.value(on: day)
    try await returning.post(
      fact, on: day, by: author, policy?.spreading(for: party) ?? Spreading(), &change)
    return nil
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
