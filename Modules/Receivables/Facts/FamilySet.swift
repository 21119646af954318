/// From the entry's day on the account answers for others as well: their items are on its statements.
public struct FamilySet: FactBody {
  public static let kind = "contact.family-set"

  /// The accounts of branches and subsidiaries, in their order; empty ends it.
  public let children: [AccountID]

  public init(children: [AccountID]) {
    self.children = children
  }

  public func write(into json: inout JSONWriter) {
    json.strings("children", children.map(\.text))
  }

  public init(_ reader: FactReader) throws(FactError) {
    children = try reader.strings("children").map { AccountID($0) }
  }
}
