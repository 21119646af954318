/// Money that a gateway was asked to give back, and has not said it did.
public struct OpenRefund: Sendable, Equatable {
  public let asked: RefundAsked
  /// Whether the gateway has said that it is on its way.
  public internal(set) var isPending = false
  /// The entry of the request.
  public let entry: Int

  init(_ asked: RefundAsked, entry: Int) {
    self.asked = asked
    self.entry = entry
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    asked.write(into: &json)
    if isPending { json.bool("pending", true) }
    json.integer("entry", entry)
  }

  init(_ reader: FactReader) throws(FactError) {
    asked = try RefundAsked(reader)
    isPending = reader.value["pending"]?.bool ?? false
    entry = try reader.integer("entry")
  }
}
