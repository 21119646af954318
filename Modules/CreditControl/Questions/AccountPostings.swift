import Receivables

/// What moved on an account, line by line: from the movements of the items themselves, so that it
/// ends in what is open.
struct AccountPostings {
  /// What one entry moved on one day in one currency.
  struct Line {
    let day: Day
    /// The entry.
    let sequence: Int
    let amount: Money
    /// What is owed after it, in its currency.
    let balance: Money
    /// What happened, as files call it, and its number.
    let posting: (what: String, document: String)
  }

  private struct Step: Hashable {
    let day: Day
    let sequence: Int
    let currency: Currency
  }

  let lines: [Line]

  init(_ file: AccountFile, until day: Day) {
    var steps: [Step: Int64] = [:]
    for item in file.account.items.values {
      for movement in item.movements where movement.day <= day {
        let step = Step(
          day: movement.day, sequence: movement.sequence, currency: item.currency)
        steps[step, default: 0] += movement.minorUnits
      }
    }
    let sorted = steps.filter { $0.value != 0 }.sorted { one, other in
      (one.key.day, one.key.sequence, one.key.currency.code)
        < (other.key.day, other.key.sequence, other.key.currency.code)
    }
    var balances: [Currency: Int64] = [:]
    lines = sorted.map { step, minorUnits in
      balances[step.currency, default: 0] += minorUnits
      return Line(
        day: step.day, sequence: step.sequence,
        amount: Money(minorUnits: minorUnits, step.currency),
        balance: Money(minorUnits: balances[step.currency] ?? 0, step.currency),
        posting: file.fact(ofEntry: step.sequence)?.posting ?? ("", ""))
    }
  }
}
