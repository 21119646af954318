import Foundation
import Receivables

// A program for the crash tests: works one day of a small book, and ends itself without a word at
// the boundary that it is told.
//
//   CrashHarness FOLDER json|sqlite prepare       a book on the day before
//   CrashHarness FOLDER json|sqlite prepare-payments   the same, with a gateway
//   CrashHarness FOLDER json|sqlite NUMBER        the day's run, killed at that boundary
//   CrashHarness FOLDER json|sqlite check         what the book says, line by line
//   CrashHarness FOLDER json|sqlite finish DAY    the same, a run of the day, and the same again

let words = CommandLine.arguments.dropFirst()
guard words.count >= 3, let storage = HarnessBook.Storage(rawValue: words[words.startIndex + 1])
else {
  FileHandle.standardError.write(
    Data(
      "usage: CrashHarness FOLDER json|sqlite prepare|prepare-payments|NUMBER|check|finish [DAY]\n"
        .utf8))
  exit(64)
}

let folder = words[words.startIndex]
let order = words[words.startIndex + 2]
do {
  switch order {
  case "prepare": try await HarnessBook(folder, storage, creating: true).prepare()
  case "prepare-payments": try await HarnessBook.prepareForPayments(folder, storage)
  case "check": print(try await HarnessBook(folder, storage).lines().joined(separator: "\n"))
  case "finish":
    let day = words.last.flatMap { Day($0) } ?? HarnessBook.workingDay
    let book = try HarnessBook(folder, storage, on: day)
    let before = try await book.lines()
    try await book.run(on: day)
    print((before + ["--"] + (try await book.lines())).joined(separator: "\n"))
  default:
    let book = try HarnessBook(folder, storage, fallingAt: Int(order) ?? 0)
    try await book.run(on: HarnessBook.workingDay)
    print("unharmed")
  }
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
