/// What bears on an item beside what moved it: few things, and for most items none.
public struct Circumstances: Sendable, Equatable {
  /// In the order in which they became known; those that are over stay as long as the item does.
  public internal(set) var holds: [Hold] = []

  public init() {}

  public var isEmpty: Bool { self == Circumstances() }

  // MARK: As stored

  public func write(into json: inout JSONWriter) {
    if !holds.isEmpty {
      json.array("holds") { list in
        for hold in holds { list.object { hold.write(into: &$0) } }
      }
    }
  }

  public init(_ reader: FactReader) throws(FactError) {
    for value in try reader.list("holds") { holds.append(try Hold(FactReader(value))) }
  }
}
