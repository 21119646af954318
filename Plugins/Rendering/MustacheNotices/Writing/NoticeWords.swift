import Receivables
import ReceivablesPorts

/// The words of ``Vocabulary`` with the values of one notice, as Mustache takes them.
///
/// What a notice has nothing for is left out, so that a section for it is passed over.
struct NoticeWords {
  var values: [String: Any] = [:]
  let locale: NoticeLocale
  /// The template's.
  private let language: String
  private let form: TemplateName.Form

  /// - Throws: `MoneyError` where the notice is of more than one currency.
  init(
    _ content: NoticeContent, locale: NoticeLocale, language: String, in form: TemplateName.Form
  ) throws {
    self.locale = locale
    self.language = language
    self.form = form
    values = [
      "name": words(content.name), "day": words(locale.text(content.day)),
      "reference": words(content.reference), "asked": value(locale.text(content.asked), .asked),
      "creditor": creditor(content.creditor),
      "ways": content.waysToPay.map(way),
    ]
    if let contact = content.salutationName { values["contact"] = words(contact) }
    if let day = content.newDueDate { values["newDue"] = words(locale.text(day)) }
    content.ledger.map { add($0) }
    try addLines(of: content)
    try addCharges(of: content)
    addAgreements(of: content)
    addTone(of: content)
    try addPayments(of: content)
  }

  /// What a page has beside the notice.
  mutating func add(
    subject: NoticeSubject, preheader: String, language: String, palette: Palette, hasLogo: Bool,
    content: String
  ) {
    values["subject"] = HTMLText.escaped(subject.text)
    values["heading"] = HTMLText.inline(subject.runs)
    values["preheader"] = HTMLText.escaped(preheader)
    values["language"] = language
    values["hasLogo"] = hasLogo
    values["content"] = content
    values["look"] = [
      "colour": palette.colour, "onColour": palette.onColour, "ink": palette.ink,
      "inkOnDark": palette.inkOnDark, "edgeOnDark": palette.edgeOnDark,
    ]
  }

  /// What a letter has beside its notice.
  mutating func add(_ letter: [String: Any]) {
    values.merge(letter) { _, letter in letter }
  }

  // MARK: Parts of a notice

  private mutating func addLines(of content: NoticeContent) throws {
    let rows = try NoticeRows(content)
    values["lines"] = rows.lines.map { line($0, day: locale.column) }
    if let first = rows.lines.first { values["first"] = line(first, day: locale.text) }
    values["count"] = String(rows.invoices)
    values["any"] = rows.hasBalance
    values["hasLines"] = !rows.lines.isEmpty
    values["hasOpen"] = !rows.lines.isEmpty || rows.charged.isPositive
    values["several"] = rows.invoices > 1
    values["severalDays"] = Set(rows.lines.map(\.due)).count > 1
    values["references"] = rows.lines.contains { $0.reference != nil }
    values["amounts"] = rows.lines.contains { $0.amount != nil && $0.amount != $0.open }
    values["family"] =
      rows.lines.contains { $0.customer != nil }
      || content.ledger?.postings.contains { $0.customer != nil } == true
    values["notDue"] = content.notDue.map { line($0, day: locale.column) }
    values["hasNotDue"] = !content.notDue.isEmpty
    values["instalments"] = content.instalments.map { instalment($0) }
    values["held"] = rows.held.map { line($0, day: locale.column) } + rows.charges.compactMap(held)
    values["marked"] =
      !content.instalments.isEmpty || !rows.held.isEmpty
      || rows.charges.contains { $0.agreed != nil || $0.disputed != nil }
      || !content.owedBack.isEmpty
    values["owedBack"] = content.owedBack.map { back in
      [
        "invoice": words(back.invoice), "amount": amount(back.amount),
        "on": words(locale.text(back.day)),
      ]
    }
    addStatements(of: content, rows)
    try addSums(of: content, rows)
  }

  private mutating func add(_ ledger: NoticeContent.Ledger) {
    values["full"] = true
    values["since"] = words(locale.column(ledger.since))
    values["opening"] = amount(ledger.opening)
    values["postings"] = ledger.postings.map { posting in
      var row: [String: Any] = [
        "on": words(locale.column(posting.day)),
        "amount": amount(posting.amount), "balance": amount(posting.balance),
        NoticeWords.name(of: posting.kind): true,
      ]
      if let customer = posting.customer { row["customer"] = words(customer) }
      if let label = posting.label { row["label"] = words(label) }
      if !posting.document.isEmpty { row["document"] = words(posting.document) }
      return row
    }
  }

