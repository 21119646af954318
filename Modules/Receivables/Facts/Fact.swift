/// What happened, as an entry records it.
///
/// A kind is its name in the file for ever. What a kind holds may grow; where its meaning changes,
/// its version does.
@nonexhaustive
public enum Fact: Sendable, Equatable {
  // The book itself.
  case bookOpened(BookOpened)
  case policyAdopted(PolicyAdopted)
  case runBegun(RunBegun)
  case runEnded(RunEnded)
  case importClosed(ImportClosed)
  case periodClosed(PeriodClosed)
  case sealed(Seal)
  // The customer.
  case partyRecorded(Party)
  case stopSet(StopSet)
  case stopLifted(StopLifted)
  case ladderSet(LadderSet)
  case channelClosed(ChannelClosed)
  case channelOpened(ChannelOpened)
  case forgotten
  /// Somebody wrote something down; the words are in the private record.
  case noteTaken
  // Invoices.
  case invoiceIssued(InvoiceIssued)
  case invoiceOnStatement(InvoiceOnStatement)
  case creditIssued(CreditIssued)
  case creditAssigned(CreditAssigned)
  case writtenOff(WrittenOff)
  case invoiceWaived(InvoiceWaived)
  // Money.
  case paymentReceived(PaymentReceived)
  case moneyApplied(MoneyApplied)
  case paymentReversed(PaymentReversed)
  case moneyTransferred(MoneyTransferred)
  case moneyPaidOut(MoneyPaidOut)
  case moneyUnapplied(MoneyUnapplied)
  case creditReversed(CreditReversed)
  case receiptProposed(ReceiptProposed)
  // Contact.
  case noticePlanned(NoticePlanned)
  case familySet(FamilySet)
  case linkMade(LinkMade)
  case noticeClaimed(NoticeClaimed)
  case noticeAnswered(NoticeAnswered)
  case noticeDropped(NoticeDropped)
  case noticeJudged(NoticeJudged)
  case noticeReturned(NoticeReturned)
  case taskRaised(TaskRaised)
  case taskAssigned(TaskAssigned)
  case taskDone(TaskDone)
  case measureTaken(MeasureTaken)
  case creditHoldLifted(CreditHoldLifted)
  // Paying less, and later.
  case discountTaken(DiscountTaken)
  case discountWithdrawn(DiscountWithdrawn)
  case writeOffRecovered(WriteOffRecovered)
  // Charging for being late.
  case chargeBooked(ChargeBooked)
  case chargeCorrected(ChargeCorrected)
  case chargeWaived(ChargeWaived)
  case chargeForgone(ChargeForgone)
  case costCovered(CostCovered)
  // Until when it can be enforced.
  case debtAcknowledged(DebtAcknowledged)
  case limitationNears(LimitationNears)
  // Agreeing.
  case promiseMade(PromiseMade)
  case planAgreed(PlanAgreed)
  case settlementOffered(SettlementOffered)
  case settlementAccepted(SettlementAccepted)
  case settlementReturned(SettlementReturned)
  case planReturned(PlanReturned)
  case disputeRaised(DisputeRaised)
  case agreementEnded(AgreementEnded)
  // Gateways.
  case moneyReturned(MoneyReturned)
  case refundAsked(RefundAsked)
  case refundAnswered(RefundAnswered)
  case settlementBooked(SettlementBooked)
  case gatewayTold(GatewayTold)
  case gatewayRead(GatewayRead)
  case linkClosed(LinkClosed)
  case autopayAgreed(AutopayAgreed)
  case autopayEnded(AutopayEnded)
  case debitPlanned(DebitPlanned)
  case debitSent(DebitSent)
  case debitAnswered(DebitAnswered)
  // Handing over.
  case handoffPlaced(HandoffPlaced)
  case handoffRecalled(HandoffRecalled)
  case handoffExported(HandoffExported)
  /// A kind or version that this program does not know: kept, verified, exported, not understood.
  case unknown(kind: String, version: Int)
}

/// The body of one kind of fact.
public protocol FactBody: Sendable, Equatable {
  static var kind: String { get }
  /// The version that its payload needs to be understood; an older program refuses a later one.
  var version: Int { get }
  func write(into json: inout JSONWriter)
  init(_ reader: FactReader) throws(FactError)
}

extension FactBody {
  public var version: Int { 1 }
}

extension Fact {
  /// The name under which the kind is stored: its group, a point, what happened.
  public var kind: String {
    switch self {
    case .forgotten: "contact.forgotten"
    case .noteTaken: "contact.note-taken"
    case .unknown(let kind, _): kind
    default: body.map { type(of: $0).kind } ?? ""
    }
  }

  public var version: Int {
    if case .unknown(_, let version) = self { version } else { body?.version ?? 1 }
  }

  func write(into json: inout JSONWriter) {
    body?.write(into: &json)
  }

