import Receivables
import ReceivablesPorts

/// Reads one gateway's list page by page, from where it was read to, and books what is new.
///
/// An event that a gateway has told of is a hint to read. Money is booked from its list, and where that
/// is hours behind from what the gateway answers when it is asked about the event.
struct GatewayReading {
  private let installation: Installation
  private let line: GatewayLine
  private let listing: any SettlementListing
  private let author: Author

  /// A gateway that was never read is read from so long ago.
  private static let firstSeconds = 30 * 86_400
  /// Far more than any gateway has had between two runs.
  private static let mostPages = 100_000

  init(
    _ installation: Installation, _ line: GatewayLine, _ listing: any SettlementListing,
    by author: Author
  ) {
    self.installation = installation
    self.line = line
    self.listing = listing
    self.author = author
  }

  func read(until moment: Moment) async throws -> GatewayReport {
    let record = try await installation.store.account(.gateway(listing.name), items: .none)
    let known = record?.account.standing.gateway ?? GatewayStanding()
    let seen = record?.account.version ?? 0
    let from = known.readUntil ?? moment.adding(seconds: -GatewayReading.firstSeconds)
    let until = max(moment, from)
    var report = try await lookUp(known)
    // Lists may begin with the newest: what goes back is booked when all that came is.
    var back: [Settlement] = []
    var readUntil = min(until, max(from, installation.surroundings.now()))
    var cursor: String?
    let posting = SettlementPosting(installation, listing.name, by: author)
    for _ in 0..<GatewayReading.mostPages {
      let question = SettlementQuestion(
        from: from.adding(seconds: -listing.listsWithinSeconds), until: until, cursor: cursor)
      guard let page = await page(question, &report) else { return report }
      let final = page.settlements.filter { !$0.isPending }
      back += final.filter(\.kind.isOfPayment)
      report = report.with(try await posting.post(final.filter { !$0.kind.isOfPayment }))
      report.problems += page.unread.map { "\($0) cannot be read" }
      // What is not final yet is looked at again, however long that takes.
      let pending = page.settlements.filter(\.isPending)
      for line in pending { readUntil = min(readUntil, max(from, line.moment)) }
      try await posting.propose(pending)
      guard let next = page.cursor else {
        back.sort { $0.moment < $1.moment }
        for start in stride(from: 0, to: back.count, by: 100) {
          let some = Array(back.dropFirst(start).prefix(100))
          report = report.with(try await posting.post(some))
        }
        try await note(readUntil, known, through: seen)
        return report
      }
      guard next != cursor else { break }
      cursor = next
    }
    report.failure = "its list has no end"
    return report
  }

  // MARK: Events

  /// Asks about each thing that was told of since the last reading.
  private func lookUp(_ known: GatewayStanding) async throws -> GatewayReport {
    var report = GatewayReport()
    guard let gateway = listing as? any PaymentLookingUp, known.events > 0 else { return report }
    for question in try await questions(from: known.firstEvent) {
      let outcome = await installation.payments.call(line).carryOut {
        try gateway.next(question, after: $0)
      }
      switch outcome {
      case .succeeded(let seen):
        let posting = SettlementPosting(installation, gateway.name, by: author)
        report.told += try await posting.post(seen: seen)
      default:
        // It keeps nothing else from being read, and the list has the same money some hours later.
        report.problems.append("\(question.type) of \(question.object): \(outcome.words)")
      }
    }
    return report
  }

  private func questions(from entry: Int) async throws -> [EventQuestion] {
    var questions: [EventQuestion] = []
    for try await entry in installation.store.chain(of: .gateway(listing.name), from: entry) {
      guard case .gatewayTold(let told) = try EntryContent(parsing: entry.bytes).fact,
        let object = told.object
      else { continue }
      let question = EventQuestion(type: told.type, object: object)
      if !questions.contains(question) { questions.append(question) }
    }
    return questions
  }

  // MARK: The list

  private func page(
    _ question: SettlementQuestion, _ report: inout GatewayReport
  ) async -> SettlementPage? {
    let outcome = await installation.payments.call(line).carryOut {
      try listing.next(question, after: $0)
    }
    if case .succeeded(let page) = outcome { return page }
    report.failure = outcome.words
    return nil
  }

  /// Where nothing was told and no time has passed there is nothing to write down.
  private func note(
    _ readUntil: Moment, _ known: GatewayStanding, through seen: Int
  ) async throws {
    guard known.events > 0 || readUntil > known.readUntil ?? .distantPast else { return }
    let id = AccountID.gateway(listing.name)
    for _ in 0..<20 {
      var change = PendingChange(
        try await installation.store.account(id, items: .none) ?? .new(id))
      change.attention = .distantFuture
      let fact = GatewayRead(gateway: listing.name, until: readUntil, through: seen)
      try change.post(.gatewayRead(fact), on: readUntil.day, by: author)
      do {
        try await installation.store.commit(
          [change.change], at: installation.surroundings.now())
        return
      } catch BookError.stale {
        continue
      }
    }
    throw RunError(.busy, "the account of \(listing.name) changed all the time; run again")
  }
}

extension SettlementKind {
  /// Whether it is about a payment that is to be in the book before.
  fileprivate var isOfPayment: Bool {
    switch self {
    case .refund, .chargeback, .returned: true
    case .payment, .fee, .payout, .adjustment: false
    }
  }
}
