/// A fact that is to be recorded, before the book has given it its place.
public struct EntryDraft: Sendable, Equatable {
  /// The day from which the fact counts.
  public let day: Day
  public let author: Author
  public let fact: Fact
  public let privateRecord: PrivateRecord?
  /// The hash of a private record, which outlives the record itself.
  public let privateHash: Hash?
  /// The key under which a person or a script asked for it; the same key twice is one act.
  public let command: String?

  public init(
    day: Day, author: Author, fact: Fact, privateRecord: PrivateRecord? = nil,
    command: String? = nil
  ) {
    self.day = day
    self.author = author
    self.fact = fact
    self.privateRecord = privateRecord
    privateHash = privateRecord?.hash
    self.command = command
  }

  /// An entry of another book, to be recorded again with the same bytes.
  public init(copying content: EntryContent, privateRecord: PrivateRecord?) {
    day = content.day
    author = content.author
    fact = content.fact
    self.privateRecord = privateRecord
    privateHash = content.privateHash
    command = content.command
  }
}

/// One fact of one account, as it is stored: bytes that are never changed, and their hash.
public struct Entry: Sendable, Equatable {
  public let account: AccountID
  /// Its place in the account's chain, from 1.
  public let sequence: Int
  /// When the book took it in, by the real clock.
  public let recorded: Moment
  /// The entry as JSON text; this is what the chain hashes.
  public let bytes: [UInt8]
  /// The hash of the entry before and of these bytes.
  public let hash: Hash
  /// Nil where there never was one, and where it was forgotten.
  public let privateRecord: PrivateRecord?

  public init(
    account: AccountID, sequence: Int, recorded: Moment, bytes: [UInt8], hash: Hash,
    privateRecord: PrivateRecord?
  ) {
    self.account = account
    self.sequence = sequence
    self.recorded = recorded
    self.bytes = bytes
    self.hash = hash
    self.privateRecord = privateRecord
  }

  /// The entry as it is after its person was forgotten.
  public var withoutPrivateRecord: Entry {
    Entry(
      account: account, sequence: sequence, recorded: recorded, bytes: bytes, hash: hash,
      privateRecord: nil)
  }
}

/// Where an account's chain ends: how long it is, and the hash of its last entry.
public struct ChainHead: Hashable, Sendable {
  public private(set) var length: Int
  public private(set) var hash: Hash

  public init(length: Int, hash: Hash) {
    self.length = length
    self.hash = hash
  }

  /// The head of a chain without entries.
  public static let empty = ChainHead(length: 0, hash: .zero)

  /// Gives a draft its place, its moment and its hash.
  public mutating func append(
    _ draft: EntryDraft, to account: AccountID, recorded: Moment
  ) -> Entry {
    let bytes = EntryFrame(draft, of: account, sequence: length + 1, recorded: recorded).bytes
    advance(over: bytes)
    return Entry(
      account: account, sequence: length, recorded: recorded, bytes: bytes, hash: hash,
      privateRecord: draft.privateRecord)
  }

  /// Moves on over an entry's bytes, as they are stored.
  public mutating func advance(over bytes: [UInt8]) {
    var hasher = SHA256()
    hasher.update(hash)
    hasher.update(bytes)
    hash = hasher.finish()
    length += 1
  }
}
