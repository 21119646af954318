extension Sequence {
  /// Takes a sum from elements in turn, from each what it has, until no more is wanted.
  ///
  /// - Parameters:
  ///   - wanted: in minor units.
  ///   - available: what an element has, in minor units; nothing is taken where that is zero or less.
  ///   - note: is told what was taken before the next one is asked.
  /// - Returns: those that give something, in their order, and what: never more than is wanted.
  public func taking(
    _ wanted: Int64, _ available: (Element) -> Int64,
    noting note: (Element, Int64) -> Void = { _, _ in }
  ) -> [(from: Element, minorUnits: Int64)] {
    var left = wanted
    return compactMap { element in
      let taken = Swift.min(left, available(element))
      guard taken > 0 else { return nil }
      left -= taken
      note(element, taken)
      return (element, taken)
    }
  }
}

extension Sequence<Item> {
  /// What a sum in their currency settles of items in turn.
  ///
  /// - Parameters:
  ///   - minorUnits: the sum.
  ///   - open: what of an item can be settled; unless told, all that is open on it in the end.
  public func allocations(
    of minorUnits: Int64, upTo open: (Item) -> Int64 = { $0.finallyOpen }
  ) -> [Allocation] {
    taking(minorUnits, open).map { Allocation($0.from.id, $0.minorUnits) }
  }
}

extension [CoveredItem] {
  /// The first ones that make up an amount, in minor units.
  public func taking(_ minorUnits: Int64) -> [CoveredItem] {
    taking(minorUnits, \.minorUnits).map { CoveredItem($0.from.item, $0.minorUnits) }
  }
}
