import Receivables
import ReceivablesPorts

/// Asks gateways for pages on which a notice can be paid.
struct LinkMaking {
  /// A page that a gateway has made.
  struct Made {
    let gateway: String
    let link: PaymentLink
  }

  /// Pages, and why some gateways made none.
  struct Answer {
    var made: [Made] = []
    var refusals: [String] = []
  }

  let payments: Payments

  /// A page of every gateway that has such.
  ///
  /// The command's id follows from the notice and the amount: a crash before the commit, and a second
  /// attempt, ask for the same page again and get it.
  func links(for notice: String, _ listing: NoticeListing) async -> Answer {
    var answer = Answer()
    guard listing.amount.isPositive else { return answer }
    for line in payments.lines {
      guard let gateway = line.gateway as? any HostedLinks else { continue }
      let amount = listing.amount
      let command = LinkCommand(
        id: PaymentCommandID.of("link", notice, "\(amount)", gateway.name), amount: amount,
        reference: notice, invoices: listing.invoices)
      let outcome = await payments.call(line).carryOut {
        try gateway.next(command, after: $0)
      }
      if case .succeeded(let link) = outcome {
        answer.made.append(Made(gateway: gateway.name, link: link))
      } else {
        answer.refusals.append("\(gateway.name): \(LinkMaking.words(outcome))")
      }
    }
    return answer
  }

  /// Why there is no page.
  private static func words(_ outcome: PaymentOutcome<PaymentLink>) -> String {
    switch outcome {
    case .succeeded: ""
    case .pending: "the link is not ready yet"
    case .declined(let decline): decline.description
    case .notExecuted(let refusal): refusal.words
    case .unknown(let what): what
    @unknown default: "nobody knows"
    }
  }
}

extension WayToPay {
  /// A page of a gateway, in the reader's language.
  init(_ made: LinkMaking.Made, in language: String) {
    let known = language.split(separator: "-").first.flatMap { WayToPay.words[$0.lowercased()] }
    self.init(label: known ?? "Pay online", link: made.link.address)
  }

  private static let words = [
    "de": "Online bezahlen", "fr": "Payer en ligne", "es": "Pagar en línea",
  ]
}
