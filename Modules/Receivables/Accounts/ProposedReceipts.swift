/// Money that may be an account's, and the day from which that counts.
public struct ProposedReceipt: Sendable, Equatable {
  public let fact: ReceiptProposed
  public let day: Day
}

/// The latest money that may be an account's, oldest first: what no rule looks back to is dropped.
public struct ProposedReceipts: Sendable, Equatable {
  public private(set) var all: [ProposedReceipt] = []

  static let kept = 16

  init() {}

  /// Whether a receipt was proposed before: a second time it holds nothing up again.
  public func holds(_ receipt: String) -> Bool { all.contains { $0.fact.receipt == receipt } }

  mutating func note(_ fact: ReceiptProposed, on day: Day) {
    guard !holds(fact.receipt) else { return }
    all.append(ProposedReceipt(fact: fact, day: day))
    if all.count > ProposedReceipts.kept { all.removeFirst() }
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    guard !all.isEmpty else { return }
    json.array("proposed") { list in
      for receipt in all {
        list.object { row in
          receipt.fact.write(into: &row)
          row.day("day", receipt.day)
        }
      }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    for value in try reader.list("proposed") {
      let row = FactReader(value)
      all.append(ProposedReceipt(fact: try ReceiptProposed(row), day: try row.day("day")))
    }
  }
}
