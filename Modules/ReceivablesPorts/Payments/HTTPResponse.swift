public import Receivables

/// What came back. It prints as its status alone: bodies tell about people.
public struct HTTPResponse: Sendable, Equatable {
  /// As 200.
  public let status: Int
  /// Names and values, in the order in which they came.
  public let fields: [HTTPRequest.Field]
  /// Everything behind the header.
  public let body: [UInt8]

  /// A response.
  public init(status: Int, fields: [HTTPRequest.Field] = [], body: [UInt8] = []) {
    self.status = status
    self.fields = fields
    self.body = body
  }

  /// What the first field of a name says, whatever the case of the name.
  public func field(_ name: String) -> String? {
    fields.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The body as JSON; nil for what is none, which says as little as no answer.
  public var json: JSONValue? { JSONValue(understood: body) }

  /// How many seconds to wait before it is tried again, where the other side says so in seconds.
  public var retryAfter: Int? {
    field("Retry-After").flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
  }
}

extension JSONValue {
  /// Nil where it is none, for whoever treats that as no answer at all. Rates and percentages stand
  /// beside the money in it, so that numbers need not be whole.
  init?(understood body: [UInt8]) {
    do {
      self = try JSONValue(parsing: body, decimals: true)
    } catch {
      return nil
    }
  }
}

extension HTTPResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// As `status 402`.
  public var description: String { "status \(status)" }

  /// The same.
  public var debugDescription: String { description }

  /// The status alone.
  public var customMirror: Mirror { Mirror(self, children: ["status": status]) }
}
