/// The debtor acknowledged that they owe an item: in some laws its limitation begins anew.
public struct DebtAcknowledged: FactBody {
  public static let kind = "invoice.acknowledged"

  /// How it was acknowledged.
  public enum Form: String, Sendable {
    /// In writing, and signed by the debtor.
    case signed
    /// By a payment of the debtor's own on it.
    case payment
    case other
  }

  public let item: ItemID
  public let form: Form

  public init(item: ItemID, form: Form) {
    self.item = item
    self.form = form
  }

  public func write(into json: inout JSONWriter) {
    json.string("item", item.stored)
    json.string("form", form.rawValue)
  }

  public init(_ reader: FactReader) throws(FactError) {
    item = try reader.item("item")
    form = try reader.word("form")
  }
}

/// The time within which an item can be enforced ends soon: a person is to look at it.
public struct LimitationNears: FactBody {
  public static let kind = "invoice.limitation-nears"

  public let item: ItemID
  /// The last day.
  public let ends: Day
  /// Used once in the whole book.
  public let task: String
  public let basis: DecisionBasis?

  public init(item: ItemID, ends: Day, task: String, basis: DecisionBasis? = nil) {
    self.item = item
    self.ends = ends
    self.task = task
    self.basis = basis
  }

  public func write(into json: inout JSONWriter) {
    json.string("item", item.stored)
    json.day("ends", ends)
    json.string("task", task)
    basis?.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    item = try reader.item("item")
    ends = try reader.day("ends")
    task = try reader.string("task")
    basis = try DecisionBasis.ifPresent(reader)
  }
}
