/// A promise to pay that nothing has ended yet.
public struct OpenPromise: Sendable, Equatable {
  public let made: PromiseMade
  /// The day on which it was made.
  public let from: Day
  /// What came on the covered items since, by the day.
  public internal(set) var received: [Hold.Received] = []

  public var id: String { made.promise }

  init(_ made: PromiseMade, from: Day) {
    self.made = made
    self.from = from
  }

  /// What came by a day, in minor units.
  public func received(by day: Day) -> Int64 {
    received.reduce(0) { $1.day <= day ? $0 + $1.minorUnits : $0 }
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    made.write(into: &json)
    json.day("from", from)
    Hold.Received.write(received, as: "received", into: &json)
  }

  init(_ reader: FactReader) throws(FactError) {
    made = try PromiseMade(reader)
    from = try reader.day("from")
    received = try Hold.Received.read(reader, "received")
  }
}
