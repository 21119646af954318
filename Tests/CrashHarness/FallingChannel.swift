import FolderChannel
import ReceivablesPorts

/// A Maildir whose process may end before and after each delivery.
struct FallingChannel: NoticeChannel, Askable {
  private let channel: FolderChannel
  private let boundary: Boundary

  init(_ channel: FolderChannel, _ boundary: Boundary) {
    self.channel = channel
    self.boundary = boundary
  }

  func deliver(_ notice: RenderedNotice) async throws -> DeliveryAnswer {
    await boundary.pass()
    let answer = try await channel.deliver(notice)
    await boundary.pass()
    return answer
  }

  func answer(for act: String) async throws -> DeliveryAnswer {
    try await channel.answer(for: act)
  }
}
