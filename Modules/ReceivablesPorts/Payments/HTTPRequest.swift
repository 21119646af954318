/// A request as it goes over the line. It prints without what its fields and its body say.
public struct HTTPRequest: Sendable, Equatable {
  /// As `POST`.
  public let method: String
  /// The whole address, beginning with `https://`.
  public let address: String
  /// Names and values, in the order in which they are sent.
  public let fields: [Field]
  /// Empty where there is none.
  public let body: [UInt8]

  /// One field of the header. Fields that let somebody in print as redacted.
  public struct Field: Sendable, Equatable {
    /// Its name, whatever its case.
    public let name: String
    /// What it says, as it goes over the line.
    public let value: String
    /// Whether it lets somebody in.
    public let isSecret: Bool

    /// A field that anybody may read.
    public init(_ name: String, _ value: String) {
      self.init(name, value, isSecret: false)
    }

    /// A field that lets somebody in.
    ///
    /// - Parameter scheme: goes before it, as `Bearer`.
    public init(_ name: String, _ scheme: String, _ secret: Secret) {
      self.init(name, "\(scheme) \(secret.exposed())", isSecret: true)
    }

    private init(_ name: String, _ value: String, isSecret: Bool) {
      self.name = name
      self.value = value
      self.isSecret = isSecret
    }
  }

  /// A request.
  public init(method: String, address: String, fields: [Field] = [], body: [UInt8] = []) {
    self.method = method
    self.address = address
    self.fields = fields
    self.body = body
  }

  /// The same with a further field.
  public func with(_ field: Field) -> HTTPRequest {
    HTTPRequest(method: method, address: address, fields: fields + [field], body: body)
  }
}

extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// As `POST https://api.example/v1/links, 120 bytes`; what it asks for after a `?` is left out.
  public var description: String {
    let place = address.prefix { $0 != "?" }
    return body.isEmpty ? "\(method) \(place)" : "\(method) \(place), \(body.count) bytes"
  }

  /// The same.
  public var debugDescription: String { description }

  /// Empty: what takes a request apart finds nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension HTTPRequest.Field: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// As `Accept: text/csv`, or `Authorization: (redacted)`.
  public var description: String { "\(name): \(isSecret ? "(redacted)" : value)" }

  /// The same.
  public var debugDescription: String { description }

  /// Its name alone.
  public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}
