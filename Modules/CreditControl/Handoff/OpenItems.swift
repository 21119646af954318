import Receivables

/// What is left to ask for on some items.
struct OpenItems {
  /// An item, and what is left of it, above zero.
  struct Line {
    let item: Item
    let minorUnits: Int64
  }

  let lines: [Line]

  /// What somebody else has takes no money that does not name it: what waited was set against it by entries when
  /// it was handed over.
  init(placed items: [Item], on day: Day) {
    self.init(items, less: [:], on: day)
  }

  /// All of an account, once the money that waits is set against the oldest.
  init(_ items: [Item], of account: Account, on day: Day) {
    let currencies = Set(items.map(\.currency))
    self.init(
      items,
      less: Dictionary(
        uniqueKeysWithValues: currencies.map { ($0, account.waiting($0, on: day)) }), on: day)
  }

  private init(_ items: [Item], less waits: [Currency: Int64], on day: Day) {
    var waiting = waits
    lines = items.sorted { ($0.due, $0.id) < ($1.due, $1.id) }.compactMap { item in
      let open = item.collectable(on: day)
      let covered = min(max(0, open), waiting[item.currency] ?? 0)
      waiting[item.currency, default: 0] -= covered
      return open > covered ? Line(item: item, minorUnits: open - covered) : nil
    }
  }
}
