import ArgumentParser
import CreditControl
import Dunning
import Receivables

struct PolicyCheckCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Whether the policy of the file can work as it reads; ends with 1 where it cannot.")

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let book = try await context.book()
    let problems = try await PolicyDesk(book).check()
    let isSound = problems.allSatisfy(\.isWarning)
    if isJSON {
      context.console.json { json in
        json.bool("ok", isSound)
        json.array("problems") { list in
          for problem in problems {
            list.object { row in
              row.integer("line", problem.line)
              row.integer("column", problem.column)
              row.string("what", problem.what)
              if problem.isWarning { row.bool("warning", true) }
            }
          }
        }
      }
    } else {
      if isSound { context.console.say("The policy is sound.") }
      for problem in problems {
        context.console.say(
          "\(book.policyPath):\(problem.line):\(problem.column):"
            + " \(problem.isWarning ? "know that " : "")\(problem.what)")
      }
    }
    return isSound ? 0 : 1
  }
}

struct PolicyDiffCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "What would change with the policy of the file, in words.")

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let desk = PolicyDesk(try await context.book())
    let lines = try await desk.difference()
    let restarts = try await desk.restarts()
    if isJSON {
      context.console.json { json in
        json.bool("inForce", lines != nil)
        json.strings("changes", lines ?? [])
        if !restarts.isEmpty { json.strings("warnings", restarts) }
      }
      return 0
    }
    guard let lines else {
      context.console.say("No policy is in force yet; the first run adopts the one in the file.")
      return 0
    }
    if lines.isEmpty { context.console.say("The file says what is in force.") }
    lines.forEach(context.console.say)
    for words in restarts { context.console.say("know that \(words)") }
    return 0
  }
}

struct PolicySchemaCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "A JSON Schema by which editors complete and check the policy's file.")

  @OptionGroup var options: BookOptions

  /// The schema is JSON in any case, and goes to standard output.
  var isJSON: Bool { false }

  func run(_ context: Context) async throws -> Int32 {
    guard let schema = context.workshop.policySchema else {
      throw RunError(.usage, "the policies of this build have no schema.")
    }
    context.console.say(schema)
    return 0
  }
}
