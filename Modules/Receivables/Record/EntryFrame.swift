/// What an entry is made of, before it is text: the same parts always give the same bytes.
///
/// A storage may keep the parts instead of the text, which says many of them in every entry again.
public struct EntryFrame: Sendable, Equatable {
  public let account: AccountID
  /// Its place in the account's chain, from 1.
  public let sequence: Int
  /// The day from which the fact counts.
  public let day: Day
  /// When the book took it in, by the real clock.
  public let recorded: Moment
  /// As ``Author/text`` writes it.
  public let author: String
  public let command: String?
  public let kind: String
  /// The version of the kind.
  public let version: Int
  /// The fact as a JSON object.
  public let fact: [UInt8]
  public let privateHash: Hash?

  public init(
    account: AccountID, sequence: Int, day: Day, recorded: Moment, author: String,
    command: String?, kind: String, version: Int, fact: [UInt8], privateHash: Hash?
  ) {
    self.account = account
    self.sequence = sequence
    self.day = day
    self.recorded = recorded
    self.author = author
    self.command = command
    self.kind = kind
    self.version = version
    self.fact = fact
    self.privateHash = privateHash
  }

  /// The parts of a draft that has been given its place and its moment.
  public init(_ draft: EntryDraft, of account: AccountID, sequence: Int, recorded: Moment) {
    var fact = JSONWriter(capacity: 192)
    fact.object { draft.fact.write(into: &$0) }
    self.init(
      account: account, sequence: sequence, day: draft.day, recorded: recorded,
      author: draft.author.text, command: draft.command, kind: draft.fact.kind,
      version: draft.fact.version, fact: fact.bytes, privateHash: draft.privateHash)
  }

  /// The entry as JSON text; this is what the chain hashes.
  public var bytes: [UInt8] {
    var json = JSONWriter(capacity: fact.count + 272)
    json.object { entry in
      entry.string("account", account.text)
      entry.integer("sequence", sequence)
      entry.day("day", day)
      entry.moment("recorded", recorded)
      entry.string("author", author)
      entry.string("command", ifPresent: command)
      entry.string("kind", kind)
      entry.integer("version", version)
      entry.raw("fact", fact)
      if let privateHash { entry.hash("private", privateHash) }
    }
    return json.bytes
  }
}
