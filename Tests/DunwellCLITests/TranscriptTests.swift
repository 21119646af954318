import Foundation
import ReceivablesTesting
import Testing

@Suite struct TranscriptTests {
  /// Goal: what the README and the help promise is what people see. Method: every transcript is
  /// typed into a shell and compared whole. `RECORD=1` writes down what comes back, and fails.
  @Test("A session says what its transcript says", arguments: Shelf.transcripts)
  func saysTheSame(_ name: String) async throws {
    let place = Shelf.folder.appending(path: name)
    let expected = Transcript(try String(contentsOf: place, encoding: .utf8))
    let actual = try await withTemporaryFolder { folder in
      var terminal = try Terminal(in: folder, fixtures: Shelf.fixtures)
      var steps: [Transcript.Step] = []
      for step in expected.steps {
        steps.append(.init(command: step.command, answer: try terminal.type(step.command)))
      }
      return Transcript(heading: expected.heading, steps: steps)
    }
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(actual.text.utf8).write(to: place)
      Issue.record("\(name) was recorded; look at what changed, and run again without RECORD.")
    }
    for (step, came) in zip(expected.steps, actual.steps) {
      #expect(
        came.answer == step.answer,
        "$ \(step.command)\n\(came.answer.joined(separator: "\n"))")
    }
  }

  @Test("There is a transcript for every command")
  func everyCommandIsTyped() throws {
    let texts = try Shelf.transcripts.map {
      try String(contentsOf: Shelf.folder.appending(path: $0), encoding: .utf8)
    }
    let typed = Set(
      texts.flatMap { Transcript($0).steps }.flatMap { $0.command.split(separator: " ") }
        .map(String.init))
    for command in Shelf.commands {
      #expect(typed.contains(command), "no transcript types dunwell \(command)")
    }
  }

  /// Goal: no command is without a help that somebody read. Method: the program lists its own tree.
  @Test("There is a transcript of the help of every command of the tree")
  func everyHelpIsTyped() async throws {
    let tree = try await withTemporaryFolder { folder in
      var terminal = try Terminal(in: folder, fixtures: Shelf.fixtures)
      return try terminal.type("dunwell --experimental-dump-help").joined(separator: "\n")
    }
    let dumped = try JSONDecoder().decode(CommandTree.self, from: Data(tree.utf8))
    let helps = Shelf.transcripts.filter { $0.hasPrefix("Help/") }
    let typed = Set(
      try helps.flatMap { name in
        let text = try String(contentsOf: Shelf.folder.appending(path: name), encoding: .utf8)
        return Transcript(text).steps.map(\.command)
      })
    let paths = dumped.command.paths
    #expect(paths.count > 30)
    for path in paths {
      #expect(typed.contains("dunwell help \(path)"), "no transcript types dunwell help \(path)")
    }
  }
}

/// What the program says of its own commands.
private struct CommandTree: Decodable {
  struct Command: Decodable {
    let commandName: String
    let subcommands: [Command]?

    /// Every command below this one, as it is typed.
    var paths: [String] {
      (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { command in
        [command.commandName] + command.paths.map { "\(command.commandName) \($0)" }
      }
    }
  }

  let command: Command
}

/// Where the transcripts and the files they read are.
enum Shelf {
  static let here = URL(filePath: #filePath).deletingLastPathComponent()
  static let folder = here.appending(path: "Transcripts")
  static let fixtures = here.appending(path: "Fixtures")

  /// Paths below the folder, in their order.
  static let transcripts: [String] = {
    // Without the folder there is no test, and the run of the tests says so.
    let all = try? FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return (all ?? []).filter { $0.hasSuffix(".transcript") }.sorted()
  }()

  static let commands = [
    "init", "demo", "import", "run", "deliver", "aging", "why", "customer", "invoice", "pay",
    "payment", "notices", "mailbox", "worklist", "task", "policy", "template", "book", "verify",
    "export", "backup", "restore", "convert", "plugins", "report", "today", "completion",
    "handoff", "dossier",
  ]
}
