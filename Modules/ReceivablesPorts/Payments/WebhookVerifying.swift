public import Receivables

/// What a web server was told, byte for byte.
public struct WebhookDelivery: Sendable, Equatable {
  /// The fields of its header.
  public let fields: [HTTPRequest.Field]
  /// The body, exactly as it came.
  public let body: [UInt8]
  /// When it came.
  public let received: Moment

  /// A delivery.
  public init(fields: [HTTPRequest.Field], body: [UInt8], received: Moment) {
    self.fields = fields
    self.body = body
    self.received = received
  }

  /// What the only field of a name says, whatever the case of the name; nil where there is none, or
  /// where there are several, which could be meant to confuse.
  public func field(_ name: String) -> String? {
    let found = fields.filter { $0.name.lowercased() == name.lowercased() }
    return found.count == 1 ? found[0].value : nil
  }

  /// The body as JSON; nil for what is none.
  public var json: JSONValue? { JSONValue(understood: body) }
}

/// Something that a gateway tells. It is a hint to look, and never money by itself.
public struct GatewayEvent: Sendable, Equatable {
  /// What the gateway calls it: the same event has the same name, however often it comes.
  public let id: String
  /// The gateway's word for what happened, as `charge.refunded`.
  public let type: String
  /// What the gateway calls the thing that it happened to; nil where the event names none.
  public let object: String?
  /// When it happened, by the gateway's clock; nil where it does not say.
  public let moment: Moment?

  /// An event.
  public init(id: String, type: String, object: String?, moment: Moment?) {
    self.id = id
    self.type = type
    self.object = object
    self.moment = moment
  }
}

/// Whether a delivery is from the gateway.
@nonexhaustive
public enum WebhookVerdict: Sendable, Equatable {
  /// It is, and these are its events.
  case genuine([GatewayEvent])
  /// It cannot be shown to be: why, for a log, without anything private.
  case refused(String)
  /// This is to be fetched first, as the gateway's certificate.
  case send(HTTPRequest)
}

/// A gateway that tells what happens, and signs what it tells.
public protocol WebhookVerifying: PaymentGateway {
  /// Whether a delivery is genuine. Without a configured secret nothing is.
  func verdict(on delivery: WebhookDelivery, after answers: [HTTPResponse]) -> WebhookVerdict
}
