/// Which channels to a customer are closed, why, and from which day on.
public struct ClosedChannels: Sendable, Equatable {
  /// One channel, closed for one reason.
  public struct Closing: Sendable, Equatable {
    public let channel: String
    public let reason: ClosingReason
    public let from: Day
    /// The last day; nil until it is opened.
    public fileprivate(set) var until: Day?

    fileprivate func covers(_ day: Day) -> Bool {
      from <= day && until.map { day <= $0 } ?? true
    }
  }

  public private(set) var closings: [Closing] = []

  init() {}

  /// Why a channel is closed on a day; nil where it is open.
  public func closing(of channel: String, on day: Day) -> Closing? {
    closings.first { $0.channel == channel && $0.covers(day) }
  }

  /// Those that nothing has ended yet, whether or not they have begun.
  public var standing: [Closing] { closings.filter { $0.until == nil } }

  /// The first later day on which a channel closes or opens.
  public func nextChange(after day: Day) -> Day? {
    closings.lazy.flatMap { [$0.from, $0.until?.adding(days: 1)].compactMap { $0 } }
      .filter { $0 > day }.min()
  }

  mutating func close(_ fact: ChannelClosed, from day: Day) {
    closings.append(Closing(channel: fact.channel, reason: fact.reason, from: day, until: nil))
  }

  /// Closings of the reason end on the day before; those that had not begun never do.
  mutating func open(_ fact: ChannelOpened, from day: Day) {
    closings = closings.compactMap { closing in
      guard closing.channel == fact.channel, closing.reason == fact.reason,
        closing.until.map({ $0 >= day }) ?? true
      else { return closing }
      guard closing.from < day else { return nil }
      var ended = closing
      ended.until = day.adding(days: -1)
      return ended
    }
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    guard !closings.isEmpty else { return }
    json.array("closed") { list in
      for closing in closings { list.object { closing.write(into: &$0) } }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    for value in try reader.list("closed") { closings.append(try Closing(FactReader(value))) }
  }
}

extension ClosedChannels.Closing {
  public func write(into json: inout JSONWriter) {
    json.string("channel", channel)
    json.string("reason", reason.rawValue)
    json.day("from", from)
    if let until { json.day("until", until) }
  }

  fileprivate init(_ reader: FactReader) throws(FactError) {
    let fact = try ChannelClosed(reader)
    channel = fact.channel
    reason = fact.reason
    from = try reader.day("from")
    until = try reader.dayIfPresent("until")
  }
}
