import ReceivablesPorts

extension PaymentOutcome {
  /// Why it did not succeed, for a report.
  var words: String {
    switch self {
    case .succeeded: ""
    case .pending: "it is not ready yet"
    case .declined(let decline): decline.description
    case .notExecuted(let refusal): refusal.words
    case .unknown(let what): what
    @unknown default: "nobody knows"
    }
  }
}
