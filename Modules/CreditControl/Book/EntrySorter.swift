import Receivables

/// Puts the entries of a book into the order in which they were recorded.
struct EntrySorter {
  private var spool: Spool

  init(in folder: String) {
    spool = Spool(in: folder)
  }

  var count: Int { spool.count }

  mutating func add(_ entry: Entry) throws {
    var payload = SpoolBytes()
    payload.write(entry.account.text)
    payload.write(entry.sequence)
    payload.write(Int64(entry.recorded.microseconds))
    payload.write(entry.hash.description)
    payload.write(entry.bytes)
    payload.write(entry.privateRecord == nil ? 0 : 1)
    if let record = entry.privateRecord {
      payload.write(record.salt)
      payload.write(record.bytes)
    }
    // Moments are above zero in any book, so that their bytes sort as they do.
    let key = withUnsafeBytes(of: entry.recorded.microseconds.bigEndian) { Array($0) }
    let place = withUnsafeBytes(of: Int64(entry.sequence).bigEndian) { Array($0) }
    try spool.add(key: key, order: Array(entry.account.text.utf8) + [0] + place, payload.bytes)
  }

  mutating func sorted() throws -> SortedEntries {
    try SortedEntries(try spool.sorted())
  }
}

/// Entries in the order in which they were recorded; within a commit by account.
struct SortedEntries {
  /// The entry at hand; nil at the end.
  private(set) var next: Entry?
  private var reader: SpoolReader

  init(_ reader: SpoolReader) throws {
    self.reader = reader
    try advance()
  }

  mutating func advance() throws {
    guard let bytes = try reader.take() else {
      next = nil
      return
    }
    var payload = SpoolBytes(bytes)
    let account = AccountID(payload.text())
    let sequence = payload.int()
    let recorded = Moment(microseconds: payload.integer())
    let hash = Hash(payload.text()) ?? .zero
    let content = payload.run()
    var record: PrivateRecord?
    if payload.int() == 1 {
      let salt = payload.run()
      record = PrivateRecord(salt: salt, bytes: payload.run())
    }
    next = Entry(
      account: account, sequence: sequence, recorded: recorded, bytes: content, hash: hash,
      privateRecord: record)
  }
}
