/// Money that a gateway was asked to give back, and has not said it did.
public struct OpenRefund: Sendable, Equatable {
  public let asked: RefundAsked
  /// Whether the gateway has said that it is on its way.
  public internal(set) var isPending = false

  init(_ asked: RefundAsked) {
    self.asked = asked
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    asked.write(into: &json)
    if isPending { json.bool("pending", true) }
  }

  init(_ reader: FactReader) throws(FactError) {
    asked = try RefundAsked(reader)
    isPending = reader.value["pending"]?.bool ?? false
  }
}
