import Receivables

/// Makes every seal of a book again while its accounts go by in the order of their ids.
struct SealCheck {
  private let seals: [Seal]
  private var hashes: [SealHash]
  /// The head of the account at hand at each seal that covers entries of it.
  private var heads: [Int: Hash] = [:]

  init(_ seals: [Seal]) {
    self.seals = seals
    var previous = Hash.zero
    hashes = []
    for seal in seals {
      hashes.append(SealHash(after: previous))
      previous = seal.hash
    }
  }

  mutating func see(_ entry: Entry) {
    // Entries come in order, so that the last one seen in a seal's time is the head then.
    var low = 0
    var high = seals.count
    while low < high {
      let middle = (low + high) / 2
      if seals[middle].through >= entry.recorded {
        high = middle
      } else {
        low = middle + 1
      }
    }
    if low < seals.count { heads[low] = entry.hash }
  }

  mutating func endAccount(_ id: AccountID) {
    for (index, head) in heads { hashes[index].add(id, head: head) }
    heads.removeAll(keepingCapacity: true)
  }

  func finish(_ report: inout VerifyReport) {
    for (seal, hash) in zip(seals, hashes) where hash.finish(through: seal.through) != seal {
      report.note(.book, "the seal through \(seal.through) does not fit the chains it covers")
      // Later seals stand on this one; only the first that is broken says where.
      return
    }
  }
}
