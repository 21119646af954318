/// From the entry's day on a channel is no longer closed for this reason, as after a new address.
public struct ChannelOpened: FactBody {
  public static let kind = "contact.channel-opened"

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
