import Receivables

/// Whether a customer gets another mail address: what bounced before may be tried again then.
///
/// Who complained, or wanted no more, has not taken that back by moving.
struct NewAddress {
  private let isNew: Bool

  init(_ before: [String: String], _ after: [String: String]) {
    let address = after["email"] ?? ""
    isNew = !address.isEmpty && address.lowercased() != before["email"]?.lowercased()
  }

  func openings(of closed: ClosedChannels) -> [Fact] {
    guard isNew else { return [] }
    let channels = closed.standing.filter { $0.reason == .bounced }.map(\.channel)
    return Set(channels).sorted().map {
      .channelOpened(ChannelOpened(channel: $0, reason: .bounced))
    }
  }
}
