import Foundation
import Receivables
import ReceivablesPorts

/// What the other side of the practice gateway remembers: one line of JSON for each thing that
/// happened, in the order in which it did.
///
/// In a file anybody can write a line as well: `{"pays":"PL-1","at":"2026-03-02T08:00:00Z"}` is a
/// customer who pays on a page.
struct PracticeLedger {
  /// Nil: in this process alone.
  let path: String?
  private var own: [[UInt8]] = []

  init(path: String?) {
    self.path = path
  }

  mutating func add(_ line: [UInt8]) throws {
    guard let path else {
      own.append(line)
      return
    }
    let before = FileManager.default.contents(atPath: path) ?? Data()
    try (before + Data(line) + Data([10])).write(to: URL(filePath: path), options: .atomic)
  }

  /// A line, as it stands there and as it reads.
  struct Line {
    let bytes: [UInt8]
    let json: JSONValue

    init(_ bytes: [UInt8]) throws {
      self.bytes = bytes
      json = try JSONValue(parsing: bytes)
    }
  }

  private func lines() throws -> [Line] {
    guard let path else { return try own.map { try Line($0) } }
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    return try data.split(separator: 10).map { try Line(Array($0)) }
  }

  /// What was answered to a command.
  func answer(to id: String) throws -> [UInt8]? {
    try lines().first { $0.json["id"]?.string == id }?.bytes
  }

  // MARK: Settlements

  /// What came of everything, as the gateway's list has it; a payment costs 25 of the smallest coin.
  func settlements() throws -> [Line] {
    var pages: [String: JSONValue] = [:]
    var settled: [Line] = []
    for (index, line) in try lines().map(\.json).enumerated() {
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
