import Foundation
import JSONStorage
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("The files of a book of JSON lines")
struct FileTests {
  private static let day = Samples.day("2025-06-01")

  private static func post(_ invoice: String, in book: any BookStore) async throws {
    try await Samples.post(
      [Samples.invoice(invoice, Samples.euros(9_00), issued: day, note: "note")],
      to: Samples.cafe, in: book)
  }

  @Test("A commit is one line, in which entries stand as they are hashed")
  func oneLineEach() async throws {
    try await withBook { book, files in
      try await FileTests.post("INV-1", in: book)
      try await FileTests.post("INV-2", in: book)
      let lines = try files.bytes(of: files.journal).split(separator: 0x0A)
      #expect(lines.count == 2)
      for (line, entry) in zip(lines, try await book.entries(of: Samples.cafe, from: 1, limit: 9)) {
        #expect(line.firstRange(of: Data(entry.bytes)) != nil)
        #expect(line.firstRange(of: Data(entry.hash.description.utf8)) != nil)
      }
    }
  }

  @Test("Every file and folder is for its owner alone")
  func modes() async throws {
    try await withBook { book, files in
      try await book.lockRuns()
      try await FileTests.post("INV-1", in: book)
      try await Samples.post([Samples.forgotten(on: FileTests.day)], to: Samples.cafe, in: book)
      let copy = BookFiles(path: files.path + "-copy")
      try await book.backUp(to: copy.path)
      for path in try files.all() + copy.all() {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
        #expect(attributes[.posixPermissions] as? Int == (isFolder ? 0o700 : 0o600), "\(path)")
      }
    }
  }

  @Test("A book is made where none is, and opened where one is")
  func opening() async throws {
    try await withBook { book, files in
      #expect(throws: BookError.exists(files.path)) {
        try JSONBook(at: files.path, creating: true)
      }
      let nowhere = files.path + "/nowhere"
      #expect(throws: BookError.missing(nowhere)) {
        try JSONBook(at: nowhere, creating: false)
      }
      let kind = JSONStorageKind()
      #expect(kind.name == "json")
      let opened = try kind.open(at: files.path, creating: false)
      #expect(try await opened.lastCommit() == nil)
    }
  }

  @Test("A book cannot be made below a file")
  func belowFile() async throws {
    try await withTemporaryFolder { folder in
      try Data().write(to: URL(fileURLWithPath: folder + "/file"))
      for path in ["/file", "/file/book", "/nowhere/book"] {
        #expect {
          try JSONBook(at: folder + path, creating: true)
        } throws: { error in
          if case BookError.cannotWrite = error { true } else { false }
        }
      }
    }
  }

  // MARK: Damage

  @Test("A damaged line is told with its file and number")
  func damagedLine() async throws {
    try await withBook { book, files in
      for index in 1...3 { try await FileTests.post("INV-\(index)", in: book) }
      let whole = try files.bytes(of: files.journal)
      let starts = try files.lineStarts(of: files.journal)
      func expectDamage(line: Int, _ bytes: Data) throws {
        try files.write(bytes, to: files.journal)
        #expect {
          try files.open()
        } throws: { error in
          guard case BookError.damaged(let text) = error else { return false }
          return text.hasPrefix("\(files.journal):\(line): ")
        }
      }
      var broken = whole
      broken[starts[1]] = UInt8(ascii: "[")
      try expectDamage(line: 2, broken)
      // A whole line that is missing, and one that stands there twice.
      try expectDamage(line: 1, whole[starts[1]...])
      try expectDamage(line: 4, whole + whole[starts[2]...])
      var twice = try files.bytes(of: files.privateRecords)
      twice.insert(UInt8(ascii: "x"), at: 0)
      try files.write(whole, to: files.journal)
      try files.write(twice, to: files.privateRecords)
      #expect(throws: BookError.self) { try files.open() }
    }
  }

  @Test("An entry that was altered is read as it stands, and no longer fits its hash")
  func alteredEntry() async throws {
    try await withBook { book, files in
      try await FileTests.post("INV-1", in: book)
      try await FileTests.post("INV-2", in: book)
      let text = String(decoding: try files.bytes(of: files.journal), as: UTF8.self)
      let altered = text.replacingOccurrences(of: "\"amount\":900", with: "\"amount\":901")
      try files.write(Data(altered.utf8), to: files.journal)
      let entries = try await files.open().entries(of: Samples.cafe, from: 1, limit: 9)
      var head = ChainHead.empty
      head.advance(over: try #require(entries.first).bytes)
      #expect(head.hash != entries.first?.hash)
    }
  }

  @Test("A book of a later format is read, backed up and not written")
  func laterFormat() async throws {
    try await withBook { book, files in
      try await FileTests.post("INV-1", in: book)
      try files.write(
        Data(#"{"format":"dunwell-book","version":2}"#.utf8), to: files.path + "/format")
      let later = try files.open()
      #expect(try await BookSnapshot(of: later) == BookSnapshot(of: book))
      await #expect {
        () async throws in try await FileTests.post("INV-2", in: later)
      } throws: { error in
        if case BookError.fromTheFuture = error { true } else { false }
      }
      let copy = BookFiles(path: files.path + "-copy")
      try await later.backUp(to: copy.path)
      #expect(try copy.bytes(of: copy.path + "/format").firstRange(of: Data("2".utf8)) != nil)
    }
  }

  // MARK: Copies

  @Test("A backup is an equal book, and is not written over anything")
  func backUp() async throws {
    try await withTemporaryFolder { folder in
      for limit in [64 << 20, 1] {
        let path = folder + "/book-\(limit)"
        let book = try JSONBook(at: path, creating: true, segmentLimit: limit)
        for index in 1...3 { try await FileTests.post("INV-\(index)", in: book) }
        try await book.backUp(to: path + "-copy")
        let copy = try JSONBook(at: path + "-copy", creating: false)
        #expect(try await BookSnapshot(of: copy) == BookSnapshot(of: book))
        await #expect(throws: BookError.exists(path + "-copy")) {
          () async throws in try await book.backUp(to: path + "-copy")
        }
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
        let sizes = try files.all().map { try FileTests.size(of: $0) }
        let text = [UInt8](repeating: UInt8(ascii: "x"), count: limit)
        let large = [
          EntryDraft(
            day: FileTests.day, author: .person,
            fact: .policyAdopted(PolicyAdopted(hash: .zero, policy: text))),
          EntryDraft(
            day: FileTests.day, author: .person, fact: .bookOpened(BookOpened()),
            privateRecord: PrivateRecord(salt: [1], bytes: text)),
        ]
        for draft in large {
          let change = try await Samples.change(
            of: .book, in: book, by: [draft, Samples.party(named: "brodersen")])
          try await FullDisk.simulate(above: limit) { () async throws in
            await #expect {
              () async throws in
              try await book.commit([change], at: Samples.moment("2025-07-01T00:00:00Z"))
            } throws: { error in
              if case BookError.cannotWrite = error { true } else { false }
            }
            #expect(try await BookSnapshot(of: book) == before)
          }
          #expect(try files.all().map { try FileTests.size(of: $0) } == sizes)
        }
        try await FileTests.post("INV-2", in: book)
        #expect(try await BookSnapshot(of: files.open()) == BookSnapshot(of: book))
      }
    }

    private static func size(of path: String) throws -> Int {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
      return isFolder ? 0 : attributes[.size] as? Int ?? -1
    }
  #endif
}
