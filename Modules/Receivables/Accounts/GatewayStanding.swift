/// How far a gateway was read; of the gateway's own account alone.
public struct GatewayStanding: Sendable, Equatable {
  /// All that the gateway had booked by then is in the book.
  public internal(set) var readUntil: Moment?
  /// Events that the gateway told of since.
  public internal(set) var events = 0
  /// The entry of the first of them; 0 where there is none.
  public internal(set) var firstEvent = 0

  public init() {}

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    guard self != GatewayStanding() else { return }
    json.object("gateway") { object in
      if let readUntil { object.moment("read_until", readUntil) }
      object.integer("events", events)
      if firstEvent > 0 { object.integer("first_event", firstEvent) }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    guard let object = try reader.objectIfPresent("gateway") else { return }
    readUntil = object.value["read_until"] == nil ? nil : try object.moment("read_until")
    events = try object.integer("events")
    firstEvent = try object.integerIfPresent("first_event") ?? 0
  }
}
