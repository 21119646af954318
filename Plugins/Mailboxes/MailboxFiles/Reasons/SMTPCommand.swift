/// What a server was told when it refused.
enum SMTPCommand {
  /// The text of the message, which comes after the recipients.
  case data
  /// Anything before.
  case other
  case unknown

  /// As reports write it: Postfix `in reply to end of DATA command`, Exim `after RCPT TO`,
  /// Sendmail `>>> DATA` before the reply, DragonFly `did not like our RCPT TO`.
  init(in report: String) {
    let search = PhraseSearch(report.oneLine.asciiLowered)
    let data: [Phrase] = [
      "in reply to end of data", "in reply to data", "after end of data", "after data",
      "after pipelined data", "like our data", "response to data", "smtp command data",
      ">>> data <<<", "after end of message",
    ]
    let others: [Phrase] = [
      "in reply to", "after rcpt", "after mail from", "like our", ">>> rcpt", ">>> mail",
    ]
    self =
      data.contains(where: search.holds)
      ? .data : others.contains(where: search.holds) ? .other : .unknown
  }
}
