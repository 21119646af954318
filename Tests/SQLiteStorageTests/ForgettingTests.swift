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

  /// Method: accounts grow in turns, so that their rows are moved between pages again and again;
  /// what a move leaves behind must not outlive the forgetting.
  @Test("What was moved within the file before it was forgotten is in no file either")
  func movedBefore() async throws {
    try await withBook { book, files in
      let ids = (0..<40).map { AccountID("C\(100 + $0)") }
      for round in 0..<12 {
        let changes = try await ids.asyncMap { id in
          let note = String(repeating: "secret of \(id) ", count: 1 + (round * 7) % 40)
          let draft = Samples.invoice(
            "INV-\(id)-\(round)", Samples.euros(9_00), issued: ForgettingTests.day, note: note)
          return try await Samples.change(of: id, in: book, by: [draft])
        }
        try await book.commit(changes, at: Samples.moment("2025-07-01T06:00:00Z"))
      }
      for (count, id) in ids.enumerated() {
        try await Samples.post([Samples.forgotten(on: ForgettingTests.day)], to: id, in: book)
        for gone in ids[...count] {
          #expect(try files.files(holding: "secret of \(gone)".utf8).isEmpty, "\(gone)")
        }
      }
    }
  }
}

extension Sequence {
  func asyncMap<Value>(_ transform: (Element) async throws -> Value) async throws -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}
