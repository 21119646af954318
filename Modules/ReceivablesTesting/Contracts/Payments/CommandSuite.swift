public import Receivables
public import ReceivablesPorts
import Testing

/// The commands of one capability, whatever their type.
public protocol CommandSuite: Sendable {
  func checkSameRequest() throws
  func checkOtherRequests() throws
  func checkCarriesID() throws
  func checkSuccess() throws
  func checkCanned() throws
  func checkCrowded() throws
  func checkFailing() throws
  func checkGarbage() throws
  func checkCut() throws
  func checkAmounts() throws
  /// Whether an answer is at hand for each thing that can have become of a command.
  func checkTellsAll()
  /// The requests of an ordinary command, for schemas to read.
  func ordinaryRequests() throws -> [HTTPRequest]
  /// Everything that is printed of requests, answers and outcomes.
  func printed() throws -> String
}

/// Commands of one type, and what the other side answers to them.
public struct Commands<Command: PaymentCommand>: CommandSuite {
  /// A command of an id and an amount.
  public let make: @Sendable (_ id: String, Money) -> Command
  /// What the gateway says comes next.
  public let next: @Sendable (Command, [HTTPResponse]) throws -> PaymentStep<Command.Value>
  /// An amount that it takes.
  public let amount: Money
  /// The answers that lead to success, one for each request.
  public let answers: @Sendable (Command) -> [HTTPResponse]
  public let canned: [CannedAnswer]
  public let amounts: [AmountCase]
  /// Whether it changes something, so that its id has to reach the other side.
  public let changes: Bool
  /// Whether `{}` is how the other side says that there is nothing.
  public let emptyIsNothing: Bool

  public init(
    _ next: @escaping @Sendable (Command, [HTTPResponse]) throws -> PaymentStep<Command.Value>,
    amount: Money, changes: Bool = true,
    make: @escaping @Sendable (_ id: String, Money) -> Command,
    answers: @escaping @Sendable (Command) -> [HTTPResponse], canned: [CannedAnswer] = [],
    amounts: [AmountCase] = [], emptyIsNothing: Bool = false
  ) {
    self.emptyIsNothing = emptyIsNothing
    self.make = make
    self.next = next
    self.amount = amount
    self.answers = answers
    self.canned = canned
    self.amounts = amounts
    self.changes = changes
  }

  private var id: String { PaymentCommandID.of("a", "command") }
  private var command: Command { make(id, amount) }

  private func outcome(_ answers: [HTTPResponse]) throws -> PaymentOutcome<Command.Value>? {
    if case .done(let outcome) = try next(command, answers) { outcome } else { nil }
  }

  /// What comes of each request when it is answered so.
  private func outcomes(_ response: HTTPResponse) throws -> [PaymentOutcome<Command.Value>?] {
    let good = answers(command)
    return try good.indices.map { try outcome(Array(good.prefix($0)) + [response]) }
  }

  // MARK: Promises

  public func checkSameRequest() throws {
    let sent = try requests(command)
    #expect(try requests(command) == sent && !sent.isEmpty)
    for request in sent {
      #expect(request.address.hasPrefix("https://") && !request.method.isEmpty)
      #expect(!request.fields.contains { "\($0.name)\($0.value)".contains { $0.isNewline } })
    }
  }

