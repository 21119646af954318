import Dunning
import Receivables
import Testing
import YAMLPolicies

struct PolicyReadingTests {
  @Test("Every key of a policy is read as it is written")
  func everyKey() throws {
    let policy = try readPolicy(Northwind.policy)
    #expect(policy.name == "northwind")
    #expect(policy.calendar == BusinessCalendar.standard("DE"))
    #expect(policy.catchUp == .latest)
    #expect(policy.leastGapDays == 5)
    #expect(policy.unapplied == .net)
    #expect(policy.contactHours == ContactHours(from: 480, until: 1200))
    #expect(
      policy.ladder == [
        Rung(
          name: "upcoming", days: -3, inBusinessDays: false, anchor: .due, channels: ["letter"],
          template: "courtesy"),
        Rung(
          name: "reminder", days: 3, inBusinessDays: false, anchor: .due, channels: ["email"],
          template: "reminder"),
        Rung(
          name: "second", days: 10, inBusinessDays: true, anchor: .previous, channels: ["email"],
          template: "second"),
      ])
  }

  @Test("What may be left out has its default: no holidays, net, any hour")
  func defaults() throws {
    let policy = try readPolicy(
      """
      policy: short
      catch-up: each
      least-gap: 0
      minimum: 0
      tolerance: 0
      ladder: [{rung: only, when: on due day}]
      """)
    #expect(policy.calendar == BusinessCalendar.standard("none"))
    #expect(policy.unapplied == .net)
    #expect(policy.contactHours == nil)
    #expect(policy.catchUp == .each)
  }

  @Test("A missed instalment is asked for where a policy says nothing, and not where it says none")
  func instalments() throws {
    let plain = try readPolicy(Northwind.policy)
    let rung = try #require(plain.planRules.reminders.first)
    #expect(plain.planRules.reminders.count == 1)
    #expect(rung.days == plain.planRules.graceDays + 1)
    #expect(rung.channels == ["email"])
    #expect(rung.template == "instalment-missed")
    let later = try readPolicy(Northwind.policy + "\nplans: {grace: 9 days}\n")
    #expect(later.planRules.reminders.map(\.days) == [10])
    let none = try readPolicy(Northwind.policy + "\nplans: {reminders: none}\n")
    #expect(none.planRules.reminders == [])
    #expect(throws: (any Error).self) {
      try readPolicy(Northwind.policy + "\nplans: {reminders: some}\n")
    }
  }

  /// 0.1 and 90071992547409.93 have no exact counterpart among binary fractions.
  @Test(
    "An amount is exactly the digits that are written",
    arguments: [
      ("0.1", Int64(1), 1), ("10.00", 1000, 2), ("90071992547409.93", 9_007_199_254_740_993, 2),
      ("7", 7, 0), ("'7.5'", 75, 1), ("0.005", 5, 3),
    ])
  func exactAmounts(_ text: String, _ unscaled: Int64, _ scale: Int) throws {
    let policy = try readPolicy(
      Mistake("minimum: 10.00", "minimum: \(text)", "").made(in: Northwind.policy))
    #expect(policy.minimum.general == DecimalAmount(unscaled: unscaled, scale: scale))
    #expect(policy.minimum.byCurrency.isEmpty)
  }

  @Test("Amounts by currency are minor units, and the default is for all others")
  func amountsByCurrency() throws {
    let policy = try readPolicy(
      Mistake("minimum: 10.00", "minimum: {EUR: 10.5, JPY: 1000, default: 9.99}", "")
        .made(in: Northwind.policy))
    let euro = try #require(Currency(code: "EUR"))
    let yen = try #require(Currency(code: "JPY"))
    let dollar = try #require(Currency(code: "USD"))
    #expect(policy.minimum.byCurrency == [euro: 1050, yen: 1000])
    #expect(policy.minimum.minorUnits(in: dollar) == 999)
  }

  @Test("Without a default, an amount by currency is nothing in all others")
  func noDefault() throws {
    let policy = try readPolicy(
      Mistake("tolerance: 0.05", "tolerance: {EUR: 0.05}", "").made(in: Northwind.policy))
    let dollar = try #require(Currency(code: "USD"))
    #expect(policy.tolerance.minorUnits(in: dollar) == 0)
  }

  @Test(
    "A rung's day is read as a person writes it",
    arguments: [
      ("3 days before due", -3, false, Rung.Anchor.due), ("1 day after due", 1, false, .due),
      ("on due day", 0, false, .due), ("0 days after due", 0, false, .due),
      ("14 days after issue", 14, false, .issued), ("14 days after issued", 14, false, .issued),
      ("on issue day", 0, false, .issued),
      ("10 business days after previous", 10, true, .previous),
      ("2 business days before due", -2, true, .due), ("7 Days After Due", 7, false, .due),
    ])
  func timings(_ text: String, _ days: Int, _ business: Bool, _ anchor: Rung.Anchor) throws {
    let policy = try readPolicy(
      Mistake("when: 10 business days after previous", "when: \(text)", "")
        .made(in: Northwind.policy))
    let rung = try #require(policy.rung("second"))
    #expect(rung.days == days)
    #expect(rung.inBusinessDays == business)
    #expect(rung.anchor == anchor)
  }

  @Test(
    "Catch-up is latest, each, or none older than so many days",
    arguments: [
      ("latest", Policy.CatchUp.latest), ("each", .each),
      ("skip-older-than 14 days", .skipOlderThan(days: 14)),
      ("skip-older-than 1 day", .skipOlderThan(days: 1)),
      ("skip-older-than 14", .skipOlderThan(days: 14)),
    ])
  func catchUps(_ text: String, _ expected: Policy.CatchUp) throws {
    let policy = try readPolicy(
      Mistake("catch-up: latest", "catch-up: \(text)", "").made(in: Northwind.policy))
    #expect(policy.catchUp == expected)
  }

  @Test(
    "Contact hours are within one day, midnight at its end included",
    arguments: [("8:00-20:00", 480, 1200), ("08:30 - 17:45", 510, 1065), ("00:00-24:00", 0, 1440)])
  func hours(_ text: String, _ from: Int, _ until: Int) throws {
    let policy = try readPolicy(
      Mistake("08:00-20:00", text, "").made(in: Northwind.policy))
    #expect(policy.contactHours == ContactHours(from: from, until: until))
  }

  @Test("Each calendar is found by its code, and none is the weekends alone")
  func calendars() throws {
    for code in ["DE", "FR", "GB", "US", "none"] {
      let policy = try readPolicy(
        Mistake("calendar: DE", "calendar: \(code)", "").made(in: Northwind.policy))
      #expect(policy.calendar == BusinessCalendar.standard(code))
    }
  }

  @Test("A policy with Windows line ends and a byte order mark is the same policy")
  func windowsFile() throws {
    let text = "\u{FEFF}" + Northwind.policy.split(separator: "\n").joined(separator: "\r\n")
    #expect(try readPolicy(text) == readPolicy(Northwind.policy))
  }

  @Test("What the book keeps of a policy is the policy again")
  func stored() throws {
    let texts = [
      Northwind.policy,
      try Mistake("minimum: 10.00", "minimum: {EUR: 10.00, JPY: 1000, default: 9.5}", "").made(
        in: Northwind.policy),
      try Mistake("catch-up: latest", "catch-up: skip-older-than 14 days", "").made(
        in: Northwind.policy),
      try Mistake("contact-hours: 08:00-20:00", "", "").made(in: Northwind.policy),
    ]
    for text in texts + YAMLPolicySource().standardPolicies.map(\.text) {
      let policy = try readPolicy(text)
      #expect(try Policy(stored: policy.stored) == policy)
    }
  }
}
