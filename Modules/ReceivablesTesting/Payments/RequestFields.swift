import Receivables
public import ReceivablesPorts

/// A request taken apart, so that two of them can be held against each other field by field, whatever
/// the order and the writing.
public struct RequestFields: Sendable, Equatable {
  /// What is said in each place, as `body amount` or `query limit`.
  public private(set) var values: [String: String] = [:]

  /// - Throws: ``PaymentError`` or `JSONValue.Malformed` for a body that is neither a form nor JSON as
  ///   its type says.
  public init(_ request: HTTPRequest) throws {
    let parts = request.address.split(separator: "?", maxSplits: 1)
    let place = parts[0].split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    add("method", request.method)
    add("path", "/" + (place.count > 3 ? place[3] : ""))
    if parts.count > 1 { addForm(parts[1], "query") }
    for field in request.fields { addField(field) }
    try addBody(request.body)
  }

  /// Every place where they do not say the same, with what each says.
  public func differences(from other: RequestFields) -> [String: String] {
    var found: [String: String] = [:]
    for place in Set(values.keys).union(other.values.keys)
    where values[place] != other.values[place] {
      found[place] =
        "ours \(values[place] ?? "is absent"), theirs \(other.values[place] ?? "is absent")"
    }
    return found
  }

  // MARK: Parts

  /// What comes twice in one place is kept twice.
  private mutating func add(_ place: String, _ value: String) {
    values[place] = values[place].map { $0 + ", " + value } ?? value
  }

  private mutating func addField(_ field: HTTPRequest.Field) {
    let name = field.name.lowercased()
    // `application/json; charset=utf-8` is JSON.
    add(
      "field " + name, name == "content-type" ? "\(field.value.prefix { $0 != ";" })" : field.value)
  }

  private mutating func addForm(_ text: some StringProtocol, _ part: String) {
    for pair in text.split(separator: "&") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let words = sides.map { RequestFields.plain($0) }
      add("\(part) \(words[0])", words.count > 1 ? words[1] : "")
    }
  }

  private mutating func addBody(_ body: [UInt8]) throws {
    guard !body.isEmpty else { return }
    switch values["field content-type"] {
    case FormBody.type: addForm(String(decoding: body, as: UTF8.self), "body")
    case "application/json": addJSON(try JSONValue(parsing: body), "body ")
    case let other: throw PaymentError("a body of type \(other ?? "none") cannot be compared")
    }
  }

  private mutating func addJSON(_ value: JSONValue, _ place: String) {
    switch value {
    case .object(let members) where !members.isEmpty:
      for member in members { addJSON(member.value, "\(place)[\(member.key)]") }
    case .array(let rows) where !rows.isEmpty:
      for (index, row) in rows.enumerated() { addJSON(row, "\(place)[\(index)]") }
    case .string(let text): add(place, "\"\(text)\"")
    case .integer(let number): add(place, "\(number)")
    case .decimal(let number): add(place, number)
    case .bool(let isTrue): add(place, "\(isTrue)")
    case .object, .array: add(place, "nothing")
    case .null: add(place, "null")
    }
  }

  /// A form's writing of a text, undone.
  private static func plain(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let coded = [UInt8](hex: String(decoding: rest.prefix(2), as: UTF8.self)),
        coded.count == 1
      {
        bytes += coded
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
