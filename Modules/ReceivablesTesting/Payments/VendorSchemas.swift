import Foundation
import Receivables
public import ReceivablesPorts

/// Holds requests against the vendors' own schemas, where these and the Python packages that read them
/// are at hand: `Tools/check` installs them.
public struct VendorSchemas: Sendable {
  private let python: Python
  private let oracles: String

  /// Nil where something is missing; ``missing`` says what a test then prints.
  public init?() {
    guard let oracle = SharedFolder.path(of: "oracles/validate_request.py"),
      let python = Python(with: "jsonschema", "openapi_schema_validator")
    else { return nil }
    self.python = python
    oracles = String(oracle.dropLast("/validate_request.py".count))
  }

  public static let missing =
    "skipped: there are no vendors' schemas here (DUNWELL_SHARED or ../shared), or no Python packages"
    + " that read them (Tools/check installs them)"

  /// What is wrong with requests of a vendor, each beginning with the request's place; empty where all
  /// of them are as the vendor wants them.
  public func problems(_ vendor: String, _ requests: [HTTPRequest]) throws -> [String] {
    let script = SharedFolder.package.path + "/Tools/vendor-schemas"
    var json = JSONWriter()
    json.array { list in
      for request in requests {
        list.object { row in
          row.string("vendor", vendor)
          row.string("method", request.method)
          row.string("path", VendorSchemas.path(of: request.address))
          row.string(
            "query",
            request.address.firstIndex(of: "?").map { mark in
              String(request.address[request.address.index(after: mark)...])
            } ?? "")
          row.string(
            "type", request.fields.first { $0.name == "Content-Type" }?.value ?? "")
          row.string("body", String(decoding: request.body, as: UTF8.self))
        }
      }
    }
    let answer = try JSONValue(parsing: try python.run([script, oracles], json.bytes))
    let found = (answer.array ?? []).map { ($0.array ?? []).compactMap(\.string) }
    guard found.count == requests.count else {
      throw PaymentError("the schemas answered for \(found.count) of \(requests.count) requests")
    }
    return zip(requests, found).flatMap { request, problems in
      problems.map { "\(request): \($0)" }
    }
  }

  private static func path(of address: String) -> String {
    let rest = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return "/" + (rest.count > 3 ? rest[3] : "").prefix { $0 != "?" }
  }
}
