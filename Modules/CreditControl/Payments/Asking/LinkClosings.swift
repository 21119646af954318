import Receivables
import ReceivablesPorts

/// Has pages closed, so that they take no money any more.
struct LinkClosings {
  let payments: Payments

  /// - Returns: why it is not closed; nil where it is, or takes money no more for another reason.
  func close(_ link: OpenLink) async -> String? {
    let line: GatewayLine?
    do {
      line = try payments.line(link.gateway)
    } catch {
      return "\(link.gateway): \(error)"
    }
    guard let line else {
      return "\(link.gateway): the settings have no such gateway any more"
    }
    // A gateway whose pages cannot be closed has been asked for all that it can do.
    guard let gateway = line.gateway as? any LinkCancelling else { return nil }
    let command = LinkClosing(
      id: PaymentCommandID.of("close", link.reference), link: link.link)
    let outcome = await payments.call(line).carryOut { try gateway.next(command, after: $0) }
    switch outcome {
    // One that was paid meanwhile is no page to pay on any more.
    case .succeeded, .declined: return nil
    default: return "\(link.gateway): \(outcome.words)"
    }
  }
}
