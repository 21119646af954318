import Receivables

/// What a customer ever promised, and when money came in, as the entries tell it.
struct PromisesTold {
  private var promises: [(made: PromiseMade, on: Day)] = []
  private var receipts: [(currency: Currency, day: Day)] = []

  init(_ contents: [EntryContent]) {
    for content in contents {
      switch content.fact {
      case .promiseMade(let fact): promises.append((fact, content.day))
      case .paymentReceived(let fact): receipts.append((fact.amount.currency, content.day))
      default: break
      }
    }
  }

  /// The parts of a promise; nil where it is not known.
  func parts(of promise: String) -> [Instalment]? {
    promises.last { $0.made.promise == promise }?.made.parts
  }

  /// Whether money of a customer came between a promise and its day, on whatever it was put.
  func moneyCame(since promise: String, by day: Day) -> Bool {
    guard let known = promises.last(where: { $0.made.promise == promise }) else { return false }
    return receipts.contains {
      $0.currency == known.made.currency && $0.day >= known.on && $0.day <= day
    }
  }
}
