import Receivables
import ReceivablesPorts

/// Takes in what the gateways of a book have booked since the last time.
struct Receiving {
  private let installation: Installation
  private let author: Author

  init(_ installation: Installation, by author: Author) {
    self.installation = installation
    self.author = author
  }

  /// Reads every gateway that lists what it has booked, and only those of these names where any are
  /// given. One that cannot be read keeps no other from being read, and is told.
  func receive(
    until moment: Moment, only names: Set<String> = []
  ) async throws -> [String: GatewayReport] {
    var reports: [String: GatewayReport] = [:]
    for line in try installation.payments.lines {
      guard let listing = line.gateway as? any SettlementListing,
        names.isEmpty || names.contains(listing.name)
      else { continue }
      let reading = GatewayReading(installation, line, listing, by: author)
      let report = try await reading.read(until: moment)
      if !report.isEmpty { reports[listing.name] = report }
    }
    return reports
  }
}
