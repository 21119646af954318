import Receivables
import ReceivablesPorts

extension Installation {
  /// Writes down what happened to the book itself, read anew while others write.
  ///
  /// - Parameter advice: what a person is to do where the book changes all the time.
  /// - Throws: ``RunError`` where it does; ``BookError`` for what the store says.
  func record(
    _ fact: Fact, on day: Day, as request: Request, ifBusy advice: String
  ) async throws {
    for _ in 0..<20 {
      let change = try await history().change(
        [fact], on: day, by: .person,
        privateRecord: privateRecord([("author", request.author)]), command: request.key)
      do {
        try await store.commit([change], at: surroundings.now())
        return
      } catch BookError.stale {
        continue
      }
    }
    throw RunError(.busy, "the book changed all the time; \(advice).")
  }
}
