import ArgumentParser
import CreditControl
import Foundation
import Receivables

struct CustomerContactCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "contact",
    abstract: "Who is written to there, by what they do; a rung says to whom it goes.")

  @Argument(help: "The customer's id.") var customer: String
  @Argument(help: "What they do, as accounting.") var role: String

  @Option(help: "Name.") var name: String?
  @Option(help: "Where notices to them go by e-mail.") var email: String?
  @Option(help: "Phone.") var phone: String?
  @Option(help: "The day on which somebody made sure of it.") var verified: String?
  @Flag(help: "Nobody does that there any more.") var remove = false
  @Option(help: "The day from which it counts (default: the next that can be run).")
  var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let id = try Reading.customer(customer)
    var fields: [String: String] = [:]
    fields["name"] = name
    fields["email"] = try email.map { try Reading.email($0, "--email") }
    fields["phone"] = phone
    fields["verified"] = try verified.map { try Reading.day($0, "--verified").description }
    guard remove != !fields.isEmpty else {
      throw RunError(.usage, "say what is new of them, or --remove.")
    }
    let desk = Desk(try await context.book(), request: writing.request)
    let day = try Reading.day(on, "--on", else: try await desk.openDay(today: context.today))
    let outcome = try await desk.setPerson(role, of: id, remove ? nil : fields, from: day)
    OutcomeSpeech(context.console).tell(
      outcome, "\(role) of \(id) is \(remove ? "gone" : "changed")\(Since.text(day)).")
    return 0
  }
}

struct CustomerNoteCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Writes something down about a customer, kept privately.")

  @Argument(help: "The customer's id.") var customer: String
  @Argument(help: "What is to be known.") var words: String
  @Option(help: "The day that it is about (default: the next that can be run).") var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let id = try Reading.customer(customer)
    let desk = Desk(try await context.book(), request: writing.request)
    let day = try Reading.day(on, "--on", else: try await desk.openDay(today: context.today))
    let outcome = try await desk.note(words, about: id, on: day)
    OutcomeSpeech(context.console).tell(outcome, "Noted about \(id).")
    return 0
  }
}
