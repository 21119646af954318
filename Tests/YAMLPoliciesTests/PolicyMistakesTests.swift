import Foundation
import ReceivablesPorts
import Testing
import YAMLPolicies

/// Goal: whoever mistypes a line is told the place and the cure. Method: break one line of a sound
/// policy, and compare the whole message.
struct PolicyMistakesTests {
  private func expect(_ mistake: Mistake) throws {
    let text = try mistake.made(in: Northwind.policy)
    #expect(throws: SettingsError(mistake.message)) { try readPolicy(text) }
  }

  @Test(
    "A key that means nothing is refused with the one that was meant",
    arguments: [
      Mistake(
        "channel: letter", "chanel: letter",
        "policy.yaml:12:5: unknown key \"chanel\". Did you mean \"channel\"?"),
      Mistake(
        "minimum:", "minimun:",
        "policy.yaml:5:1: unknown key \"minimun\". Did you mean \"minimum\"?"),
      Mistake(
        "least-gap:", "LeastGap:",
        "policy.yaml:4:1: unknown key \"LeastGap\". Did you mean \"least-gap\"?"),
      Mistake(
        "template: courtesy", "colour: red",
        "policy.yaml:13:5: unknown key \"colour\"."
          + " Known here are rung, when, channel, template, new-due, approval, attach, cc, to, do,"
          + " task."),
    ])
  func unknownKeys(_ mistake: Mistake) throws { try expect(mistake) }

  @Test(
    "A key that is missing is asked for where its block begins",
    arguments: [
      Mistake(
        "policy: northwind\n", "",
        "policy.yaml:1:1: the file has no \"policy\". Add a line such as \"policy: friendly\"."),
      Mistake(
        "least-gap: 5 days\n", "",
        "policy.yaml:1:1: the file has no \"least-gap\"."
          + " Add a line such as \"least-gap: 5 days\"."),
      Mistake(
        "    when: 3 days after due\n", "",
        "policy.yaml:14:5: a rung has no \"when\"."
          + " Add a line such as \"when: 3 days after due\"."),
      Mistake(
        "- rung: reminder\n    when", "- when",
        "policy.yaml:14:5: a rung has no \"rung\". Add a line such as \"rung: reminder\"."),
    ])
  func missingKeys(_ mistake: Mistake) throws { try expect(mistake) }

  @Test(
    "A key twice in one block is refused",
    arguments: [
      Mistake(
        "unapplied: net", "catch-up: each",
        "policy.yaml:3:1: \"catch-up\" is written twice in this block, here first."
          + " Keep one of them."),
      Mistake(
        "template: courtesy", "channel: email",
        "policy.yaml:12:5: \"channel\" is written twice in this block, here first."
          + " Keep one of them."),
      Mistake(
        "unapplied: net", "\"catch-up\": each",
        "policy.yaml:3:1: \"catch-up\" is written twice in this block, here first."
          + " Keep one of them."),
    ])
  func duplicateKeys(_ mistake: Mistake) throws { try expect(mistake) }

  @Test(
    "A list where a value belongs, or the other way round, is refused",
    arguments: [
      Mistake(
        "least-gap: 5 days", "least-gap: [5]",
        "policy.yaml:4:12: \"least-gap\" is a list, where one value belongs."
          + " Write it as \"least-gap: 5 days\"."),
      Mistake(
        "channel: letter", "channel:",
        "policy.yaml:12:13: \"channel\" is empty, where one value belongs."
          + " Write it as \"channel: email\" or \"channel: [email, letter]\"."),
      Mistake(
        "channel: letter", "channel: \"\"",
        "policy.yaml:12:14: \"channel\" is empty, where one value belongs."
          + " Write it as \"channel: email\" or \"channel: [email, letter]\"."),
      Mistake(
        "minimum: 10.00", "minimum: [10.00]",
        "policy.yaml:5:10: \"minimum\" is a list, where one value belongs."
          + " Write it as \"minimum: 10.00\"."),
      Mistake(
        "tolerance: 0.05", "tolerance: {EUR: {a: 1}}",
        "policy.yaml:6:18: \"EUR\" is a block of keys, where one value belongs."
          + " Write it as \"EUR: 10.00\"."),
      Mistake(
        "- rung: reminder\n    when: 3 days after due", "- reminder",
        "policy.yaml:14:5: a rung is a single value, where keys belong."
          + " Write it as \"rung: reminder\", then \"when: 3 days after due\"."),
    ])
  func wrongTypes(_ mistake: Mistake) throws { try expect(mistake) }

