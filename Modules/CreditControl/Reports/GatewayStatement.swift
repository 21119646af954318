public import Receivables
import ReceivablesPorts

/// The creditor's account with a gateway, reckoned from its lines: what is there now, and whether each
/// payout is what its lines come to.
public struct GatewayStatement: Sendable {
  /// One gateway's account in one currency.
  public struct Line: Sendable, Equatable {
    public let gateway: String
    public let currency: Currency
    /// What the lines of a kind add up to, in minor units, fees aside.
    public internal(set) var sums: [SettlementKind: Int64] = [:]
    /// What was kept of them, above zero.
    public internal(set) var fees: Int64 = 0
    public internal(set) var lines = 0

    /// What the gateway holds for the creditor: everything that came, less what went and was kept.
    public var balance: Int64 { sums.values.reduce(0, +) - fees }
  }

  private let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
  }

  /// Through a day, by gateway and currency.
  public func lines(through day: Day) async throws -> [Line] {
    var lines: [Line] = []
    for gateway in try await gateways() {
      var byCurrency: [Currency: Line] = [:]
      for try await entry in installation.store.chain(of: .gateway(gateway)) {
        let content = try EntryContent(parsing: entry.bytes)
        guard content.day <= day, case .settlementBooked(let fact) = content.fact else { continue }
        let currency = fact.amount.currency
        var line = byCurrency[currency] ?? Line(gateway: gateway, currency: currency)
        line.sums[fact.sort, default: 0] += fact.amount.minorUnits
        line.fees += fact.fee
        line.lines += 1
        byCurrency[currency] = line
      }
      lines += byCurrency.sorted { $0.key < $1.key }.map(\.value)
    }
    return lines
  }

  /// Every gateway that the book knows of, also those that are not in the settings any more: their
  /// accounts stand together, before those of customers.
  private func gateways() async throws -> [String] {
    let prefix = AccountID.gateway("").text
    var names: [String] = []
    var last: AccountID? = .gateway("")
    while true {
      let page = try await installation.store.accountIDs(after: last, limit: 100)
      let own = page.filter { $0.text.hasPrefix(prefix) }
      names += own.map { String($0.text.dropFirst(prefix.count)) }
      guard own.count == page.count, let end = page.last else { return names }
      last = end
    }
  }
}
