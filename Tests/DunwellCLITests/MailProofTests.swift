import Foundation
import Testing

/// Goal: what leaves the house by SMTP arrives, once, and as it was meant. Method: a real mail
/// server of somebody else's on a loopback port, and Python's `email` to read what it got.
@Suite("Notices by a real mail server", .serialized)
struct MailProofTests {
  @Test("Names and amounts in four languages arrive as they were meant, over STARTTLS")
  func languages() throws {
    try prove("languages")
  }

  @Test("Killed again and again while it sends, nothing arrives twice and nothing is lost")
  func killed() throws {
    try prove("killed")
  }

  private func prove(_ what: String) throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Mail/proof.py")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path, what, try Terminal.dunwell().path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let told = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let words = String(decoding: told, as: UTF8.self)
    switch process.terminationStatus {
    case 0: print(words, terminator: "")
    case 3, 127: print("skipped: python3 with aiosmtpd, or openssl, is not here")
    default: Issue.record("\(words)")
    }
  }
}
