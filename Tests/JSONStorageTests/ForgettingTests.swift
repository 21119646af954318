import Foundation
import JSONStorage
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Forgetting in a book of JSON lines")
struct ForgettingTests {
  private static let day = Samples.day("2025-06-01")

  private static func postTwo(to book: any BookStore) async throws {
    for (id, name) in [(Samples.cafe, "brodersen"), (Samples.hotel, "lindqvist")] {
      try await Samples.post([Samples.party(named: name)], to: id, in: book)
    }
  }

  @Test("What is forgotten is in no file any more, searched byte by byte")
  func nowhere() async throws {
    try await withBook { book, files in
      try await ForgettingTests.postTwo(to: book)
      #expect(try files.files(holding: "brodersen") == [files.privateRecords])
      try await Samples.post(
        [Samples.forgotten(on: ForgettingTests.day)], to: Samples.cafe, in: book)
      #expect(try files.files(holding: "brodersen").isEmpty)
      #expect(try files.files(holding: "lindqvist") == [files.privateRecords])
    }
  }

  @Test("A salt is forgotten with its record")
  func saltIsForgotten() async throws {
    try await withBook { book, files in
      let draft = Samples.party(named: "brodersen")
      try await Samples.post([draft], to: Samples.cafe, in: book)
      let salt = hexadecimal(try #require(draft.privateRecord).salt)
      #expect(try files.files(holding: salt) == [files.privateRecords])
      try await Samples.post(
        [Samples.forgotten(on: ForgettingTests.day)], to: Samples.cafe, in: book)
      #expect(try files.files(holding: salt).isEmpty)
    }
  }

  @Test("Records in every file are forgotten, where there are many files")
  func manyFiles() async throws {
    try await withTemporaryFolder { folder in
      let files = BookFiles(path: folder + "/book")
      let book = try JSONBook(at: files.path, creating: true, segmentLimit: 1)
      for index in 1...4 {
        try await Samples.post(
          [Samples.party(named: "brodersen \(index)")], to: Samples.cafe, in: book)
      }
      #expect(try files.files(holding: "brodersen").count == 4)
      try await Samples.post(
        [Samples.forgotten(on: ForgettingTests.day)], to: Samples.cafe, in: book)
      #expect(try files.files(holding: "brodersen").isEmpty)
      let reopened = try JSONBook(at: files.path, creating: false, segmentLimit: 1)
      #expect(try await BookSnapshot(of: reopened) == BookSnapshot(of: book))
    }
  }

  /// Method: the private file is put back as it was before, which is how a crash between the commit
  /// and the replacement leaves it, with a replacement beside it or without.
  @Test("A forgetting that a crash has interrupted is finished when the book is opened")
  func finishedOnOpening() async throws {
    try await withBook { book, files in
      try await ForgettingTests.postTwo(to: book)
      let before = try files.bytes(of: files.privateRecords)
      try await Samples.post(
        [Samples.forgotten(on: ForgettingTests.day)], to: Samples.cafe, in: book)
      let after = try await BookSnapshot(of: book)
      for leftover in [nil, Data(), before] {
        try files.write(before, to: files.privateRecords)
        if let leftover { try files.write(leftover, to: files.privateRecords + ".new") }
        #expect(try files.files(holding: "brodersen").isEmpty == false)
        let reopened = try files.open()
        #expect(try files.files(holding: "brodersen").isEmpty)
        #expect(try files.files(holding: "lindqvist") == [files.privateRecords])
        #expect(try await BookSnapshot(of: reopened) == after)
      }
    }
  }

  /// Method: the journal is put back as it was before, which is how a crash just before the commit
  /// leaves it, with the replacement written already.
  @Test("A forgetting that was not committed forgets nothing and leaves nothing")
  func notCommitted() async throws {
    try await withBook { book, files in
      try await ForgettingTests.postTwo(to: book)
      let before = try await BookSnapshot(of: book)
      try files.write(
        files.bytes(of: files.privateRecords), to: files.privateRecords + ".new")
      #expect(try await BookSnapshot(of: files.open()) == before)
      #expect(try files.files(holding: "lindqvist") == [files.privateRecords])
    }
  }

  @Test("A book whose private records are not there, as in a copy from git, goes on without them")
  func withoutPrivateFolder() async throws {
    try await withBook { book, files in
      try await ForgettingTests.postTwo(to: book)
      try FileManager.default.removeItem(atPath: files.path + "/private")
      let copy = try files.open()
      let entries = try await copy.entries(of: Samples.cafe, from: 1, limit: 9)
      #expect(entries.map(\.privateRecord) == [nil])
      let draft = Samples.party(named: "moreau")
      try await Samples.post([draft], to: Samples.bakery, in: copy)
      let reopened = try files.open()
      let later = try await reopened.entries(of: Samples.bakery, from: 1, limit: 9)
      #expect(later.map(\.privateRecord) == [draft.privateRecord])
    }
  }
}
