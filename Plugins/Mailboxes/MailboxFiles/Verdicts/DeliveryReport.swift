import ReceivablesPorts

/// What a message says about the delivery of another one, in whatever form.
struct DeliveryReport {
  /// Empty where it is no such report.
  let recipients: [RecipientReport]

  private let content: MailContent
  private let prose: ReportProse

  init(_ content: MailContent, _ prose: ReportProse) {
    self.content = content
    self.prose = prose
    let fields = content.statusGroups + prose.statusGroups
    let groups = fields.filter { !DeliveryReport.recipientFields.allSatisfy($0.lacks) }
    if !groups.isEmpty {
      let reading = StatusReading(content, prose, isAlone: groups.count == 1)
      recipients = groups.map(reading.report)
    } else if let notice = AmazonNotice(content) {
      recipients = notice.recipients
    } else if BounceSigns(content, prose).areClear {
      recipients = ProseReading(content, prose).reports
    } else {
      recipients = []
    }
  }

  private static let recipientFields = ["final-recipient", "original-recipient", "action"]

  /// The verdict on the message as a whole: the worst that happened to a recipient.
  var verdict: MailVerdict? {
    guard !recipients.isEmpty else { return nil }
    let outcomes = Set(recipients.map(\.outcome))
    if outcomes.contains(.hardBounce) || outcomes.contains(.softBounce) {
      return .bounced(recipients)
    }
    return outcomes.contains(.delayed) ? .delayed(recipients) : .delivered(recipients)
  }
}

extension HeaderFields {
  fileprivate func lacks(_ name: String) -> Bool { first(name) == nil }
}
