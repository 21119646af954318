import Receivables
import ReceivablesPorts

/// Changes that a commit has drawn and that are not in the tables yet.
struct DrawnChanges {
  private(set) var changes: [AccountChange] = []
  /// How much there is to write.
  private(set) var weight = 0
  private var holders: [DocumentKey: Holder] = [:]
  private var indexed = 0

  mutating func append(_ change: AccountChange) {
    changes.append(change)
    weight += change.drafts.count + 1
  }

  /// Where the document is, if one of the changes brings it.
  mutating func holder(of key: DocumentKey) -> Holder? {
    // Many an import never asks, so that names are put in order only then.
    while indexed < changes.count {
      let change = changes[indexed]
      for (index, draft) in change.drafts.enumerated() {
        for key in draft.documents {
          holders[key] = Holder(
            account: change.id, sequence: change.expectedVersion + index + 1)
        }
      }
      indexed += 1
    }
    return holders[key]
  }
}
