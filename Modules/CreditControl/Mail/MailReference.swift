import Receivables

/// A notice as a message names it, and perhaps which attempt of it.
package struct MailReference: Sendable, Equatable {
  package let notice: String
  package let attempt: Int?

  package init(notice: String, attempt: Int?) {
    self.notice = notice
    self.attempt = attempt
  }

  /// From the Message-ID that a notice left with; nil where it cannot be one of ours.
  ///
  /// What stands behind the `@` says nothing: the creditor's domain may have changed since.
  package init?(messageID: String) {
    guard let at = messageID.lastIndex(of: "@"),
      let act = MailAddress.act(identifiedBy: messageID[..<at]),
      let point = act.lastIndex(of: "."),
      let attempt = Int(act[act.index(after: point)...]), attempt > 0
    else { return nil }
    self.init(notice: String(act[..<point]), attempt: attempt)
  }
}
