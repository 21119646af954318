import Receivables
import ReceivablesTesting

/// One fact of every kind, with everything that a fact of it may hold.
enum SampleFacts {
  static var drafts: [EntryDraft] {
    let authors: [Author] = [.person, .run(3), .import(2), .gateway("evt_1")]
    let day = Samples.day("2025-02-28")
    return facts.enumerated().map { index, fact in
      EntryDraft(
        day: day.adding(days: index), author: authors[index % authors.count], fact: fact,
        privateRecord: index % 3 == 0
          ? Samples.privateRecord(("name", "Café \"Sole\"\n"), ("number", "\(index)")) : nil,
        command: index % 5 == 0 ? "key-\(index)" : nil)
    }
  }

  private static var facts: [Fact] {
    book + people + invoices + money + notices + chasing + handoffs + replies
      + agreements + charges + gateways + costs + counting + proposing + stating + telling
  }

  private static let day = Samples.day("2025-03-30")
  private static let hash = SHA256.hash(Array("policy".utf8))
  private static let item = Samples.item("INV-1")
  private static let listing = NoticeListing(
    items: [item, ItemID(.invoice, "INV-2", part: 2)], amount: Samples.euros(150_00))

  private static var book: [Fact] {
    [
      .bookOpened(BookOpened()),
      .policyAdopted(PolicyAdopted(hash: hash, policy: Array(#"{"policy":"näher"}"#.utf8))),
      .runBegun(RunBegun(day: day, policy: hash, engine: "1")),
      .runEnded(RunEnded(day: day, run: 3, accountsRead: 12, noticesPlanned: 4)),
      .importClosed(ImportClosed(rows: "invoices", added: 1, updated: 2, unchanged: 3)),
      .periodClosed(PeriodClosed(through: day)),
      .sealed(
        Seal(hash: hash, accounts: 9, through: Samples.moment("2025-03-30T12:00:00.000009Z"))),
    ]
  }

  private static var people: [Fact] {
    [
      .partyRecorded(
        Party(
          country: "DE", kind: .soleTrader, language: "de-AT", timeZone: "Europe/Vienna",
          currency: Samples.euro, creditLimit: 5_000_00, tags: ["key account", "vip"],
          channels: ["email", "sms"])),
      .stopSet(StopSet(reason: .legalRepresentation, from: day, until: day.adding(days: 9))),
      .stopLifted(StopLifted(reason: .doNotContact, from: day)),
      .forgotten,
    ]
  }

  private static var invoices: [Fact] {
    [
      .invoiceIssued(
        InvoiceIssued(
          invoice: "INV-1", amount: Samples.euros(119_00), due: day, terms: "2/10 NET30",
          instalments: [
            Instalment(due: day.adding(days: -9), minorUnits: 59_50),
            Instalment(due: day, minorUnits: 59_50),
          ], lines: [InvoiceLine(net: 100_00, tax: 19_00)])),
      .creditIssued(
        CreditIssued(
          credit: "CN-1", amount: Samples.euros(20_00), allocations: [Allocation(item, 15_00)])),
      .writtenOff(
        WrittenOff(currency: Samples.euro, allocations: [Allocation(item, 5)])),
    ]
  }

  /// What counts from another day than its own.
  private static var counting: [Fact] {
    [
      .creditAssigned(
        CreditAssigned(
          credit: "CN-1", item: item, amount: Samples.euros(20_00), isGoodwill: true)),
      .moneyApplied(
        MoneyApplied(
          source: ItemID(.credit, "CN-1"), allocations: [Allocation(item, 5_00)],
          from: day.adding(days: -2))),
      .noticeClaimed(
        NoticeClaimed(
          notice: "N-1", attempt: 2, listing: listing,
          demand: NoticeClaimed.Demanding(rung: "second", payBy: day),
          raises: [Trigger(item: item, rung: "second", cycle: 1)])),
      .agreementEnded(
        AgreementEnded(
          agreement: "S-1", kind: .settlement, ending: .lapsed, received: 0, expected: 80_00,
          deadline: day, isRevocable: true)),
    ]
  }

  private static var money: [Fact] {
    let abroad = Allocation(
      ItemID(.invoice, "INV-2", part: 2), spent: 10_00, settled: 1600,
      rate: Allocation.Rate(numerator: 160, denominator: 1))
    return [
      .paymentReceived(
        PaymentReceived(
          payment: "P-1", amount: Samples.euros(100_00),
          allocations: [Allocation(item, 59_50), abroad])),
      .moneyApplied(
        MoneyApplied(source: ItemID(.payment, "P-1"), allocations: [Allocation(item, 10_00)])),
      .paymentReversed(
        PaymentReversed(
          payment: "P-1", currency: Samples.euro, allocations: [Allocation(item, 69_50)])),
      .moneyTransferred(
        MoneyTransferred(
          transfer: "T-1", direction: .out, amount: Samples.euros(7_00),
          source: ItemID(.payment, "P-2"), counterpart: Samples.hotel)),
    ]
  }

  private static var notices: [Fact] {
    let triggers = [
      Trigger(item: item, rung: "reminder", cycle: 1),
      Trigger(item: ItemID(.invoice, "INV-2", part: 2), rung: "second", cycle: 2),
    ]
    let basis = DecisionBasis(version: 14, policy: hash, engine: "1", digest: hash)
    return [
      .noticePlanned(
        NoticePlanned(
          notice: "N-1", channel: "email", rung: "second", triggers: triggers, listing: listing,
          notBefore: Samples.moment("2025-03-30T06:00:00Z"), basis: basis)),
      .noticeClaimed(NoticeClaimed(notice: "N-1", attempt: 2, listing: listing)),
      .noticeAnswered(NoticeAnswered(notice: "N-1", attempt: 2, answer: .notSent)),
      .noticeDropped(NoticeDropped(notice: "N-1", status: .withheld, rule: "contact-hours")),
    ]
  }

  private static var chasing: [Fact] {
    [
      .ladderSet(LadderSet(invoice: "INV-1", ladder: "gentle")),
      .noticeJudged(NoticeJudged(notice: "N-1", judgement: .rejected)),
      .measureTaken(
        MeasureTaken(
          measure: "M-1", act: .hold, rung: "stop",
          triggers: [
            Trigger(item: item, rung: "stop", cycle: 1)
          ], listing: listing,
          basis: DecisionBasis(version: 3, policy: hash, engine: "1", digest: hash))),
      .creditHoldLifted(CreditHoldLifted()),
    ]
  }

  private static var handoffs: [Fact] {
    [
      .handoffPlaced(
        HandoffPlaced(
          placement: "H-1", agency: "northcollect", currency: Samples.euro,
          items: [
            PlacedItem(item, 100_00), PlacedItem(ItemID(.invoice, "INV-2", part: 2), 50_00),
          ])),
      .handoffRecalled(HandoffRecalled(placement: "H-1")),
      .handoffExported(
        HandoffExported(
          export: "northcollect-0001", agency: "northcollect",
          form: Array(#"{"kind":"agency","values":{"dates":"DD.MM.YYYY"},"columns":[]}"#.utf8),
          manifest: hash,
          told: [
            HandoffExported.Told(
              account: Samples.cafe, placement: "H-1", version: 9, isRecall: false),
            HandoffExported.Told(
              account: Samples.hotel, placement: "H-2", version: 4, isRecall: true),
          ])),
    ]
  }

  private static var replies: [Fact] {
    [
      .noticeReturned(NoticeReturned(notice: "N-1", attempt: 2, bounce: .hard)),
      .channelClosed(ChannelClosed(channel: "email", reason: .unsubscribed)),
      .channelOpened(ChannelOpened(channel: "email", reason: .bounced)),
      .taskRaised(TaskRaised(task: "W-1", reason: .reply, notice: "N-1")),
      .taskAssigned(TaskAssigned(task: "W-1")),
      .taskDone(TaskDone(task: "W-1")),
      .familySet(FamilySet(children: [AccountID("C-2"), AccountID("C-3")])),
      .noteTaken,
      .linkMade(
        LinkMade(
          link: "PL-1", gateway: "practice", notice: "N-1", amount: Samples.euros(150_00))),
    ]
  }

  private static var agreements: [Fact] {
    let basis = DecisionBasis(version: 14, policy: hash, engine: "1", digest: hash)
    let covers = [CoveredItem(item, 100_00), CoveredItem(ItemID(.charge, "INV-1", part: 7), 5_00)]
    let parts = [
      Instalment(due: Samples.day("2025-04-01"), minorUnits: 35_00),
      Instalment(due: Samples.day("2025-05-01"), minorUnits: 70_00),
    ]
    return [
      .promiseMade(
        PromiseMade(promise: "P-1", currency: Samples.euro, parts: parts, covers: covers)),
      .planAgreed(
        PlanAgreed(
          plan: "L-1", currency: Samples.euro, instalments: parts, covers: covers,
          interest: Percent(tenThousandths: 4_5000))),
      .settlementOffered(
        SettlementOffered(
          settlement: "S-1", amount: Samples.euros(70_00), covers: covers,
          validUntil: Samples.day("2025-04-30"))),
      .settlementAccepted(
        SettlementAccepted(settlement: "S-1", payBy: Samples.day("2025-05-15"))),
      .disputeRaised(
        DisputeRaised(
          dispute: "D-1", currency: Samples.euro, covers: covers, reason: "damaged", lines: [2, 3],
          respondBy: Samples.day("2025-03-31"), isDeduction: true)),
      .agreementEnded(
        AgreementEnded(
          agreement: "P-1", kind: .promise, ending: .partKept, received: 35_00, expected: 100_00,
          deadline: Samples.day("2025-05-03"), charges: true, basis: basis)),
    ]
  }

  private static var costs: [Fact] {
    [
      .chargeBooked(
        ChargeBooked(
          item: item, kind: .cost, law: "de", amount: Samples.euros(45_00),
          through: Samples.day("2025-03-03"), due: Samples.day("2025-03-17"), incurred: 85_00)),
      .costCovered(CostCovered(item: item, amount: Samples.euros(30_00), law: "de")),
      .debtAcknowledged(DebtAcknowledged(item: item, form: .signed)),
      .limitationNears(
        LimitationNears(
          item: item, ends: Samples.day("2028-12-31"), task: "L-C1-9",
          basis: DecisionBasis(version: 14, policy: hash, engine: "1", digest: hash))),
    ]
  }

  private static var charges: [Fact] {
    let basis = DecisionBasis(version: 14, policy: hash, engine: "1", digest: hash)
    let lines = [
      StoredChargeLine(
        from: Samples.day("2025-02-02"), to: Samples.day("2025-03-03"), days: 30, base: 1000_00,
        rate: Percent(tenThousandths: 11_2700), source: "Basiszinssatz 2.27 + 9", isSure: false,
        amount: 9_26)
    ]
    return [
      .chargeBooked(
        ChargeBooked(
          item: item, kind: .interest, law: "de", amount: Samples.euros(9_26),
          through: Samples.day("2025-03-03"), due: Samples.day("2025-03-17"), schedule: lines,
          corrects: 12, basis: basis)),
      .chargeCorrected(
        ChargeCorrected(
          item: item, kind: .fixedSum, amount: Samples.euros(40_00),
          allocations: [Allocation(ItemID(.charge, "INV-1", part: 7), 30_00)],
          through: Samples.day("2025-03-03"), corrects: 7, schedule: lines, basis: basis)),
      .chargeWaived(
        ChargeWaived(
          item: item, currency: Samples.euro,
          allocations: [Allocation(ItemID(.charge, "INV-1", part: 7), 5_00)], stops: true)),
      .chargeForgone(
        ChargeForgone(
          item: item, through: Samples.day("2025-03-20"), notice: "N-1", basis: basis)),
      .moneyPaidOut(
        MoneyPaidOut(
          name: "O-C1-9", source: ItemID(.payment, "PAY-1"), amount: Samples.euros(20_00),
          toAnother: true)),
      .moneyUnapplied(
        MoneyUnapplied(
          source: ItemID(.payment, "T-1"), allocations: [Allocation(item, 20_00)])),
      .moneyUnapplied(
        MoneyUnapplied(
          source: ItemID(.payment, "PAY-1"), allocations: [Allocation(item, 20_00)],
          from: Samples.day("2025-03-05"), whole: Samples.euro, basis: basis)),
      .creditReversed(
        CreditReversed(
          credit: "CN-1", currency: Samples.euro, allocations: [Allocation(item, 20_00)],
          assigned: [item])),
      .invoiceWaived(
        InvoiceWaived(
          invoice: "INV-1", currency: Samples.euro, allocations: [Allocation(item, 20_00)],
          closes: [item])),
      .settlementReturned(
        SettlementReturned(
          settlement: "S-C1-8", currency: Samples.euro, allocations: [Allocation(item, 20_00)],
          opens: [item])),
      .discountTaken(
        DiscountTaken(
          item: item, amount: Samples.euros(23_80), tax: 3_80, through: Samples.day("2025-03-11"),
          basis: basis)),
      .discountWithdrawn(
        DiscountWithdrawn(
          item: item, amount: Samples.euros(23_80), tax: 3_80, corrects: 19, basis: basis)),
      .writeOffRecovered(
        WriteOffRecovered(currency: Samples.euro, allocations: [Allocation(item, 20_00)])),
    ]
  }

  private static var gateways: [Fact] {
    let basis = DecisionBasis(version: 14, policy: hash, engine: "1", digest: hash)
    let moment = Moment(day, hour: 9)
    return [
      .linkMade(
        LinkMade(
          link: "PL-2", gateway: "stripe", notice: "N-1", amount: Samples.euros(150_00),
          reference: "L-1", invoices: ["INV-1", "INV-2"], expires: moment)),
      .linkClosed(LinkClosed(reference: "L-1", gateway: "stripe", reason: .outdated)),
      .settlementBooked(
        SettlementBooked(
          gateway: "stripe", line: "txn_1", sort: .payment, amount: Samples.euros(150_00),
          fee: 4_60, booked: moment, payment: "pi_1", payout: "po_1", account: Samples.cafe)),
      .gatewayTold(
        GatewayTold(gateway: "stripe", event: "evt_1", type: "charge.refunded", object: "ch_1")),
      .gatewayRead(GatewayRead(gateway: "stripe", until: moment, through: 7)),
      .moneyReturned(
        MoneyReturned(
          name: "stripe:re_1", payment: "stripe:pi_1", amount: Samples.euros(25_00),
          reason: .chargeback, allocations: [Allocation(item, 20_00)])),
      .refundAsked(
        RefundAsked(
          refund: "RF-1", gateway: "stripe", payment: "pi_1", amount: Samples.euros(25_00),
          at: moment)),
      .refundAnswered(
        RefundAnswered(refund: "RF-1", answer: .declined, codes: ["failure_reason lost_card"])),
      .autopayAgreed(
        AutopayAgreed(
          autopay: "A-1", gateway: "stripe", consented: day, most: Samples.euros(500_00),
          mostAttempts: 15)),
      .debitPlanned(
        DebitPlanned(debit: "DD-1", autopay: "A-1", listing: listing, attempt: 2, basis: basis)),
      .debitSent(DebitSent(debit: "DD-1", at: moment)),
      .debitAnswered(
        DebitAnswered(
          debit: "DD-1", answer: .declined, payment: "pi_1", category: .funds,
          advice: .retryLater, codes: ["decline_code insufficient_funds"])),
      .autopayEnded(AutopayEnded(autopay: "A-1", reason: .failed, basis: basis)),
    ]
  }

  private static var proposing: [Fact] {
    [
      .receiptProposed(
        ReceiptProposed(receipt: "PAY-9", amount: Samples.euros(80_00), ground: .suspense))
    ]
  }

  private static var stating: [Fact] {
    [
      .invoiceOnStatement(
        InvoiceOnStatement(
          statement: StatementNumber(period: 202504), day: Samples.day("2025-04-01"),
          due: Samples.day("2025-04-15"), items: [item],
          basis: DecisionBasis(version: 14, policy: hash, engine: "1", digest: hash))),
      .invoiceOnStatement(
        InvoiceOnStatement(
          statement: StatementNumber(period: 202504), day: Samples.day("2025-04-01"),
          due: Samples.day("2025-04-08"), items: [item], isOff: true)),
    ]
  }

  /// What was told late, and what it brought about.
  private static var telling: [Fact] {
    [
      .paymentReceived(
        PaymentReceived(
          payment: "P-8", amount: Samples.euros(100_00), allocations: [Allocation(item, 60_00)],
          namesMore: true)),
      .creditAssigned(
        CreditAssigned(
          credit: "CN-1", item: item, amount: Samples.euros(20_00), isGoodwill: false,
          isInstead: true)),
      .moneyApplied(
        MoneyApplied(
          source: ItemID(.payment, "P-8"), allocations: [Allocation(item, 5_00)],
          from: day.adding(days: -2), until: day)),
      .moneyUnapplied(
        MoneyUnapplied(
          source: ItemID(.payment, "P-8"), allocations: [Allocation(item, 20_00)],
          from: day.adding(days: -2), until: day)),
      .chargeCorrected(
        ChargeCorrected(
          item: item, kind: .interest, amount: Samples.euros(4_00), allocations: [],
          waived: [Allocation(ItemID(.charge, "INV-1", part: 7), 3_00)],
          through: Samples.day("2025-03-03"), corrects: 7)),
      .settlementReturned(
        SettlementReturned(
          settlement: "S-1", currency: Samples.euro, allocations: [Allocation(item, 5_00)],
          opens: [item],
          stands: OpenSettlement(
            SettlementOffered(
              settlement: "S-1", amount: Samples.euros(70_00),
              covers: [CoveredItem(item, 70_00)], validUntil: Samples.day("2025-04-30")),
            from: day),
          holds: [item])),
      .planReturned(
        PlanReturned(
          stands: OpenPlan(
            PlanAgreed(
              plan: "L-1", currency: Samples.euro,
              instalments: [Instalment(due: Samples.day("2025-05-01"), minorUnits: 70_00)],
              covers: [CoveredItem(item, 70_00)]), from: day),
          acted: acted, holds: [item])),
      .moneyApplied(
        MoneyApplied(
          source: ItemID(.credit, "CN-1"), allocations: [Allocation(item, 5_00)], from: day,
          there: [
            MoneyThere(from: day.adding(days: -9), minorUnits: 3_00),
            MoneyThere(from: day.adding(days: -4), minorUnits: 5_00),
          ])),
    ]
  }

  private static var acted: AccountTriggers {
    var acted = AccountTriggers()
    acted.note(
      [Trigger(item: ItemID(.plan, "L-1", part: 1), rung: "instalment-missed", cycle: 1)], in: "N-1"
    )
    return acted
  }
}
