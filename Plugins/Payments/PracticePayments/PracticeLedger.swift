import Foundation
import Receivables
import ReceivablesPorts

/// What the other side of the practice gateway remembers: one line of JSON for each thing that
/// happened, in the order in which it did.
///
/// In a file anybody can write a line as well: `{"pays":"PL-1","at":"2026-03-02T08:00:00Z"}` is a
/// customer who pays on a page.
struct PracticeLedger {
  /// A line, as it stands there and as it reads.
  struct Line {
    let bytes: [UInt8]
    let json: JSONValue

    init(_ bytes: [UInt8]) throws {
      self.bytes = bytes
      json = try JSONValue(parsing: bytes)
    }
  }

  /// Nil: in this process alone.
  private let path: String?
  private var lines: [Line] = []
  private var answers: [String: Int] = [:]
  /// So much of the file was read.
  private var offset: UInt64 = 0

  init(path: String?) {
    self.path = path
  }

  mutating func add(_ bytes: [UInt8]) throws {
    guard let path else { return note(try Line(bytes)) }
    if !FileManager.default.fileExists(atPath: path) {
      guard
        FileManager.default.createFile(
          atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
      else { throw TransportError.notSent("\(path) cannot be written") }
    }
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data(bytes) + Data([10]))
    try file.close()
    try readOn()
  }

  /// What was answered to a command.
  mutating func answer(to id: String) throws -> [UInt8]? {
    try readOn()
    return answers[id].map { lines[$0].bytes }
  }

  /// Takes in what somebody has written since.
  private mutating func readOn() throws {
    guard let path, FileManager.default.fileExists(atPath: path) else { return }
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    try file.seek(toOffset: offset)
    let data = try file.readToEnd() ?? Data()
    try file.close()
    // Half a line is somebody's who has not finished.
    guard let end = data.lastIndex(of: 10) else { return }
    for line in data[...end].split(separator: 10) { note(try Line(Array(line))) }
    offset += UInt64(data.distance(from: data.startIndex, to: end) + 1)
  }

  private mutating func note(_ line: Line) {
    if let id = line.json["id"]?.string { answers[id] = lines.count }
    lines.append(line)
  }

  // MARK: Settlements

  /// What came of everything, as the gateway's list has it; a payment costs 25 of the smallest coin.
  mutating func settlements() throws -> [Line] {
    try readOn()
    var pages: [String: JSONValue] = [:]
    var settled: [Line] = []
    for (index, line) in lines.map(\.json).enumerated() {
      switch line["what"]?.string {
      case "links": if let page = line["link"]?.string { pages[page] = line }
      case "charges": settled.append(try settlement(line, "payment", line["payment"], index))
      case "refunds": settled.append(try settlement(line, "refund", line["payment"], index))
      default:
        guard let page = line["pays"]?.string.flatMap({ pages[$0] }) else { continue }
        let name = "PP-" + SHA256.hash(Array("pays \(index)".utf8)).description.prefix(12)
        settled.append(try settlement(page, "payment", .string(name), index, at: line["at"]))
      }
    }
    return settled
  }

  private func settlement(
    _ line: JSONValue, _ kind: String, _ payment: JSONValue?, _ index: Int, at: JSONValue? = nil
  ) throws -> Line {
    var json = JSONWriter()
    json.object { row in
      row.string("id", "S-\(index + 1)")
      row.string("kind", kind)
      row.string("amount", line["amount"]?.string ?? "")
      row.string("currency", line["currency"]?.string ?? "")
      row.string("at", (at ?? line["at"])?.string ?? "")
      row.string("payment", ifPresent: payment?.string)
      row.string("object", ifPresent: line["refund"]?.string)
      row.string("reference", ifPresent: line["reference"]?.string)
      if kind == "payment" { row.integer("fee", 25) }
    }
    return try Line(json.bytes)
  }
}
