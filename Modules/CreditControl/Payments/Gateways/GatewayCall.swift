import Receivables
import ReceivablesPorts

/// Carries a command out: sends what the gateway wants sent, and tries again what may be tried again.
///
/// The id of a command stays the same over all of it. Nothing here decides whether a command may be
/// sent at all; it has been saved before.
struct GatewayCall {
  let line: GatewayLine
  /// Time and chance, and how to wait.
  let pace: GatewayPace
  /// Requests of one command, one after the other.
  var mostSteps = 8
  /// The same for a question that goes through a list.
  static let mostPages = 500

  /// That something may be tried again, and after how many seconds where the gateway says so.
  private struct Pause {
    let asked: Int?
  }

  /// - Parameter next: what the gateway says comes next.
  func carryOut<Value>(
    _ next: ([HTTPResponse]) throws -> PaymentStep<Value>
  ) async -> PaymentOutcome<Value> {
    guard await !line.health.isResting(at: pace.now()) else {
      return .notExecuted(
        Refusal("it did not answer several times and is left alone", .retry(afterSeconds: nil)))
    }
    var attempt = 1
    var doubt: PaymentOutcome<Value>?
    while true {
      let outcome = await tryOnce(next)
      if case .unknown = outcome { doubt = outcome }
      guard let pause = GatewayCall.pause(after: outcome) else {
        await line.health.note(isAnswering: true, at: pace.now())
        return GatewayCall.settled(outcome, doubt)
      }
      guard attempt < GatewayPace.mostAttempts, await pace.wait(attempt, asked: pause.asked)
      else {
        await line.health.note(isAnswering: false, at: pace.now())
        return GatewayCall.settled(outcome, doubt)
      }
      attempt += 1
    }
  }

  /// An attempt that was perhaps carried out stays so, whatever a later one was refused for.
  private static func settled<Value>(
    _ outcome: PaymentOutcome<Value>, _ doubt: PaymentOutcome<Value>?
  ) -> PaymentOutcome<Value> {
    if case .notExecuted = outcome { doubt ?? outcome } else { outcome }
  }

  /// From the first request to an outcome.
  private func tryOnce<Value>(
    _ next: ([HTTPResponse]) throws -> PaymentStep<Value>
  ) async -> PaymentOutcome<Value> {
    var answers: [HTTPResponse] = []
    do {
      while answers.count <= mostSteps {
        switch try next(answers) {
        case .done(let outcome): return outcome
        case .send(let request): answers.append(try await line.send(request, at: pace.now()))
        @unknown default: return .unknown("the gateway asks for what this run cannot do")
        }
      }
      return .unknown("the gateway asked for more than \(mostSteps) requests")
    } catch TransportError.notSent(let what) where answers.isEmpty {
      return .notExecuted(Refusal(what, .retry(afterSeconds: nil)))
    } catch let refused as GatewaySessions.Refused where answers.isEmpty {
      return .notExecuted(refused.refusal)
    } catch let error as PaymentError where answers.isEmpty {
      return .notExecuted(Refusal(error.description, .mend))
    } catch {
      // A throw means that nobody knows; what was thrown may tell more than a book should keep.
      return .unknown(GatewayCall.words(of: error))
    }
  }

  /// What may be tried again at once, and how long the gateway wants to be left alone. What nobody
  /// knows of is sent again under its id: the gateway does it once.
  private static func pause<Value>(after outcome: PaymentOutcome<Value>) -> Pause? {
    switch outcome {
    case .notExecuted(let refusal):
      if case .retry(let seconds) = refusal.advice { Pause(asked: seconds) } else { nil }
    case .unknown: Pause(asked: nil)
    default: nil
    }
  }

  private static func words(of error: any Error) -> String {
    switch error {
    case let error as TransportError: error.description
    case let error as PaymentError: error.description
    default: "the line failed"
    }
  }
}
