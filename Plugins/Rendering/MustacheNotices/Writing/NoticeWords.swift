import Receivables
import ReceivablesPorts

/// The words of ``Vocabulary`` with the values of one notice, as Mustache takes them.
///
/// What a notice has nothing for is left out, so that a section for it is passed over.
struct NoticeWords {
  private(set) var values: [String: Any] = [:]
  private let locale: NoticeLocale
  private let form: TemplateName.Form

  /// - Throws: `MoneyError` where the notice is of more than one currency.
  init(_ content: NoticeContent, locale: NoticeLocale, in form: TemplateName.Form) throws {
    self.locale = locale
    self.form = form
    values = [
      "name": words(content.name), "day": words(locale.text(content.day)),
      "reference": words(content.reference), "asked": value(locale.text(content.asked), .asked),
      "creditor": creditor(content.creditor),
      "ways": content.waysToPay.map(way),
    ]
    if let contact = content.salutationName { values["contact"] = words(contact) }
    if let day = content.newDueDate { values["newDue"] = words(locale.text(day)) }
    addLines(of: content)
    content.ledger.map { add($0) }
    addAgreements(of: content)
    try addSums(of: content)
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

  private mutating func addLines(of content: NoticeContent) {
    let lines = content.lines
    values["lines"] = lines.map { line($0, day: locale.column) }
    if let first = lines.first { values["first"] = line(first, day: locale.text) }
    values["count"] = String(lines.count)
    values["any"] = !lines.isEmpty
    values["several"] = lines.count > 1
    values["notYetDue"] = lines.contains { $0.daysOverdue <= 0 }
    values["references"] = lines.contains { $0.reference != nil }
    values["amounts"] = lines.contains { $0.amount != nil && $0.amount != $0.open }
    values["family"] = lines.contains { $0.customer != nil }
    values["instalments"] = content.instalments.map { instalment($0) }
    values["marked"] =
      !content.instalments.isEmpty
      || lines.contains { $0.isDisputed || $0.promised != nil || $0.agreed != nil }
  }

  private mutating func add(_ ledger: NoticeContent.Ledger) {
    values["full"] = true
    values["since"] = words(locale.column(ledger.since))
    values["opening"] = amount(ledger.opening)
    values["postings"] = ledger.postings.map { posting in
      var row: [String: Any] = [
        "on": words(locale.column(posting.day)), "document": words(posting.document),
        "amount": amount(posting.amount), "balance": amount(posting.balance),
        NoticeWords.name(of: posting.kind): true,
      ]
      if let customer = posting.customer { row["customer"] = words(customer) }
      return row
    }
    if ledger.postings.contains(where: { $0.customer != nil }) { values["family"] = true }
  }

  private static func name(of kind: NoticeContent.Posting.Kind) -> String {
    switch kind {
    case .invoice: "isInvoice"
    case .credit: "isCredit"
    case .payment: "isPayment"
    case .reversal, .payOut: "isReversal"
    case .transfer, .applied: "isTransfer"
    case .writeOff: "isWriteOff"
    case .recovery: "isRecovery"
    case .charge: "isCharge"
    case .waiver: "isWaiver"
    case .discount: "isDiscount"
    }
  }

  private mutating func addSums(of content: NoticeContent) throws {
    let owed = content.charges.filter(\.isOwed)
    let threatened = content.charges.filter { !$0.isOwed }
    let disputed = try sum(content.lines.compactMap(\.inDispute), content.asked.currency)
    let total = try sum(content.lines.map(\.open), content.asked.currency)
    values["total"] = amount(total)
    values["charges"] = owed.map(charge)
    values["threatened"] = threatened.map(charge)
    values["hasThreatened"] = !threatened.isEmpty
    addSchedule(content.charges.flatMap(\.schedule))
    let agreed = try sum(
      content.lines.compactMap(\.agreed) + owed.compactMap(\.agreed), content.asked.currency)
    values["adjusted"] = !owed.isEmpty || disputed.isPositive || agreed.isPositive
    if agreed.isPositive { values["lessAgreed"] = amount(-agreed) }
    // What is left between the table and what is asked for is not due yet.
    let charged = try sum(owed.map(\.amount), content.asked.currency)
    let parts = [disputed, agreed, content.waiting, content.asked]
    let rest = parts.reduce(Int128(total.minorUnits) + Int128(charged.minorUnits)) {
      $0 - Int128($1.minorUnits)
    }
    if rest > 0, let rest = Int64(exactly: rest) {
      values["lessNotDue"] = amount(Money(minorUnits: -rest, content.asked.currency))
    }
    if disputed.isPositive {
      values["inDispute"] = amount(disputed)
      values["lessDisputed"] = amount(-disputed)
    }
    if content.waiting.isPositive {
      values["waiting"] = amount(content.waiting)
      values["lessWaiting"] = amount(-content.waiting)
    }
  }

  private mutating func addSchedule(_ lines: [NoticeContent.ChargeLine]) {
    values["hasSchedule"] = !lines.isEmpty
    values["hasUnsure"] = lines.contains { !$0.isSure }
    values["schedule"] = lines.map { line in
      [
        "item": words(line.item), "from": words(locale.column(line.from)),
        "to": words(locale.column(line.to)), "days": String(line.days),
        "base": amount(line.base),
        "rate": words(locale.text(line.rate) + " %" + (line.isSure ? "" : " *")),
        "amount": amount(line.amount),
      ]
    }
  }

  private mutating func addAgreements(of content: NoticeContent) {
    if let broken = content.brokenPromise {
      values["hasBroken"] = true
      values["broken"] = [
        "amount": amount(broken.amount), "received": amount(broken.received),
        "day": words(locale.text(broken.day)),
      ]
    }
    if let offer = content.offer {
      values["hasOffer"] = true
      values["offer"] = [
        "amount": amount(offer.amount), "until": words(locale.text(offer.validUntil)),
      ]
    }
    if let instalment = content.instalment {
      values["instalment"] = self.instalment(instalment)
    }
  }

  private func instalment(_ instalment: NoticeContent.PlanInstalment) -> [String: Any] {
    [
      "number": String(instalment.number), "of": String(instalment.count),
      "due": words(locale.text(instalment.due)), "open": amount(instalment.open),
      "rest": amount(instalment.rest),
    ]
  }

  private mutating func addPayments(of content: NoticeContent) throws {
    values["paid"] = content.paid.map { payment in
      [
        "item": words(payment.item), "on": words(locale.column(payment.day)),
        "amount": amount(payment.amount),
      ]
    }
    values["severalPaid"] = content.paid.count > 1
    if let first = content.paid.first {
      values["received"] = amount(try sum(content.paid.map(\.amount), first.amount.currency))
    }
  }

  private func line(_ line: NoticeContent.Line, day: (Day) -> String) -> [String: Any] {
    var values: [String: Any] = [
      "item": words(line.item), "issued": words(day(line.issued)), "due": words(day(line.due)),
      "open": amount(line.open), "daysOverdue": String(max(0, line.daysOverdue)),
      "overdue": line.daysOverdue > 0,
    ]
    if let customer = line.customer { values["customer"] = words(customer) }
    if let reference = line.reference { values["yourReference"] = words(reference) }
    if let amount = line.amount { values["amount"] = self.amount(amount) }
    if let disputed = line.inDispute { values["disputed"] = amount(disputed) }
    if let agreed = line.agreed, line.promised == nil { values["agreed"] = amount(agreed) }
    if let promised = line.promised { values["promised"] = words(locale.text(promised)) }
    return values
  }

  private func charge(_ charge: NoticeContent.Charge) -> [String: Any] {
    ["label": words(charge.label), "amount": amount(charge.amount)]
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

  private func words(_ text: String) -> String { value(text, .words) }

  private func amount(_ money: Money) -> String { value(locale.text(money), .amount) }

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

  private func sum(_ amounts: [Money], _ currency: Currency) throws -> Money {
    try amounts.reduce(.zero(currency)) { try $0.adding($1) }
  }
}

extension NoticeContent.Line {
  /// How much of it is disputed; nil where nothing is.
  fileprivate var inDispute: Money? { isDisputed ? disputed ?? open : nil }
}
