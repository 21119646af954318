import Dunning
import Foundation
import Receivables
import ReceivablesPorts
import Testing
import YAMLPolicies

@Suite("Ladders and segments of a policy's file")
struct SegmentReadingTests {
  private static let head = """
    policy: northwind
    catch-up: latest
    least-gap: 5 days
    minimum: 10.00
    tolerance: 0.05

    """
  private static let whole =
    head + """
      ladders:
        standard:
          - rung: reminder
            when: 3 days after due
        gentle:
          - rung: kind-word
            when: 10 days after due
            channel: [email, letter]
            new-due: 7 days
            approval: yes
      segments:
        - segment: key accounts
          if: {tag: [vip, key], kind: company, country: [DE, AT], currency: EUR, owes: over 1000.00}
          ladder: gentle
          least-gap: 9 days
          minimum: {EUR: 50.00, default: 60.00}
        - segment: new
          if: {customer-for: under 90 days, days-late: over 5}
          ladder: none

      """

  private func read(_ text: String) throws -> Policy {
    try YAMLPolicySource().policy(reading: Array(text.utf8), as: "policy.yaml")
  }

  @Test("Everything that a segment may say is read, in order")
  func whole() throws {
    let policy = try read(SegmentReadingTests.whole)
    #expect(policy.ladders.map(\.name) == ["standard", "gentle"])
    let rung = try #require(policy.rung("kind-word"))
    #expect(rung.channels == ["email", "letter"])
    #expect(rung.newDueDays == 7)
    #expect(rung.needsApproval)
    let (key, new) = (policy.segments[0], policy.segments[1])
    #expect(key.condition.tags == ["vip", "key"])
    #expect(key.condition.kinds == [.company])
    #expect(key.condition.countries == ["DE", "AT"])
    #expect(key.condition.currencies.map(\.code) == ["EUR"])
    let limit = Threshold(general: DecimalAmount(unscaled: 1000_00, scale: 2))
    #expect(key.condition.owes == .over(limit))
    #expect(key.leastGapDays == 9)
    #expect(key.tolerance == nil)
    #expect(new.ladder == LadderSet.none)
    #expect(new.condition.customerForDays == .under(90))
    #expect(new.condition.daysLate == .over(5))
    #expect(try Policy(stored: policy.stored) == policy)
  }

  @Test(
    "What cannot be is refused with its place and what to write",
    arguments: [
      ("ladder: gentle\n", "ladder: gentel\n", "policy.yaml:19:13: unknown ladder \"gentel\"."),
      ("kind: company", "kind: firm", "policy.yaml:18:33: unknown kind of customer \"firm\"."),
      ("[DE, AT]", "[DE, Austria]", "policy.yaml:18:56: \"Austria\" is not a country."),
      ("over 1000.00", "1000.00", "policy.yaml:18:82: \"1000.00\" is no bound."),
      ("under 90 days", "under long", "policy.yaml:23:24: \"long\" is not a whole number."),
      ("approval: yes", "approval: maybe", "policy.yaml:15:17: \"maybe\" is neither yes nor no."),
      ("[email, letter]", "[email, email]", "policy.yaml:13:24: email is named twice."),
      ("tag:", "tags:", "policy.yaml:18:10: unknown key \"tags\". Did you mean \"tag\"?"),
      (
        "segment: new", "segment: key accounts",
        "policy.yaml:22:5: segment \"key accounts\" is already on line 17."
      ),
      ("  gentle:", "  none:", "policy.yaml:10:3: \"none\" is how a segment says"),
    ])
  func mistakes(_ right: String, _ wrong: String, _ message: String) throws {
    let text = SegmentReadingTests.whole.replacing(right, with: wrong, maxReplacements: 1)
    try #require(text != SegmentReadingTests.whole)
    #expect {
      try read(text)
    } throws: { error in
      String(describing: error).hasPrefix(message)
    }
  }

  @Test("Every part of a policy is found again in its file")
  func places() throws {
    try withFile(SegmentReadingTests.whole) { path in
      let source = YAMLPolicySource()
      let places: [(PolicyPart, Int, Int)] = [
        (.key("least-gap"), 3, 1), (.ladder("gentle"), 10, 3),
        (.rung("kind-word", ladder: "gentle"), 11, 13), (.segment("new"), 22, 14),
      ]
      for (part, line, column) in places {
        let found = try source.place(of: part, at: path)
        #expect(found == PolicyPlace(line: line, column: column), "\(part)")
      }
      #expect(try source.place(of: .segment("nobody"), at: path) == nil)
    }
  }

  /// Goal: an editor marks what the reader refuses, and nothing that it takes. Method: both are held
  /// against the same texts, the schema by somebody else's program.
  @Test("The schema takes what the reader takes, and refuses a mistyped key")
  func schema() throws {
    let schema = try #require(YAMLPolicySource().schema)
    let texts = YAMLPolicySource().standardPolicies.map(\.text) + [SegmentReadingTests.whole]
    for text in texts {
      guard let isValid = try SchemaProgram.isValid(text, by: schema) else { return }
      #expect(isValid)
      #expect(try SchemaProgram.isValid(text + "leest-gap: 3\n", by: schema) == false)
    }
  }

  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "policy-\(UUID()).yaml")
    try Data(text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }  // A file left behind harms nobody.
    try body(url.path)
  }
}

/// Python's jsonschema, where the machine has it.
private enum SchemaProgram {
  private static let script = """
    import json, sys
    try:
        import jsonschema, yaml
    except ImportError:
        sys.exit(3)
    schema, text = json.load(sys.stdin)
    try:
        jsonschema.Draft202012Validator(json.loads(schema)).validate(
            yaml.load(text, Loader=yaml.BaseLoader))
    except jsonschema.ValidationError as error:
        sys.exit(1)
    """

  /// Nil, and a word, where the program is not there.
  static func isValid(_ text: String, by schema: String) throws -> Bool? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    let input = Pipe()
    process.standardInput = input
    try process.run()
    input.fileHandleForWriting.write(try JSONEncoder().encode([schema, text]))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0: return true
    case 1: return false
    default:
      print("skipped: python3 with jsonschema and yaml is not here")
      return nil
    }
  }
}
