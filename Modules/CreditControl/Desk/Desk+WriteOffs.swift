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

  /// Gives up what is open on an invoice, with its charges, or asks a second person to agree.
  ///
  /// - Parameters:
  ///   - code: a reason of the policy; nil where it names none.
  ///   - task: the task by which somebody asked, where this is the answer.
  public func writeOff(
    _ number: String, code: String? = nil, approving task: String? = nil, on day: Day,
    reason: String?
  ) async throws -> WriteOff {
    let account = try await holder(ofInvoice: number)
    let rules = try await PolicyDesk(installation).forRehearsal().losses ?? LossRules()
    try requireCode(code, rules, isAnswer: task != nil)
    var asked: String?
    let outcome = try await commit(account, on: day, reason: reason) { change in
      let items = try await open(number, &change)
      let open = (items + change.account.charges(ofInvoice: number))
        .filter { $0.finallyOpen > 0 }
      guard let currency = open.first?.currency else {
        throw RunError(.badInput, "nothing is open on \(number).")
      }
      let allocations = open.map { Allocation($0.id, $0.finallyOpen) }
      let total = allocations.settled
      let code = try await self.code(code, approving: task, number, rules, change)
      let needsSecond = rules.approveAbove.map { total > $0.minorUnits(in: currency) } ?? false
      guard task != nil || !needsSecond else {
        let name = Desk.name("W", change.account)
        asked = name
        return [ask(name, number, Money(minorUnits: total, currency), code)]
      }
      let fact = WrittenOff(currency: currency, allocations: allocations, reason: code)
      return [Act(fact: .writtenOff(fact))]
        + (task.map { [Act(fact: .taskDone(TaskDone(task: $0)))] } ?? [])
    }
    if outcome == .doneBefore { return .doneBefore }
    return asked.map { .asked(task: $0, approvers: rules.approvers) } ?? .done
  }

  private func ask(_ name: String, _ number: String, _ total: Money, _ code: String?) -> Act {
    Act(
      fact: .taskRaised(TaskRaised(task: name, reason: .writeOff)),
      notes: [
        ("invoice", number), ("amount", total.description), ("code", code ?? ""),
        ("words", "Write off \(total) of \(number)?"),
      ])
  }

  /// The reason, from the one who asked where this is the answer.
  private func code(
    _ code: String?, approving task: String?, _ number: String, _ rules: LossRules,
    _ change: PendingChange
  ) async throws -> String? {
    guard let task else { return code }
    guard let open = change.account.standing.tasks.task(task), open.reason == .writeOff else {
      throw RunError(.badInput, "task \(task) asks for no write-off of \(change.id), or is done.")
    }
    let entries = try await installation.store.entries(of: change.id, from: open.entry, limit: 1)
    let words = entries.first?.privateRecord?.fields ?? [:]
    guard words["invoice"] == number else {
      throw RunError(.badInput, "task \(task) is not about \(number).")
    }
    guard words["author"] != request.author else {
      throw RunError(
        .badInput, "\(request.author) asked for it; somebody else has to agree.")
    }
    guard rules.approvers.isEmpty || rules.approvers.contains(request.author) else {
      throw RunError(
        .badInput,
        "\(request.author) may not approve write-offs; by the policy may"
          + " \(rules.approvers.joined(separator: ", ")).")
    }
    return words["code"].flatMap { $0.isEmpty ? nil : $0 }
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
