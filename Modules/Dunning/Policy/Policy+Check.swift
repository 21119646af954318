import Receivables

extension Policy {
  /// What can never act, or never as it reads, whatever the customers do.
  public func findings() -> [PolicyFinding] {
    ladders.flatMap { deadRungs($0) + gaps($0) } + unreachable() + idleLadders()
  }

  /// What works as it reads, and leaves people unasked or claims forgotten: somebody may want it so.
  public func warnings() -> [PolicyFinding] {
    ladders.flatMap { ending($0) + onDueDay($0) } + silentPlans()
  }

  /// Plans that end without a word: nothing is sent about the instalment that ends them.
  private func silentPlans() -> [PolicyFinding] {
    guard edition != .first, let plans, !plans.reminders.contains(where: \.isDemand) else {
      return []
    }
    return [
      PolicyFinding(
        .key("plans"),
        "a payment plan ends without a word: nothing is sent about an instalment that is missed. Leave"
          + " reminders out, or add one after due.")
    ]
  }

  /// A ladder behind which nobody looks at what did not come.
  private func ending(_ ladder: Ladder) -> [PolicyFinding] {
    guard let last = ladder.rungs.lastIndex(where: \.isDemand) else {
      let what =
        ladder.rungs.contains(where: \.asksSomebody)
        ? "nobody on ladder \(ladder.name) is written to about what is late: its tasks are all that"
          + " is done."
        : "nobody on ladder \(ladder.name) is ever asked for what is late. Give it a notice after the"
          + " due day."
      return [PolicyFinding(.ladder(ladder.name), what)]
    }
    let isFollowed = ladder.rungs[(last + 1)...].contains(where: \.asksSomebody)
    guard afterLast == .nothing, !isFollowed else { return [] }
    let rung = ladder.rungs[last].name
    return [
      PolicyFinding(
        .ladder(ladder.name),
        "ladder \(ladder.name) ends in nothing: nobody looks at what \(rung) did not bring in."
          + " \"after-last: task\" asks a person, and so does a task above \(rung).")
    ]
  }

  /// Demands of the due day itself, on which nothing is late yet.
  private func onDueDay(_ ladder: Ladder) -> [PolicyFinding] {
    ladder.rungs.filter { $0.isDemand && $0.anchor == .due && $0.days == 0 }.map {
      PolicyFinding(
        .rung($0.name, ladder: ladder.name),
        "\($0.name) goes on the day after the due day: nothing is late before. Count from 1, or"
          + " write before due.")
    }
  }

  /// Rungs that a later one always outranks, or that come before the one they should follow.
  private func deadRungs(_ ladder: Ladder) -> [PolicyFinding] {
    var findings: [PolicyFinding] = []
    for (index, rung) in ladder.rungs.enumerated() {
      for later in ladder.rungs[(index + 1)...] where isReached(later, notAfter: rung) {
        findings.append(
          PolicyFinding(
            .rung(rung.name, ladder: ladder.name),
            "\(rung.name) never acts: \(later.name) stands above it and is reached no later."
              + " Give \(later.name) a later day, or put it first."))
        break
      }
    }
    return findings
  }

  /// Whether the later rung of a ladder is reached on the same day as the earlier one, or before;
  /// false where that depends on the invoice.
  private func isReached(_ later: Rung, notAfter earlier: Rung) -> Bool {
    // Under "each" every rung has its turn, whichever day it is reached on.
    if case .each = catchUp { return false }
    guard later.anchor == earlier.anchor, later.anchor != .previous,
      later.inBusinessDays == earlier.inBusinessDays
    else { return false }
    return later.days <= earlier.days
  }

  /// Rungs that the least gap holds back until they are past, or until another outranks them.
  private func gaps(_ ladder: Ladder) -> [PolicyFinding] {
    var findings: [PolicyFinding] = []
    for (earlier, later) in zip(ladder.rungs, ladder.rungs.dropFirst()) {
      // Only between notices is there a gap to keep.
      guard earlier.act == .notice, later.act == .notice,
        let distance = distance(earlier, later), distance < leastGapDays
      else { continue }
      let part = PolicyPart.rung(later.name, ladder: ladder.name)
      if later.endsOnDueDay, earlier.days + leastGapDays > -1 {
        findings.append(
          PolicyFinding(
            part,
            "\(later.name) can never follow \(earlier.name): the least gap of \(leastGapDays)"
              + " days ends after the due day. Shorten least-gap, or move \(earlier.name)"
              + " further ahead."))
      } else if case .skipOlderThan(let days) = catchUp, leastGapDays - distance > days {
        findings.append(
          PolicyFinding(
            part,
            "\(later.name) can never follow \(earlier.name): the least gap of \(leastGapDays)"
              + " days holds it back until it is older than the \(days) days after which it is"
              + " skipped. Shorten least-gap, or skip later."))
      }
    }
    return findings
  }

  /// Days between two rungs that are counted alike; nil where that depends on the invoice.
  private func distance(_ earlier: Rung, _ later: Rung) -> Int? {
    guard !earlier.inBusinessDays, !later.inBusinessDays else { return nil }
    if later.anchor == .previous { return later.days }
    return later.anchor == earlier.anchor ? later.days - earlier.days : nil
  }

  /// Segments behind one that fits everybody whom they fit.
  private func unreachable() -> [PolicyFinding] {
    var findings: [PolicyFinding] = []
    for (index, segment) in segments.enumerated() {
      let earlier = segments[..<index].first {
        $0.condition == Segment.Condition() || $0.condition == segment.condition
      }
      guard let earlier else { continue }
      findings.append(
        PolicyFinding(
          .segment(segment.name),
          "\(segment.name) is never reached: \(earlier.name) stands before it and fits the same"
            + " customers. Put the narrower one first."))
    }
    return findings
  }

  /// Ladders that nobody is on unless a person chooses them.
  private func idleLadders() -> [PolicyFinding] {
    let isFirstUsed = !segments.contains { $0.condition == Segment.Condition() }
    let used = Set(segments.map(\.ladder) + (isFirstUsed ? ladders.prefix(1).map(\.name) : []))
    return ladders.filter { !used.contains($0.name) }.map {
      PolicyFinding(
        .ladder($0.name),
        "no segment leads to ladder \($0.name): only customers and invoices that somebody puts on"
          + " it by hand. Name it in a segment, or take it out.")
    }
  }
}
