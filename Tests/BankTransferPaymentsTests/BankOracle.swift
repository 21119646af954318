import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting

/// What somebody else's programs make of the same: segno and qrcode draw QR codes, python-stdnum knows numbers of
/// accounts, qrbill writes Swiss bills. `Tools/check` installs them.
struct BankOracle {
  static let missing =
    "skipped: there is no Python with segno, python-stdnum and qrbill (with qrcode)"

  private let python: String

  /// Nil where something is missing.
  init?() {
    let environment = ProcessInfo.processInfo.environment
    python =
      environment["DUNWELL_PYTHON"] ?? SharedFolder.package.path + "/.build-python/bin/python3"
    guard FileManager.default.fileExists(atPath: python) else { return nil }
    do {
      _ = try run("import segno, stdnum, qrbill, qrcode; print('[]')", [])
    } catch {
      return nil
    }
  }

  /// What a program prints that reads a list of texts as `texts`, as JSON.
  func run(_ program: String, _ texts: [String]) throws -> JSONValue {
    var json = JSONWriter()
    json.array { list in
      for text in texts { list.object { $0.string("text", text) } }
    }
    let process = Process()
    process.executableURL = URL(filePath: python)
    let reading = "import sys, json\ntexts = [row['text'] for row in json.load(sys.stdin)]\n"
    process.arguments = ["-c", reading + program]
    let (into, out) = (Pipe(), Pipe())
    process.standardInput = into
    process.standardOutput = out
    process.standardError = FileHandle.nullDevice
    try process.run()
    try into.fileHandleForWriting.write(contentsOf: Data(json.bytes))
    try into.fileHandleForWriting.close()
    let output = try out.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw PaymentError("the program failed") }
    return try JSONValue(parsing: Array(output))
  }
}
