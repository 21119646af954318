import Foundation
import ReceivablesTesting
import Testing

/// Goal: a crash at any moment loses nothing and sends nothing twice. Method: a program kills itself
/// before and after each commit and each delivery of a day, in turn; the next run finishes the day.
@Suite("Crashes")
struct CrashTests {
  @Test(
    "A crash at any boundary leaves the same notices, each sent once",
    arguments: ["json", "sqlite"])
  func everyBoundary(_ storage: String) async throws {
    try await withTemporaryFolder { folder in
      let prepared = folder + "/prepared"
      #expect(try await Harness.run(prepared, storage, "prepare").status == 0)
      let expected = try await undisturbed(prepared, storage, folder)
      #expect(expected.count == 8)
      var boundary = 0
      var isUnharmed = false
      while !isUnharmed, boundary < 200 {
        boundary += 1
        let place = folder + "/\(boundary)"
        try FileManager.default.copyItem(atPath: prepared, toPath: place)
        isUnharmed = try await Harness.run(place, storage, "\(boundary)").status == 0
        try await finish(place, storage, boundary, expected)
        try FileManager.default.removeItem(atPath: place)
      }
      #expect(isUnharmed)
      // Eight notices: nine commits of claims and answers, four of the run, eight deliveries.
      #expect(boundary == 2 * (9 + 4 + 8) + 1)
    }
  }

  /// What the book says of each notice when nothing goes wrong.
  private func undisturbed(
    _ prepared: String, _ storage: String, _ folder: String
  ) async throws -> [String] {
    let place = folder + "/undisturbed"
    try FileManager.default.copyItem(atPath: prepared, toPath: place)
    let run = try await Harness.run(place, storage, "0")
    #expect(run.lines == ["unharmed"])
    let lines = try await Harness.run(place, storage, "check").lines
    #expect(lines.allSatisfy { $0.contains(" sent ") })
    try expectOneFileEach(place, lines, "undisturbed")
    return lines
  }

  private func finish(
    _ place: String, _ storage: String, _ boundary: Int, _ expected: [String]
  ) async throws {
    // Whoever was there when it happened may be back only the day after.
    let date = boundary % 2 == 0 ? "2025-03-04" : "2025-03-05"
    // Or run the last day anew that was finished: what was planned for the next one waits for that.
    if boundary % 3 == 0 { _ = try await Harness.run(place, storage, "finish", "2025-03-03") }
    let run = try await Harness.run(place, storage, "finish", date)
    #expect(run.status == 0, "boundary \(boundary)")
    let parts = run.lines.split(separator: "--", omittingEmptySubsequences: false)
    let before = try #require(parts.first, "boundary \(boundary)")
    let uncertain = before.filter { $0.contains(" claimed ") || $0.contains(" unknown ") }
    #expect(uncertain.count <= 1, "boundary \(boundary)")
    #expect(before.allSatisfy { !$0.hasPrefix("problem") }, "boundary \(boundary)")
    #expect(parts.last.map(Array.init) == expected, "boundary \(boundary)")
    try expectOneFileEach(place, expected, "boundary \(boundary)")
  }

  /// Each notice has one message in the Maildir, whichever attempt it was.
  private func expectOneFileEach(_ place: String, _ lines: [String], _ where: Comment) throws {
    let notices = lines.compactMap { $0.split(separator: " ").first.map(String.init) }
    let outbox = place + "/outbox"
    let names = try ["new", "cur"].flatMap { part in
      let folder = "\(outbox)/\(part)"
      return try FileManager.default.contentsOfDirectory(atPath: folder).map { "\(folder)/\($0)" }
    }
    #expect(names.count == notices.count, `where`)
    var identifiers: Set<String> = []
    for name in names {
      let mail = try String(contentsOfFile: name, encoding: .utf8)
      let line = try #require(
        mail.split(separator: "\r\n").first { $0.hasPrefix("Message-ID: <") })
      identifiers.insert(String(line.dropFirst("Message-ID: <".count)))
    }
    for notice in notices {
      let own = identifiers.filter { $0.hasPrefix(notice + ".") }
      #expect(own.count == 1, `where`)
    }
  }
}

/// The program that kills itself, as it stands beside the tests.
enum Harness {
  struct Outcome: Sendable {
    let status: Int32
    let lines: [String]
  }

  /// It was not built.
  struct Missing: Error {}

  static func run(_ words: String...) async throws -> Outcome {
    let process = Process()
    process.executableURL = try program()
    process.arguments = words
    let output = Pipe()
    process.standardOutput = output
    return try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { process in
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
        let status =
          process.terminationReason == .exit ? process.terminationStatus : -1
        continuation.resume(returning: Outcome(status: status, lines: lines))
      }
      do {
        try process.run()
      } catch {
        continuation.resume(throwing: error)
      }
    }
  }

  private static func program() throws -> URL {
    let folders = [
      Bundle.main.bundleURL, URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent(),
    ]
    let places = folders.map { $0.appending(path: "CrashHarness") }
    guard
      let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) })
    else { throw Missing() }
    return found
  }
}
