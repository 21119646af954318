import Foundation
import ReceivablesTesting
import Testing

/// The server of the tests, on loopback, for as long as a test runs.
struct LocalServer {
  let port: Int
  /// With a certificate that nobody has signed; 0 where none could be made.
  let securePort: Int

  var address: String { "http://127.0.0.1:\(port)" }

  static func with(_ body: (LocalServer) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let pem = folder + "/server.pem"
      let script = SharedFolder.package.path + "/Tests/URLSessionTransportTests/Server/server.py"
      let arguments = ["python3", script] + (makeCertificate(pem) ? [pem] : [])
      try await LocalProgram.with(arguments) { program in
        let ports = program.words.compactMap { Int($0) }
        try #require(ports.count == 2)
        try await body(LocalServer(port: ports[0], securePort: ports[1]))
      }
    }
  }

  private static func makeCertificate(_ path: String) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
      "/CN=localhost", "-keyout", path, "-out", path + ".crt",
    ]
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      process.waitUntilExit()
      let certificate = try Data(contentsOf: URL(filePath: path + ".crt"))
      let key = try Data(contentsOf: URL(filePath: path))
      try (key + certificate).write(to: URL(filePath: path))
      return process.terminationStatus == 0
    } catch {
      return false
    }
  }
}