  @Test(
    "An amount that is no exact amount of its currency is refused",
    arguments: [
      Mistake(
        "minimum: 10.00", "minimum: ten",
        "policy.yaml:5:10: \"ten\" is not an amount. Write it with a point for the decimals and"
          + " nothing else, as \"minimum: 10.00\"."),
      Mistake(
        "tolerance: 0.05", "tolerance: 0,050",
        "policy.yaml:6:12: \"0,050\" is not an amount. Write it with a point for the decimals and"
          + " nothing else, as \"tolerance: 0.05\"."),
      Mistake(
        "minimum: 10.00", "minimum: 1e3",
        "policy.yaml:5:10: \"1e3\" is not an amount. Write it with a point for the decimals and"
          + " nothing else, as \"minimum: 10.00\"."),
      Mistake(
        "minimum: 10.00", "minimum: -1.00",
        "policy.yaml:5:10: -1.00 is below zero. Write 0 for no amount."),
      Mistake(
        "minimum: 10.00", "minimum: 9223372036854775807",
        "policy.yaml:5:10: 9223372036854775807 is too large. Write a smaller amount,"
          + " as \"minimum: 10.00\"."),
      Mistake(
        "minimum: 10.00", "minimum: {EUR: 10.00, JPY: 10.50}",
        "policy.yaml:5:28: JPY has no decimals. Write the amount with no more than these."),
      Mistake(
        "minimum: 10.00", "minimum: {EUR: 10.005}",
        "policy.yaml:5:16: EUR has 2 decimals. Write the amount with no more than these."),
      Mistake(
        "minimum: 10.00", "minimum: {EUR: -10.00}",
        "policy.yaml:5:16: -10.00 is below zero. Write 0 for no amount."),
      Mistake(
        "minimum: 10.00", "minimum: {EUR: 10.00, EUX: 5}",
        "policy.yaml:5:23: \"EUX\" is not a currency. Write its three capital letters, as EUR, or"
          + " \"default\" for all others."),
    ])
  func amounts(_ mistake: Mistake) throws { try expect(mistake) }

  @Test(
    "A number of days is whole, not below zero and not above ten years",
    arguments: [
      Mistake(
        "least-gap: 5 days", "least-gap: -5 days",
        "policy.yaml:4:12: -5 is below zero. Write it as \"least-gap: 5 days\"."),
      Mistake(
        "least-gap: 5 days", "least-gap: 2.5",
        "policy.yaml:4:12: \"2.5\" is not a whole number. Write it as \"least-gap: 5 days\"."),
      Mistake(
        "least-gap: 5 days", "least-gap: 1 week",
        "policy.yaml:4:12: \"1 week\" is not a number of days. Write it as"
          + " \"least-gap: 5 days\"."),
      Mistake(
        "least-gap: 5 days", "least-gap: 99999999999999999999",
        "policy.yaml:4:12: 99999999999999999999 days are more than ten years."
          + " Write 3650 or less."),
      Mistake(
        "when: 3 days after due", "when: -3 days after due",
        "policy.yaml:15:11: -3 is below zero. Write it as \"when: 3 days after due\"."),
      Mistake(
        "catch-up: latest", "catch-up: skip-older-than -1 days",
        "policy.yaml:3:11: -1 is below zero. Write it as"
          + " \"catch-up: skip-older-than 14 days\"."),
      Mistake(
        "catch-up: latest", "catch-up: skip-older-than",
        "policy.yaml:3:11: \"\" is not a number of days. Write it as"
          + " \"catch-up: skip-older-than 14 days\"."),
    ])
  func days(_ mistake: Mistake) throws { try expect(mistake) }

