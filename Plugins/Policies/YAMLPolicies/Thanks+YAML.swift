import Dunning

extension Thanks {
  init(_ passage: Passage) throws {
    let block = try passage.block(example: "\"thanks: {channel: email}\"")
    try block.allow(only: ["channel", "within"])
    let usual = Thanks()
    let within = try block["within"]?.days(example: "\"within: 5 days\"")
    if within == 0 {
      throw (block["within"] ?? passage).error(
        "within 0 days nobody is thanked. Write 1 or more, or take \"thanks\" out.")
    }
    self.init(
      channel: try block["channel"]?.text(example: "\"channel: email\"") ?? usual.channel,
      withinDays: within ?? usual.withinDays)
  }
}
