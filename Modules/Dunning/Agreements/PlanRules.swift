public import Receivables

/// Which payment plans are allowed, what is sent while one runs, and when it is over.
public struct PlanRules: Sendable, Hashable {
  /// So many days after its day an instalment is not missed yet.
  public var graceDays: Int
  /// With so many instalments missed the plan is over, and with the last one: each after a notice asked
  /// for the one that ends it, and the day of that has passed.
  public var missedInstalments: Int
  public var afterBreach: AfterBreach
  public var mostInstalments: Int
  /// No instalment but the last may be smaller.
  public var leastInstalment: Threshold
  /// From the first to the last instalment.
  public var longestDays: Int
  /// This share has to come first, in percent of the whole.
  public var downPercent: Int
  /// A year; nil where plans cost nothing.
  public var interest: Percent?
  /// What is sent about an instalment, counted from its day.
  public var reminders: [Rung]

  public init(
    graceDays: Int = 5, missedInstalments: Int = 2, afterBreach: AfterBreach = .escalate,
    mostInstalments: Int = 6, leastInstalment: Threshold = Threshold(), longestDays: Int = 366,
    downPercent: Int = 0, interest: Percent? = nil, reminders: [Rung] = []
  ) {
    self.graceDays = graceDays
    self.missedInstalments = missedInstalments
    self.afterBreach = afterBreach
    self.mostInstalments = mostInstalments
    self.leastInstalment = leastInstalment
    self.longestDays = longestDays
    self.downPercent = downPercent
    self.interest = interest
    self.reminders = reminders
  }

  /// What is sent about an instalment that was not paid, where a policy does not say: once it counts as
  /// missed, by the channels of the mildest demand.
  public static func reminders(afterGrace days: Int, beside ladders: [Ladder]) -> [Rung] {
    guard let mildest = ladders.first?.rungs.first(where: \.isDemand) else { return [] }
    let names = Set(ladders.flatMap(\.rungs).map(\.name))
    let name = names.contains(missed) ? "plan-\(missed)" : missed
    guard !names.contains(name) else { return [] }
    return [
      Rung(
        name: name, days: days + 1, inBusinessDays: false, anchor: .due,
        channels: mildest.channels, template: missed, role: mildest.role)
    ]
  }

  private static let missed = "instalment-missed"

  func write(into json: inout JSONWriter) {
    json.integer("grace", graceDays)
    json.integer("missed", missedInstalments)
    json.string("default", afterBreach.rawValue)
    json.integer("most", mostInstalments)
    json.object("least") { leastInstalment.write(into: &$0) }
    json.integer("longest", longestDays)
    json.integer("down", downPercent)
    json.string("interest", ifPresent: interest?.description)
    if !reminders.isEmpty {
      json.object("reminders") { Ladder(name: "plan", rungs: reminders).write(into: &$0) }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    var reminders: [Rung] = []
    if let ladder = try reader.objectIfPresent("reminders") {
      reminders = try Ladder(ladder).rungs
    }
    self.init(
      graceDays: try reader.integer("grace"), missedInstalments: try reader.integer("missed"),
      afterBreach: try reader.word("default"), mostInstalments: try reader.integer("most"),
      leastInstalment: try Threshold(try reader.object("least")),
      longestDays: try reader.integer("longest"), downPercent: try reader.integer("down"),
      interest: try reader.percentIfPresent("interest"), reminders: reminders)
  }
}
