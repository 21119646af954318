/// An item was paid by the day that a notice had named: what accrued until then is not charged.
public struct ChargeForgone: FactBody {
  public static let kind = "invoice.charge-forgone"

  public let item: ItemID
  /// The day on which it was paid.
  public let through: Day
  /// The notice that asked for it.
  public let notice: String
  public let basis: DecisionBasis?

  public init(item: ItemID, through: Day, notice: String, basis: DecisionBasis? = nil) {
    self.item = item
    self.through = through
    self.notice = notice
    self.basis = basis
  }

  public func write(into json: inout JSONWriter) {
    json.string("item", item.stored)
    json.day("through", through)
    json.string("notice", notice)
    basis?.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    item = try reader.item("item")
    through = try reader.day("through")
    notice = try reader.string("notice")
    basis = try DecisionBasis.ifPresent(reader)
  }
}
