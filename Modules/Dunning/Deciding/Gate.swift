public import Receivables

/// The one gate: whether a customer may be contacted at all, and from which moment on.
///
/// Hard stops outrank everything; no parameter leads past them.
public struct Gate: Sendable {
  /// What the gate says.
  public enum Answer: Sendable, Equatable {
    case allow
    case notBefore(Moment)
    /// The rule that forbids it, why, and the first day on which that can change.
    case never(Rule, String, until: Day?)
  }

  private let account: Account

  public init(_ account: Account) {
    self.account = account
  }

  /// Whether anything may be done about the customer on a day.
  public func answer(on day: Day) -> Answer {
    if account.standing.forgottenEntry != 0 {
      return .never(.contact, "the customer was forgotten", until: nil)
    }
    if let stop = account.standing.stop(on: day) {
      return .never(
        .stop, "\(stop.reason.rawValue) since \(stop.from)",
        until: stop.until?.adding(days: 1))
    }
    if let pause = account.standing.tasks.pause(on: day) {
      return .never(
        .reply, "their reply of \(pause.task.raised) is not read yet: task \(pause.task.id)",
        until: pause.ends)
    }
    if let dispute = fullDispute(on: day) {
      return .never(.dispute, "all that is open is disputed, \(dispute)", until: nil)
    }
    return .allow
  }

  /// One of the disputes where nothing else is open; nil where something is, or nothing at all.
  private func fullDispute(on day: Day) -> String? {
    guard !account.standing.agreements.disputes.isEmpty else { return nil }
    let open = account.items.values.filter { $0.id.kind.isOwed && $0.open(on: day) > 0 }
    guard !open.isEmpty, open.allSatisfy({ $0.disputed(on: day) >= $0.open(on: day) }) else {
      return nil
    }
    return account.standing.agreements.disputes.first { $0.from <= day }?.id
  }

  /// Whether a channel is open to the customer on a day.
  public func answer(channel: String, on day: Day) -> Answer {
    let general = answer(on: day)
    return general == .allow ? reach(by: channel, on: day) : general
  }

  /// Whether the customer has an address for a channel and the channel is open, stops aside.
  func reach(by channel: String, on day: Day) -> Answer {
    guard let party = account.standing.party.value(on: day), party.channels.contains(channel)
    else {
      return .never(.contact, "no address for \(channel)", until: nextParty(after: day))
    }
    if let closing = account.standing.closed.closing(of: channel, on: day) {
      return .never(
        .contact, Gate.words(for: closing), until: closing.until?.adding(days: 1))
    }
    return .allow
  }

  /// The same at a moment, with the hours of the customer's own clock.
  ///
  /// - Parameter offset: seconds that the customer's clock is ahead of UTC at a moment.
  public func answer(
    channel: String, on day: Day, at moment: Moment, hours: ContactHours?,
    offset: (Moment) -> Int
  ) -> Answer {
    let daily = answer(channel: channel, on: day)
    guard daily == .allow, let hours else { return daily }
    let local = moment.adding(seconds: offset(moment))
    let minute = local.secondOfDay / 60
    if minute >= hours.from, minute < hours.until { return .allow }
    let opening = minute < hours.from ? local.day : local.day.adding(days: 1)
    let localOpening = Moment(opening, hour: hours.from / 60, minute: hours.from % 60)
    // The offset may change in the night between, so it is asked for again at the opening.
    let guess = localOpening.adding(seconds: -offset(moment))
    let exact = localOpening.adding(seconds: -offset(guess))
    // Where the clock leaves the opening out, it is past it by the guess and not yet there by the
    // other reckoning.
    return .notBefore(exact.adding(seconds: offset(exact)) < localOpening ? guess : exact)
  }

  private static func words(for closing: ClosedChannels.Closing) -> String {
    switch closing.reason {
    case .bounced: "the address for \(closing.channel) bounced on \(closing.from)"
    case .complaint: "no \(closing.channel) since the complaint of \(closing.from)"
    case .unsubscribed: "no \(closing.channel) wanted since \(closing.from)"
    }
  }

  private func nextParty(after day: Day) -> Day? {
    account.standing.party.steps.first { $0.from > day }?.from
  }
}
