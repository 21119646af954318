public import Receivables
import ReceivablesPorts

extension Desk {
  /// A customer's consent to be charged by a saved method.
  public struct NewAutopay: Sendable {
    public let customer: AccountID
    public let gateway: String
    /// What the gateway calls the customer; empty where it wants none.
    public let customerName: String
    /// What the gateway calls the card, the account or the mandate.
    public let method: String
    /// The day on which the customer consented, and how.
    public let consented: Day
    public let consent: String
    /// The most that may be taken at once.
    public let most: DecimalAmount?
    public let currency: Currency?

    public init(
      customer: AccountID, gateway: String, customerName: String, method: String, consented: Day,
      consent: String, most: DecimalAmount?, currency: Currency?
    ) {
      self.customer = customer
      self.gateway = gateway
      self.customerName = customerName
      self.method = method
      self.consented = consented
      self.consent = consent
      self.most = most
      self.currency = currency
    }
  }

  /// From the day on what falls due is taken by the method, and nobody is asked for it.
  ///
  /// - Returns: the autopay; nil where the key was used before.
  public func agree(_ new: NewAutopay, on day: Day) async throws -> AutopayAgreed? {
    let gateway = try installation.payments.gateway(
      new.gateway, that: "charges saved methods"
    ) { $0 as? any OffSessionCharging }.able
    guard new.consented <= day else {
      throw RunError(.badInput, "a consent of \(new.consented) does not count on \(day) yet.")
    }
    return try await commit(new.customer, on: day) { change in
      try requireCustomer(change)
      if let known = change.account.standing.autopay {
        throw RunError(
          .badInput,
          "\(new.customer) has autopay \(known.agreed.autopay) already."
            + " End it first: dunwell autopay end \(new.customer)")
      }
      let fact = AutopayAgreed(
        autopay: Desk.name("A", change.account), gateway: new.gateway, consented: new.consented,
        most: try new.most.map { try money($0, new.currency, change.account) },
        mostAttempts: gateway.mostAttempts)
      return (
        fact,
        [
          Act(
            fact: .autopayAgreed(fact),
            notes: [
              ("customer", new.customerName.isEmpty ? nil : new.customerName),
              ("method", new.method), ("consent", new.consent),
            ])
        ]
      )
    }
  }

  /// A customer's autopay; nil where there is none.
  public func autopay(of customer: AccountID) async throws -> Autopay? {
    let record = try await installation.store.account(customer, items: .none)
    try requireCustomer(PendingChange(record ?? .new(customer)))
    return record?.account.standing.autopay
  }

  /// A person who has looked at the gateway says what became of a debit that nobody can ask about any
  /// more. Money that came is booked as any other.
  public func settleDebit(
    of customer: AccountID, wasTaken: Bool, on day: Day, note: String?
  ) async throws -> Outcome {
    try await commit(customer, on: day) { change in
      guard let open = change.account.standing.autopay?.open, open.isUnanswered else {
        throw RunError(.badInput, "\(customer) has no debit that nobody knows of.")
      }
      let fact = DebitAnswered(debit: open.debit, answer: wasTaken ? .taken : .notSent)
      return [Act(fact: .debitAnswered(fact), note: note)]
    }
  }

  /// Nothing more is taken; what is open is asked for as from anybody.
  public func endAutopay(of customer: AccountID, on day: Day, note: String?) async throws -> Outcome
  {
    try await commit(customer, on: day) { change in
      guard let autopay = change.account.standing.autopay else {
        throw RunError(.badInput, "\(customer) has no autopay.")
      }
      guard autopay.open?.isUnanswered != true else {
        throw RunError(
          .badInput,
          "what became of \(autopay.open?.debit ?? "") is not known yet. `dunwell run` asks; where it"
            + " cannot, say dunwell autopay settle \(customer) taken|not-taken.")
      }
      let fact = AutopayEnded(autopay: autopay.agreed.autopay, reason: .withdrawn)
      return [Act(fact: .autopayEnded(fact), note: note)]
    }
  }
}
