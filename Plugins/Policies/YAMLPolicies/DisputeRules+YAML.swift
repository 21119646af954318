import Dunning

extension DisputeRules {
  /// A reason on each line, and how soon it is answered.
  init(_ passage: Passage) throws {
    let block = try passage.block(example: "\"disputes: {pricing: 5 days}\"")
    self.init(
      reasons: try block.lines.map { line in
        Reason(
          code: line.key,
          respondWithinDays: try line.value.days(example: "\"\(line.key): 5 days\""))
      })
  }
}
