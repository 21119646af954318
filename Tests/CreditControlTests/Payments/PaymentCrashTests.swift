import Foundation
import Receivables
import ReceivablesTesting
import Testing

/// Goal: whatever moment a process dies at, no customer is charged twice and none is forgotten. Method:
/// a program kills itself before and after each commit, each request and each delivery of a day, in
/// turn; the next run, on the same day or the day after, finishes what is left.
@Suite("Crashes while money is taken")
struct PaymentCrashTests {
  @Test(
    "A kill between sent and answered, at every point: each is charged once, and the book knows",
    arguments: ["json", "sqlite"])
  func everyBoundary(_ storage: String) async throws {
    try await withTemporaryFolder { folder in
      let prepared = folder + "/prepared"
      #expect(try await Harness.run(prepared, storage, "prepare-payments").status == 0)
      var boundary = 0
      var isUnharmed = false
      while !isUnharmed, boundary < 300 {
        boundary += 1
        let place = folder + "/\(boundary)"
        try FileManager.default.copyItem(atPath: prepared, toPath: place)
        isUnharmed = try await Harness.run(place, storage, "\(boundary)").status == 0
        // Whoever was there when it happened may be back only the day after: the gateway has forgotten
        // the ids of commands by then, and is only asked.
        let date = boundary % 2 == 0 ? "2025-03-04" : "2025-03-05"
        let finished = try await Harness.run(place, storage, "finish", date)
        #expect(finished.status == 0, "boundary \(boundary)")
        // What was certainly never asked for is taken the day after that.
        let later = try await Harness.run(place, storage, "finish", "2025-03-06")
        let lines = later.lines.split(separator: "--", omittingEmptySubsequences: false).last ?? []
        expectChargedOnce(Array(lines), try charges(in: place), "\(storage), boundary \(boundary)")
        try FileManager.default.removeItem(atPath: place)
      }
      #expect(isUnharmed && boundary > 40)
    }
  }

  private let amounts = ["11.11", "22.22", "33.33", "44.44"]

  private func expectChargedOnce(
    _ lines: [String], _ charges: [String], _ where: Comment
  ) {
    let paid = amounts.enumerated().map { "paid C100\($0 + 1) \($1) EUR" }
    #expect(lines.filter { $0.hasPrefix("paid ") } == paid, `where`)
    #expect(charges.sorted() == amounts, `where`)
    #expect(lines.allSatisfy { !$0.hasPrefix("problem") }, `where`)
  }

  /// The amounts that the gateway has taken, each as often as it has.
  private func charges(in place: String) throws -> [String] {
    let text = try String(contentsOfFile: place + "/practice.jsonl", encoding: .utf8)
    return try text.split(separator: "\n").compactMap { line in
      let json = try JSONValue(parsing: Array(line.utf8))
      return json["what"]?.string == "charges" ? json["amount"]?.string : nil
    }
  }
}
