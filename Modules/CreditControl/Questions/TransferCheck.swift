import Receivables

/// Pairs the halves of transfers.
struct TransferCheck {
  private struct Half {
    let account: AccountID
    let transfer: MoneyTransferred
    let content: EntryContent
  }

  private var halves: [String: [Half]] = [:]

  mutating func see(_ transfer: MoneyTransferred, of account: AccountID, _ content: EntryContent) {
    let half = Half(account: account, transfer: transfer, content: content)
    let known = halves[transfer.transfer] ?? []
    // A pair that fits is done with; only halves and misfits are kept.
    if let other = known.first, known.count == 1, TransferCheck.fit(other, half) {
      halves[transfer.transfer] = nil
    } else {
      halves[transfer.transfer] = known + [half]
    }
  }

  private static func fit(_ one: Half, _ other: Half) -> Bool {
    one.transfer.direction != other.transfer.direction
      && one.transfer.amount == other.transfer.amount
      && one.transfer.counterpart == other.account && other.transfer.counterpart == one.account
      && one.content.recorded == other.content.recorded
  }

  func finish(_ report: inout VerifyReport) {
    for (id, halves) in halves.sorted(by: { $0.key < $1.key }) {
      for half in halves {
        report.note(
          half.account, "transfer \(id) has no other half that fits it",
          entry: half.content.sequence)
      }
    }
  }
}
