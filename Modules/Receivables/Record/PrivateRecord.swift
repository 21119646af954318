/// What identifies a person or is free text, kept beside an entry so that it can be forgotten.
///
/// The entry holds only the hash; without the salt it says nothing about the bytes.
public struct PrivateRecord: Hashable, Sendable {
  /// Sixteen random bytes of this record alone.
  public let salt: [UInt8]
  public let bytes: [UInt8]

  public init(salt: [UInt8], bytes: [UInt8]) {
    self.salt = salt
    self.bytes = bytes
  }

  /// Fields as a JSON object; nil where no field has a value.
  public init?(salt: [UInt8], fields: [(name: String, value: String)]) {
    guard !fields.isEmpty else { return nil }
    var json = JSONWriter()
    json.object { object in
      for field in fields { object.string(named: field.name, field.value) }
    }
    self.init(salt: salt, bytes: json.bytes)
  }

  public var hash: Hash {
    var hasher = SHA256()
    hasher.update(salt)
    hasher.update(bytes)
    return hasher.finish()
  }

  /// The fields, where the record is a JSON object of texts.
  public var fields: [String: String] {
    // A rendered notice is no such object and has no fields; that is an answer, not a fault.
    guard let members = try? JSONValue(parsing: bytes).members else { return [:] }
    return Dictionary(
      members.compactMap { member in member.value.string.map { (member.key, $0) } },
      uniquingKeysWith: { _, last in last })
  }
}
