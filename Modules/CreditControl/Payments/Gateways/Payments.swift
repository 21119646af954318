/// The gateways of a book, and how fast they are asked.
public struct Payments: Sendable {
  public let lines: [GatewayLine]
  let pace: GatewayPace

  public init(_ lines: [GatewayLine] = [], pace: GatewayPace = .real) {
    self.lines = lines
    self.pace = pace
  }

  func call(_ line: GatewayLine) -> GatewayCall { GatewayCall(line: line, pace: pace) }
}
