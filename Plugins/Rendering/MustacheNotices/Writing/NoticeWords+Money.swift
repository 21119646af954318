import Receivables
import ReceivablesPorts

extension NoticeWords {
  /// Payments that came back, what else opened invoices again, and invoices that are closed but for their
  /// charges.
  mutating func addOpened(of content: NoticeContent) {
    let returns = content.returned.map(returned)
    values["hasReturned"] = !returns.isEmpty
    values["returns"] = returns
    values["severalReturned"] = returns.count > 1
    if let first = returns.first { values["returned"] = first }
    values["reopened"] = content.reopened.map(reopened)
    values["severalReopened"] = content.reopened.count > 1
    if let first = content.reopened.first { values["reopenedInvoice"] = words(first.invoice) }
    addSettled(content.settled.filter(\.isPaid), "paidOff", "severalPaidOff")
    addSettled(content.settled.filter { !$0.isPaid }, "closedOff", "severalClosedOff")
    values["hasSettled"] = !content.settled.isEmpty
    values["severalSettled"] = content.settled.count > 1
  }

  private mutating func addSettled(
    _ settled: [NoticeContent.Settled], _ name: String, _ several: String
  ) {
    guard !settled.isEmpty else { return }
    values[name] = words(settled.map(\.invoice).joined(separator: ", "))
    values[several] = settled.count > 1
  }

  private func returned(_ returned: NoticeContent.Returned) -> [String: Any] {
    var values: [String: Any] = [
      "amount": amount(returned.amount), "day": words(locale.text(returned.day)),
      "byBank": returned.isByBank,
    ]
    if let whole = returned.whole { values["whole"] = amount(whole) }
    if let document = returned.document { values["document"] = words(document) }
    return values
  }

  private func reopened(_ reopened: NoticeContent.Reopened) -> [String: Any] {
    var values: [String: Any] = ["invoice": words(reopened.invoice)]
    switch reopened.cause {
    case .credit(let number): values["credit"] = words(number)
    case .moved: values["moved"] = true
    case .returned(let money, let day):
      values["back"] = amount(money)
      values["on"] = words(locale.text(day))
    case .refund(let refunded): values["refunded"] = amount(refunded)
    case .other: break
    }
    return values
  }

  /// Offers to take less, each with what it is for.
  mutating func addOffers(of content: NoticeContent) {
    let offers = content.offers.map { offer in
      var values: [String: Any] = [
        "amount": amount(offer.amount), "until": words(locale.text(offer.validUntil)),
        "accepted": offer.isAccepted, "severalInvoices": offer.invoices.count > 1,
      ]
      if !offer.invoices.isEmpty {
        values["invoices"] = words(offer.invoices.joined(separator: ", "))
      }
      return values
    }
    values["offers"] = offers
    guard let first = offers.first else { return }
    values["hasOffer"] = true
    values["offer"] = first
  }
}
