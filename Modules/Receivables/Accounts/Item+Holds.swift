extension Item {
  public var holds: [Hold] { circumstances.holds }

  /// What of the item is open on a day and not to be chased, in minor units: disputed, promised, part
  /// of a plan, or of an offer.
  public func held(on day: Day) -> Int64 {
    guard !holds.isEmpty else { return 0 }
    let open = open(on: day)
    guard open > 0 else { return 0 }
    return min(open, holds.reduce(0) { $0 + $1.held(of: open, on: day) })
  }

  /// What of the item may be chased on a day, in minor units.
  public func chased(on day: Day) -> Int64 {
    open(on: day) - held(on: day)
  }

  /// What of the item is disputed on a day, in minor units.
  public func disputed(on day: Day) -> Int64 { held(on: day) { $0 == .dispute } }

  /// What of the item somebody here has to decide about on a day, in minor units: it is disputed, or a
  /// second person is asked.
  public func undecided(on day: Day) -> Int64 { held(on: day) { !$0.isAgreed } }

  private func held(on day: Day, by isOne: (AgreementKind) -> Bool) -> Int64 {
    let open = open(on: day)
    let held = holds.reduce(Int64(0)) {
      isOne($1.kind) ? $0 + $1.held(of: open, on: day) : $0
    }
    return max(0, min(open, held))
  }

  /// The days up to another on which something about it was decided.
  public func decisions(until day: Day) -> [Day] {
    holds.filter { !$0.kind.isAgreed }.compactMap(\.until).filter { $0 <= day }
  }

  /// How often somebody who owes the item did not do what was agreed, up to a day.
  public func breaches(by day: Day) -> Int {
    holds.count { $0.ending?.isBreach == true && $0.until.map { $0 <= day } ?? false }
  }

  /// The day of the latest breach up to a day.
  public func lastBreach(by day: Day) -> Day? {
    holds.lazy.filter { $0.ending?.isBreach == true }.compactMap(\.until).filter { $0 <= day }
      .max()
  }

  /// Days on which the whole item was in dispute, as periods from a day to the day after the last.
  public var frozen: [(from: Day, until: Day?)] {
    holds.filter { $0.kind == .dispute && $0.minorUnits == nil }.map { ($0.from, $0.until) }
  }

  /// The day on which as many days have gone by as on a given day of the calendar, had the item never
  /// been in dispute as a whole.
  public func thawed(_ day: Day) -> Day {
    frozen.sorted { $0.from < $1.from }.reduce(day) { day, pause in
      guard pause.from <= day, let until = pause.until else { return day }
      return day.adding(days: max(0, until.days(since: max(pause.from, issued))))
    }
  }

  /// The first later day on which a hold begins or ends.
  public func nextHoldChange(after day: Day) -> Day? {
    holds.lazy.flatMap { [$0.from, $0.until].compactMap { $0 } }.filter { $0 > day }.min()
  }

  /// The day since which what is agreed about the item holds it; nil where nothing does.
  public var agreedSince: Day? {
    holds.lazy.filter { $0.kind.isAgreed && $0.until == nil }.map(\.from).max()
  }

  /// Whether a second person is asked what is to become of it.
  public var isAskedAbout: Bool { holds.contains { $0.kind == .approval && $0.until == nil } }

  /// What of it a piece of money has paid for what was agreed, in minor units.
  public func paid(by money: String, for agreement: String) -> Int64 {
    holds.filter { $0.agreement == agreement }.flatMap(\.paid).filter { $0.money == money }
      .reduce(0) { $0 + $1.minorUnits }
  }

  /// What of a promise had been paid when it was made, as money of an earlier day tells that became known
  /// since: nobody promises that. In minor units.
  func promisedTooMuch(by hold: Hold, _ day: Day) -> Int64 {
    guard hold.kind == .promise, day < hold.from, let promised = hold.minorUnits else { return 0 }
    let known = hold.paid.reduce(Int64(0)) { $1.day < hold.from ? $0 + $1.minorUnits : $0 }
    let sameDay = hold.paid.reduce(Int64(0)) { $1.day == hold.from ? $0 + $1.minorUnits : $0 }
    return max(0, promised - known - open(on: hold.from) - sameDay)
  }
}
