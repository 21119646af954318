public import Receivables
public import ReceivablesPorts

/// A gateway, and what its other side answers, for ``PaymentGatewayContract``.
public struct GatewayUnderTest: Sendable {
  public let gateway: any PaymentGateway
  /// Secrets that it was configured with, made up for the test: they must never show. A gateway that
  /// neither sends nor hears anything has none.
  public let canaries: [String]
  /// One for each capability that is a command.
  public let commands: [PaymentCapability: any CommandSuite]
  /// One for each capability that moves money: asking what became of a command.
  public let inquiries: [PaymentCapability: any CommandSuite]
  /// Where it signs events.
  public let webhooks: WebhookSuite?
  /// Where it says how to send money.
  public let transfers: TransferSuite?

  public init(
    gateway: any PaymentGateway, canaries: [String],
    commands: [PaymentCapability: any CommandSuite],
    inquiries: [PaymentCapability: any CommandSuite] = [:], webhooks: WebhookSuite? = nil,
    transfers: TransferSuite? = nil
  ) {
    self.inquiries = inquiries
    self.gateway = gateway
    self.canaries = canaries
    self.commands = commands
    self.webhooks = webhooks
    self.transfers = transfers
  }
}

/// What has to come of an answer.
public indirect enum ExpectedOutcome: Sendable, Equatable {
  case succeeded, pending, notExecuted, unknown
  case declined(Decline.Category, Decline.Advice)
  /// The question was answered, and this came of the command that it is about.
  case found(ExpectedOutcome)
}

/// An answer of the other side, and what it means.
public struct CannedAnswer: Sendable {
  public let name: String
  public let response: HTTPResponse
  public let means: ExpectedOutcome
  /// How many good answers come before it.
  public let after: Int

  public init(_ name: String, _ response: HTTPResponse, means: ExpectedOutcome, after: Int = 0) {
    self.name = name
    self.response = response
    self.means = means
    self.after = after
  }

  /// An answer with a body of JSON.
  public init(
    _ name: String, _ status: Int, _ json: String, means: ExpectedOutcome, after: Int = 0
  ) {
    self.init(
      name, HTTPResponse(status: status, body: Array(json.utf8)), means: means, after: after)
  }
}

/// An amount, and how the gateway writes it.
public struct AmountCase: Sendable {
  public let amount: Money
  /// What stands in the request; nil where the amount is refused.
  public let text: String?

  public init(_ minorUnits: Int64, _ code: String, _ text: String?) {
    amount = Money(minorUnits: minorUnits, Samples.currency(code))
    self.text = text
  }
}

/// Signed deliveries of a gateway.
public struct WebhookSuite: Sendable {
  /// Knows the secret of the delivery.
  public let gateway: any WebhookVerifying
  /// Knows another secret as well, before that of the delivery.
  public let rotated: any WebhookVerifying
  /// Knows another secret alone.
  public let stranger: any WebhookVerifying
  /// Was given no secret.
  public let unconfigured: any WebhookVerifying
  public let delivery: WebhookDelivery
  /// What is fetched on the way, as a certificate.
  public let answers: [HTTPResponse]
  /// The names of the events in it.
  public let events: [String]
  /// The seconds after which the signature is too old; nil where it has no time in it.
  public let lastsSeconds: Int?

  public init(
    gateway: any WebhookVerifying, rotated: any WebhookVerifying, stranger: any WebhookVerifying,
    unconfigured: any WebhookVerifying, delivery: WebhookDelivery, answers: [HTTPResponse] = [],
    events: [String], lastsSeconds: Int?
  ) {
    self.gateway = gateway
    self.rotated = rotated
    self.stranger = stranger
    self.unconfigured = unconfigured
    self.delivery = delivery
    self.answers = answers
    self.events = events
    self.lastsSeconds = lastsSeconds
  }
}
