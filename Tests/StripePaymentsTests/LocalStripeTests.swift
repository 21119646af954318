import Receivables
import ReceivablesPorts
import ReceivablesTesting
import StripePayments
import Testing

/// Goal: what we send and read over a real line is what a Stripe takes and says that nobody here wrote.
/// Method: commands, questions and a webhook against localstripe.
@Suite(
  "A Stripe of somebody else's", .enabled(if: !LocalStripe.isMissing, "\(LocalStripe.missing)"))
struct LocalStripeTests {
  private func charge(_ id: String, _ method: SavedMethod) -> ChargeCommand {
    ChargeCommand(
      id: PaymentCommandID.of(id), amount: Samples.euros(125_00), method: method,
      reference: "N-1", invoices: ["INV-1"], moment: StripeUnderTest.moment)
  }

  private func refund(_ id: String, of payment: String) -> RefundCommand {
    RefundCommand(
      id: PaymentCommandID.of(id), payment: payment, amount: Samples.euros(25_00),
      moment: StripeUnderTest.moment)
  }

  /// Its list of payments is of all customers here, which makes finding ours no easier.
  @Test("A saved card is charged, the money is given back in part, and both are found again")
  func charged() async throws {
    try await LocalStripe.with { stripe in
      let gateway = stripe.gateway
      let command = charge("one", try await stripe.method(card: "4242424242424242"))
      guard case .succeeded(let taken) = try await stripe.outcome(command, gateway.next) else {
        Issue.record("the charge did not succeed")
        return
      }
      #expect(taken.id.hasPrefix("pi_") && taken.amount == Samples.euros(125_00))
      #expect(
        try await stripe.outcome(Inquiry(command), gateway.next) == .succeeded(.succeeded(taken)))
      let back = refund("two", of: taken.id)
      guard case .succeeded(let given) = try await stripe.outcome(back, gateway.next) else {
        Issue.record("the refund did not succeed")
        return
      }
      #expect(given.id.hasPrefix("re_") && given.amount == Samples.euros(25_00))
      #expect(
        try await stripe.outcome(Inquiry(back), gateway.next) == .succeeded(.succeeded(given)))
      try await checkNothingElse(stripe, command.method, taken)
    }
  }

  /// What was never asked for is certainly not done.
  private func checkNothingElse(
    _ stripe: LocalStripe, _ method: SavedMethod, _ taken: TakenPayment
  ) async throws {
    let nothing = Refusal("Stripe knows no such command", .retry(afterSeconds: nil))
    #expect(
      try await stripe.outcome(Inquiry(charge("other", method)), stripe.gateway.next)
        == .succeeded(.notExecuted(nothing)))
    #expect(
      try await stripe.outcome(Inquiry(refund("other", of: taken.id)), stripe.gateway.next)
        == .succeeded(.notExecuted(nothing)))
  }

  @Test("A card that is refused is a decline, asked or found, and one that is not there is none")
  func declined() async throws {
    try await LocalStripe.with { stripe in
      let gateway = stripe.gateway
      let command = charge("one", try await stripe.method(card: "4000000000000341"))
      guard case .declined(let decline) = try await stripe.outcome(command, gateway.next) else {
        Issue.record("the card was not refused")
        return
      }
      #expect(decline.codes.contains(Decline.Code("code", "card_declined")))
      guard
        case .succeeded(.declined) = try await stripe.outcome(Inquiry(command), gateway.next)
      else {
        Issue.record("the refusal is not found")
        return
      }
      let stranger = SavedMethod(customer: command.method.customer, method: "pm_none")
      guard
        case .notExecuted = try await stripe.outcome(charge("two", stranger), gateway.next)
      else {
        Issue.record("a card that is not there was charged")
        return
      }
    }
  }

  /// It does not copy the reference of a payment to its charge, as Stripe does, and takes no fee.
  @Test("What it booked is read, the newest first, with a rate beside it that is not whole")
  func settlements() async throws {
    try await LocalStripe.with { stripe in
      let gateway = stripe.gateway
      let command = charge("one", try await stripe.method(card: "4242424242424242"))
      guard case .succeeded(let taken) = try await stripe.outcome(command, gateway.next),
        case .succeeded = try await stripe.outcome(refund("two", of: taken.id), gateway.next)
      else {
        Issue.record("nothing was taken and given back")
        return
      }
      let question = SettlementQuestion(
        from: StripeUnderTest.moment, until: StripeUnderTest.moment.adding(seconds: 86_400))
      guard case .succeeded(let page) = try await stripe.outcome(question, gateway.next) else {
        Issue.record("the page is not read")
        return
      }
      #expect(page.unread == [] && page.cursor == nil)
      let lines = page.settlements.sorted { $0.amount.minorUnits > $1.amount.minorUnits }
      #expect(lines.map(\.kind) == [.payment, .refund])
      #expect(lines.map(\.amount) == [Samples.euros(125_00), Samples.euros(-25_00)])
      #expect(lines.map(\.payment) == [taken.id, taken.id])
      #expect(lines.allSatisfy { $0.fee == Samples.euros(0) && !$0.isPending })
    }
  }

  @Test("A webhook that it signs is genuine, and with a byte changed it is not")
  func webhook() async throws {
    try await LocalStripe.with { stripe in
      try await stripe.sendsWebhooks(of: "payment_intent.succeeded")
      let command = charge("one", try await stripe.method(card: "4242424242424242"))
      guard case .succeeded(let taken) = try await stripe.outcome(command, stripe.gateway.next)
      else {
        Issue.record("the charge did not succeed")
        return
      }
      let (fields, body) = try await stripe.delivered()
      let header = fields.first { $0.name == "Stripe-Signature" }?.value
      let seconds = try #require(TimedSignature(header).flatMap { Int64($0.seconds) })
      func verdict(_ body: [UInt8], after wait: Int = 1) -> WebhookVerdict {
        let received = Moment(microseconds: seconds * 1_000_000).adding(seconds: wait)
        return stripe.gateway.verdict(
          on: WebhookDelivery(fields: fields, body: body, received: received), after: [])
      }
      guard case .genuine(let events) = verdict(body) else {
        Issue.record("\(verdict(body))")
        return
      }
      #expect(events.map(\.type) == ["payment_intent.succeeded"])
      #expect(events.map(\.object) == [taken.id])
      let refused = WebhookVerdict.refused("the signature is not that of a secret we know")
      for place in body.indices {
        var changed = body
        changed[place] ^= 1
        #expect(verdict(changed) == refused)
      }
      #expect(verdict(body, after: 301) != verdict(body))
    }
  }
}
