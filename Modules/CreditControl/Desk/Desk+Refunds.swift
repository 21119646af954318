public import Receivables
import ReceivablesPorts

extension Desk {
  /// What came of a refund.
  public struct RefundOutcome: Sendable, Equatable {
    public let refund: String
    public let amount: Money
    public let answer: RefundAnswered.Answer
    /// Why it was not done; empty where it was.
    public let words: String
  }

  /// Gives back some or all of what a gateway has taken.
  ///
  /// - Parameters:
  ///   - payment: as the book calls it, `stripe:pi_1`.
  ///   - amount: nil is all of it that was not given back before.
  ///   - why: wanted where some of it had settled something.
  /// - Returns: nil where the key was used before.
  public func refund(
    _ payment: String, _ amount: DecimalAmount?, because why: RefundReason?, on day: Day,
    at moment: Moment, note: String?
  ) async throws -> RefundOutcome? {
    let account = try await holder(of: payment)
    let (gateway, name) = try split(payment)
    let asked = try await commit(account, on: day) { change -> (told: RefundAsked, acts: [Act]) in
      try refuseAsked(ItemID(.payment, payment), in: change.account)
      let (left, came) = try await self.left(of: payment, in: account)
      guard day >= came else {
        throw RunError(
          .badInput, "\(payment) came on \(came); it cannot be given back before.")
      }
      let wanted = try amount.map { try money($0, left.currency, change.account) } ?? left
      guard wanted.isPositive, wanted.minorUnits <= left.minorUnits else {
        throw RunError(
          .badInput, "\(left) of \(payment) can be given back, and no more than that.")
      }
      guard
        let returned = try await MoneyReturning(store: installation.store).fact(
          named: "", payment, wanted, .refund, &change)
      else {
        throw RunError(
          .badInput,
          "some of \(payment) was moved to another account, or settles another currency: give it back"
            + " at the gateway, and book it by hand.")
      }
      let why = try reason(why, for: returned, in: change.account)
      let fact = RefundAsked(
        refund: "RF-"
          + SHA256.hash(Array("\(payment) \(change.account.version)".utf8)).description.prefix(20),
        gateway: gateway, payment: name, amount: wanted, at: moment,
        why: why)
      return (fact, [Act(fact: .refundAsked(fact), note: note)])
    }
    guard let asked else { return nil }
    let done = try await GivingBack(installation, on: day, by: .person).settle(
      asked.refund, of: account, isFirst: true)
    return RefundOutcome(
      refund: asked.refund, amount: asked.amount, answer: done?.answer ?? .unknown,
      words: done?.words ?? "a run has asked as well, and the account says what came of it")
  }

  /// What had settled something is open again, unless it is credited: somebody has to say which.
  private func reason(
    _ why: RefundReason?, for returned: MoneyReturned, in account: Account
  ) throws -> RefundReason {
    let opened = Money(minorUnits: returned.allocations.settled, returned.amount.currency)
    // What was credited already was too much.
    let credited = account.waitingCredits(of: returned.allocations).map(\.1).settled
    guard opened.minorUnits > credited else { return why ?? .overpaid }
    let invoices = returned.allocations.map(\.item.text).joined(separator: ", ")
    let choices =
      "returned-goods or goodwill credit it, so that nobody is asked for it; reopened, duplicate or"
      + " wrong-payer open it again."
    guard let why else {
      throw RunError(
        .badInput, "\(opened) of it settled \(invoices): say --reason. \(choices)")
    }
    guard why != .overpaid else {
      throw RunError(
        .badInput,
        "\(opened) of it settled \(invoices), and was not too much: \(choices)")
    }
    return why
  }

  private func holder(of payment: String) async throws -> AccountID {
    let key = DocumentKey(.payment, payment)
    guard let holder = try await installation.store.holders(of: [key])[key] else {
      throw RunError(.badInput, "there is no payment \(payment) in the book.")
    }
    return holder.account
  }

  private func split(_ payment: String) throws -> (gateway: String, name: String) {
    let parts = payment.split(separator: ":", maxSplits: 1).map(String.init)
    let names = try installation.payments.lines.filter { $0.gateway is any Refunding }
      .map(\.gateway.name)
    guard parts.count == 2, names.contains(parts[0]) else {
      throw RunError(
        .badInput,
        "\(payment) was not taken by a gateway that gives money back."
          + " A payment by hand is taken back with `dunwell payment reverse`.")
    }
    return (parts[0], parts[1])
  }

  /// What came, without what went back and what is on its way back, and the day on which it came.
  private func left(
    of payment: String, in account: AccountID
  ) async throws -> (money: Money, came: Day) {
    var left: Money?
    var came = Day.distantPast
    var open: [String: Int64] = [:]
    for try await entry in installation.store.chain(of: account) {
      let content = try EntryContent(parsing: entry.bytes)
      switch content.fact {
      case .paymentReceived(let fact) where fact.payment == payment:
        left = fact.amount
        came = content.day
      case .paymentReversed(let fact) where fact.payment == payment:
        left = left.map { .zero($0.currency) }
      case .moneyReturned(let fact) where fact.payment == payment:
        left = left.map { Money(minorUnits: $0.minorUnits - fact.amount.minorUnits, $0.currency) }
      case .moneyPaidOut(let fact) where fact.source == ItemID(.payment, payment):
        left = left.map { Money(minorUnits: $0.minorUnits - fact.amount.minorUnits, $0.currency) }
      case .refundAsked(let fact)
      where GatewayName.within(fact.gateway, fact.payment) == payment:
        open[fact.refund] = fact.amount.minorUnits
      case .refundAnswered(let fact) where fact.answer != .pending && fact.answer != .unknown:
        open[fact.refund] = nil
      default: break
      }
    }
    guard let left else { throw BookError.damaged("payment \(payment) is not where it should be") }
    return (Money(minorUnits: left.minorUnits - open.values.reduce(0, +), left.currency), came)
  }

  /// While nobody knows whether some of it goes back, a payment stays where it is.
  func refuseOpenRefund(of payment: String, in account: AccountID) async throws {
    let record = try await installation.store.account(account, items: .none)
    let open = record?.account.standing.refunds.first {
      GatewayName.within($0.asked.gateway, $0.asked.payment) == payment
    }
    guard let open else { return }
    throw RunError(
      .badInput,
      "\(open.asked.amount) of \(payment) may be on its way back. `dunwell run` asks the gateway.")
  }
}
