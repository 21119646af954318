import Dunning
import ReceivablesPorts
import Testing
import YAMLPolicies

@Suite("Statements and thanks in a policy's file")
struct CourtesyReadingTests {
  private func policy(_ lines: String) throws -> Policy {
    try readPolicy(
      Mistake("unapplied: net", "unapplied: net\n\(lines)", "").made(in: Northwind.policy))
  }

  @Test("A file without them has neither")
  func none() throws {
    let policy = try policy("")
    #expect(policy.statements == nil && policy.thanks == nil)
    #expect(policy.channels == ["email", "letter"])
  }

  @Test("What is left out has its default, and all of it is read back from the book")
  func read() throws {
    let short = try policy("statements: {every: month}\nthanks: {}")
    #expect(
      short.statements
        == StatementSchedule(every: .month, dayOfMonth: 1, channel: "email", lists: .open))
    #expect(short.thanks == Thanks(channel: "email", withinDays: 5))
    let long = try policy(
      "statements: {every: quarter, on: 28, channel: letter, lists: all}\n"
        + "thanks: {channel: chat, within: 2 days}")
    #expect(
      long.statements
        == StatementSchedule(every: .quarter, dayOfMonth: 28, channel: "letter", lists: .all))
    #expect(long.thanks == Thanks(channel: "chat", withinDays: 2))
    #expect(long.channels == ["chat", "email", "letter"])
    for policy in [short, long] { #expect(try Policy(stored: policy.stored) == policy) }
    #expect(
      PolicyDifference(from: short, to: long).lines == [
        "statements: every month on day 1 by email, what is open, now every quarter on day 28 by "
          + "letter, everything that moved",
        "thanks: by email, within 5 days, now by chat, within 2 days",
      ])
  }

  @Test(
    "What is wrong is told with its place and its cure",
    arguments: [
      ("statements: monthly", "is a single value, where keys belong"),
      ("statements: {on: 1}", "has no \"every\". Add a line such as \"every: month\"."),
      ("statements: {every: week}", "unknown period \"week\". Known are month, quarter."),
      ("statements: {every: month, on: 31}", "Write one from 1 to 28, as \"on: 1\"."),
      ("statements: {every: month, lists: opn}", "Did you mean \"open\"?"),
      ("statements: {every: month, day: 1}", "unknown key \"day\""),
      ("thanks: yes", "is a single value, where keys belong"),
      ("thanks: {within: 0}", "within 0 days nobody is thanked."),
    ])
  func mistakes(_ lines: String, _ message: String) throws {
    do {
      _ = try policy(lines)
      Issue.record("\(lines) was taken")
    } catch let error as SettingsError {
      #expect(error.description.contains(message) && error.description.hasPrefix("policy.yaml:"))
    }
  }

  @Test("No rung may take their names", arguments: ["statement", "thanks"])
  func reserved(_ name: String) throws {
    let text = try Mistake("rung: second", "rung: \(name)", "").made(in: Northwind.policy)
    #expect {
      try readPolicy(text)
    } throws: {
      "\($0)".hasSuffix(
        "\"\(name)\" is what notices outside the ladder are called. Name the rung otherwise.")
    }
  }
}
