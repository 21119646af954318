import Foundation
import Receivables
import ReceivablesTesting
import Testing

/// What is stored must read the same for ever: these bytes are those of the first version.
@Suite("Entries")
struct EntryTests {
  private let recorded = Samples.moment("2025-03-01T08:30:00.000001Z")

  @Test("A fixed draft gives these very bytes and this very hash")
  func golden() {
    let draft = EntryDraft(
      day: Samples.day("2025-02-28"), author: .import(7),
      fact: .invoiceIssued(
        InvoiceIssued(
          invoice: "INV-1", amount: Samples.euros(123_45), due: Samples.day("2025-03-30"),
          terms: "NET30")),
      privateRecord: PrivateRecord(salt: [UInt8](0..<16), bytes: Array("{}".utf8)),
      command: "key-1")
    var head = ChainHead.empty
    let entry = head.append(draft, to: Samples.cafe, recorded: recorded)
    #expect(
      String(decoding: entry.bytes, as: UTF8.self)
        == #"{"account":"C1001","sequence":1,"day":"2025-02-28","#
        + #""recorded":"2025-03-01T08:30:00.000001Z","author":"import:7","command":"key-1","#
        + #""kind":"invoice.issued","version":1,"fact":{"invoice":"INV-1","amount":12345,"#
        + #""currency":"EUR","due":"2025-03-30","terms":"NET30"},"#
        + #""private":"b5c1f9361eb9fbedd3e628a72d1c8fef46544361fd79fa6781baf6d932b1c3f6"}"#)
    #expect(
      entry.hash.description
        == "ef98f6cd7962b919f624f4ef6de76cdcde6773aa132cf66c385ef973e8f73b6e")
    #expect(entry.sequence == 1)
    #expect(head == ChainHead(length: 1, hash: entry.hash))
  }

  /// Goal: no stored byte ever changes its meaning. Method: one entry of each kind in a chain,
  /// compared whole; `RECORD=1` writes the file anew and fails.
  @Test("One entry of every kind is the one in the file, byte for byte")
  func everyKind() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/entries.jsonl")
    var head = ChainHead.empty
    var lines = ""
    for draft in SampleFacts.drafts {
      let entry = head.append(draft, to: Samples.cafe, recorded: recorded)
      lines += "\(entry.hash) \(String(decoding: entry.bytes, as: UTF8.self))\n"
    }
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(lines.utf8).write(to: path)
      Issue.record("recorded; look at what changed, and run again without RECORD")
      return
    }
    #expect(try String(contentsOf: path, encoding: .utf8) == lines)
  }

  @Test("Every entry reads back as the fact that was written")
  func readsBack() throws {
    var head = ChainHead.empty
    for draft in SampleFacts.drafts {
      let entry = head.append(draft, to: Samples.cafe, recorded: recorded)
      let content = try EntryContent(parsing: entry.bytes)
      #expect(content.fact == draft.fact)
      #expect(content.day == draft.day)
      #expect(content.author == draft.author)
      #expect(content.command == draft.command)
      #expect(content.privateHash == draft.privateHash)
      #expect(content.sequence == head.length)
      #expect(content.recorded == recorded)
      // Recorded again in another book, it is the same.
      var copy = ChainHead(length: head.length - 1, hash: .zero)
      let again = copy.append(
        EntryDraft(copying: content, privateRecord: draft.privateRecord), to: Samples.cafe,
        recorded: recorded)
      #expect(again.bytes == entry.bytes)
    }
  }

  @Test("The samples leave no kind out, and each kind is known")
  func complete() {
    let kinds = SampleFacts.drafts.map(\.fact.kind)
    #expect(Set(kinds).count == 75)
    let facts = SampleFacts.drafts.map(\.fact)
    let highest = Dictionary(facts.map { ($0.kind, $0.version) }, uniquingKeysWith: max)
    for (kind, version) in highest {
      #expect(Fact.isKnown(kind: kind, version: 1))
      #expect(!Fact.isKnown(kind: kind, version: max(4, version + 1)), "\(kind)")
    }
    for fact in facts { #expect(Fact.isKnown(kind: fact.kind, version: fact.version)) }
  }

  @Test("A kind of a later version is kept and not understood")
  func future() throws {
    let text =
      #"{"account":"C1","sequence":1,"day":"2025-01-01","recorded":"2025-01-01T00:00:00Z","#
      + #""author":"person","kind":"contact.promised","version":3,"fact":{"anything":[1]}}"#
    let content = try EntryContent(parsing: Array(text.utf8))
    #expect(content.fact == .unknown(kind: "contact.promised", version: 3))
  }

  @Test(
    "Bytes that are no entry are refused",
    arguments: [
      "", "{}", "[]", "null", #"{"account":"C1"}"#,
      #"{"account":"C1","sequence":1,"day":"2025-02-30","recorded":"2025-01-01T00:00:00Z"}"#,
    ])
  func refused(_ text: String) {
    #expect(throws: FactError.self) { try EntryContent(parsing: Array(text.utf8)) }
  }

  @Test("A changed byte, a swapped pair and a missing entry each give another head")
  func chains() {
    func head(_ bytes: [[UInt8]]) -> ChainHead {
      bytes.reduce(into: ChainHead.empty) { $0.advance(over: $1) }
    }
    let entries = (0..<5).map { [UInt8]("entry \($0)".utf8) }
    var swapped = entries
    swapped.swapAt(1, 2)
    var changed = entries
    changed[3][0] ^= 1
    let heads = [entries, swapped, changed, Array(entries.dropFirst()), Array(entries.dropLast())]
    #expect(Set(heads.map { head($0).hash }).count == 5)
  }

  @Test("A seal depends on every account, every head, and the seal before")
  func seals() {
    func seal(_ heads: [(String, UInt8)], after: Hash = .zero) -> Hash {
      var seal = SealHash(after: after)
      for (id, byte) in heads { seal.add(AccountID(id), head: SHA256.hash([byte])) }
      return seal.finish(through: recorded).hash
    }
    let seals = [
      seal([("a", 1), ("b", 2)]), seal([("a", 1)]), seal([("a", 1), ("b", 3)]),
      seal([("ab", 1), ("b", 2)]), seal([("a", 1), ("b", 2)], after: SHA256.hash([0])), seal([]),
    ]
    #expect(Set(seals).count == seals.count)
  }

  @Test("An author and an item read back from their text, and from nothing else")
  func names() {
    for author in [Author.person, .run(7), .import(12), .gateway("evt:1")] {
      #expect(Author(text: author.text) == author)
    }
    for text in ["", "people", "run:", "run:x", "person:1"] { #expect(Author(text: text) == nil) }
    for item in [
      ItemID(.invoice, "INV-1"), ItemID(.invoice, "a:b", part: 12), ItemID(.payment, ""),
      ItemID(.charge, "INV-1", part: 41), ItemID(.credit, "7"),
      ItemID(account: Samples.cafe, Samples.euro),
    ] { #expect(ItemID(stored: item.stored) == item) }
    for text in ["", "y:1", "i0:1", "i-1:1", "INV-1"] { #expect(ItemID(stored: text) == nil) }
  }
}
