import Dunning

extension Rung {
  init(_ passage: Passage, isFirst: Bool) throws {
    let example = "\"rung: reminder\", then \"when: 3 days after due\""
    let block = try passage.block(example: example)
    try block.allow(only: ["rung", "when", "channel", "template"])
    let name = try Rung.name(block.required("rung", example: "\"rung: reminder\""))
    let when = try block.required("when", example: "\"when: 3 days after due\"")
    let timing = try Timing(when)
    if isFirst, timing.anchor == .previous {
      throw when.error(
        "the first rung has none before it. Count from due or issue, as \"3 days after due\".")
    }
    self.init(
      name: name, days: timing.days, inBusinessDays: timing.inBusinessDays, anchor: timing.anchor,
      channel: try block["channel"]?.text(example: "\"channel: email\"") ?? "email",
      template: try block["template"]?.text(example: "\"template: \(name)\"") ?? name)
  }

  // The name is kept in the record for ever and names a file of the templates.
  private static func name(_ passage: Passage) throws -> String {
    let name = try passage.text(example: "\"rung: reminder\"")
    let allowed = "abcdefghijklmnopqrstuvwxyz0123456789-"
    guard name.allSatisfy({ allowed.contains($0) }) else {
      throw passage.error(
        "\"\(name)\" is no name for a rung. Use small letters, digits and hyphens,"
          + " as in second-reminder.")
    }
    return name
  }
}
