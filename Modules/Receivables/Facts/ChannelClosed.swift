/// Why one channel to a customer is closed.
public enum ClosingReason: String, Sendable, Hashable, CaseIterable {
  /// What was sent came back for good: the address is of no use.
  case bounced
  /// The customer called our messages unwanted.
  case complaint
  /// The customer wants no more of them.
  case unsubscribed
}

/// From the entry's day on nothing is sent to the customer by one channel; the others stay open.
public struct ChannelClosed: FactBody {
  public static let kind = "contact.channel-closed"

  /// As the party's channels, `email` for instance.
  public let channel: String
  public let reason: ClosingReason

  public init(channel: String, reason: ClosingReason) {
    self.channel = channel
    self.reason = reason
  }

  public func write(into json: inout JSONWriter) {
    json.string("channel", channel)
    json.string("reason", reason.rawValue)
  }

  public init(_ reader: FactReader) throws(FactError) {
    channel = try reader.string("channel")
    guard let reason = ClosingReason(rawValue: try reader.string("reason")) else {
      throw .wrong("reason")
    }
    self.reason = reason
  }
}
