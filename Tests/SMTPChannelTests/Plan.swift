import Foundation
import Testing

/// What a scripted server does.
struct Plan: Encodable, Sendable {
  /// Where a server breaks off, and how; used up with the first time.
  struct Break: Encodable, Sendable, CustomTestStringConvertible {
    enum How: String, Encodable, CaseIterable {
      case close, reset, silent
      /// Silent for longer than the client waits; listens on afterwards.
      case asleep
    }

    enum Place: Encodable {
      /// `MAIL` is when it came and before the answer, `after MAIL` is after the answer, `data` when
      /// the message begins, `dot` when it was read, `answer` when it was stored.
      case step(String)
      /// So many bytes of input after the plan was made.
      case bytes(Int)

      func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .step(let step): try container.encode(step)
        case .bytes(let bytes): try container.encode(bytes)
        }
      }
    }

    let at: Place
    let how: How

    static func at(_ step: String, _ how: How = .close) -> Break {
      Break(at: .step(step), how: how)
    }

    var testDescription: String { "\(how) at \(at)" }
  }

  /// The lines of the answer to EHLO.
  var offers: [String] = []
  /// The next answers to each command, before the usual ones.
  var replies: [String: [String]] = [:]
  var breaks: [Break] = []
  /// Messages after which the server closes the connection.
  var drop: Int?
  /// It takes a message for which it took no recipient.
  var careless = false

  var json: String {
    get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
  }
}
