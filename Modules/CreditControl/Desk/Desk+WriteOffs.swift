import Dunning
public import Receivables
import ReceivablesPorts

extension Desk {
  /// What becomes of giving up what is open on an invoice.
  public enum WriteOff: Sendable, Equatable {
    case done
    case doneBefore
    /// A second person has to agree: the task that asks for it, and who may.
    case asked(task: String, approvers: [String])
  }

  /// Which end a claim comes to that is given up.
  private enum End {
    /// In the books.
    case writtenOff
    /// For good.
    case waived

    var task: TaskReason { self == .writtenOff ? .writeOff : .waiver }
    var verb: String { self == .writtenOff ? "Write off" : "Waive" }
    var noun: String { self == .writtenOff ? "write-off" : "waiver" }
  }

  /// Gives up what is open on an invoice, with its charges, or asks a second person to agree.
  ///
  /// - Parameters:
  ///   - code: a reason of the policy; nil where it names none.
  ///   - task: the task by which somebody asked, where this is the answer.
  public func writeOff(
    _ number: String, code: String? = nil, approving task: String? = nil, on day: Day,
    reason: String?
  ) async throws -> WriteOff {
    try await giveUp(
      number, as: .writtenOff, code: code, approving: task, on: day, reason: reason, note: nil)
  }

  /// Does without an invoice and its charges for good, or asks a second person to agree.
  ///
  /// - Parameter task: the task by which somebody asked, where this is the answer.
  public func waive(
    invoice number: String, approving task: String? = nil, on day: Day, note: String
  ) async throws -> WriteOff {
    try await giveUp(
      number, as: .waived, code: nil, approving: task, on: day, reason: nil, note: note)
  }

  private func giveUp(
    _ number: String, as end: End, code: String?, approving task: String?, on day: Day,
    reason: String?, note: String?
  ) async throws -> WriteOff {
    let account = try await holder(ofInvoice: number)
    let rules = try await PolicyDesk(installation).forRehearsal().losses ?? LossRules()
    if end == .writtenOff { try requireCode(code, rules, isAnswer: task != nil) }
    var asked: String?
    let outcome = try await commit(account, on: day, reason: reason) { change in
      let items = try await open(number, &change, on: day)
      let open = (items + change.account.charges(ofInvoice: number))
        .filter { $0.finallyOpen > 0 }
      guard let currency = open.first?.currency else {
        throw RunError(.badInput, "nothing is open on \(number).")
      }
      let allocations = open.map { Allocation($0.id, $0.finallyOpen) }
      let code = try await self.code(code, approving: task, end, number, rules, change)
      let limit = rules.approveAbove?.minorUnits(in: currency)
      guard task != nil || !(limit.map { allocations.settled > $0 } ?? false) else {
        let name = Desk.name("W", change.account)
        asked = name
        return [try ask(name, end, number, open, currency, code: code, note: note, change)]
      }
      if let task { try await includeHeld(by: task, &change) }
      let closes = (items + change.account.charges(ofInvoice: number)).map(\.id)
      let fact: Fact =
        switch end {
        case .writtenOff:
          .writtenOff(
            WrittenOff(currency: currency, allocations: allocations, reason: code, closes: closes))
        case .waived:
          .invoiceWaived(
            InvoiceWaived(
              invoice: number, currency: currency, allocations: allocations, closes: closes))
        }
      let given = Act(fact: fact, note: note)
      return [given] + (try endingDisputes(after: [given], .cancelled, change, on: day))
        + (task.map { [Act(fact: .taskDone(TaskDone(task: $0)))] } ?? [])
    }
    if outcome == .doneBefore { return .doneBefore }
    return asked.map { .asked(task: $0, approvers: rules.approvers) } ?? .done
  }

  /// While somebody is asked, nobody is chased for it.
  private func ask(
    _ name: String, _ end: End, _ number: String, _ open: [Item], _ currency: Currency,
    code: String?, note: String?, _ change: PendingChange
  ) throws -> Act {
    if let waits = change.account.standing.tasks.open.first(where: { task in
      task.holds.contains { held in open.contains { $0.id == held } }
    }) {
      throw RunError(
        .badInput,
        "task \(waits.id) asks for \(number) already. Approve it, or `dunwell task done \(waits.id)`."
      )
    }
    let total = Money(minorUnits: open.reduce(0) { $0 + $1.finallyOpen }, currency)
    return Act(
      fact: .taskRaised(TaskRaised(task: name, reason: end.task, holds: open.map(\.id))),
      notes: [
        ("invoice", number), ("amount", total.description), ("code", code ?? ""), ("note", note),
        ("words", "\(end.verb) \(total) of \(number)?"),
      ])
  }

  /// The reason, from the one who asked where this is the answer.
  private func code(
    _ code: String?, approving task: String?, _ end: End, _ number: String, _ rules: LossRules,
    _ change: PendingChange
  ) async throws -> String? {
    guard let task else { return code }
    let words = try await self.words(ofTask: task, end.task, end.noun, change)
    guard words["invoice"] == number else {
      throw RunError(.badInput, "task \(task) is not about \(number).")
    }
    try requireSecond(words, rules, end.noun)
    return words["code"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What somebody wrote who asked a second person.
  func words(
    ofTask task: String, _ reason: TaskReason, _ noun: String, _ change: PendingChange
  ) async throws -> [String: String] {
    guard let open = change.account.standing.tasks.task(task), open.reason == reason else {
      throw RunError(.badInput, "task \(task) asks for no \(noun) of \(change.id), or is done.")
    }
    let entries = try await installation.store.entries(of: change.id, from: open.entry, limit: 1)
    return entries.first?.privateRecord?.fields ?? [:]
  }

  /// Nobody agrees to what they asked for, and only those whom the policy names.
  func requireSecond(_ words: [String: String], _ rules: LossRules, _ noun: String) throws {
    guard words["author"] != request.author else {
      throw RunError(
        .badInput, "\(request.author) asked for it; somebody else has to agree.")
    }
    guard rules.approvers.isEmpty || rules.approvers.contains(request.author) else {
      throw RunError(
        .badInput,
        "\(request.author) may not approve \(noun)s; by the policy may"
          + " \(rules.approvers.joined(separator: ", ")).")
    }
  }

  private func requireCode(_ code: String?, _ rules: LossRules, isAnswer: Bool) throws {
    guard !rules.reasons.isEmpty, !isAnswer else { return }
    guard let code, rules.reasons.contains(code) else {
      throw RunError(
        .badInput,
        "a write-off needs one of the policy's reasons:"
          + " --code \(rules.reasons.joined(separator: ", --code ")).")
    }
  }
}
