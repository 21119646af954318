/// What a gateway can do, told by the protocols that it conforms to and never declared.
public enum PaymentCapability: String, Sendable, CaseIterable {
  /// Pages to pay on.
  case links
  /// Pages that can be closed.
  case closing
  /// Money by a saved method.
  case charges
  /// Money back.
  case refunds
  /// What was booked.
  case settlements
  /// Signed events.
  case webhooks
  /// What an event is about, before it is listed.
  case lookups
  /// How to send money to the creditor's own account.
  case transfers

  /// Whether something is sent for it.
  public var sendsRequests: Bool { self != .transfers }

  /// Those of a type of gateway.
  public static func of(_ gateway: any PaymentGateway.Type) -> [PaymentCapability] {
    allCases.filter { capability in
      switch capability {
      case .links: gateway is any HostedLinks.Type
      case .closing: gateway is any LinkCancelling.Type
      case .charges: gateway is any OffSessionCharging.Type
      case .refunds: gateway is any Refunding.Type
      case .settlements: gateway is any SettlementListing.Type
      case .webhooks: gateway is any WebhookVerifying.Type
      case .lookups: gateway is any PaymentLookingUp.Type
      case .transfers: gateway is any TransferInstructing.Type
      }
    }
  }
}
