import Receivables

/// Whose message it is, and which notice it answers.
struct MailSubject {
  let account: AccountID
  /// Nil where the customer is known by their address alone.
  let notice: Notice?
  /// Which attempt of the notice, where the message tells.
  let attempt: Int

  /// As the settings and standard policies call the channel that mail goes by.
  var channel: String { notice?.channel ?? "email" }
}
