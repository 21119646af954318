import Receivables
import ReceivablesPorts

/// A change whose entries have their places and hashes, ready to be written.
struct ChainedChange {
  /// One entry as it is to be stored.
  struct Link {
    let frame: EntryFrame
    let hash: Hash
    let privateRecord: PrivateRecord?
    let documents: [DocumentKey]
  }

  let change: AccountChange
  let commit: Commit
  let links: [Link]
  /// Where the chain ends with them.
  let head: ChainHead

  init(_ change: AccountChange, in commit: Commit) {
    // What comes before a forgetting in the same change is forgotten at once.
    let forgetting = change.drafts.lastIndex { $0.fact == .forgotten } ?? 0
    var head = change.base
    links = change.drafts.enumerated().map { index, draft in
      let frame = EntryFrame(
        draft, of: change.id, sequence: change.sequence(ofDraft: index),
        recorded: commit.recorded)
      head.advance(over: frame.bytes)
      return Link(
        frame: frame, hash: head.hash,
        privateRecord: index < forgetting ? nil : draft.privateRecord, documents: draft.documents)
    }
    self.change = change
    self.commit = commit
    self.head = head
  }
}
