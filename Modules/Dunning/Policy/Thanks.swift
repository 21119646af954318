import Receivables

/// Whether customers are thanked for paying an invoice in full.
public struct Thanks: Sendable, Hashable {
  public var channel: String
  /// Later than so many days after the money came, thanks would only be odd.
  public var withinDays: Int

  public init(channel: String = "email", withinDays: Int = 5) {
    self.channel = channel
    self.withinDays = withinDays
  }

  func write(into json: inout JSONWriter) {
    json.string("channel", channel)
    json.integer("within", withinDays)
  }

  init(_ reader: FactReader) throws(FactError) {
    self.init(channel: try reader.string("channel"), withinDays: try reader.integer("within"))
  }
}
