public import Receivables
public import ReceivablesPorts

/// A gateway that says how to send money, and what its form carries.
public struct TransferSuite: Sendable {
  public let gateway: any TransferInstructing
  /// Amounts that it takes.
  public let taken: [Money]
  /// Amounts that it refuses, beside nothing and less than nothing.
  public let refused: [Money]
  /// What a line of its payload ends in, and the most bytes of all; nil where there is no payload.
  public let payload: (lineEnd: String, mostBytes: Int)?

  public init(
    gateway: any TransferInstructing, taken: [Money], refused: [Money],
    payload: (lineEnd: String, mostBytes: Int)? = nil
  ) {
    self.gateway = gateway
    self.taken = taken
    self.refused = refused
    self.payload = payload
  }

  /// A command for an amount; nothing else matters.
  func command(
    _ amount: Money, creditor: String = "Northwind GmbH", invoices: [String] = ["INV-7"]
  ) -> TransferCommand {
    TransferCommand(
      amount: amount, reference: "N-866857c80999c7d27fba", invoices: invoices, creditor: creditor,
      day: Samples.day("2026-03-31"))
  }
}
