import Dunning
import Receivables
import ReceivablesPorts

/// What went before a notice: whether it is the first, repeats the last one, or tells of money that came
/// back.
struct NoticeHistory {
  /// Whether nothing was delivered before about any of what it asks for.
  let isFirstContact: Bool
  /// The day of the last notice that is sent once more.
  let repeats: Day?
  let returned: NoticeContent.Returned?

  init(_ matter: NoticeWriter.Matter, on day: Day) {
    let items = matter.listing.items.compactMap { matter.account.items[$0] }
    isFirstContact = items.allSatisfy { item in
      !item.acted.contains { $0.isNotice && !$0.isVoid && $0.day < day }
    }
    repeats =
      matter.triggers.lazy.compactMap { trigger in
        matter.account.items[trigger.item]?.acted.first {
          $0.rung == trigger.rung && $0.cycle < trigger.cycle && !$0.isVoid && $0.day < day
        }?.day
      }.first
    returned =
      matter.triggers.lazy.filter { $0.rung == Trigger.returned }
      .compactMap { matter.account.items[$0.item] }
      .compactMap { NoticeHistory.returned($0, on: day) }.first
  }

  /// What opened the item again, and when the money had come.
  private static func returned(_ item: Item, on day: Day) -> NoticeContent.Returned? {
    let since = item.opening(on: day).since
    let back = item.movements.filter { $0.day == since && $0.minorUnits > 0 }
      .reduce(Int64(0)) { $0 + $1.minorUnits }
    let came = item.movements.filter { $0.day <= since && $0.minorUnits < 0 }.map(\.day).max()
    guard back > 0, let came else { return nil }
    return NoticeContent.Returned(
      amount: Money(minorUnits: back, item.currency), day: came, document: item.id.document)
  }
}
