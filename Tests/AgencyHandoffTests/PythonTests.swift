import Foundation
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Somebody else's reader of CSV files.
@Suite("Python's csv module reads the files", .enabled(if: Python.isThere, "python3 is not there"))
struct PythonTests {
  /// Goal: what we write is what others read. Method: hostile names go through Python's parser, and
  /// every row has every cell, the name among them as it was but for the guard and line breaks.
  @Test("Every row comes back with every cell", arguments: ["comma", "semicolon", "tab", "pipe"])
  func rows(_ separator: String) async throws {
    let claims = SampleHandoffs.hostileNames.map { SampleHandoffs.hotel(named: $0) }
    let exporter = try Agency.exporter(["separator": separator])
    let file = try exporter.files(of: SampleHandoffs.handoff(claims))[0]
    let characters = ["comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"]
    let rows = try await Python.rows(file.bytes, separator: characters[separator] ?? ",")
    try #require(rows.count == 1 + 2 * claims.count)
    for (number, row) in rows.enumerated() {
      #expect(row.count == 29)
      guard number > 0 else { continue }
      #expect(row[12] == (number % 2 == 1 ? "INV-1" : "INV-2"))
      #expect(row[18] == (number % 2 == 1 ? "1200.00" : "340.50"))
      let name = SampleHandoffs.hostileNames[(number - 1) / 2]
      #expect(letters(row[2]) == letters(name))
    }
  }

  private func letters(_ name: String) -> [Unicode.Scalar] {
    name.unicodeScalars.filter { $0.properties.isAlphabetic }.map { $0 }
  }
}

/// Runs Python, where there is one.
enum Python {
  static let isThere = FileManager.default.isExecutableFile(atPath: path)

  private static let path = "/usr/bin/python3"

  private static let script = """
    import csv, io, json, sys
    text = open(sys.argv[1], encoding="utf-8", newline="").read()
    print(json.dumps(list(csv.reader(io.StringIO(text), delimiter=sys.argv[2], strict=True))))
    """

  static func rows(_ bytes: [UInt8], separator: String) async throws -> [[String]] {
    try await withTemporaryFolder { folder in
      let file = folder + "/rows.csv"
      try Data(bytes).write(to: URL(filePath: file))
      let process = Process()
      process.executableURL = URL(filePath: path)
      process.arguments = ["-c", script, file, separator]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let data = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
      return try JSONDecoder().decode([[String]].self, from: data)
    }
  }
}
