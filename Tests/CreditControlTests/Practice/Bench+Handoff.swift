import CreditControl
import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

// What people at Northwind's legal desk do in a test.
extension Bench {
  @discardableResult
  func place(
    _ customers: String..., with agency: String = "northcollect", on date: String,
    id: String? = nil, orders: Desk.PlacingOrders = .init(undemanded: true)
  ) async throws -> [Desk.Placed]? {
    let desk = Desk(installation, request: Request(author: "Ada", key: id))
    return try await desk.place(
      customers.map { AccountID($0) }, with: agency, orders: orders, on: day(date))
  }

  /// What was placed last.
  func placement(of customer: String) async throws -> String {
    let record = try await store.account(AccountID(customer), items: .none)
    return try #require(record?.account.standing.placements.all.last).id
  }

  func recall(_ customer: String, on date: String) async throws {
    let outcome = try await desk.recall(
      try await placement(of: customer), on: day(date), reason: "came to terms")
    #expect(outcome == .done)
  }

  /// - Parameter out: below the bench's folder.
  func export(
    _ agency: String = "northcollect", to out: String = "out", on date: String, id: String? = nil
  ) async throws -> HandoffExport.Report {
    try await HandoffExport(installation, request: Request(author: "Ada", key: id)).execute(
      agency, into: folder + "/" + out, on: day(date))
  }

  func again(_ export: String, to out: String) async throws -> HandoffExport.Report {
    try await HandoffExport(installation, request: Request(author: "Ada")).again(
      export, into: folder + "/" + out)
  }

  /// Files below a folder of the bench's, by name.
  func files(_ path: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let folder = folder + "/" + path
    for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
      files[name] = FileManager.default.contents(atPath: folder + "/" + name)
    }
    return files
  }

  /// The rows of a delimited file, without its header.
  func rows(_ path: String) throws -> [[String]] {
    let text = try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
    return text.split(separator: "\r\n").dropFirst().map { row in
      row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