  @Test(
    "A word that is none of those known is refused with those that are",
    arguments: [
      Mistake(
        "calendar: DE", "calendar: AT",
        "policy.yaml:2:11: unknown calendar \"AT\". Known are DE, FR, GB, US, none."),
      Mistake(
        "calendar: DE", "calendar: de",
        "policy.yaml:2:11: unknown calendar \"de\". Did you mean \"DE\"?"
          + " Known are DE, FR, GB, US, none."),
      Mistake(
        "catch-up: latest", "catch-up: lates",
        "policy.yaml:3:11: unknown catch-up \"lates\". Did you mean \"latest\"?"
          + " Known are latest, each, jump, skip-older-than 14 days."),
      Mistake(
        "unapplied: net", "unapplied: gross",
        "policy.yaml:7:12: unknown use of unapplied money \"gross\". Known are net, ignore."),
    ])
  func unknownWords(_ mistake: Mistake) throws { try expect(mistake) }

  @Test(
    "A rung's day that could never come, or says nothing, is refused",
    arguments: [
      Mistake(
        "when: 3 days after due", "when: soon",
        "policy.yaml:15:11: \"soon\" is not a time. Write it as \"3 days after due\","
          + " \"10 business days after previous\" or \"on due day\"."),
      Mistake(
        "when: 3 days after due", "when: 3 days after christmas",
        "policy.yaml:15:11: \"3 days after christmas\" is not a time. Write it as"
          + " \"3 days after due\", \"10 business days after previous\" or \"on due day\"."),
      Mistake(
        "when: 3 days after due", "when: 3 days before issue",
        "policy.yaml:15:11: nothing can be sent before the invoice is issued."
          + " Write \"after issue\", or count from due."),
      Mistake(
        "when: 3 days after due", "when: 3 days before previous",
        "policy.yaml:15:11: a rung cannot act before the one it follows."
          + " Write \"after previous\"."),
      Mistake(
        "when: 3 days before due", "when: 3 days after previous",
        "policy.yaml:11:11: the first rung has none before it."
          + " Count from due or issue, as \"3 days after due\"."),
    ])
  func timings(_ mistake: Mistake) throws { try expect(mistake) }

  @Test(
    "A rung's name is its own, of small letters, digits and hyphens",
    arguments: [
      Mistake(
        "rung: second", "rung: reminder",
        "policy.yaml:16:5: rung \"reminder\" is already on line 14."
          + " Give each rung a name of its own."),
      Mistake(
        "rung: second", "rung: Second",
        "policy.yaml:16:11: \"Second\" is no name for a rung. Use small letters, digits and"
          + " hyphens, as in second-reminder."),
      Mistake(
        "rung: second", "rung: ../second",
        "policy.yaml:16:11: \"../second\" is no name for a rung. Use small letters, digits and"
          + " hyphens, as in second-reminder."),
      Mistake(
        "rung: second", "rung: zwölf",
        "policy.yaml:16:11: \"zwölf\" is no name for a rung. Use small letters, digits and"
          + " hyphens, as in second-reminder."),
    ])
  func rungNames(_ mistake: Mistake) throws { try expect(mistake) }

  @Test(
    "Contact hours that are no hours of one day are refused",
    arguments: [
      Mistake(
        "08:00-20:00", "always",
        "policy.yaml:8:16: \"always\" are not hours. Write them as"
          + " \"contact-hours: 08:00-20:00\"."),
      Mistake(
        "08:00-20:00", "08:00-24:30",
        "policy.yaml:8:16: \"08:00-24:30\" are not hours. Write them as"
          + " \"contact-hours: 08:00-20:00\"."),
      Mistake(
        "08:00-20:00", "20:00-08:00",
        "policy.yaml:8:16: \"20:00-08:00\" end before they begin. Name hours of one day, as"
          + " \"contact-hours: 08:00-20:00\"."),
    ])
  func hours(_ mistake: Mistake) throws { try expect(mistake) }

