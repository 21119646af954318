import ArgumentParser
import CreditControl
import Foundation
import Receivables

struct WebhookCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "webhook", abstract: "Takes what a payment gateway tells, if it is genuine.",
    discussion: """
      Any web server can hand it over. The body must be exactly what came, byte for byte. Without \
      --headers or --header the input is the whole message: header lines, an empty line, the body.
        dunwell webhook stripe message.http
        dunwell webhook stripe --headers headers.txt body.json
        dunwell webhook stripe --header "Stripe-Signature: $HTTP_STRIPE_SIGNATURE" -
      It ends with 0 where it is the gateway's, told before or not, and with 1 where that cannot be \
      shown: answer 200 or 400. The next run works it off; `dunwell sync` does at once.
      """)

  @Argument(help: "The gateway, as the settings call it.") var gateway: String
  @Argument(help: "A file, or - for standard input.") var input: String
  @Option(help: "A file with the header lines.") var headers: String?
  @Option(help: "One header line; may be repeated.") var header: [String] = []
  @Option(help: "When it came (default: now).") var at: String?

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let moment = try context.moment(at, on: context.today)
    let message = try WebhookMessage(
      input: read(input), headers: headers.map { try read($0) }, lines: header)
    let book = try await context.book()
    let answer = try await WebhookDesk(book).take(
      message.body, fields: message.fields, from: gateway, at: moment)
    WebhookSpeech(context.console).tell(answer, gateway)
    if case .refused = answer { return 1 }
    return 0
  }

  /// What is larger is no event of any gateway.
  private static let mostBytes = 4 << 20

  private func read(_ path: String) throws -> [UInt8] {
    let data: Data?
    if path == "-" {
      data = try FileHandle.standardInput.readToEnd() ?? Data()
    } else {
      data = FileManager.default.contents(atPath: path)
    }
    guard let data else {
      throw RunError(.missing, "there is no file \(path). Check the name and the folder.")
    }
    guard data.count <= WebhookCommand.mostBytes else {
      throw RunError(.badInput, "\(path) has more than 4 MB, which is no event of a gateway.")
    }
    return Array(data)
  }
}

/// A body, and the fields of the header before it.
private struct WebhookMessage {
  let fields: [(name: String, value: String)]
  let body: [UInt8]

  init(input: [UInt8], headers: [UInt8]?, lines: [String]) throws {
    if headers != nil || !lines.isEmpty {
      let text = String(decoding: headers ?? [], as: UTF8.self)
      fields =
        try WebhookMessage.fields(text.split(whereSeparator: \.isNewline).map(String.init))
        + WebhookMessage.fields(lines)
      body = input
      return
    }
    guard let (head, rest) = WebhookMessage.halves(of: input) else {
      throw RunError(
        .badInput,
        "the message has no empty line between header and body."
          + " Say the header with --headers FILE, or --header \"Name: value\".")
    }
    let text = String(decoding: head, as: UTF8.self)
    let written = text.split(whereSeparator: \.isNewline).map(String.init)
    // A request line may stand before the fields.
    let isRequest = written.first.map { $0.hasSuffix("HTTP/1.1") || $0.hasSuffix("HTTP/1.0") }
    fields = try WebhookMessage.fields(Array(written.dropFirst(isRequest == true ? 1 : 0)))
    body = rest
  }

  /// The header before the first empty line, and all behind it as it is.
  private static func halves(of bytes: [UInt8]) -> (head: [UInt8], body: [UInt8])? {
    var start = 0
    while let end = bytes[start...].firstIndex(of: 10) {
      let line = bytes[start..<end]
      if line.isEmpty || line.elementsEqual([13]) {
        return (Array(bytes[..<start]), Array(bytes[(end + 1)...]))
      }
      start = end + 1
    }
    return nil
  }

  private static func fields(_ lines: [String]) throws -> [(name: String, value: String)] {
    try lines.map { line in
      guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else {
        throw RunError(
          .badInput,
          "a header line has no colon. Write it as \"Name: value\", each on its own line.")
      }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      return (String(line[..<colon]), String(value))
    }
  }
}

/// Says what became of a delivery.
private struct WebhookSpeech {
  let console: Console

  init(_ console: Console) {
    self.console = console
  }

  func tell(_ answer: WebhookDesk.Answer, _ gateway: String) {
    switch answer {
    case .taken(let types, let known):
      if console.isJSON {
        return console.json { json in
          json.bool("genuine", true)
          json.strings("events", types)
          json.integer("knownBefore", known)
        }
      }
      if types.isEmpty {
        console.say("\(gateway) told this before; nothing was changed.")
      } else {
        console.say("\(gateway) tells: \(types.joined(separator: ", ")).")
        console.say("The next run works it off, or at once: dunwell sync \(gateway)")
      }
    case .refused(let why):
      if console.isJSON {
        return console.json { json in
          json.bool("genuine", false)
          json.string("reason", why)
        }
      }
      console.warn("not taken: \(why).")
    }
  }
}
