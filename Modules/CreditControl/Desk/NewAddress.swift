import Receivables
import ReceivablesPorts

/// Whether a customer gets another address: what bounced before may be tried again then.
///
/// Who complained, or wanted no more, has not taken that back by moving.
struct NewAddress {
  private let isNewForMail: Bool
  private let isNewForLetters: Bool

  init(_ before: [String: String], _ after: [String: String]) {
    let address = after["email"] ?? ""
    isNewForMail = !address.isEmpty && address.lowercased() != before["email"]?.lowercased()
    let post = PostalAddress(after, country: nil)
    isNewForLetters = post.isWhole && post != PostalAddress(before, country: nil)
  }

  func openings(of closed: ClosedChannels) -> [Fact] {
    let channels = closed.standing.filter { $0.reason == .bounced }.map(\.channel)
    return Set(channels).sorted().filter {
      NoticeForm(channel: $0) == .letter ? isNewForLetters : isNewForMail
    }.map {
      .channelOpened(ChannelOpened(channel: $0, reason: .bounced))
    }
  }
}
