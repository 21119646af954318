import Dispatch

/// Runs an actor's work on a queue of its own, one piece after the other.
///
/// Waiting for a mail server blocks, for minutes where it must. The threads that all other tasks
/// share are few and have to keep moving; a queue is given another one.
final class OwnQueue: SerialExecutor {
  private let queue: DispatchQueue

  init(label: String) {
    queue = DispatchQueue(label: label)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
