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

  @Test("Who is asked by statement is said for everybody, or for a segment")
  func asksBy() throws {
    #expect(try policy("").asksBy == .invoice)
    let all = try policy(
      "statements: {every: month, on: 1, due: 14 days}\nasks-by: statement\n"
        + "segments:\n  - {segment: new, ladder: standard, asks-by: invoice}")
    #expect(all.asksBy == .statement && all.segments.map(\.asksBy) == [.invoice])
    #expect(all.statements?.dueDays == 14)
    #expect(try Policy(stored: all.stored) == all)
    let some = try policy(
      "statements: {every: month, on: 1, due: 10}\n"
        + "segments:\n  - {segment: new, ladder: standard, asks-by: statement}")
    #expect(some.asksBy == .invoice && some.segments.map(\.asksBy) == [.statement])
    #expect(
      PolicyDifference(from: all, to: some).lines == [
        "statements: every month on day 1 by email, what is open, to be paid within 14 days, now"
          + " every month on day 1 by email, what is open, to be paid within 10 days",
        "asks by: statement, now invoice",
        "segment new: ladder standard, asked by invoice where anything, now ladder standard, asked"
          + " by statement where anything",
      ])
  }

  @Test("Statements that nobody says a due day of cannot be asked for; line and column say where")
  func withoutDue() throws {
    for (lines, place) in [
      ("asks-by: statement", "policy.yaml:8:10: "),
      ("statements: {every: month}\nasks-by: statement", "policy.yaml:9:10: "),
      (
        "statements: {every: month}\n"
          + "segments:\n  - {segment: new, ladder: standard, asks-by: statement}",
        "policy.yaml:10:47: "
      ),
    ] {
      #expect {
        try policy(lines)
      } throws: {
        "\($0)".hasPrefix(
          place + "statements cannot be asked for, as nothing says when they are to be paid."
            + " Write \"statements: {every: month, on: 1, due: 14 days}\".")
      }
    }
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
      ("statements: {every: month, due: 0 days}", "Give it a day at least, as \"due: 14 days\"."),
      ("asks-by: letter", "unknown way of asking \"letter\". Known are invoice, statement."),
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
