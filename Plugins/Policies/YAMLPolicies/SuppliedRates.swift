import Receivables

/// Reference rates that are newer than the pack: day, percent and source of each.
struct SuppliedRates {
  let rows: [RateTable.Row]
  let knownThrough: Day

  init(_ passage: Passage) throws {
    let example = "\"- {from: 2027-01-01, percent: 1.77, source: Bundesbank}\""
    var rows: [RateTable.Row] = []
    for node in try passage.list(example: example) {
      let place = Passage(file: passage.file, title: "a rate", node: node)
      let block = try place.block(example: example)
      try block.allow(only: ["from", "percent", "source"])
      let from = try block.required("from", example: "\"from: 2027-01-01\"")
      let text = try from.text(example: "\"from: 2027-01-01\"")
      guard let day = Day(text) else {
        throw from.error("\"\(text)\" is no day. Write it as 2027-01-01.")
      }
      let percent = try block.required("percent", example: "\"percent: 1.77\"")
      guard let value = Percent(try percent.text(example: "\"percent: 1.77\"")) else {
        throw percent.error("this is no rate. Write it as 1.77.")
      }
      rows.append(
        RateTable.Row(
          from: day, percent: value,
          source: try block.required("source", example: "\"source: Bundesbank\"")
            .text(example: "\"source: Bundesbank\""), isSure: true))
    }
    guard let last = rows.map(\.from).max() else {
      throw passage.error("there is no rate. Write \(example), or take \"rates\" out.")
    }
    self.rows = rows
    // A rate of these packs holds for half a year.
    knownThrough = last.adding(months: 6).adding(days: -1)
  }
}
