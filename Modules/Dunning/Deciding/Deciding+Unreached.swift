import Receivables

/// Who cannot be reached at all is a person's task.
extension Deciding {
  /// Asks a person, once, where something late has reached its first demand and nobody can be told.
  mutating func askForAddress(_ arrears: Arrears, _ course: Course) {
    let unreached = arrears.chased.map(\.candidate).filter { isUnreached($0, course) }
    guard let first = unreached.first else { return }
    let triggers = unreached.map {
      Trigger(
        item: $0.item.id, rung: Trigger.unreached,
        cycle: $0.position?.cycle ?? $0.item.cycle(on: day))
    }
    let asked = listing(
      arrears.lines.map(\.candidate), unreached, arrears.waiting, arrears.currency)
    askForAddress(triggers, asked, hindrances(course.ladder(of: first.item).ladder))
  }

  /// The same for what falls due by a statement that cannot be sent.
  mutating func askForAddress(
    _ waiting: [Item], of period: StatementSchedule.Period, _ schedule: StatementSchedule,
    _ currency: Currency
  ) {
    guard !waiting.isEmpty, let dueDays = schedule.dueDays,
      case .never(_, let why, until: nil) = Gate(account).reach(by: schedule.channel, on: day)
    else { return }
    let triggers = waiting.map {
      Trigger(item: $0.id, rung: Trigger.unreached, cycle: $0.cycle(on: day))
    }
    askForAddress(
      triggers, stated(in: currency, due: max(period.day, day).adding(days: dueDays)), why)
  }

  private mutating func askForAddress(
    _ triggers: [Trigger], _ asked: NoticeListing, _ why: String
  ) {
    // One task is enough while anything is open that it was about.
    let wasAsked = account.items.values.contains {
      $0.open(on: day) > 0 && $0.wasUnreached(on: day)
    }
    guard policy.edition != .first, Gate(account).answer(on: day) == .allow, !wasAsked,
      !account.standing.tasks.open.contains(where: \.reason.wantsAddress)
    else { return }
    let words = "cannot be reached: \(why). Find an address, or hand it over without a notice"
    measures.append(
      MeasureCall(
        act: .task, rung: Trigger.unreached, words: words, triggers: triggers.sorted(),
        listing: asked))
    note(
      TraceLine(
        .currency(asked.amount.currency), .measure, .allows, "task: \(words), \(asked.amount)"))
  }

  /// Whether an item has reached the first demand of its ladder, and no demand of it that may come first
  /// has a channel that is open or known to open.
  private func isUnreached(_ candidate: Candidate, _ course: Course) -> Bool {
    guard let position = candidate.position, let ladder = course.ladder(of: candidate.item).ladder,
      let first = ladder.rungs.firstIndex(where: \.isDemand),
      let reached = position.own[first], reached <= day
    else { return false }
    let isFirst = position.delivered == nil && policy.catchUp != .jump
    let demands = isFirst ? ladder.rungs.firstContacts : ladder.rungs.filter(\.isDemand)
    return isUnreached(by: demands.flatMap(\.channels))
  }

  /// Whether none of some channels is open, or known to open.
  func isUnreached(by channels: [String]) -> Bool {
    channels.allSatisfy { channel in
      guard case .never(_, _, let until) = Gate(account).reach(by: channel, on: day) else {
        return false
      }
      return until == nil
    }
  }

  /// What is in the way of each channel of a ladder's demands, in the order in which it would use them; one
  /// that is open reaches nobody yet, as it is the last rung's.
  private func hindrances(_ ladder: Ladder?) -> String {
    var seen: Set<String> = []
    let channels = (ladder?.rungs ?? []).filter(\.isDemand).flatMap(\.channels)
      .filter { seen.insert($0).inserted }
    return channels.compactMap { channel in
      guard case .never(_, let why, _) = Gate(account).reach(by: channel, on: day) else {
        return nil
      }
      return why
    }.joined(separator: ", ")
  }
}

extension TaskReason {
  /// Whether a person who has such a task looks for another address already.
  fileprivate var wantsAddress: Bool {
    [.unreached, .bounced, .complaint, .unsubscribed].contains(self)
  }
}

extension Item {
  /// Whether a person was asked in this round already, as nobody could be reached.
  fileprivate func wasUnreached(on day: Day) -> Bool {
    acted.contains { $0.rung == Trigger.unreached && $0.cycle >= cycle(on: day) }
  }
}
