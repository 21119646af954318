import ReceivablesPorts

/// Reads what happened to the book itself, each entry once: a year of daily runs asks some thousand
/// times, and every answer is a little longer than the one before.
actor Chronicle {
  private let store: any AccountReading
  private var known = BookHistory()

  init(_ store: any AccountReading) {
    self.store = store
  }

  /// What is known by now, other processes' entries included.
  func history() async throws -> BookHistory {
    var history = known
    try await history.readOn(from: store)
    if history.version > known.version { known = history }
    return history
  }
}
