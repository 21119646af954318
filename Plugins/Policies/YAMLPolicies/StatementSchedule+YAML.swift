import Dunning

extension StatementSchedule {
  private static let example = "\"statements: {every: month, on: 1}\""

  init(_ passage: Passage) throws {
    let block = try passage.block(example: StatementSchedule.example)
    try block.allow(only: ["every", "on", "channel", "lists", "due"])
    let every = try block.required("every", example: "\"every: month\"")
    let word = try every.text(example: "\"every: month\"")
    guard let known = Every(rawValue: word) else {
      throw every.unknown("period", word, among: Every.allCases.map(\.rawValue))
    }
    self.init(
      every: known, dayOfMonth: try block["on"].map(StatementSchedule.day) ?? 1,
      channel: try block["channel"]?.text(example: "\"channel: email\"") ?? "email",
      lists: try block["lists"].map(StatementSchedule.lists) ?? .open,
      dueDays: try block["due"].map(StatementSchedule.dueDays))
  }

  private static func dueDays(_ passage: Passage) throws -> Int {
    let days = try passage.days(example: "\"due: 14 days\"")
    guard days > 0 else {
      throw passage.error(
        "a statement cannot be paid before it is read. Give it a day at least, as \"due: 14 days\"."
      )
    }
    return days
  }

  private static func day(_ passage: Passage) throws -> Int {
    let text = try passage.text(example: "\"on: 1\"")
    guard let day = Int(text), (1...28).contains(day) else {
      throw passage.error(
        "\"\(text)\" is no day that every month has. Write one from 1 to 28, as \"on: 1\".")
    }
    return day
  }

  private static func lists(_ passage: Passage) throws -> Lists {
    let word = try passage.text(example: "\"lists: open\"")
    guard let lists = Lists(rawValue: word) else {
      throw passage.unknown("list", word, among: Lists.allCases.map(\.rawValue))
    }
    return lists
  }
}