  private static func name(of kind: NoticeContent.Posting.Kind) -> String {
    switch kind {
    case .invoice: "isInvoice"
    case .credit: "isCredit"
    case .payment: "isPayment"
    case .reversal: "isReversal"
    case .transfer, .applied: "isTransfer"
    case .writeOff: "isWriteOff"
    case .recovery: "isRecovery"
    case .charge: "isCharge"
    case .waiver: "isWaiver"
    case .waiverReversed: "isWaiverReversed"
    case .discount: "isDiscount"
    case .waivedInvoice: "isWaivedInvoice"
    case .paidOut: "isPaidOut"
    case .creditReversed: "isCreditReversed"
    case .refund: "isRefund"
    case .chargeback: "isChargeback"
    case .lapsed: "isLapsed"
    }
  }

  private mutating func addAgreements(of content: NoticeContent) {
    if let broken = content.brokenPromise {
      values["hasBroken"] = true
      values["broken"] =
        [
          "amount": amount(broken.amount), "received": amount(broken.received),
          "day": words(locale.text(broken.day)),
          "nothing": !broken.received.isPositive && !broken.cameElsewhere,
          "some": broken.received.isPositive,
        ] as [String: Any]
    }
    if let ended = content.endedPlan {
      values["hasEndedPlan"] = true
      values["endedPlan"] = [
        "agreed": words(locale.text(ended.agreed)), "ended": words(locale.text(ended.ended)),
      ]
    }
    if let lapsed = content.lapsedOffer {
      values["hasLapsed"] = true
      values["lapsed"] =
        [
          "amount": amount(lapsed.amount), "deadline": words(locale.text(lapsed.deadline)),
          "accepted": lapsed.wasAccepted,
        ] as [String: Any]
    }
    addOffers(of: content)
    let late = content.instalments.count { $0.due < content.day }
    values["hasMissed"] = !content.isStatement && late > 0
    values["severalMissed"] = !content.isStatement && late > 1
    addInstalment(of: content)
  }

  /// The instalment that the notice is about, or those that were missed, as far as they are asked for.
  private mutating func addInstalment(of content: NoticeContent) {
    guard let instalment = content.instalment else { return }
    let isMissed = instalment.due < content.day
    let missed = isMissed ? content.instalmentsAsked : []
    let first = missed.first ?? instalment
    let named =
      missed.isEmpty ? first.open.minorUnits : missed.reduce(0) { $0 + $1.open.minorUnits }
    var values = self.instalment(first)
    values["several"] = content.instalments.count > 1
    values["listed"] = missed.count > 1
    values["more"] = content.asked.minorUnits > first.open.minorUnits
    values["besides"] = content.asked.minorUnits > named
    self.values["instalment"] = values
    self.values["missed"] = missed.map { self.instalment($0) }
  }

  /// Whether and how it was written about before.
  private mutating func addTone(of content: NoticeContent) {
    values["firstContact"] = content.isFirstContact
    if let day = content.repeats { values["repeats"] = words(locale.text(day)) }
    addOpened(of: content)
  }

  private func instalment(_ instalment: NoticeContent.PlanInstalment) -> [String: Any] {
    var values: [String: Any] = [
      "number": String(instalment.number), "of": String(instalment.count),
      "due": words(locale.text(instalment.due)), "open": amount(instalment.open),
      "rest": amount(instalment.rest), "last": instalment.number == instalment.count,
    ]
    if let rate = instalment.rate {
      values["rate"] = words(locale.text(rate, decimals: NoticeLocale.decimals(of: rate)))
    }
    if let interest = instalment.interest { values["interest"] = amount(interest) }
    return values
  }

  private mutating func addPayments(of content: NoticeContent) throws {
    values["paid"] = content.paid.map { payment in
      [
        "item": words(payment.item), "on": words(locale.column(payment.day)),
        "amount": amount(payment.amount),
      ]
    }
    values["severalPaid"] = content.paid.count > 1
    values["paidByAnother"] = content.paid.contains(where: \.isByAnother)
    if !content.fulfilled.isEmpty {
      values["fulfilled"] = words(content.fulfilled.joined(separator: ", "))
    }
    if let first = content.paid.first {
      values["received"] = amount(try content.paid.map(\.amount).sum(first.amount.currency))
    }
  }

