import Receivables

/// When a promise is kept, and what comes after one that is not.
public struct PromiseRules: Sendable, Hashable {
  /// So many days after the promised one money still counts.
  public var graceDays: Int
  /// This share of what was promised is enough, in percent.
  public var keptPercent: Int
  /// From this share on a promise is kept in part, and chasing does not begin another round.
  public var partKeptPercent: Int
  public var afterBreach: AfterBreach
  /// A promise may not reach further ahead than this.
  public var longestDays: Int

  public init(
    graceDays: Int = 3, keptPercent: Int = 100, partKeptPercent: Int = 50,
    afterBreach: AfterBreach = .resume, longestDays: Int = 60
  ) {
    self.graceDays = graceDays
    self.keptPercent = keptPercent
    self.partKeptPercent = partKeptPercent
    self.afterBreach = afterBreach
    self.longestDays = longestDays
  }

  /// The least that is enough of an amount, in minor units.
  func enough(of minorUnits: Int64) -> Int64 { minorUnits.share(percent: keptPercent) }

  func partlyEnough(of minorUnits: Int64) -> Int64 {
    minorUnits.share(percent: partKeptPercent)
  }

  func write(into json: inout JSONWriter) {
    json.integer("grace", graceDays)
    json.integer("kept", keptPercent)
    json.integer("part_kept", partKeptPercent)
    json.string("broken", afterBreach.rawValue)
    json.integer("longest", longestDays)
  }

  init(_ reader: FactReader) throws(FactError) {
    self.init(
      graceDays: try reader.integer("grace"), keptPercent: try reader.integer("kept"),
      partKeptPercent: try reader.integer("part_kept"), afterBreach: try reader.word("broken"),
      longestDays: try reader.integer("longest"))
  }
}

/// How chasing goes on when a promise or a plan was broken.
public enum AfterBreach: String, Sendable, Hashable, CaseIterable {
  /// With the next rung, on its day; at once where that is past.
  case resume
  /// With the rung that acted last, once more.
  case again
  /// With the next rung, at once.
  case escalate
}
