import ReceivablesPorts
import Synchronization

/// Keeps what every notice says, before and after it becomes words.
final class KeptNotices: NoticeRenderer {
  private let words: any NoticeRenderer
  private let kept = Mutex<[String: (content: NoticeContent, text: NoticeText)]>([:])

  init(_ words: any NoticeRenderer) { self.words = words }

  subscript(notice: String) -> (content: NoticeContent, text: NoticeText)? {
    kept.withLock { $0[notice] }
  }

  func render(_ content: NoticeContent, template: String) throws -> NoticeText {
    let text = try words.render(content, template: template)
    kept.withLock { $0[content.reference] = (content, text) }
    return text
  }
}
