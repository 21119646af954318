import CSVIntake
import Foundation
import Receivables
import ReceivablesPorts
import Testing

/// A file that is there for one test.
final class PracticeFile {
  let path: String

  init(_ bytes: some Sequence<UInt8>) throws {
    path =
      FileManager.default.temporaryDirectory
      .appending(path: "dunwell-\(UUID().uuidString).csv").path
    try Data(bytes).write(to: URL(filePath: path))
  }

  deinit {
    // A file left behind is no reason to fail a test.
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// Everything that came out of one file.
struct Reading {
  var header = ""
  var rows: [SourceRow] = []
  var batches: [Int] = []
  var bytesRead = 0

  var invoices: [InvoiceRow] {
    rows.compactMap { row in
      if case .success(.invoice(let invoice)) = row.content { invoice } else { nil }
    }
  }

  var customers: [CustomerRow] {
    rows.compactMap { row in
      if case .success(.customer(let customer)) = row.content { customer } else { nil }
    }
  }

  var money: [MoneyRow] {
    rows.compactMap { row in
      switch row.content {
      case .success(.payment(let money)), .success(.credit(let money)): money
      default: nil
      }
    }
  }

  var problems: [RowProblem] {
    rows.compactMap { row in
      if case .failure(let refused) = row.content { refused.problem } else { nil }
    }
  }
}

func read(
  path: String, as rows: RowKind, options: IntakeOptions = IntakeOptions()
) throws -> Reading {
  var reader = try CSVFormat().open(path, rows: rows, options: options)
  var reading = Reading(header: reader.header)
  while let batch = try reader.next() {
    reading.rows += batch
    reading.batches.append(batch.count)
  }
  reading.bytesRead = reader.bytesRead
  return reading
}

func read(
  _ text: String, as rows: RowKind, options: IntakeOptions = IntakeOptions()
) throws -> Reading {
  try read(bytes: text.utf8, as: rows, options: options)
}

func read(
  bytes: some Sequence<UInt8>, as rows: RowKind, options: IntakeOptions = IntakeOptions()
) throws -> Reading {
  let file = try PracticeFile(bytes)
  return try read(path: file.path, as: rows, options: options)
}

/// What the refusal of a whole file says, with `file.csv` for its path; nil where it was read.
func refusal(
  _ text: String, as rows: RowKind, options: IntakeOptions = IntakeOptions()
) throws -> String? {
  try refusal(bytes: text.utf8, as: rows, options: options)
}

func refusal(
  bytes: some Sequence<UInt8>, as rows: RowKind, options: IntakeOptions = IntakeOptions()
) throws -> String? {
  let file = try PracticeFile(bytes)
  do {
    _ = try read(path: file.path, as: rows, options: options)
    return nil
  } catch let error as IntakeError {
    return error.description.replacing(file.path, with: "file.csv")
  }
}

func day(_ text: String) -> Day {
  Day(text) ?? .distantPast
}
