import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting

/// What somebody else's programs make of the same: segno and qrcode draw QR codes, python-stdnum knows numbers of
/// accounts, qrbill writes Swiss bills. `Tools/check` installs them.
struct BankOracle {
  static let missing =
    "skipped: there is no Python with segno, python-stdnum and qrbill (with qrcode)"

  private let python: Python

  /// Nil where something is missing.
  init?() {
    guard let python = Python(with: "segno", "stdnum", "qrbill", "qrcode") else { return nil }
    self.python = python
  }

  /// What a program prints that reads a list of texts as `texts`, as JSON.
  func run(_ program: String, _ texts: [String]) throws -> JSONValue {
    var json = JSONWriter()
    json.array { list in
      for text in texts { list.object { $0.string("text", text) } }
    }
    let reading = "import sys, json\ntexts = [row['text'] for row in json.load(sys.stdin)]\n"
    return try JSONValue(parsing: try python.run(["-c", reading + program], json.bytes))
  }
}
