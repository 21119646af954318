import Foundation

/// A program beside a test, on this machine, for as long as the test needs it.
///
/// It says in its first line where it can be reached, and ends when its standard input does: a signal
/// may be blocked where tests run, and would leave it behind.
public struct LocalProgram: Sendable {
  /// It did not start as it should.
  public struct Failed: Error, CustomStringConvertible {
    public let description: String
  }

  /// The words of its first line.
  public let words: [String]

  /// Runs a program, and ends it after the body, whatever becomes of that.
  ///
  /// - Parameter arguments: the program, found as a shell finds it, and what it is told.
  public static func with<Value>(
    _ arguments: [String], _ body: (LocalProgram) async throws -> Value
  ) async throws -> Value {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let outcome: Result<Value, any Error>
    do {
      outcome = .success(try await body(LocalProgram(words: firstWords(of: output))))
    } catch {
      outcome = .failure(error)
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    return try outcome.get()
  }

  private static func firstWords(of pipe: Pipe) throws -> [String] {
    var line = Data()
    while line.last != 10 {
      let piece = pipe.fileHandleForReading.availableData
      guard !piece.isEmpty else {
        throw Failed(description: "the program ended before it said anything")
      }
      line += piece
    }
    return String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(
      String.init)
  }
}
