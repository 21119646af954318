import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import SQLiteStorage
import Testing

@Suite("The files of an SQLite database", .serialized)
struct FileTests {
  private static let day = Samples.day("2025-06-01")

  private static func post(_ invoice: String, in book: any BookStore) async throws {
    try await Samples.post(
      [Samples.invoice(invoice, Samples.euros(9_00), issued: day, note: "note")],
      to: Samples.cafe, in: book)
  }

  private static func isCannotWrite(_ error: any Error) -> Bool {
    if case BookError.cannotWrite = error { true } else { false }
  }

  @Test("Every file is for its owner alone")
  func modes() async throws {
    try await withBook { book, files in
      try await book.lockRuns()
      try await FileTests.post("INV-1", in: book)
      try await book.backUp(to: files.path + "-copy")
      let all = try files.all()
      let names = all.map { ($0 as NSString).lastPathComponent }
      #expect(
        Set(names).isSuperset(of: [
          "book.db", "book.db-wal", "book.db-shm", "book.db-run", "book.db-copy",
        ]))
      for path in all {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600, "\(path)")
      }
    }
  }

  @Test("A book is made where none is, and opened where one is")
  func opening() async throws {
    try await withBook { book, files in
      #expect(throws: BookError.exists(files.path)) {
        try SQLiteBook(path: files.path, creating: true)
      }
      let nowhere = files.path + "-nowhere"
      #expect(throws: BookError.missing(nowhere)) {
        try SQLiteBook(path: nowhere, creating: false)
      }
      #expect {
        try SQLiteBook(path: nowhere + "/book.db", creating: true)
      } throws: { FileTests.isCannotWrite($0) }
      let opened = try await SQLiteStorageKind().open(at: files.path, creating: false)
      #expect(try await opened.lastCommit() == nil)
    }
  }

  @Test("What is no database is told as damaged, and so is a part of one")
  func noDatabase() async throws {
    try await withBook { book, files in
      try await FileTests.post("INV-1", in: book)
      let copy = files.path + "-copy"
      try await book.backUp(to: copy)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
      for broken in [Data("Dear customer, ".utf8) + bytes, Data(bytes.prefix(8192 + 100))] {
        try broken.write(to: URL(fileURLWithPath: copy))
        await #expect {
          () async throws in
          _ = try await BookSnapshot(of: SQLiteBook(path: copy, creating: false))
        } throws: { error in
          if case BookError.damaged = error { true } else { false }
        }
      }
    }
  }

  // MARK: Copies

  @Test("A backup is an equal book, and is not written over anything")
  func backUp() async throws {
    try await withBook { book, files in
      for index in 1...3 { try await FileTests.post("INV-\(index)", in: book) }
      let copy = files.path + "-copy"
      try await book.backUp(to: copy)
      let opened = try SQLiteBook(path: copy, creating: false)
      #expect(try await BookSnapshot(of: opened) == BookSnapshot(of: book))
      await #expect(throws: BookError.exists(copy)) {
        () async throws in try await book.backUp(to: copy)
      }
      try await FileTests.post("INV-4", in: opened)
    }
  }

  /// Goal: a copy holds whole commits and nothing else. Method: it is made in the middle of a
  /// commit, by the handle that writes and by another one, and while other commits go on.
  @Test("A backup that is made while others write is a whole book")
  func backUpWhileWriting() async throws {
    try await withBook { book, files in
      let other = try files.open()
      try await FileTests.post("INV-0", in: book)
      let before = try await BookSnapshot(of: book)
      let copies = [files.path + "-own", files.path + "-other"]
      let numbers = Numbers()
      let changes = AsyncThrowingStream<AccountChange, any Error> {
        let number = await numbers.next()
        if number == 2 {
          try await book.backUp(to: copies[0])
          try await other.backUp(to: copies[1])
        }
        let id = AccountID("D\(number)")
        let draft = Samples.invoice("INV-\(id)", Samples.euros(1_00), issued: FileTests.day)
        return number > 3 ? nil : try Samples.change(of: .new(id), by: [draft])
      }
      let commit = try await book.commit(
        changes, at: Samples.moment("2025-07-01T06:00:00Z"), resetsAttention: false)
      #expect(commit.number == 2)
      for copy in copies {
        let opened = try SQLiteBook(path: copy, creating: false)
        #expect(try await BookSnapshot(of: opened) == before)
      }
      #expect(try await book.accountIDs(after: nil, limit: 9).count == 4)
    }
  }

  @Test("Backups that are made one after the other beside a writer are whole books")
  func backUpBesideWriter() async throws {
    try await withBook { book, files in
      let other = try files.open()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          for index in 0..<40 {
            let ids = [Samples.cafe, Samples.hotel]
            let changes = try await ids.asyncMap { id in
              let draft = Samples.invoice(
                "INV-\(id)-\(index)", Samples.euros(1_00), issued: FileTests.day)
              return try await Samples.change(of: id, in: book, by: [draft])
            }
            try await book.commit(changes, at: Samples.moment("2025-07-01T06:00:00Z"))
          }
        }
        group.addTask {
          for index in 0..<5 { try await other.backUp(to: files.path + "-copy\(index)") }
        }
        try await group.waitForAll()
      }
      for index in 0..<5 {
        let copy = try SQLiteBook(path: files.path + "-copy\(index)", creating: false)
        let snapshot = try await BookSnapshot(of: copy)
        #expect(
          snapshot.rows.allSatisfy { $0.head.length == snapshot.commits.count }, "\(index)")
        #expect(try await copy.derivedProblems().isEmpty)
      }
    }
  }

  // MARK: A full disk

  #if canImport(Glibc)
    /// Method: a large commit is written in part, and then refused.
    @Test("A commit that the disk has no room for leaves the book as it was")
    func fullDisk() async throws {
      let limit = 8 << 20
      try await withBook { book, files in
        try await FileTests.post("INV-1", in: book)
        let before = try await BookSnapshot(of: book)
        let text = [UInt8](repeating: UInt8(ascii: "x"), count: 3 * limit)
        let large = EntryDraft(
          day: FileTests.day, author: .person, fact: .bookOpened(BookOpened()),
          privateRecord: PrivateRecord(salt: [1], bytes: text))
        let changes = [
          try await Samples.change(
            of: Samples.hotel, in: book, by: [Samples.party(named: "lindqvist")]),
          try await Samples.change(
            of: .book, in: book, by: [large, Samples.party(named: "brodersen")]),
        ]
        try await FullDisk.simulate(above: limit) { () async throws in
          await #expect {
            () async throws in
            try await book.commit(changes, at: Samples.moment("2025-07-01T00:00:00Z"))
          } throws: { FileTests.isCannotWrite($0) }
          #expect(try await BookSnapshot(of: book) == before)
        }
        #expect(try await BookSnapshot(of: files.open()) == before)
        try await FileTests.post("INV-2", in: book)
        #expect(try await BookSnapshot(of: files.open()) == BookSnapshot(of: book))
      }
    }
  #endif
}

/// Counts from 1.
private actor Numbers {
  private var last = 0

  func next() -> Int {
    last += 1
    return last
  }
}
