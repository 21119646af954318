import ReceivablesPorts

/// Reads a report that is prose alone: those of qmail, Exim, older Sendmail, gateways and the
/// services of telephone companies.
struct ProseReading {
  let reports: [RecipientReport]

  init(_ content: MailContent, _ prose: ReportProse) {
    let signs = BounceSigns(content, prose)
    let own = MailAddresses.all(in: content.header.text("to"))
    let finder = RecipientFinder(prose.lines, excluding: own)
    let listed = content.header.all("x-failed-recipients").flatMap(MailAddresses.all(in:))
    var addresses: [String?] = listed.isEmpty ? finder.all.map(\.address) : listed
    if addresses.isEmpty {
      let original = content.returned ?? prose.returned
      addresses = [MailAddresses.first(in: original?.text("to") ?? "")]
    }
    let isAlone = addresses.count == 1
    reports = addresses.prefix(50).map { address in
      let lines = isAlone ? prose.lines[...] : address.flatMap(finder.lines(about:)) ?? []
      return ProseReading.report(address, lines, isDelay: signs.speakOfDelay)
    }
  }

  private static func report(
    _ address: String?, _ lines: ArraySlice<String>, isDelay: Bool
  ) -> RecipientReport {
    let words = NoticeWords(lines, recipient: address)
    var evidence = BounceEvidence()
    if words.isQuoted { evidence.diagnostic = ServerReply(words.reply) }
    evidence.prose = ServerReply(words.text)
    evidence.command = SMTPCommand(in: words.text)
    return RecipientReport(
      evidence, action: isDelay ? .delayed : .failed, recipient: address, reply: words.reply,
      isSilent: words.isSilent)
  }
}
