import Foundation
import ReceivablesPorts
import SMTPChannel

/// A mail server in a process of its own, on a loopback port; it ends with this object.
final class TestServer: Sendable {
  /// A well-known server, or one that goes by a script.
  enum Kind: String {
    case real, scripted
  }

  /// What a server saw.
  struct Report: Decodable {
    struct Message: Decodable {
      let sender: String
      let recipient: String
      /// Those behind the first recipient.
      let copies: [String]
      let size: Int
      /// Of RFC 5321's `MAIL` command, what follows the address.
      let extra: String
      /// SHA-256 in hex.
      let hash: String
      /// Empty where the message is large.
      let text: String
    }

    let connections: Int
    let messages: [Message]
    /// The commands that arrived together, joined by `+`.
    let packets: [String]
    /// What no client should have said.
    let strays: [String]
    /// What clients called themselves.
    let names: [String]
  }

  struct Failed: Error {}

  static let need: String = "python3 with aiosmtpd (pip install aiosmtpd) and openssl are needed"

  static let isThere: Bool = {
    let asked = Process()
    asked.executableURL = URL(filePath: "/usr/bin/env")
    asked.arguments = ["sh", "-c", "python3 -c 'import aiosmtpd' && command -v openssl"]
    asked.standardOutput = FileHandle.nullDevice
    asked.standardError = FileHandle.nullDevice
    // A machine without a shell has no server either.
    guard (try? asked.run()) != nil else { return false }
    asked.waitUntilExit()
    return asked.terminationStatus == 0
  }()

  let port: Int
  /// Where `ca.pem` and `stranger.pem` are, if the server has certificates.
  let folder: String
  private let process: Process
  private let input = Pipe()
  private let output = Pipe()

  /// - Parameter options: JSON; the script says what may be in it.
  init(_ kind: Kind, _ options: String) throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Server/mailserver.py")
    process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path, kind.rawValue, options]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    struct Start: Decodable {
      let port: Int
      let folder: String
    }
    let start = try JSONDecoder().decode(Start.self, from: Self.line(of: output))
    port = start.port
    folder = start.folder
  }

  convenience init(_ plan: Plan) throws {
    try self.init(.scripted, plan.json)
  }

  deinit {
    // A server that has ended already needs no end of its input.
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  func report() throws -> Report { try ask("\"report\"") }

  /// What had happened when all connections were over.
  func reportAtEnd() throws -> Report { try ask("\"close\"") }

  func follow(_ plan: Plan) throws { _ = try ask("{\"plan\": \(plan.json)}") }

  private func ask(_ command: String) throws -> Report {
    try input.fileHandleForWriting.write(contentsOf: Data("\(command)\n".utf8))
    return try JSONDecoder().decode(Report.self, from: Self.line(of: output))
  }

  private static func line(of pipe: Pipe) throws -> Data {
    var line = Data()
    while line.last != 10 {
      let piece = pipe.fileHandleForReading.availableData
      guard !piece.isEmpty else { throw Failed() }
      line += piece
    }
    return line
  }

  // MARK: Channels to it

  /// Settings that reach it without TLS, and others beside or instead of them.
  func settings(_ others: [String: String] = [:]) -> ChannelSettings {
    let values = [
      "host": "127.0.0.1", "port": "\(port)", "tls": "none", "from": "ar@northwind.example",
      "heloName": "desk.northwind.example",
    ]
    return ChannelSettings(
      channel: "email", kind: "smtp", values: values.merging(others) { $1 })
  }

  func channel(
    _ others: [String: String] = [:], timeout: Duration = .seconds(20),
    clock: ManualClock = ManualClock()
  ) throws -> SMTPChannel {
    var server = try MailServer(settings(others), in: folder) { variable in
      variable == "MAIL_PASSWORD" ? "open-sesame" : nil
    }
    server.timeout = timeout
    return SMTPChannel(server, clock: clock)
  }
}
