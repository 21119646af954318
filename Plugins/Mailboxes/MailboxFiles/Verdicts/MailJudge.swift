import Receivables
import ReceivablesPorts

/// Says what a message is; it knows no account and no book.
struct MailJudge: Sendable {
  let options: MailOptions

  func read(_ raw: RawMessage, at place: MailPlace) -> ReceivedMail {
    let message = MIMEPart(raw.bytes[...])
    let content = MailContent(message)
    let prose = ReportProse(content.prose)
    let amazon = AmazonNotice(content)
    let verdict = verdict(on: content, prose, amazon)
    let header = content.header
    // A person's own words may look like a header as well.
    let returned = [content.returned, verdict == .answer ? nil : prose.returned]
    return ReceivedMail(
      place: place, fingerprint: raw.fingerprint(header),
      messageID: header.first("message-id").flatMap { MailReferences.identifiers($0).first },
      sender: header.first("from").flatMap { MailAddresses.first(in: EncodedText.decoded($0)) },
      subject: header.text("subject"), date: header.first("date").flatMap(MailDate.moment),
      verdict: verdict,
      answers: MailReferences(
        header, returned: returned.compactMap(\.self) + content.statusGroups, amazon: amazon),
      text: verdict == .answer ? PersonsWords.text(of: content.words) : "", isCut: raw.isCut)
  }

  /// What is surest comes first: a report in form, then one in prose, then what people and their
  /// programs write.
  private func verdict(
    on content: MailContent, _ prose: ReportProse, _ amazon: AmazonNotice?
  ) -> MailVerdict {
    if let verdict = FeedbackReport(content).verdict { return verdict }
    if let complaint = amazon?.complaint { return .complaint(complaint) }
    if let verdict = DeliveryReport(content, prose).verdict { return verdict }
    if content.isReceipt { return .autoReply }
    // Our own notice, where somebody reads the folder that notices leave by.
    if content.header.first("x-dunwell-notice") != nil { return .other }
    if UnsubscribeRequest(content, options).isOne { return .unsubscribe }
    let automatic = AutomaticReply(content.header)
    if automatic.isReply { return .autoReply }
    if automatic.isMachine || content.header.first("from") == nil { return .other }
    return .answer
  }
}