  private var body: (any FactBody)? {
    switch self {
    case .bookOpened(let body): body
    case .policyAdopted(let body): body
    case .runBegun(let body): body
    case .runEnded(let body): body
    case .importClosed(let body): body
    case .periodClosed(let body): body
    case .sealed(let body): body
    case .partyRecorded(let body): body
    case .stopSet(let body): body
    case .stopLifted(let body): body
    case .ladderSet(let body): body
    case .channelClosed(let body): body
    case .channelOpened(let body): body
    case .invoiceIssued(let body): body
    case .invoiceOnStatement(let body): body
    case .creditIssued(let body): body
    case .creditAssigned(let body): body
    case .writtenOff(let body): body
    case .invoiceWaived(let body): body
    case .paymentReceived(let body): body
    case .moneyApplied(let body): body
    case .paymentReversed(let body): body
    case .moneyTransferred(let body): body
    case .moneyPaidOut(let body): body
    case .moneyUnapplied(let body): body
    case .creditReversed(let body): body
    case .noticePlanned(let body): body
    case .familySet(let body): body
    case .noticeClaimed(let body): body
    case .noticeAnswered(let body): body
    case .noticeDropped(let body): body
    case .noticeJudged(let body): body
    case .noticeReturned(let body): body
    case .taskRaised(let body): body
    case .taskAssigned(let body): body
    case .taskDone(let body): body
    case .measureTaken(let body): body
    case .creditHoldLifted(let body): body
    case .discountTaken(let body): body
    case .discountWithdrawn(let body): body
    case .writeOffRecovered(let body): body
    case .chargeBooked(let body): body
    case .chargeCorrected(let body): body
    case .chargeWaived(let body): body
    case .chargeForgone(let body): body
    case .costCovered(let body): body
    case .debtAcknowledged(let body): body
    case .limitationNears(let body): body
    case .forgotten, .noteTaken, .unknown: nil
    default: agreementBody ?? gatewayBody
    }
  }

  /// What was agreed with a customer, and who has an account beside the house.
  private var agreementBody: (any FactBody)? {
    switch self {
    case .promiseMade(let body): body
    case .planAgreed(let body): body
    case .settlementOffered(let body): body
    case .settlementAccepted(let body): body
    case .settlementReturned(let body): body
    case .planReturned(let body): body
    case .disputeRaised(let body): body
    case .agreementEnded(let body): body
    case .handoffPlaced(let body): body
    case .handoffRecalled(let body): body
    case .handoffExported(let body): body
    default: nil
    }
  }

  /// Whether it can be read again once it is written: a day that is reckoned may lie past the last one that
  /// a record holds.
  public var canBeRead: Bool {
    var json = JSONWriter()
    json.object { write(into: &$0) }
    do {
      _ = try Fact(kind: kind, version: version, FactReader(JSONValue(parsing: json.bytes)))
      return true
    } catch {
      return false
    }
  }

  /// Whether this version understands such a fact; a book that holds another one is not written to.
  public static func isKnown(kind: String, version: Int) -> Bool {
    (1...(latestVersions[kind] ?? 1)).contains(version)
      && (knownKinds.contains(kind) || gatewayKinds.contains(kind))
  }

  /// The latest version of each kind whose payload has grown; that of all others is the first.
  private static let latestVersions: [String: Int] = [
    RunBegun.kind: 2, NoticeClaimed.kind: 3, NoticeAnswered.kind: 2, NoticeReturned.kind: 2,
    NoticeJudged.kind: 2, MoneyApplied.kind: 4, ChargeBooked.kind: 2, ChargeCorrected.kind: 2,
    ChargeWaived.kind: 2, CreditIssued.kind: 2, WrittenOff.kind: 2, RefundAsked.kind: 2,
    MoneyReturned.kind: 2, HandoffPlaced.kind: 2, TaskRaised.kind: 2, AgreementEnded.kind: 2,
    MoneyUnapplied.kind: 3, SettlementReturned.kind: 2, PaymentReceived.kind: 2,
    CreditAssigned.kind: 2,
  ]

  private static let knownKinds: Set<String> = [
    BookOpened.kind, PolicyAdopted.kind, RunBegun.kind, RunEnded.kind, ImportClosed.kind,
    PeriodClosed.kind, Seal.kind, Party.kind, StopSet.kind, StopLifted.kind, "contact.forgotten",
    "contact.note-taken",
    InvoiceIssued.kind, InvoiceOnStatement.kind, CreditIssued.kind, CreditAssigned.kind,
    WrittenOff.kind, InvoiceWaived.kind, PaymentReceived.kind,
    MoneyApplied.kind, PaymentReversed.kind, MoneyTransferred.kind, MoneyPaidOut.kind,
    MoneyUnapplied.kind, CreditReversed.kind, NoticePlanned.kind,
    NoticeClaimed.kind, NoticeAnswered.kind, NoticeDropped.kind, NoticeJudged.kind, LadderSet.kind,
    ChannelClosed.kind, ChannelOpened.kind, NoticeReturned.kind, TaskRaised.kind,
    TaskAssigned.kind, TaskDone.kind,
    MeasureTaken.kind, CreditHoldLifted.kind, FamilySet.kind,
    DiscountTaken.kind, DiscountWithdrawn.kind, WriteOffRecovered.kind,
    ChargeBooked.kind, ChargeCorrected.kind, ChargeWaived.kind, ChargeForgone.kind,
    CostCovered.kind,
    DebtAcknowledged.kind, LimitationNears.kind,
    PromiseMade.kind, PlanAgreed.kind, SettlementOffered.kind, SettlementAccepted.kind,
    SettlementReturned.kind, PlanReturned.kind,
    DisputeRaised.kind, AgreementEnded.kind,
    HandoffPlaced.kind, HandoffRecalled.kind, HandoffExported.kind,
  ]

