import Dunning
public import Receivables
import ReceivablesPorts

/// Where a person changes the book by hand: one act, one commit, under the person's name.
public struct Desk: Sendable {
  let installation: Installation
  let request: Request

  public init(_ installation: Installation, request: Request) {
    self.installation = installation
    self.request = request
  }

  /// What became of an act.
  public enum Outcome: Sendable, Equatable {
    case done
    /// The same key was used before; nothing was changed.
    case doneBefore
  }

  /// A fact, and the words that go beside it into the private record.
  struct Act {
    let fact: Fact
    let notes: [(name: String, value: String)]

    /// - Parameter notes: those without a value are left out.
    init(fact: Fact, notes: [(name: String, value: String?)] = []) {
      self.fact = fact
      self.notes = notes.compactMap { name, value in value.map { (name, $0) } }
    }

    init(fact: Fact, note: String?) {
      self.init(fact: fact, notes: [("note", note)])
    }
  }

  /// Reads an account, lets the act look at it, and commits what it says; where another process was
  /// faster, all of it again.
  func commit(
    _ id: AccountID, on day: Day, reason: String? = nil,
    _ act: (inout PendingChange) async throws -> [Act]
  ) async throws -> Outcome {
    try await commit([id], on: day, reason: reason) { changes in
      [id: try await act(&changes[0])]
    }
  }

  /// The same for an act that has something to tell.
  ///
  /// - Returns: what it tells; nil where the key was used before.
  func commit<Told>(
    _ id: AccountID, on day: Day, reason: String? = nil,
    telling act: (inout PendingChange) async throws -> (told: Told, acts: [Act])
  ) async throws -> Told? {
    var told: Told?
    let outcome = try await commit(id, on: day, reason: reason) { change in
      let done = try await act(&change)
      told = done.told
      return done.acts
    }
    return outcome == .done ? told : nil
  }

  /// The same over several accounts, whole or not at all.
  func commit(
    _ ids: [AccountID], on day: Day, reason: String? = nil,
    _ act: (inout [PendingChange]) async throws -> [AccountID: [Act]]
  ) async throws -> Outcome {
    if try await installation.wasDone(request) { return .doneBefore }
    try await refuseClosed(day, reason: reason)
    for _ in 0..<20 {
      var changes: [PendingChange] = []
      for id in ids {
        changes.append(
          PendingChange(try await installation.store.account(id, items: .none) ?? .new(id)))
      }
      let acts = try await act(&changes)
      var isFirst = true
      for index in changes.indices {
        for act in acts[changes[index].id] ?? [] {
          try post(act, on: day, reason: reason, &changes[index], isFirst: isFirst)
          isFirst = false
        }
        try await correct(&changes[index])
        try await CreditedCharges(store: installation.store).waive(&changes[index], by: .person) {
          installation.privateRecord([("author", request.author)])
        }
        changes[index].attention = .distantPast
      }
      do {
        try await installation.store.commit(
          changes.filter { !$0.drafts.isEmpty }.map(\.change),
          at: installation.surroundings.now())
        return .done
      } catch BookError.stale {
        continue
      } catch let error as BookError {
        // Another process did the same at the same moment.
        guard case .taken = error, try await installation.wasDone(request) else { throw error }
        return .doneBefore
      }
    }
    throw RunError(.busy, "the account changed all the time; try again.")
  }

  private func post(
    _ act: Act, on day: Day, reason: String?, _ change: inout PendingChange, isFirst: Bool
  ) throws {
    var notes = act.notes
    notes.append(("author", request.author))
    if let reason { notes.append(("reason", reason)) }
    guard act.fact.canBeRead else {
      throw RunError(
        .badInput,
        "\(change.id): a day that follows from it is past the year 9999. Use earlier days.")
    }
    do {
      try change.post(
        act.fact, on: change.day(of: act.fact, on: day), by: .person,
        privateRecord: installation.privateRecord(notes), command: isFirst ? request.key : nil)
    } catch let error as PostingError {
      throw RunError(.badInput, "\(change.id): \(error).")
    }
  }

  /// What is told late is as if it had been told in time.
  private func correct(_ change: inout PendingChange) async throws {
    guard LateTelling.mayBe(change) else { return }
    let policy = try await PolicyDesk(installation).inForce()
    try await LateTelling(installation.store, policy).correct(&change, by: .person) {
      installation.privateRecord([("author", request.author)])
    }
  }

  private func refuseClosed(_ day: Day, reason: String?) async throws {
    guard reason == nil, let closed = try await installation.history().closedThrough,
      day <= closed
    else { return }
    throw RunError(
      .badInput,
      "\(day) is in a period that is closed through \(closed)."
        + " Use a later day, or say why with --reason TEXT.")
  }

  /// Throws where there is no such customer.
  func requireCustomer(_ change: PendingChange) throws {
    guard change.account.standing.party.last == nil, change.account.version == 0 else { return }
    throw RunError(
      .badInput,
      "there is no customer \(change.id) in the book."
        + " Import customers first, or check the id.")
  }

  /// The day from which a change counts that names none.
  public func openDay(today: Day) async throws -> Day {
    try await installation.history().nextOpenDay(today: today)
  }
}
