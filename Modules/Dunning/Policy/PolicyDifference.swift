import Receivables

/// What changes from one policy to another, in words.
public struct PolicyDifference: Sendable {
  private let old: Policy
  private let new: Policy

  public init(from old: Policy, to new: Policy) {
    self.old = old
    self.new = new
  }

  /// One sentence a line; empty where both say the same.
  public var lines: [String] {
    let rules = [
      changed("name", old.name, new.name),
      changed("calendar", old.calendar.name, new.calendar.name),
      changed("catch-up", old.catchUp.words, new.catchUp.words),
      changed("edition", "\(old.edition.rawValue)", "\(new.edition.rawValue)"),
      changed("rhythm", "\(old.rhythmDays) days", "\(new.rhythmDays) days"),
      changed("bank days", "\(old.bankDays)", "\(new.bankDays)"),
      changed("after the last rung", old.afterLast.rawValue, new.afterLast.rawValue),
      changed(
        "last rung once more", old.repeatLastDays.map { "after \($0) days" } ?? "never",
        new.repeatLastDays.map { "after \($0) days" } ?? "never"),
      changed("lists", old.lists.rawValue, new.lists.rawValue),
      changed("least gap", "\(old.leastGapDays) days", "\(new.leastGapDays) days"),
      changed("minimum", old.minimum.words, new.minimum.words),
      changed("tolerance", old.tolerance.words, new.tolerance.words),
      changed("unapplied money", old.unapplied.rawValue, new.unapplied.rawValue),
      changed("contact hours", hours(old), hours(new)),
      changed("statements", old.statements?.words ?? "none", new.statements?.words ?? "none"),
      changed("asks by", old.asksBy.rawValue, new.asksBy.rawValue),
      changed("thanks", old.thanks?.words ?? "none", new.thanks?.words ?? "none"),
      changed("promises", old.promiseRules.words, new.promiseRules.words),
      changed("plans", old.planRules.words, new.planRules.words),
      changed("autopay", old.autopayRules.words, new.autopayRules.words),
      changed("part payments", old.takesParts ? "taken" : "not", new.takesParts ? "taken" : "not"),
      changed("settlements", old.settlementRules.words, new.settlementRules.words),
      changed("late charges", old.charges?.words ?? "none", new.charges?.words ?? "none"),
      old.charges != new.charges && old.charges?.words == new.charges?.words
        ? "late charges: the terms or rates of their law" : nil,
      changed(
        "limitation", old.limitation?.words ?? "not watched",
        new.limitation?.words ?? "not watched"),
      changed(
        "charges alone", old.chargesAloneWords ?? "no task",
        new.chargesAloneWords ?? "no task"),
      changed("losses", old.losses?.words ?? "none", new.losses?.words ?? "none"),
      changed(
        "short payments", old.shortPayment?.words ?? "stay", new.shortPayment?.words ?? "stay"),
      changed("waiting money", old.waitingMoney.rawValue, new.waitingMoney.rawValue),
      changed(
        "order", (old.order ?? .principalFirst).rawValue, (new.order ?? .principalFirst).rawValue),
      changed(
        "grace for discounts", "\(old.discountGraceDays) days", "\(new.discountGraceDays) days"),
      changed("disputes", old.disputeRules.words, new.disputeRules.words),
    ].compactMap { $0 }
    return rules + ladders() + segments()
  }

  private func changed(_ what: String, _ old: String, _ new: String) -> String? {
    old == new ? nil : "\(what): \(old), now \(new)"
  }

  private func hours(_ policy: Policy) -> String {
    policy.contactHours.map(\.words) ?? "any"
  }

  // MARK: Ladders

  private func ladders() -> [String] {
    let gone = old.ladders.filter { new.ladder(named: $0.name) == nil }
      .map { "ladder \($0.name) is gone" }
    let rest = new.ladders.flatMap { ladder -> [String] in
      guard let before = old.ladder(named: ladder.name) else {
        let rungs = ladder.rungs.map(\.name).joined(separator: ", ")
        return ["ladder \(ladder.name) is new: \(rungs)"]
      }
      return rungs(before, ladder)
    }
    let first = changed(
      "ladder of everybody else", old.ladders.first?.name ?? "none",
      new.ladders.first?.name ?? "none")
    return gone + rest + (first.map { [$0] } ?? [])
  }

  private func rungs(_ before: Ladder, _ after: Ladder) -> [String] {
    let place = new.ladders.count > 1 ? " of ladder \(after.name)" : ""
    func same(_ rung: Rung, in ladder: Ladder) -> Rung? {
      ladder.rungs.first { $0.name == rung.name }
    }
    let gone = before.rungs.filter { same($0, in: after) == nil }
      .map { "rung \($0.name)\(place) is gone" }
    let rest = after.rungs.compactMap { rung -> String? in
      guard let was = same(rung, in: before) else {
        return "rung \(rung.name)\(place) is new: \(rung.words)"
      }
      return changed("rung \(rung.name)\(place)", was.words, rung.words)
    }
    let kept = before.rungs.map(\.name).filter { name in after.rungs.contains { $0.name == name } }
    let order = after.rungs.map(\.name).filter(kept.contains)
    let moved =
      kept == order
      ? [] : ["rungs\(place) stand in another order: \(order.joined(separator: ", "))"]
    return gone + rest + moved
  }

  // MARK: Segments

  private func segments() -> [String] {
    let gone = old.segments.filter { segment in !new.segments.contains { $0.name == segment.name } }
      .map { "segment \($0.name) is gone" }
    let rest = new.segments.compactMap { segment -> String? in
      guard let was = old.segments.first(where: { $0.name == segment.name }) else {
        return "segment \(segment.name) is new: \(segment.words)"
      }
      return changed("segment \(segment.name)", was.words, segment.words)
    }
    return gone + rest
  }
}
