import Dunning
import Receivables
import ReceivablesPorts

/// What a notice says of promises, plans and offers.
struct NoticeAgreements {
  let account: Account
  let policy: Policy
  let day: Day

  /// The instalment that a notice is about, by its triggers.
  func instalment(_ triggers: [Trigger]) -> NoticeContent.PlanInstalment? {
    guard let trigger = triggers.first(where: { $0.item.kind == .plan }),
      let plan = account.standing.agreements.plan(trigger.item.document)
    else { return nil }
    let index = trigger.item.part - 1
    guard plan.agreed.instalments.indices.contains(index) else { return nil }
    let course = PlanCourse(plan, of: account, by: policy, on: day)
    let currency = plan.agreed.currency
    return NoticeContent.PlanInstalment(
      number: trigger.item.part, count: plan.agreed.instalments.count,
      due: plan.agreed.instalments[index].due,
      open: Money(minorUnits: course.open(index), currency),
      rest: Money(minorUnits: plan.remaining(after: index), currency))
  }

  /// A promise that was not kept, while no notice after it has said so.
  func brokenPromise(_ currency: Currency, notice: String) -> NoticeContent.BrokenPromise? {
    guard
      let broken = account.standing.agreements.record.judged.last(where: {
        $0.on <= day && $0.currency == currency
      }),
      !broken.isKept
    else { return nil }
    let isTold = account.standing.contacts.contains {
      $0.notice != notice && $0.day >= broken.on && $0.day <= day
    }
    guard !isTold else { return nil }
    return NoticeContent.BrokenPromise(
      amount: Money(minorUnits: broken.expected, currency),
      received: Money(minorUnits: broken.received, currency), day: broken.deadline)
  }

  func offer(_ currency: Currency) -> NoticeContent.Offer? {
    let open = account.standing.agreements.settlements.first {
      $0.offered.amount.currency == currency && $0.from <= day && $0.deadline(on: day) >= day
    }
    return open.map {
      NoticeContent.Offer(amount: $0.offered.amount, validUntil: $0.deadline(on: day))
    }
  }

  /// A line of an item, with what of it is disputed or agreed for later.
  func line(_ item: Item, of customer: String? = nil) -> NoticeContent.Line {
    let disputed = item.disputed(on: day)
    let open = item.open(on: day)
    let agreed = item.held(on: day) - disputed
    func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, item.currency) }
    let promise = item.holds.first { $0.kind == .promise && $0.held(of: open, on: day) > 0 }
    let parts = promise.flatMap { account.standing.agreements.promise($0.agreement) }?.made.parts
    return NoticeContent.Line(
      item: item.id.text, customer: customer, issued: item.issued, due: item.due,
      open: money(open), daysOverdue: day.days(since: item.due), isDisputed: disputed > 0,
      disputed: disputed > 0 ? money(disputed) : nil,
      promised: (parts?.first { $0.due >= day } ?? parts?.last)?.due,
      agreed: agreed > 0 ? money(agreed) : nil)
  }
}
