import Receivables
import ReceivablesPorts

/// Reads out of an account's entries what proves a claim.
struct EvidenceReader {
  private let file: AccountFile
  private let day: Day

  init(_ file: AccountFile, on day: Day) {
    self.file = file
    self.day = day
  }

  var evidence: Evidence {
    Evidence(statement: statement, chronology: file.contents.map(event), notices: notices)
  }

  private var statement: [Evidence.Posting] {
    AccountPostings(file, until: day).lines.map { line in
      Evidence.Posting(
        day: line.day, what: line.posting.what, document: line.posting.document,
        amount: line.amount, balance: line.balance)
    }
  }

  // MARK: What was sent

  private var notices: [Evidence.SentNotice] {
    var answers: [String: NoticeAnswered.Answer] = [:]
    for content in file.contents {
      guard case .noticeAnswered(let fact) = content.fact else { continue }
      answers[Notice.act(fact.notice, attempt: fact.attempt)] = fact.answer
    }
    return file.contents.compactMap { content in
      guard case .noticeClaimed(let claim) = content.fact,
        let notice = file.account.notices[claim.notice],
        let bytes = file.bytes(ofEntry: content.sequence)
      else { return nil }
      let act = Notice.act(claim.notice, attempt: claim.attempt)
      let answer = answers[act] ?? .unknown
      guard answer == .sent || answer == .unknown else { return nil }
      return Evidence.SentNotice(
        act: act, day: content.day, rung: notice.rung, channel: notice.channel,
        amount: claim.listing.amount, isUnknown: answer == .unknown, bytes: bytes)
    }
  }

  // MARK: Everything that happened

  private func event(_ content: EntryContent) -> Evidence.Event {
    let (what, amount) = words(content.fact)
    return Evidence.Event(
      entry: content.sequence, day: content.day, recorded: content.recorded, what: what,
      amount: amount)
  }

  private func words(_ fact: Fact) -> (String, Money?) {
    switch fact {
    case .partyRecorded: ("the customer's details were recorded", nil)
    case .stopSet(let fact):
      ("stop: \(fact.reason.rawValue)\(fact.until.map { " until \($0)" } ?? "")", nil)
    case .stopLifted(let fact): ("stop lifted: \(fact.reason.rawValue)", nil)
    case .ladderSet(let fact):
      ("ladder \(fact.ladder ?? "of the policy")\(fact.invoice.map { " for \($0)" } ?? "")", nil)
    case .forgotten: ("the customer was forgotten", nil)
    case .noteTaken: ("a note was taken", nil)
    case .familySet(let fact):
      (
        fact.children.isEmpty
          ? "answers for itself alone"
          : "answers for \(fact.children.map(\.text).joined(separator: ", ")) as well", nil
      )
    case .linkMade(let fact): ("link to pay by \(fact.gateway): \(fact.link)", fact.amount)
    case .channelClosed(let fact): ("\(fact.channel) closed: \(fact.reason.rawValue)", nil)
    case .channelOpened(let fact): ("\(fact.channel) opened", nil)
    case .taskRaised(let fact): ("task: \(fact.reason.rawValue)", nil)
    case .taskDone: ("task done", nil)
    case .measureTaken(let fact):
      ("\(fact.act == .hold ? "credit hold" : "task") by \(fact.rung)", fact.listing.amount)
    case .creditHoldLifted: ("credit hold lifted", nil)
    case .handoffPlaced(let fact): ("placed with \(fact.agency): \(fact.placement)", amount(fact))
    case .handoffRecalled(let fact): ("recalled: \(fact.placement)", nil)
    case .noticePlanned, .noticeClaimed, .noticeAnswered, .noticeDropped, .noticeJudged,
      .noticeReturned:
      noticeWords(fact)
    default: moneyWords(fact)
    }
  }

  private func amount(_ placed: HandoffPlaced) -> Money {
    Money(minorUnits: placed.items.reduce(0) { $0 + $1.minorUnits }, placed.currency)
  }

  private func noticeWords(_ fact: Fact) -> (String, Money?) {
    switch fact {
    case .noticePlanned(let fact):
      (
        "\(Trigger.title(of: fact.triggers, rung: fact.rung)) by \(fact.channel) decided:"
          + " \(fact.notice)", fact.listing.amount
      )
    case .noticeClaimed(let fact):
      ("\(rung(fact.notice)) handed over: \(fact.notice)", fact.listing.amount)
    case .noticeAnswered(let fact):
      ("\(rung(fact.notice)) \(fact.answer.rawValue): \(fact.notice)", nil)
    case .noticeDropped(let fact):
      ("\(rung(fact.notice)) \(fact.status.rawValue) (\(fact.rule)): \(fact.notice)", nil)
    case .noticeReturned(let fact):
      ("\(rung(fact.notice)) came back, \(fact.bounce.rawValue) bounce: \(fact.notice)", nil)
    case .noticeJudged(let fact):
      ("\(rung(fact.notice)) \(fact.judgement.rawValue): \(fact.notice)", nil)
    default: (fact.kind, nil)
    }
  }

  private func rung(_ notice: String) -> String {
    file.account.notices[notice]?.title ?? "notice"
  }

  private func moneyWords(_ fact: Fact) -> (String, Money?) {
    switch fact {
    case .invoiceIssued(let fact): ("invoice \(fact.invoice), due \(fact.due)", fact.amount)
    case .creditIssued(let fact): ("credit note \(fact.credit)", fact.amount)
    case .creditAssigned(let fact):
      ("credit note \(fact.credit) is for \(fact.item.text)", nil)
    case .paymentReceived(let fact): ("payment \(fact.payment)", fact.amount)
    case .paymentReversed(let fact): ("payment \(fact.payment) was taken back", nil)
    case .moneyApplied(let fact):
      ("\(fact.source.text) applied to \(names(fact.allocations))", nil)
    case .writtenOff(let fact):
      (
        "written off: \(names(fact.allocations))",
        Money(minorUnits: fact.allocations.settled, fact.currency)
      )
    case .moneyTransferred(let fact):
      (
        fact.direction == .out ? "money moved to another account" : "money moved here",
        fact.amount
      )
    default: AgreementWords.words(fact).map { ($0.what, $0.amount) } ?? (fact.kind, nil)
    }
  }

  private func names(_ allocations: [Allocation]) -> String {
    allocations.map(\.item.text).joined(separator: ", ")
  }
}
