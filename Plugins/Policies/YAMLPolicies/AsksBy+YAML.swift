import Dunning

extension Policy.AsksBy {
  /// - Parameter statements: by which day a statement is to be paid, where there are any.
  init(_ passage: Passage, _ statements: StatementSchedule?) throws {
    self = try passage.word("way of asking", example: "asks-by: statement")
    guard self == .invoice || statements?.dueDays != nil else {
      throw passage.error(
        "statements cannot be asked for, as nothing says when they are to be paid. Write"
          + " \"statements: {every: month, on: 1, due: 14 days}\".")
    }
  }
}
