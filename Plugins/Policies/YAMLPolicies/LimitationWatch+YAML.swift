import Dunning
import Receivables

extension LimitationWatch {
  /// `{country: DE, warn: 90 days}`.
  init(_ passage: Passage) throws {
    let example = "\"limitation: {country: DE}\""
    let block = try passage.block(example: example)
    try block.allow(only: ["country", "warn"])
    let place = try block.required("country", example: "\"country: DE\"")
    let country = try place.text(example: "\"country: DE\"")
    let rules = LimitationRule.of(country)
    guard !rules.isEmpty else {
      throw place.error(
        "how long a claim can be enforced in \(country) is not known here. It is of"
          + " \(LimitationRule.countries.joined(separator: ", ")).")
    }
    self.init(rules: rules)
    if let value = block["warn"] { warnDays = try value.days(example: "\"warn: 90 days\"") }
  }
}