  private func line(_ line: NoticeContent.Line, day: (Day) -> String) -> [String: Any] {
    var values: [String: Any] = [
      "item": words(title(of: line)), "invoice": words(line.invoice),
      "issued": words(day(line.issued)), "due": words(day(line.due)),
      "open": amount(line.open), "daysOverdue": String(max(0, line.daysOverdue)),
      "overdue": line.daysOverdue > 0,
    ]
    if let customer = line.customer { values["customer"] = words(customer) }
    if let reference = line.reference { values["yourReference"] = words(reference) }
    if let amount = line.amount { values["amount"] = self.amount(amount) }
    if let disputed = line.inDispute { values["disputed"] = amount(disputed) }
    if let agreed = line.agreed, line.promised == nil { values["agreed"] = amount(agreed) }
    values.merge(
      shares(line.agreed, line.offered, line.reviewed, isTold: line.promised != nil)
    ) { _, share in share }
    if let promised = line.promised {
      let agreed = line.agreed ?? line.open
      let other = (line.offered?.minorUnits ?? 0) + (line.reviewed?.minorUnits ?? 0)
      let sum = Money(minorUnits: agreed.minorUnits - other, agreed.currency)
      if sum.isPositive {
        values["promised"] = words(locale.text(promised))
        values["promisedAmount"] = amount(sum)
      }
    }
    return values
  }

  /// Nil where nothing of a charge is in dispute or agreed for later.
  private func held(_ charge: NoticeContent.Charge) -> [String: Any]? {
    guard charge.agreed != nil || charge.disputed != nil else { return nil }
    var values = shares(
      charge.agreed, charge.offered, charge.reviewed, isTold: charge.isBeside)
    values["item"] = words(charge.label)
    if charge.isBeside { values["beside"] = amount(charge.agreed ?? charge.amount) }
    if let agreed = charge.agreed { values["agreed"] = amount(agreed) }
    if let disputed = charge.disputed { values["disputed"] = amount(disputed) }
    return values
  }

  /// What is not asked for, by why it is not.
  ///
  /// - Parameter isTold: whether what is agreed is said in other words.
  private func shares(
    _ agreed: Money?, _ offered: Money?, _ reviewed: Money?, isTold: Bool
  ) -> [String: Any] {
    guard let agreed else { return [:] }
    let rest = agreed.minorUnits - (offered?.minorUnits ?? 0) - (reviewed?.minorUnits ?? 0)
    var values: [String: Any] = [:]
    if rest > 0, !isTold {
      values["inAgreement"] = amount(Money(minorUnits: rest, agreed.currency))
    }
    if let offered { values["offered"] = amount(offered) }
    if let reviewed { values["reviewed"] = amount(reviewed) }
    return values
  }

  /// As a reader knows it: the invoice, and which of its instalments.
  private func title(of line: NoticeContent.Line) -> String {
    guard let part = line.part else { return line.item }
    let words = LetterWords(language: language)
    let place = line.parts.map { "\(part) \(words.of) \($0)" } ?? "\(words.part) \(part)"
    return "\(line.invoice) (\(place))"
  }

  private func way(_ way: WayToPay) -> [String: Any] {
    var values: [String: Any] = ["label": words(way.label), "details": lines(way.lines)]
    if let link = way.link { values["link"] = value(link, .link) }
    if let picture = way.picture { values["picture"] = value(picture, .picture) }
    return values
  }

  private func creditor(_ creditor: Creditor) -> [String: Any] {
    var values: [String: Any] = [
      "name": words(creditor.name), "address": lines(creditor.address),
      "pay": lines(creditor.pay), "hasPay": !creditor.pay.isEmpty,
      "legal": lines(creditor.legal), "hasLegal": !creditor.legal.isEmpty,
    ]
    if !creditor.email.isEmpty { values["email"] = value(creditor.email, .email) }
    if let phone = creditor.phone { values["phone"] = value(phone, .phone) }
    if let website = creditor.website { values["website"] = value(website, .website) }
    return values
  }

  // MARK: Values

  private func lines(_ lines: [String]) -> [String] { lines.filter { !$0.isEmpty }.map(words) }

  func words(_ text: String) -> String { value(text, .words) }

  func amount(_ money: Money) -> String { value(locale.text(money), .amount) }

  private func value(_ text: String, _ kind: MarkedRun.Kind) -> String {
    let text = MarkedRun.plain(text)
    switch form {
    case .source: return MarkedRun.marked(text, as: kind)
    // Here and not by Mustache, which goes by whole characters: a quote with an accent on it is none
    // to it, and one to whoever reads the HTML.
    case .html:
      if kind == .picture { return HTMLText.picture(text) }
      let isAmount = kind == .amount || kind == .asked
      return HTMLText.escaped(isAmount ? HTMLText.unbroken(text) : text)
    }
  }

}
