import Dunning
import Receivables
import ReceivablesPorts

/// What a notice says of money and credits that wait on the account.
struct NoticeWaiting {
  /// What is set against the lines and charges of the notice: what they are more than what is asked.
  let total: Money
  /// Credit notes among it.
  let credits: [NoticeContent.Credit]

  /// - Parameter isWhole: whether what is disputed or agreed for later counts as well, as in a statement.
  init(
    _ lines: [NoticeContent.Line], _ charges: [NoticeContent.Charge], asked: Money, isWhole: Bool,
    of account: Account, on day: Day
  ) {
    let currency = asked.currency
    let gross =
      lines.reduce(Int64(0)) { $0 + (isWhole ? $1.open.minorUnits : $1.asked) }
      + charges.reduce(Int64(0)) {
        $1.isOwed
          ? $0 + $1.amount.minorUnits - (isWhole ? 0 : $1.agreed?.minorUnits ?? 0) : $0
      }
    total = Money(minorUnits: max(0, gross - asked.minorUnits), currency)
    let waits = account.items.values.filter { item in
      !item.id.kind.isOwed && item.currency == currency && item.open(on: day) < 0
    }
    let money = waits.filter { $0.id.kind == .payment }.reduce(Int64(0)) { $0 - $1.open(on: day) }
    let notes = waits.filter { $0.id.kind == .credit }
      .sorted { ($0.issued, $0.id) < ($1.issued, $1.id) }
    credits = notes.taking(max(0, total.minorUnits - money)) { -$0.open(on: day) }.map {
      NoticeContent.Credit(
        number: $0.from.id.text, day: $0.from.issued,
        amount: Money(minorUnits: $0.minorUnits, currency))
    }
  }
}

extension NoticeContent.Line {
  /// What of it is asked for, in minor units.
  fileprivate var asked: Int64 {
    open.minorUnits - (isDisputed ? disputed?.minorUnits ?? open.minorUnits : 0)
      - (agreed?.minorUnits ?? 0)
  }
}
