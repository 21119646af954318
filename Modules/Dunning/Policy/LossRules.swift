public import Receivables

/// Who may give up how much, for which reasons, and what is set aside for what may never come.
public struct LossRules: Sendable, Hashable {
  /// The reasons for writing off, as codes; empty: any.
  public var reasons: [String]
  /// More than this takes a second person; nil: nobody asks.
  public var approveAbove: Threshold?
  /// Who may approve; empty: everybody but the one who asks.
  public var approvers: [String]
  /// What is set aside of what is open, in percent by the name of an age, as `1-30` or `90+`.
  public var provisions: [String: Percent]

  public init(
    reasons: [String] = [], approveAbove: Threshold? = nil, approvers: [String] = [],
    provisions: [String: Percent] = [:]
  ) {
    self.reasons = reasons
    self.approveAbove = approveAbove
    self.approvers = approvers
    self.provisions = provisions
  }

  func write(into json: inout JSONWriter) {
    json.strings("reasons", reasons)
    if let approveAbove { json.object("approve_above") { approveAbove.write(into: &$0) } }
    json.strings("approvers", approvers)
    json.array("provisions") { list in
      for (bucket, percent) in provisions.sorted(by: { $0.key < $1.key }) {
        list.array { row in
          row.string(nil, bucket)
          row.string(nil, percent.description)
        }
      }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    var provisions: [String: Percent] = [:]
    for value in try reader.list("provisions") {
      guard let row = value.array, row.count == 2, let bucket = row[0].string,
        let percent = row[1].string.flatMap({ Percent($0) })
      else { throw .wrong("provisions") }
      provisions[bucket] = percent
    }
    var approveAbove: Threshold?
    if let row = try reader.objectIfPresent("approve_above") { approveAbove = try .init(row) }
    self.init(
      reasons: try reader.strings("reasons"), approveAbove: approveAbove,
      approvers: try reader.strings("approvers"), provisions: provisions)
  }
}
