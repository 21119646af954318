import Foundation
import Receivables
import ReceivablesPorts
import Testing

/// Somebody who changes a book's files without the book knowing.
struct Tampering {
  /// The storages whose files can be changed here: SQLite needs its command line.
  static let possible = Bench.Storage.onDisk.filter { storage in
    storage == .json || FileManager.default.isExecutableFile(atPath: sqlite)
  }

  private static let sqlite = "/usr/bin/sqlite3"
  private let bench: Bench

  init(_ bench: Bench) {
    self.bench = bench
  }

  // MARK: Entries

  /// Changes the words of an entry, and its hash too where that is asked for.
  func alter(
    _ account: String, _ sequence: Int, _ old: String, _ new: String, hash isForged: Bool = false
  ) async throws {
    let entry = try await entry(account, sequence)
    let text = String(decoding: entry.bytes, as: UTF8.self)
    let altered = text.replacing(old, with: new)
    try #require(altered != text)
    var head = ChainHead.empty
    if sequence > 1 {
      let before = try await self.entry(account, sequence - 1)
      head = ChainHead(length: sequence - 1, hash: before.hash)
    }
    head.advance(over: Array(altered.utf8))
    let hash = isForged ? head.hash : entry.hash
    switch bench.storage {
    case .memory: break
    case .json:
      try edit("journal", line(text, entry.hash), line(altered, hash))
    case .sqlite:
      try execute(
        "UPDATE entry SET fact = x'\(hexadecimal(try fact(of: altered)))', "
          + "hash = x'\(hexadecimal(hash.bytes))' WHERE \(place(account, sequence))")
      if isForged {
        try execute(
          "UPDATE account SET head = x'\(hexadecimal(hash.bytes))' WHERE name = '\(account)' "
            + "AND length = \(sequence)", mayMiss: true)
      }
    }
  }

  /// The part of an entry's text that says what happened.
  private func fact(of text: String) throws -> [UInt8] {
    let members = try #require(try JSONValue(parsing: Array(text.utf8)).member("fact"))
    return Array(Array(text.utf8)[members.range])
  }

  func remove(_ account: String, _ sequence: Int) async throws {
    let entry = try await entry(account, sequence)
    switch bench.storage {
    case .memory: break
    case .json:
      let object = line(String(decoding: entry.bytes, as: UTF8.self), entry.hash)
      try edit("journal", object, "")
      try edit("journal", "[,", "[", mayMiss: true)
      try edit("journal", ",,", ",", mayMiss: true)
      try edit("journal", ",],\"attention\"", "],\"attention\"", mayMiss: true)
    case .sqlite: try execute("DELETE FROM entry WHERE \(place(account, sequence))")
    }
  }

  private func line(_ entry: String, _ hash: Hash) -> String {
    #"{"hash":"\#(hash)","entry":\#(entry)}"#
  }

  private func entry(_ account: String, _ sequence: Int) async throws -> Entry {
    let entries = try await bench.store.entries(
      of: AccountID(account), from: sequence, limit: 1)
    return try #require(entries.first)
  }

  private func place(_ account: String, _ sequence: Int) -> String {
    "account = (SELECT id FROM account WHERE name = '\(account)') AND sequence = \(sequence)"
  }

  // MARK: Files

  /// Replaces a text wherever it stands in the files of a folder of the book.
  func edit(_ part: String, _ old: String, _ new: String, mayMiss: Bool = false) throws {
    let folder = bench.folder + "/book/" + part
    var isFound = mayMiss
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let url = URL(filePath: "\(folder)/\(file)")
      let text = try String(contentsOf: url, encoding: .utf8)
      let edited = text.replacing(old, with: new)
      if edited != text {
        isFound = true
        try Data(edited.utf8).write(to: url)
      }
    }
    try #require(isFound)
  }

  func execute(_ sql: String, mayMiss: Bool = false) throws {
    let process = Process()
    process.executableURL = URL(filePath: Tampering.sqlite)
    process.arguments = [bench.folder + "/book.db", sql + "; SELECT changes()"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let told = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    // A change that changed nothing would prove nothing.
    try #require(mayMiss || String(decoding: told, as: UTF8.self) != "0\n")
  }
}
