import Receivables

/// What is left to ask for on some items once the money that waits is set against the oldest.
struct OpenItems {
  /// An item, and what is left of it, above zero.
  struct Line {
    let item: Item
    let minorUnits: Int64
  }

  let net: [Line]

  init(_ items: [Item], of account: Account, on day: Day) {
    var waiting: [Currency: Int64] = [:]
    for currency in Set(items.map(\.currency)) {
      waiting[currency] = account.waiting(currency, on: day)
    }
    net = items.sorted { ($0.due, $0.id) < ($1.due, $1.id) }.compactMap { item in
      let open = item.collectable(on: day)
      let covered = min(max(0, open), waiting[item.currency] ?? 0)
      waiting[item.currency, default: 0] -= covered
      return open > covered ? Line(item: item, minorUnits: open - covered) : nil
    }
  }
}
