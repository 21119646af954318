import Receivables
import ReceivablesPorts

/// One commit as a line of the journal.
struct CommitLine {
  let commit: Commit
  let resetsAttention: Bool
  /// With their private records, where they still have them.
  let entries: [Entry]
  let attention: [(account: AccountID, day: Day)]
}

// MARK: - Writing

extension CommitLine {
  /// The line with its line feed; entries stand in it byte for byte.
  var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { line in
      line.integer("commit", commit.number)
      line.string("recorded", commit.recorded.description)
      if resetsAttention { line.bool("reset_attention", true) }
      line.array("entries") { list in
        for entry in entries {
          list.object { row in
            row.string("hash", entry.hash.description)
            row.raw("entry", entry.bytes)
          }
        }
      }
      line.object("attention") { object in
        for (account, day) in attention {
          object.string(named: account.text, CommitLine.text(of: day))
        }
      }
    }
    return json.bytes + [0x0A]
  }

  private static let atOnce = "at-once"
  private static let never = "never"

  private static func text(of day: Day) -> String {
    switch day {
    case .distantPast: atOnce
    case .distantFuture: never
    default: day.description
    }
  }
}

// MARK: - Reading

extension CommitLine {
  /// What names a private record.
  struct Key: Hashable {
    let account: AccountID
    let sequence: Int
  }

  /// Reads a line without its line feed; an entry gets its private record where it names one.
  init(_ text: UnsafeBufferPointer<UInt8>, _ records: [Key: PrivateRecord]) throws {
    var number: Int?
    var recorded: Moment?
    var resets = false
    var entries: [Entry] = []
    var attention: [(account: AccountID, day: Day)] = []
    var skimmer = JSONSkimmer(text)
    try skimmer.members { key, skimmer in
      if skimmer.isKey(key, "entries") {
        try skimmer.elements { try entries.append(CommitLine.entry(&$0, records)) }
      } else if skimmer.isKey(key, "attention") {
        try skimmer.members { try attention.append(CommitLine.attention($0, &$1)) }
      } else {
        let value = try skimmer.value()
        if skimmer.isKey(key, "commit") { number = try skimmer.integer(value) }
        if skimmer.isKey(key, "recorded") { recorded = Moment(try skimmer.string(value)) }
        if skimmer.isKey(key, "reset_attention") {
          resets = skimmer.slice(value).elementsEqual("true".utf8)
        }
      }
    }
    try skimmer.finish()
    guard let number else { throw FactError.missing("commit") }
    guard let recorded else { throw FactError.missing("recorded") }
    self.init(
      commit: Commit(number: number, recorded: recorded), resetsAttention: resets,
      entries: entries, attention: attention)
  }

  private static func attention(
    _ key: Range<Int>, _ skimmer: inout JSONSkimmer
  ) throws -> (account: AccountID, day: Day) {
    let text = try skimmer.string(try skimmer.value())
    let account = AccountID(try skimmer.string(key))
    switch text {
    case atOnce: return (account, .distantPast)
    case never: return (account, .distantFuture)
    default:
      guard let day = Day(text) else { throw FactError.wrong("attention") }
      return (account, day)
    }
  }

  private static func entry(
    _ skimmer: inout JSONSkimmer, _ records: [Key: PrivateRecord]
  ) throws -> Entry {
    var hash: Hash?
    var range: Range<Int>?
    try skimmer.members { key, skimmer in
      let value = try skimmer.value()
      if skimmer.isKey(key, "hash") { hash = Hash(try skimmer.string(value)) }
      if skimmer.isKey(key, "entry") { range = value }
    }
    guard let hash else { throw FactError.wrong("hash") }
    guard let range else { throw FactError.missing("entry") }
    return try entry(skimmer.slice(range), hash, records)
  }

  /// What an entry's place in the book is; the rest of it is read by what folds it.
  private static func entry(
    _ bytes: UnsafeBufferPointer<UInt8>, _ hash: Hash, _ records: [Key: PrivateRecord]
  ) throws -> Entry {
    var account: AccountID?
    var sequence: Int?
    var recorded: Moment?
    var hasPrivateRecord = false
    var skimmer = JSONSkimmer(bytes)
    try skimmer.members { key, skimmer in
      let value = try skimmer.value()
      if skimmer.isKey(key, "account") { account = AccountID(try skimmer.string(value)) }
      if skimmer.isKey(key, "sequence") { sequence = try skimmer.integer(value) }
      if skimmer.isKey(key, "recorded") { recorded = Moment(try skimmer.string(value)) }
      if skimmer.isKey(key, "private") { hasPrivateRecord = true }
    }
    guard let account else { throw FactError.missing("account") }
    guard let sequence else { throw FactError.missing("sequence") }
    guard let recorded else { throw FactError.wrong("recorded") }
    let key = Key(account: account, sequence: sequence)
    return Entry(
      account: account, sequence: sequence, recorded: recorded, bytes: Array(bytes), hash: hash,
      privateRecord: hasPrivateRecord ? records[key] : nil)
  }
}
