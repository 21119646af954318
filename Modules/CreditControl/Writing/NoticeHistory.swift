import Dunning
import Receivables
import ReceivablesPorts

/// What went before a notice: whether it is the first, or repeats the last one.
struct NoticeHistory {
  /// Whether nothing was delivered before about any of what it asks for.
  let isFirstContact: Bool
  /// The day of the last notice that is sent once more.
  let repeats: Day?

  init(_ matter: NoticeWriter.Matter, _ policy: Policy, on day: Day) {
    let items = matter.listing.items.compactMap { matter.account.items[$0] }
    // What told of a day to come asked for nothing, and neither did thanks.
    let courtesies = Set(policy.ladders.flatMap(\.rungs).filter { !$0.isDemand }.map(\.name))
      .union([Trigger.thanks])
    isFirstContact = items.allSatisfy { item in
      !item.acted.contains {
        $0.isNotice && !$0.isVoid && $0.day < day && !courtesies.contains($0.rung)
          && !$0.tellsAhead(of: item)
      }
    }
    repeats =
      matter.triggers.lazy.compactMap { trigger in
        matter.account.items[trigger.item]?.acted.first {
          $0.rung == trigger.rung && $0.cycle < trigger.cycle && !$0.isVoid && $0.day < day
        }?.day
      }.first
  }
}
