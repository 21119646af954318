public import Receivables
import ReceivablesPorts

extension Desk {
  /// Somebody takes a task on; who had it before no longer does.
  public func assign(_ task: String, to name: String, on day: Day) async throws -> Outcome {
    try await commit(try await holder(of: task), on: day) { change in
      try requireOpen(task, change)
      return [
        Act(fact: .taskAssigned(TaskAssigned(task: task)), notes: [("assignee", name)])
      ]
    }
  }

  /// A person has looked; what the task held up goes on from the day on.
  public func finish(_ task: String, note: String?, on day: Day) async throws -> Outcome {
    try await commit(try await holder(of: task), on: day) { change in
      try requireOpen(task, change)
      try await includeHeld(by: task, &change)
      return [
        Act(fact: .taskDone(TaskDone(task: task)), note: note)
      ]
    }
  }

  /// Reads what waits for a task into the change.
  func includeHeld(by task: String, _ change: inout PendingChange) async throws {
    let held = change.account.standing.tasks.task(task)?.holds ?? []
    guard !held.isEmpty else { return }
    try await change.include(.named(held), from: installation.store)
  }

  private func holder(of task: String) async throws -> AccountID {
    try await Worklist(installation).holder(of: task)
  }

  private func requireOpen(_ task: String, _ change: PendingChange) throws {
    guard change.account.standing.tasks.task(task) == nil else { return }
    throw RunError(.badInput, "task \(task) is done already.")
  }
}
