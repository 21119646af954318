import Dunning
import Receivables
import ReceivablesPorts

/// Takes open notices to their channels: claim, act, answer.
///
/// The claim decides again and stores the exact bytes before anything leaves the house; the commit
/// that records one answer claims the next notice, so that a crash leaves at most one unknown.
struct Delivery {
  private let installation: Installation
  private let policy: Policy
  private let orders: DailyRun.Orders
  private let author: Author
  private let progress: RunProgress.Told

  init(
    _ installation: Installation, _ policy: Policy, _ orders: DailyRun.Orders, by author: Author,
    _ progress: @escaping RunProgress.Told
  ) {
    self.installation = installation
    self.policy = policy
    self.orders = orders
    self.author = author
    self.progress = progress
  }

  /// What a channel said of a claimed notice, to be written down.
  private struct Answered {
    let notice: Notice
    let answer: DeliveryAnswer

    var fact: Fact {
      let said: NoticeAnswered.Answer
      switch answer {
      case .sent: said = .sent
      case .failed: said = .failed
      case .notSent: said = .notSent
      case .unknown: said = .unknown
      }
      return .noticeAnswered(
        NoticeAnswered(notice: notice.id, attempt: notice.attempt, answer: said))
    }
  }

  // MARK: Delivering

  func deliver(_ report: inout RunReport) async throws {
    var answered: Answered?
    var cursor: NoticeCursor?
    var done = 0
    while true {
      let page = try await installation.store.openNotices(.any, after: cursor, limit: 200)
      guard let last = page.last else { break }
      cursor = NoticeCursor(day: last.on, id: last.id)
      for notice in page where isDue(notice) {
        let claimed = try await advance(recording: answered, claiming: notice, &report)
        answered = nil
        if let claimed { answered = await act(claimed) }
        done += 1
        progress(RunProgress(work: "delivering", done: done, total: nil))
      }
    }
    if answered != nil { _ = try await advance(recording: answered, claiming: nil, &report) }
    report.unprinted = await installation.printing.missing
    try await closeBatches(&report)
  }

  /// Also what an interrupted run has gathered.
  private func closeBatches(_ report: inout RunReport) async throws {
    for name in policy.channels {
      guard let channel = try await installation.channels.channel(name) as? any Batching,
        let batch = try await channel.closeBatch(on: orders.day)
      else { continue }
      report.batches.append(
        RunReport.Batch(channel: name, place: batch.place, count: batch.count))
    }
  }

  private func isDue(_ notice: Notice) -> Bool {
    // What an interrupted run has planned is for its day, though an earlier one is run again.
    guard notice.on <= orders.day else { return false }
    return switch notice.status {
    case .planned, .retrying: true
    case .scheduled: notice.notBefore.map { $0 <= orders.moment } ?? true
    case .waiting, .claimed, .unknown, .sent, .failed, .withheld, .cancelled, .bounced: false
    }
  }

  private func act(_ claimed: Claim.Ready) async -> Answered {
    let answer: DeliveryAnswer
    do {
      if let channel = try await installation.channels.channel(claimed.notice.channel) {
        answer = await deliver(claimed.rendered, by: channel)
      } else {
        answer = .notSent("the settings have no channel \(claimed.notice.channel)")
      }
    } catch {
      // A channel that could not be opened was handed nothing.
      answer = .notSent(String(describing: error))
    }
    return Answered(notice: claimed.notice, answer: answer)
  }

  private func deliver(
    _ rendered: RenderedNotice, by channel: any NoticeChannel
  ) async -> DeliveryAnswer {
    do {
      return try await channel.deliver(rendered)
    } catch {
      // A throw means that nobody knows.
      return .unknown(String(describing: error))
    }
  }

  /// Writes down an answer and claims the next notice, in one commit.
  ///
  /// - Returns: the claimed notice, ready to go; nil where it was dropped, or must wait.
  private func advance(
    recording answered: Answered?, claiming notice: Notice?, _ report: inout RunReport
  ) async throws -> Claim.Ready? {
    for _ in 0..<20 {
      var tried = report
      var changes: [PendingChange] = []
      if let answered { changes.append(try await change(recording: answered, &tried)) }
      var ready: Claim.Ready?
      if let notice {
        ready = try await Claim(installation, policy, orders, by: author)
          .make(notice, onto: &changes, &tried)
      }
      let written = changes.filter { !$0.drafts.isEmpty }.map(\.change)
      do {
        if !written.isEmpty {
          try await installation.store.commit(written, at: installation.surroundings.now())
        }
        report = tried
        return ready
      } catch BookError.stale {
        continue
      }
    }
    throw RunError(.busy, "an account changed all the time; run again")
  }

  private func change(
    recording answered: Answered, _ report: inout RunReport
  ) async throws -> PendingChange {
    let id = answered.notice.account
    var pending = PendingChange(
      try await installation.store.withPlanned(id, liveOn: orders.day)
        ?? .new(id))
    try await pending.includeTriggers(of: answered.notice, from: installation.store)
    if let before = pending.account.notices[answered.notice.id] {
      try pending.post(answered.fact, on: orders.day, by: author)
      let after = pending.account.notices[answered.notice.id]
      report.recount(before, as: after)
      if after?.wasHandedOver != true {
        // Nobody got it: what it was to bring about has its turn again.
        let next = attention(of: pending.account, by: policy, after: orders.day)
        pending.attention = min(pending.attention, next ?? .distantFuture)
      }
    }
    return pending
  }

  // MARK: What a crash left behind

  /// Asks about notices that were claimed and never answered for, and those that nobody knows of.
  func settleInterrupted(_ report: inout RunReport) async throws {
    var cursor: NoticeCursor?
    while true {
      let page = try await installation.store.openNotices(
        .unanswered, after: cursor, limit: 200)
      guard let last = page.last else { return }
      cursor = NoticeCursor(day: last.on, id: last.id)
      for notice in page {
        let answer = await ask(notice)
        if case .unknown = answer, notice.status == .unknown {
          report.unknown += 1
          continue
        }
        let answered = Answered(notice: notice, answer: answer)
        _ = try await advance(recording: answered, claiming: nil, &report)
      }
    }
  }

  private func ask(_ notice: Notice) async -> DeliveryAnswer {
    do {
      guard let channel = try await installation.channels.channel(notice.channel) as? any Askable
      else { return .unknown("the channel cannot be asked") }
      return try await channel.answer(for: Notice.act(notice.id, attempt: notice.attempt))
    } catch {
      return .unknown(String(describing: error))
    }
  }
}
