import Dunning
import Receivables

extension LossRules {
  init(_ passage: Passage) throws {
    let block = try passage.block(example: "\"losses: {approve-above: 500.00}\"")
    try block.allow(only: ["reasons", "approve-above", "approvers", "provisions"])
    self.init(
      reasons: try block["reasons"]?.words(example: "\"reasons: [bad-debt]\"").map(\.text) ?? [],
      approveAbove: try block["approve-above"].map {
        try Threshold($0, example: "approve-above: 500.00")
      },
      approvers: try block["approvers"]?.words(example: "\"approvers: [ada]\"").map(\.text) ?? [])
    guard let passage = block["provisions"] else { return }
    let ages = AgingBuckets.standard.names
    for line in try passage.block(example: "\"provisions: {current: 1%, 90+: 50%}\"").lines {
      guard ages.contains(line.key) else {
        throw line.place.unknown("age", line.key, among: ages)
      }
      provisions[line.key] = try line.value.rate(example: "\(line.key): 5%")
    }
  }
}
