import Receivables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One private record as a line.
struct PrivateLine {
  let key: CommitLine.Key
  let record: PrivateRecord

  /// The line with its line feed: readable where the record is text.
  var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { line in
      line.string("account", key.account.text)
      line.integer("sequence", key.sequence)
      line.string("salt", hexadecimal(record.salt))
      if let text = String(validating: record.bytes, as: UTF8.self) {
        line.string("text", text)
      } else {
        line.string("base64", Data(record.bytes).base64EncodedString())
      }
    }
    return json.bytes + [0x0A]
  }
}

extension PrivateLine {
  /// Reads a line without its line feed.
  init(_ text: UnsafeBufferPointer<UInt8>) throws {
    let reader = FactReader(try JSONValue(parsing: text))
    key = CommitLine.Key(
      account: AccountID(try reader.string("account")), sequence: try reader.integer("sequence"))
    guard let salt = Receivables.bytes(hexadecimal: try reader.string("salt")) else {
      throw FactError.wrong("salt")
    }
    let bytes: [UInt8]
    if reader.value["base64"] == nil {
      bytes = Array(try reader.string("text").utf8)
    } else {
      guard let data = Data(base64Encoded: try reader.string("base64")) else {
        throw FactError.wrong("base64")
      }
      bytes = Array(data)
    }
    record = PrivateRecord(salt: salt, bytes: bytes)
  }
}
