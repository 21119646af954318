import Receivables
import ReceivablesPorts

/// Puts together what one account owes, as it is handed over.
struct HandoffClaimReader {
  let file: AccountFile
  let day: Day
  let withEvidence: Bool

  /// What is claimed of one placement.
  func claim(_ placement: Placements.Placement) -> HandoffClaim {
    let items = placement.items.compactMap { file.account.items[$0.item] }
    let interest = Dictionary(
      placement.items.map { ($0.item, $0.interest) }, uniquingKeysWith: { first, _ in first })
    return claim(placement.id, placement.from, OpenItems(placed: items, on: day), interest)
  }

  /// Everything that is open, whether overdue or not.
  func dossier() -> HandoffClaim {
    let owed = file.account.items.values.filter(\.id.kind.isOwed)
    return claim(nil, day, OpenItems(owed, of: file.account, on: day))
  }

  private func claim(
    _ placement: String?, _ from: Day, _ open: OpenItems,
    _ interest: [ItemID: PlacedItem.Interest?] = [:]
  ) -> HandoffClaim {
    HandoffClaim(
      placement: placement, day: from, debtor: debtor, head: file.head,
      lines: open.lines.map {
        line($0, interest[$0.item.id] ?? nil)
      },
      lastPayment: lastPayment,
      evidence: withEvidence ? EvidenceReader(file, on: day).evidence : Evidence())
  }

  private func line(
    _ open: OpenItems.Line, _ interest: PlacedItem.Interest?
  ) -> HandoffClaim.Line {
    let item = open.item
    let principal = item.movements.first
    return HandoffClaim.Line(
      item: item.id, issued: item.issued, due: item.due,
      principal: Money(minorUnits: principal?.minorUnits ?? 0, item.currency),
      open: Money(minorUnits: open.minorUnits, item.currency),
      disputed: Money(minorUnits: item.disputed(on: day), item.currency),
      notes: principal.map { file.notes(ofEntry: $0.sequence) } ?? [:], interest: interest,
      charge: item.charge)
  }

  private var debtor: Debtor {
    let standing = file.account.standing
    return Debtor(
      account: file.account.id,
      party: standing.party.value(on: day) ?? standing.party.last,
      contact: file.notes(ofEntry: standing.partyEntry), stop: standing.stop(on: day)?.reason,
      isForgotten: standing.forgottenEntry != 0)
  }

  private var lastPayment: Day? {
    var paid: [String: Day] = [:]
    for content in file.contents where content.day <= day {
      switch content.fact {
      case .paymentReceived(let fact): paid[fact.payment] = content.day
      case .paymentReversed(let fact): paid[fact.payment] = nil
      default: break
      }
    }
    return paid.values.max()
  }
}

extension Item {
  /// Which charge it is; nil for what is none.
  var charge: ChargeKind? {
    id.kind == .charge ? circumstances.chargeKind ?? .interest : nil
  }
}
