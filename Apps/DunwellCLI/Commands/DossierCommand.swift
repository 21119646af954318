import ArgumentParser
import CreditControl
import Receivables

struct DossierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier", abstract: "The evidence about one customer, as a folder.",
    subcommands: [DossierBuildCommand.self, DossierVerifyCommand.self])
}

struct DossierBuildCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Statement of account, chronology, the notices as they were sent, and a manifest.")

  @Argument(help: "The customer's id.") var customer: String
  @Option(help: "The folder to be made.") var out: String
  @Option(help: "The day (default: today).") var asOf: String?

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let id = try Reading.customer(customer)
    let day = try Reading.day(asOf, "--as-of", else: context.today)
    let report = try await Dossier(try await context.book()).build(id, at: out, on: day)
    guard !isJSON else {
      context.console.json { json in
        json.bool("done", true)
        json.string("folder", report.folder)
        json.integer("files", report.files)
        json.hash("manifest", report.manifest)
      }
      return 0
    }
    context.console.say(
      "\(Count.text(report.files, "file")) about \(id) in \(report.folder); begin with index.html.")
    context.console.say("Manifest: \(report.manifest)")
    return 0
  }
}

struct DossierVerifyCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Whether a dossier or an export is what its manifest says; ends with 1 if not.")

  @Argument(help: "The folder with manifest.json.") var folder: String

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let check = try FolderCheck(folder)
    if isJSON {
      context.console.json { json in
        json.bool("ok", check.isWhole)
        json.integer("files", check.files)
        json.hash("manifest", check.manifest)
        json.array("problems") { list in
          for problem in check.problems {
            list.object { row in
              row.string("file", problem.file)
              row.string("what", problem.what)
            }
          }
        }
      }
    } else {
      for problem in check.problems {
        context.console.say(context.console.red("\(problem.file): \(problem.what)"))
      }
      let word = check.isWhole ? "whole" : "not whole"
      context.console.say("\(folder) is \(word): \(Count.text(check.files, "file")).")
      context.console.say("Manifest: \(check.manifest)")
    }
    return check.isWhole ? 0 : 1
  }
}
