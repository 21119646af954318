/// Items are asked for by a statement: they fall due with it, and its number is what to quote. What was put
/// on one that reached nobody moves on to a later day or statement, or comes off it.
public struct InvoiceOnStatement: FactBody {
  public static let kind = "invoice.on-statement"

  public let statement: StatementNumber
  /// The day of the statement.
  public let day: Day
  /// The day by which the items are to be paid.
  public let due: Day
  public let items: [ItemID]
  /// Whether they come off it again, and fall due by their own terms.
  public let isOff: Bool
  public let basis: DecisionBasis?

  public init(
    statement: StatementNumber, day: Day, due: Day, items: [ItemID], isOff: Bool = false,
    basis: DecisionBasis? = nil
  ) {
    self.statement = statement
    self.day = day
    self.due = due
    self.items = items
    self.isOff = isOff
    self.basis = basis
  }

  public func write(into json: inout JSONWriter) {
    json.string("statement", statement.text)
    json.day("day", day)
    json.day("due", due)
    ItemID.write(items, as: "items", into: &json)
    if isOff { json.bool("off", true) }
    basis?.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    guard let statement = StatementNumber(try reader.string("statement")) else {
      throw .wrong("statement")
    }
    self.statement = statement
    day = try reader.day("day")
    due = try reader.day("due")
    items = try reader.items("items")
    isOff = reader.value["off"]?.bool ?? false
    basis = try DecisionBasis.ifPresent(reader)
  }
}
