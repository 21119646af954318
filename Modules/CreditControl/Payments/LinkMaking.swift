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
      let command = LinkCommand(
        id: "\(notice)-\(listing.amount.minorUnits)-\(gateway.name)", amount: listing.amount,
        reference: notice, invoices: listing.invoices)
      switch await ask(gateway, command, line.transport) {
      case .succeeded(let link):
        answer.made.append(Made(gateway: gateway.name, link: link))
      case .pending: answer.refusals.append("\(gateway.name): the link is not ready yet")
      case .declined(let words), .notExecuted(let words), .unknown(let words):
        answer.refusals.append("\(gateway.name): \(words)")
      }
    }
    return answer
  }

  private func ask(
    _ gateway: any HostedLinks, _ command: LinkCommand, _ transport: any HTTPTransport
  ) async -> PaymentOutcome<PaymentLink> {
    do {
      let response = try await transport.send(try gateway.request(for: command))
      return gateway.outcome(of: response, to: command)
    } catch TransportError.notSent(let what) {
      return .notExecuted(what)
    } catch let error as PaymentError {
      return .notExecuted(error.description)
    } catch {
      // A throw means that nobody knows.
      return .unknown(String(describing: error))
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
