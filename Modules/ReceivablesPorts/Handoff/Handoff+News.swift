public import Receivables

extension Handoff {
  /// What became of earlier claims, as tables: a file name, and rows with their titles on top.
  ///
  /// The same for every receiver; only how days and amounts are written is theirs.
  public func news(
    day: (Day) -> String, amount: (Money) -> String
  ) -> [(file: String, rows: [[DelimitedText.Cell]])] {
    var tables: [(file: String, rows: [[DelimitedText.Cell]])] = []
    if !changes.isEmpty {
      let titles = [
        "placement", "account", "day", "kind", "document", "invoice", "instalment", "amount",
        "currency", "charge",
      ]
      let rows = changes.map { change -> [DelimitedText.Cell] in
        let part = change.item.kind == .invoice ? change.item.part : 0
        return [
          .figure(change.placement), .text(change.account.text), .figure(day(change.day)),
          .figure(change.what), .text(change.document), .text(change.item.document),
          .figure(part > 0 ? String(part) : ""), .figure(amount(change.amount)),
          .figure(change.amount.currency.code), .figure(change.charge?.rawValue ?? ""),
        ]
      }
      tables.append(("changes.csv", [titles.map { .figure($0) }] + rows))
    }
    if !recalls.isEmpty {
      let rows = recalls.map { recall -> [DelimitedText.Cell] in
        [.figure(recall.placement), .text(recall.account.text), .figure(day(recall.day))]
      }
      let titles: [DelimitedText.Cell] = [.figure("placement"), .figure("account"), .figure("day")]
      tables.append(("recalls.csv", [titles] + rows))
    }
    return tables
  }
}
