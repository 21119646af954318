/// A dispute that nobody has resolved yet.
public struct OpenDispute: Sendable, Equatable {
  public let raised: DisputeRaised
  /// The day from which what is disputed is frozen.
  public let from: Day
  /// The entry whose private record says who looks after it, and what the customer said.
  public let entry: Int

  public var id: String { raised.dispute }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    raised.write(into: &json)
    json.day("from", from)
    json.integer("entry", entry)
  }

  init(_ raised: DisputeRaised, from: Day, entry: Int) {
    self.raised = raised
    self.from = from
    self.entry = entry
  }

  init(_ reader: FactReader) throws(FactError) {
    raised = try DisputeRaised(reader)
    from = try reader.day("from")
    entry = try reader.integer("entry")
  }
}
