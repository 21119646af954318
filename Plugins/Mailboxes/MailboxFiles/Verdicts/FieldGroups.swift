/// Groups of fields with empty lines between them, as reports have them (RFC 3464, section 2.1).
enum FieldGroups {
  static func all(in bytes: ArraySlice<UInt8>) -> [HeaderFields] {
    var groups: [HeaderFields] = []
    var rest = bytes
    while !rest.isEmpty, groups.count < 1_000 {
      let (fields, body) = HeaderFields.read(rest, stray: .continuation)
      if fields.isEmpty {
        // An empty line, or one that says nothing: the group begins behind it.
        var lines = ByteLines(rest)
        _ = lines.next()
        rest = lines.rest
      } else {
        groups.append(fields)
        rest = body
      }
    }
    return groups
  }
}