  public func checkOtherRequests() throws {
    guard changes else { return }
    let sent = try requests(command)
    let other = make(PaymentCommandID.of("another", "command"), amount)
    #expect(try requests(other) != sent, "another id")
    let more = Money(minorUnits: amount.minorUnits + 100, amount.currency)
    let larger = make(id, more)
    if larger != command { #expect(try requests(larger) != sent, "another amount") }
  }

  public func checkCarriesID() throws {
    guard changes else { return }
    let texts = try requests(command).flatMap { request in
      [request.address, String(decoding: request.body, as: UTF8.self)]
        + request.fields.map(\.value)
    }
    #expect(texts.contains { $0.contains(id) }, "the id of the command goes nowhere")
  }

  public func checkSuccess() throws {
    let outcome = try outcome(answers(command))
    guard case .succeeded = outcome else {
      Issue.record("\(String(describing: outcome))")
      return
    }
  }

  public func checkCanned() throws {
    for one in canned {
      let outcome = try outcome(Array(answers(command).prefix(one.after)) + [one.response])
      #expect(outcome.map(Self.kind) == one.means, "\(one.name): \(String(describing: outcome))")
    }
  }

  public func checkCrowded() throws {
    let busy = HTTPResponse(status: 429, fields: [HTTPRequest.Field("Retry-After", "7")])
    for outcome in try outcomes(busy) {
      guard case .notExecuted(let refusal) = outcome else {
        Issue.record("429 is \(String(describing: outcome))")
        continue
      }
      #expect(refusal.advice == .retry(afterSeconds: 7))
    }
  }

  public func checkFailing() throws {
    for status in [500, 502, 503, 504] {
      for outcome in try outcomes(HTTPResponse(status: status)) {
        #expect(outcome.map(Self.kind) == .unknown, "\(status)")
      }
    }
  }

  public func checkGarbage() throws {
    let bodies = ["", "{}", "[]", "null", "<html>", "{\"id\":1}", "\u{0}", "{\"a\":"]
    for body in bodies where !(emptyIsNothing && body == "{}") {
      for outcome in try outcomes(HTTPResponse(status: 200, body: Array(body.utf8))) {
        #expect(outcome.map(Self.kind) == .unknown, "\(body)")
      }
    }
    for status in [0, 100, 302, 418, 999] {
      for outcome in try outcomes(HTTPResponse(status: status)) {
        #expect(outcome.map(Self.kind) == .unknown, "\(status)")
      }
    }
  }

  public func checkCut() throws {
    let good = answers(command)
    for (index, whole) in good.enumerated() {
      for length in 0..<whole.body.count {
        let half = HTTPResponse(
          status: whole.status, fields: whole.fields, body: Array(whole.body.prefix(length)))
        let outcome = try outcome(Array(good.prefix(index)) + [half])
        #expect(outcome.map(Self.kind) == .unknown, "answer \(index + 1) cut at \(length)")
      }
    }
  }

  public func checkAmounts() throws {
    for one in amounts {
      guard let text = one.text else {
        #expect(throws: PaymentError.self, "\(one.amount)") {
          try next(make(id, one.amount), [])
        }
        continue
      }
      let sent = try requests(make(id, one.amount)).map {
        String(decoding: $0.body, as: UTF8.self)
      }
      #expect(sent.contains { $0.contains(text) }, "\(one.amount) should be \(text): \(sent)")
    }
    guard !amounts.isEmpty else { return }
    for cents in [Int64(0), -100] {
      #expect(throws: PaymentError.self) {
        try next(make(id, Money(minorUnits: cents, amount.currency)), [])
      }
    }
  }

  public func checkTellsAll() {
    for outcome in [ExpectedOutcome.succeeded, .pending] {
      #expect(canned.contains { $0.means == .found(outcome) }, "\(outcome)")
    }
    let isDeclined = canned.contains {
      if case .found(.declined) = $0.means { true } else { false }
    }
    #expect(isDeclined, "declined")
    let isMissing = canned.contains {
      $0.means == .found(.notExecuted) || $0.means == .found(.unknown)
    }
    #expect(isMissing, "no such command")
  }

  public func printed() throws -> String {
    var text = ""
    for request in try requests(command) {
      print(request, "\(request.fields)", to: &text)
      dump(request, to: &text)
      debugPrint(request, to: &text)
    }
    for response in canned.map(\.response) + answers(command) {
      print(response, to: &text)
      dump(response, to: &text)
    }
    for one in canned {
      dump(try outcome(Array(answers(command).prefix(one.after)) + [one.response]), to: &text)
    }
    return text
  }

  private static func kind(_ outcome: PaymentOutcome<Command.Value>) -> ExpectedOutcome {
    outcome.expected
  }
}

/// Something that can be expected, whatever it is about.
private protocol Expected {
  var expected: ExpectedOutcome { get }
}

extension PaymentOutcome: Expected {
  var expected: ExpectedOutcome {
    switch self {
    case .succeeded(let value): (value as? any Expected).map { .found($0.expected) } ?? .succeeded
    case .pending: .pending
    case .declined(let decline): .declined(decline.category, decline.advice)
    case .notExecuted: .notExecuted
    case .unknown: .unknown
    @unknown default: .unknown
    }
  }
}
