/// What an entry's bytes say.
public struct EntryContent: Sendable, Equatable {
  public let account: AccountID
  public let sequence: Int
  public let day: Day
  public let recorded: Moment
  public let author: Author
  public let command: String?
  public let fact: Fact
  /// The hash of the private record, where the entry had one when it was written.
  public let privateHash: Hash?

  /// - Throws: ``FactError`` where the bytes are no entry; an unknown kind of fact is none.
  public init(parsing bytes: [UInt8]) throws(FactError) {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw .malformed(String(describing: error))
    }
    let reader = FactReader(value)
    account = AccountID(try reader.string("account"))
    sequence = try reader.integer("sequence")
    day = try reader.day("day")
    recorded = try reader.moment("recorded")
    let authorText = try reader.string("author")
    guard let author = Author(text: authorText) else { throw .wrong("author") }
    self.author = author
    command = reader.value["command"]?.string
    let kind = try reader.string("kind")
    let version = try reader.integer("version")
    fact = try Fact(kind: kind, version: version, try reader.object("fact"))
    if let text = reader.value["private"]?.string {
      guard let hash = Hash(text) else { throw .wrong("private") }
      privateHash = hash
    } else {
      privateHash = nil
    }
  }
}
