import Receivables

extension Placements.Placement {
  /// Whether an item is a charge that came about while somebody had the invoice that it is for.
  func cameMeanwhile(_ item: Item) -> Bool {
    item.id.kind == .charge && item.issued >= from
      && recalled.map { item.issued < $0 } ?? true
      && !items.contains { $0.item == item.id }
      && items.contains { $0.item.kind == .invoice && $0.item.document == item.id.document }
  }
}
