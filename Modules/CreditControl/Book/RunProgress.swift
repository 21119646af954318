/// How far long work is.
public struct RunProgress: Sendable {
  /// What is being done, as `reading`.
  public let work: String
  public let done: Int
  /// Nil where nobody knows.
  public let total: Int?

  public init(work: String, done: Int, total: Int?) {
    self.work = work
    self.done = done
    self.total = total
  }

  /// Told now and then; asked whether to stop, where that is possible.
  public typealias Told = @Sendable (RunProgress) -> Void
}
