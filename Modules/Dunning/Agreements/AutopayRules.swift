public import Receivables

/// When saved methods are charged, and when what was refused is tried again.
public struct AutopayRules: Sendable, Hashable {
  /// So many days after its due day an invoice is taken.
  public var afterDueDays: Int
  /// The days between a refusal and the next try, one for each try.
  public var retryDays: [Int]
  /// Days of the month on which there is money: where it lacked, the next of them is waited for. 31 is
  /// the last of any month.
  public var payDays: [Int]

  /// A pay day further away than this is not waited for.
  static let longestWait = 14

  public init(afterDueDays: Int = 0, retryDays: [Int] = [3, 5, 7], payDays: [Int] = []) {
    self.afterDueDays = afterDueDays
    self.retryDays = retryDays
    self.payDays = payDays
  }

  /// The first day on which it may be tried; nil where it never is again.
  public func nextTry(_ autopay: Autopay) -> Day? {
    guard let last = autopay.attempts.last else { return autopay.from }
    guard last.state == .declined, let advice = last.advice else { return last.on.adding(days: 1) }
    let refused = autopay.declined.count
    guard advice.mayRetry, refused <= retryDays.count, refused < autopay.agreed.mostAttempts
    else { return nil }
    let planned = last.on.adding(days: retryDays[refused - 1])
    return last.category == .funds ? payDay(after: last.on) ?? planned : planned
  }

  private func payDay(after day: Day) -> Day? {
    guard !payDays.isEmpty else { return nil }
    return (1...AutopayRules.longestWait).lazy.map { day.adding(days: $0) }.first { candidate in
      let isLast = candidate.adding(days: 1).dayOfMonth == 1
      return payDays.contains(candidate.dayOfMonth)
        || (isLast && payDays.contains { $0 > candidate.dayOfMonth })
    }
  }

  func write(into json: inout JSONWriter) {
    json.integer("after_due", afterDueDays)
    json.array("retries") { list in
      for days in retryDays { list.integer(nil, days) }
    }
    json.array("pay_days") { list in
      for day in payDays { list.integer(nil, day) }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    func numbers(_ key: String) throws(FactError) -> [Int] {
      var numbers: [Int] = []
      for value in try reader.list(key) {
        guard let number = value.integer.flatMap({ Int(exactly: $0) }) else { throw .wrong(key) }
        numbers.append(number)
      }
      return numbers
    }
    self.init(
      afterDueDays: try reader.integer("after_due"), retryDays: try numbers("retries"),
      payDays: try numbers("pay_days"))
  }
}
