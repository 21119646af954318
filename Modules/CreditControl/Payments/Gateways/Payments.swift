import ReceivablesPorts
import Synchronization

/// The gateways of a book, opened once and not before they are needed, and how fast they are asked:
/// most commands ask none, and want none of their secrets.
public struct Payments: Sendable {
  private final class Opened: Sendable {
    let lines = Mutex<[GatewayLine]?>(nil)
  }

  let pace: GatewayPace
  private let opening: @Sendable () throws -> [GatewayLine]
  private let opened = Opened()

  /// - Parameter opening: throws `SettingsError` where the settings of one are wrong, or its secret is
  ///   not there.
  init(pace: GatewayPace = .real, opening: @escaping @Sendable () throws -> [GatewayLine]) {
    self.pace = pace
    self.opening = opening
  }

  public init(_ lines: [GatewayLine] = [], pace: GatewayPace = .real) {
    self.init(pace: pace) { lines }
  }

  /// - Throws: `SettingsError`; ``RunError`` where the build has no such kind.
  public var lines: [GatewayLine] {
    get throws {
      try opened.lines.withLock { known in
        if let known { return known }
        let lines = try opening()
        known = lines
        return lines
      }
    }
  }

  func line(_ name: String) throws -> GatewayLine? {
    try lines.first { $0.gateway.name == name }
  }

  /// The gateway of a name, as what it has to be able to do.
  ///
  /// - Parameter words: what that is, as "charges saved methods".
  /// - Throws: ``RunError`` where there is none, with those that there are.
  func gateway<Able>(
    _ name: String, that words: String, _ able: (any PaymentGateway) -> Able?
  ) throws -> (line: GatewayLine, able: Able) {
    let lines = try self.lines
    if let line = lines.first(where: { $0.gateway.name == name }), let able = able(line.gateway) {
      return (line, able)
    }
    let known = lines.filter { able($0.gateway) != nil }.map(\.gateway.name)
    throw RunError(
      .settings,
      "the settings have no gateway \(name) that \(words)."
        + " They have: \(known.isEmpty ? "none" : known.joined(separator: ", ")).")
  }

  func call(_ line: GatewayLine) -> GatewayCall { GatewayCall(line: line, pace: pace) }
}
