import Receivables
import ReceivablesPorts

/// What bears on an item beside its movements, as one column; most items have none.
enum CircumstancesCoding {
  static func write(_ circumstances: Circumstances) -> [UInt8]? {
    guard !circumstances.isEmpty else { return nil }
    var json = JSONWriter()
    json.object { circumstances.write(into: &$0) }
    return json.bytes
  }

  static func read(_ bytes: some Collection<UInt8>) throws -> Circumstances {
    try Circumstances(FactReader(try JSONValue(parsing: bytes)))
  }
}
