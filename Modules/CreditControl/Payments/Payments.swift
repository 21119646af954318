public import ReceivablesPorts

/// The gateways of a book, each with the line that its requests go over.
public struct Payments: Sendable {
  /// One gateway.
  public struct Line: Sendable {
    public let gateway: any PaymentGateway
    public let transport: any HTTPTransport

    public init(gateway: any PaymentGateway, transport: any HTTPTransport) {
      self.gateway = gateway
      self.transport = transport
    }
  }

  public let lines: [Line]

  public init(_ lines: [Line] = []) {
    self.lines = lines
  }
}