  init(kind: String, version: Int, _ reader: FactReader) throws(FactError) {
    guard (1...(Fact.latestVersions[kind] ?? 1)).contains(version) else {
      self = .unknown(kind: kind, version: version)
      return
    }
    switch kind {
    case BookOpened.kind: self = .bookOpened(try BookOpened(reader))
    case PolicyAdopted.kind: self = .policyAdopted(try PolicyAdopted(reader))
    case RunBegun.kind: self = .runBegun(try RunBegun(reader))
    case RunEnded.kind: self = .runEnded(try RunEnded(reader))
    case ImportClosed.kind: self = .importClosed(try ImportClosed(reader))
    case PeriodClosed.kind: self = .periodClosed(try PeriodClosed(reader))
    case Seal.kind: self = .sealed(try Seal(reader))
    case Party.kind: self = .partyRecorded(try Party(reader))
    case StopSet.kind: self = .stopSet(try StopSet(reader))
    case StopLifted.kind: self = .stopLifted(try StopLifted(reader))
    case LadderSet.kind: self = .ladderSet(try LadderSet(reader))
    case ChannelClosed.kind: self = .channelClosed(try ChannelClosed(reader))
    case ChannelOpened.kind: self = .channelOpened(try ChannelOpened(reader))
    case "contact.forgotten": self = .forgotten
    case "contact.note-taken": self = .noteTaken
    case InvoiceIssued.kind: self = .invoiceIssued(try InvoiceIssued(reader))
    case InvoiceOnStatement.kind: self = .invoiceOnStatement(try InvoiceOnStatement(reader))
    case CreditIssued.kind: self = .creditIssued(try CreditIssued(reader))
    case CreditAssigned.kind: self = .creditAssigned(try CreditAssigned(reader))
    case WrittenOff.kind: self = .writtenOff(try WrittenOff(reader))
    case PaymentReceived.kind: self = .paymentReceived(try PaymentReceived(reader))
    case MoneyApplied.kind: self = .moneyApplied(try MoneyApplied(reader))
    case PaymentReversed.kind: self = .paymentReversed(try PaymentReversed(reader))
    case MoneyTransferred.kind: self = .moneyTransferred(try MoneyTransferred(reader))
    case NoticePlanned.kind: self = .noticePlanned(try NoticePlanned(reader))
    case FamilySet.kind: self = .familySet(try FamilySet(reader))
    case NoticeClaimed.kind: self = .noticeClaimed(try NoticeClaimed(reader))
    case NoticeAnswered.kind: self = .noticeAnswered(try NoticeAnswered(reader))
    case NoticeDropped.kind: self = .noticeDropped(try NoticeDropped(reader))
    case NoticeJudged.kind: self = .noticeJudged(try NoticeJudged(reader))
    case NoticeReturned.kind: self = .noticeReturned(try NoticeReturned(reader))
    case TaskRaised.kind: self = .taskRaised(try TaskRaised(reader))
    case TaskAssigned.kind: self = .taskAssigned(try TaskAssigned(reader))
    case TaskDone.kind: self = .taskDone(try TaskDone(reader))
    case MeasureTaken.kind: self = .measureTaken(try MeasureTaken(reader))
    case CreditHoldLifted.kind: self = .creditHoldLifted(CreditHoldLifted())
    case DiscountTaken.kind: self = .discountTaken(try DiscountTaken(reader))
    case DiscountWithdrawn.kind: self = .discountWithdrawn(try DiscountWithdrawn(reader))
    case WriteOffRecovered.kind: self = .writeOffRecovered(try WriteOffRecovered(reader))
    case PromiseMade.kind: self = .promiseMade(try PromiseMade(reader))
    case PlanAgreed.kind: self = .planAgreed(try PlanAgreed(reader))
    case SettlementOffered.kind: self = .settlementOffered(try SettlementOffered(reader))
    case SettlementAccepted.kind: self = .settlementAccepted(try SettlementAccepted(reader))
    case DisputeRaised.kind: self = .disputeRaised(try DisputeRaised(reader))
    case AgreementEnded.kind: self = .agreementEnded(try AgreementEnded(reader))
    case HandoffPlaced.kind: self = .handoffPlaced(try HandoffPlaced(reader))
    case HandoffRecalled.kind: self = .handoffRecalled(try HandoffRecalled(reader))
    case HandoffExported.kind: self = .handoffExported(try HandoffExported(reader))
    default: self = try Fact(ofOthers: kind, reader) ?? .unknown(kind: kind, version: version)
    }
  }
}
