import Receivables

/// The course of every currency in which an account owes something on a day.
struct Courses {
  private var byCurrency: [Currency: Course] = [:]
  private let account: Account
  private let policy: Policy
  private let day: Day

  init(of account: Account, by policy: Policy, on day: Day) {
    self.account = account
    self.policy = policy
    self.day = day
    var open: [Currency: Int64] = [:]
    for item in account.items.values where item.id.kind.isOwed {
      open[item.currency, default: 0] += max(0, item.open(on: day))
    }
    for (currency, amount) in open {
      byCurrency[currency] = Course(account, currency, open: amount, by: policy, on: day)
    }
  }

  func of(_ currency: Currency) -> Course {
    byCurrency[currency] ?? Course(account, currency, open: 0, by: policy, on: day)
  }
}
