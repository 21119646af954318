import Receivables
import ReceivablesPorts

/// Changes that a commit has drawn and that are not in the tables yet.
struct DrawnChanges {
  private(set) var changes: [ChainedChange] = []
  /// How much there is to write.
  private(set) var weight = 0
  private var holders: [DocumentKey: Holder] = [:]
  private var indexed = 0

  mutating func append(_ change: ChainedChange) {
    changes.append(change)
    weight += change.links.count + 1
  }

  /// Where the document is, if one of the changes brings it.
  mutating func holder(of key: DocumentKey) -> Holder? {
    // Many an import never asks, so that names are put in order only then.
    while indexed < changes.count {
      let change = changes[indexed]
      for link in change.links {
        for key in link.documents {
          holders[key] = Holder(account: link.frame.account, sequence: link.frame.sequence)
        }
      }
      indexed += 1
    }
    return holders[key]
  }
}
