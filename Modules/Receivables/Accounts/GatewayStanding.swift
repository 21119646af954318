/// How far a gateway was read; of the gateway's own account alone.
public struct GatewayStanding: Sendable, Equatable {
  /// All that the gateway had booked by then is in the book.
  public internal(set) var readUntil: Moment?
  /// Events that the gateway told of since.
  public internal(set) var events = 0
  /// The entry of the first of them; 0 where there is none.
  public internal(set) var firstEvent = 0
  /// The entry of the last of them.
  var lastEvent = 0

  mutating func note(eventAt entry: Int) {
    if events == 0 { firstEvent = entry }
    events += 1
    lastEvent = entry
  }

  /// What was told while the gateway was being read is worked off the next time.
  mutating func read(until moment: Moment, through entry: Int) {
    readUntil = moment
    if lastEvent <= entry {
      events = 0
      firstEvent = 0
      lastEvent = 0
    } else {
      firstEvent = entry + 1
    }
  }

  public init() {}

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    guard readUntil != nil || events > 0 else { return }
    json.object("gateway") { object in
      if let readUntil { object.moment("read_until", readUntil) }
      object.integer("events", events)
      if events > 0 {
        object.integer("first_event", firstEvent)
        object.integer("last_event", lastEvent)
      }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    guard let object = try reader.objectIfPresent("gateway") else { return }
    readUntil = object.value["read_until"] == nil ? nil : try object.moment("read_until")
    events = try object.integer("events")
    firstEvent = try object.integerIfPresent("first_event") ?? 0
    lastEvent = try object.integerIfPresent("last_event") ?? 0
  }
}
