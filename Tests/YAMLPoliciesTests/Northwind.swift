import Dunning
import ReceivablesPorts
import Testing
import YAMLPolicies

/// The policy and the settings of the business in all examples, to be broken one line at a time.
enum Northwind {
  static let policy = """
    policy: northwind
    calendar: DE
    catch-up: latest
    least-gap: 5 days
    minimum: 10.00
    tolerance: 0.05
    unapplied: net
    contact-hours: 08:00-20:00
    ladder:
      - rung: upcoming
        when: 3 days before due
        channel: letter
        template: courtesy
      - rung: reminder
        when: 3 days after due
      - rung: second
        when: 10 business days after previous

    """

  static let settings = """
    creditor:
      name: Northwind GmbH
      country: DE
      address: [Mill Lane 1, 20095 Hamburg]
      email: ar@northwind.example
      phone: +49 40 123456
      website: https://www.northwind.example
      pay: [Northwind GmbH, IBAN DE02 1203 0000 0000 2020 51]
      legal: [Amtsgericht Hamburg HRB 12345]
      look: {logo: logo.png, colour: "#0a5c36"}
    store: {kind: sqlite, path: book.db}
    policy: rules.yaml
    templates: texts
    channels:
      letter: {kind: folder, path: letters}
      email:
        kind: smtp
        host: mail.northwind.example
        port: 587
        tls: starttls
        passwordEnv: MAIL_PASSWORD

    """
}

/// One line of an example written otherwise, and what is said about it.
struct Mistake: Sendable, CustomTestStringConvertible {
  let line: String
  let instead: String
  let message: String

  init(_ line: String, _ instead: String, _ message: String) {
    self.line = line
    self.instead = instead
    self.message = message
  }

  var testDescription: String { instead.isEmpty ? "without \(line)" : instead }

  func made(in text: String) throws -> String {
    let parts = text.split(separator: line, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2, "The example has no \"\(line)\".")
    return parts[0] + instead + parts[1]
  }
}

func readPolicy(_ text: String) throws -> Policy {
  try YAMLPolicySource().policy(reading: Array(text.utf8), as: "policy.yaml")
}

func readSettings(_ text: String) throws -> Settings {
  try YAMLSettings().settings(reading: Array(text.utf8), as: "dunwell.yaml")
}
