import Foundation
public import Receivables
public import ReceivablesPorts

/// Holds requests against those that the vendors' own SDKs send for the same command, where these are
/// at hand: `Tools/check` installs them.
///
/// `Tools/vendor-sdk` has the calls, written as a user of each SDK writes them. Nobody here wrote what
/// makes requests of them.
public struct VendorSDK: Sendable {
  /// One command: our request, and what the SDK is told.
  public struct Comparison: Sendable {
    let call: String
    let ours: HTTPRequest
    let intended: [String: String]
    let values: @Sendable (inout JSONWriter) -> Void

    /// - Parameters:
    ///   - call: as `Tools/vendor-sdk` calls it.
    ///   - intended: places that differ, as ``RequestFields`` names them, each with the reason. One that
    ///     does not differ is told as well.
    ///   - values: of the command.
    public init(
      _ call: String, _ ours: HTTPRequest, except intended: [String: String] = [:],
      _ values: @escaping @Sendable (inout JSONWriter) -> Void
    ) {
      self.call = call
      self.ours = ours
      self.intended = intended
      self.values = values
    }
  }

  public static let missing =
    "skipped: there is no Python with the vendors' SDKs (Tools/check installs them)"

  private let python: Python

  /// Nil where something is missing; ``missing`` says what a test then prints.
  public init?() {
    guard let python = Python(with: "stripe", "square", "paypalserversdk") else { return nil }
    self.python = python
  }

  /// Where requests of ours differ from the SDK's, each beginning with the call; empty where all of them
  /// are the same.
  public func differences(
    _ vendor: String, secret: String, _ comparisons: [Comparison]
  ) throws -> [String] {
    var json = JSONWriter()
    json.array { list in
      for comparison in comparisons {
        list.object { row in
          row.string("vendor", vendor)
          row.string("call", comparison.call)
          row.string("secret", secret)
          comparison.values(&row)
        }
      }
    }
    let script = SharedFolder.package.path + "/Tools/vendor-sdk"
    let recorded = try JSONValue(parsing: try python.run([script], json.bytes)).array ?? []
    guard recorded.count == comparisons.count else {
      throw PaymentError("the SDK sent \(recorded.count) of \(comparisons.count) requests")
    }
    return try zip(comparisons, recorded).flatMap { comparison, row in
      try VendorSDK.differences(comparison, VendorSDK.request(row))
    }
  }

  private static func differences(
    _ comparison: Comparison, _ theirs: HTTPRequest
  ) throws -> [String] {
    var found = try RequestFields(comparison.ours).differences(from: RequestFields(theirs))
    for (place, reason) in comparison.intended where found.removeValue(forKey: place) == nil {
      found[place] = "no longer differs: \(reason)"
    }
    return found.map { "\(comparison.call): \($0.key): \($0.value)" }.sorted()
  }

  private static func request(_ row: JSONValue) throws -> HTTPRequest {
    guard let method = row["method"]?.string, let path = row["path"]?.string,
      let query = row["query"]?.string, let fields = row["fields"]?.members,
      let body = row["body"]?.string
    else { throw PaymentError("what the SDK sent cannot be read") }
    return HTTPRequest(
      method: method, address: "http://127.0.0.1\(path)" + (query.isEmpty ? "" : "?" + query),
      fields: fields.map { HTTPRequest.Field($0.key, $0.value.string ?? "") },
      body: Array(body.utf8))
  }
}