  @Test("A ladder without rungs is refused where it stands")
  func emptyLadder() throws {
    let head = try #require(Northwind.policy.split(separator: "ladder:").first)
    let message =
      "policy.yaml:9:9: the ladder has no rungs. Add one: \"- rung: reminder\", then"
      + " \"when: 3 days after due\"."
    #expect(throws: SettingsError(message)) { try readPolicy(head + "ladder: []\n") }
    let missing = "policy.yaml:1:1: the file has no \"ladder\". Add a line such as \"ladder:\""
    #expect(throws: SettingsError(missing + " with its rungs.")) { try readPolicy(String(head)) }
  }

  @Test(
    "What is not YAML is told with its line and column",
    arguments: [
      Mistake(
        "catch-up: latest", "catch-up: latest: each",
        "policy.yaml:3:17: this is not YAML: mapping values are not allowed in this context."
          + " Check colons, quotes and indentation here and on the line above."),
      Mistake(
        "    channel: letter", "\tchannel: letter",
        "policy.yaml:12:1: this is not YAML: found a tab character that violates indentation."
          + " Indent with spaces, not with tabs."),
      Mistake(
        "catch-up: latest", "catch-up: \"latest",
        "policy.yaml:3:11: what is opened here never ends. Close the quote or bracket."),
      Mistake(
        "catch-up: latest", "catch-up: [latest",
        "policy.yaml:3:11: what is opened here never ends. Close the quote or bracket."),
      Mistake(
        "catch-up: latest", "catch-up: {latest each}",
        "policy.yaml:3:11: \"catch-up\" is a block of keys, where one value belongs."
          + " Write it as \"catch-up: latest\"."),
      Mistake(
        "catch-up: latest", "catch-up: *some",
        "policy.yaml:3:11: found undefined alias. Write the value itself."),
      Mistake(
        "catch-up: latest", "catch-up: late\u{7}st",
        "policy.yaml:3:15: a character that no text has. Remove it, or type the line again."),
      Mistake(
        "catch-up: latest", "---\ncatch-up: latest",
        "policy.yaml:3:1: but found another document."
          + " Remove the line \"---\" and what follows it."),
    ])
  func syntax(_ mistake: Mistake) throws { try expect(mistake) }

  @Test("A file without a word, or with only one, is refused")
  func almostNothing() {
    let empty =
      "policy.yaml:1:1: the file is empty. Type \"dunwell init DIR\" to see one that works."
    #expect(throws: SettingsError(empty)) { try readPolicy("# nothing yet\n") }
    let word =
      "policy.yaml:1:1: the file is a single value, where keys belong."
      + " Write it as \"policy: friendly\", then the other keys."
    #expect(throws: SettingsError(word)) { try readPolicy("friendly\n") }
  }

  @Test("A file in another encoding is refused with the line that shows it")
  func latin1() {
    let bytes = Array("policy: a\n# f".utf8) + [0xFC] + Array("r\n".utf8)
    let message = "policy.yaml:2:1: this is not UTF-8. Save the file as UTF-8 text."
    #expect(throws: SettingsError(message)) {
      try YAMLPolicySource().policy(reading: bytes, as: "policy.yaml")
    }
  }

  @Test("A file that is not there is refused with what to type")
  func missingFile() {
    let message =
      "no/such/policy.yaml: there is no such file. Correct \"policy:\" in dunwell.yaml, or type"
      + " \"dunwell init DIR\" for a folder with a policy in it."
    #expect(throws: SettingsError(message)) {
      try YAMLPolicySource().policy(at: "no/such/policy.yaml")
    }
  }

  @Test("A file is read from its path, and messages begin with the path as it was given")
  func realFile() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("policy.yaml").path
    try Data(Northwind.policy.utf8).write(to: URL(fileURLWithPath: path))
    #expect(try YAMLPolicySource().policy(at: path) == readPolicy(Northwind.policy))

    try Data("policy: {\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect {
      try YAMLPolicySource().policy(at: path)
    } throws: { error in
      "\(error)".hasPrefix("\(path):")
    }
    #expect(throws: SettingsError("\(folder.path): this is a folder. Name the file in it.")) {
      try YAMLPolicySource().policy(at: folder.path)
    }
  }
}
