import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Forgetting in an SQLite database")
struct ForgettingTests {
  private static let day = Samples.day("2025-06-01")

  @Test("What is forgotten is in no file any more, searched byte by byte, nor is its salt")
  func nowhere() async throws {
    try await withBook { book, files in
      let draft = Samples.party(named: "brodersen")
      let salt = try #require(draft.privateRecord).salt
      try await Samples.post([draft], to: Samples.cafe, in: book)
      try await Samples.post([Samples.party(named: "lindqvist")], to: Samples.hotel, in: book)
      #expect(try files.files(holding: "brodersen".utf8).isEmpty == false)
      #expect(try files.files(holding: salt).isEmpty == false)
      try await Samples.post(
        [Samples.forgotten(on: ForgettingTests.day)], to: Samples.cafe, in: book)
      #expect(try files.files(holding: "brodersen".utf8).isEmpty)
      #expect(try files.files(holding: salt).isEmpty)
      #expect(try files.files(holding: "lindqvist".utf8).isEmpty == false)
    }
  }

  /// Method: accounts grow in turns and by chance, so that SQLite moves rows between its pages again
  /// and again; what a move leaves behind must not outlive the forgetting.
  @Test(
    "What was moved within the file before it was forgotten is in no file either",
    arguments: UInt64(1)...3)
  func movedBefore(seed: UInt64) async throws {
    try await withBook { book, files in
      var dice = Dice(seed: seed)
      let ids = (100..<200).map { AccountID("C\($0)") }
      for _ in 0..<30 {
        try await ForgettingTests.grow(ids, by: 40, in: book, &dice)
      }
      var rest = ids
      var gone: [AccountID] = []
      while rest.count > 50 {
        let id = rest.remove(at: dice.roll(0...rest.count - 1))
        try await Samples.post([Samples.forgotten(on: ForgettingTests.day)], to: id, in: book)
        gone.append(id)
        try await ForgettingTests.grow(rest, by: 5, in: book, &dice)
        guard gone.count % 10 == 0 else { continue }
        for id in gone {
          #expect(try files.files(holding: "secret of \(id)".utf8).isEmpty, "\(id)")
        }
      }
    }
  }

  /// So many invoices in one commit, with notes of any length.
  private static func grow(
    _ ids: [AccountID], by count: Int, in book: any BookStore, _ dice: inout Dice
  ) async throws {
    var drafts: [AccountID: [EntryDraft]] = [:]
    for _ in 0..<count {
      // Some grow faster than others.
      let id = ids[min(dice.roll(0...ids.count - 1), dice.roll(0...ids.count - 1))]
      let note = String(repeating: "secret of \(id) ", count: dice.pick([1, 3, 9, 30]))
      drafts[id, default: []].append(
        Samples.invoice(
          "INV-\(dice.next())", Samples.euros(9_00), issued: day, note: note))
    }
    let changes = try await drafts.asyncMap { id, drafts in
      let record = try await book.account(id, items: .none) ?? .new(id)
      return try Samples.change(of: record, by: drafts)
    }
    try await book.commit(changes, at: Samples.moment("2025-07-01T06:00:00Z"))
  }
}

extension Sequence {
  func asyncMap<Value>(_ transform: (Element) async throws -> Value) async throws -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}
