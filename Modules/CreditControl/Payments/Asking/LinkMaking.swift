import Receivables
import ReceivablesPorts

/// Gets pages on which what is asked for can be paid: those that are there already, or new ones.
///
/// A page that asks for another amount is closed when a new one takes its place, so that nobody pays
/// twice.
struct LinkMaking {
  /// A page of a gateway.
  struct Made {
    let gateway: String
    let link: PaymentLink
    let reference: String
    /// Whether the account knows of it.
    var isKnown = false
  }

  /// Pages, and why some gateways made none.
  struct Answer {
    var made: [Made] = []
    /// Pages that new ones have replaced.
    var closed: [OpenLink] = []
    var refusals: [String] = []
  }

  let installation: Installation
  let allowsPart: Bool

  /// A page of every gateway that has such.
  ///
  /// - Parameter moment: when the notice goes.
  func links(
    for payable: Payable, of account: Account, at moment: Moment
  ) async throws -> Answer {
    var answer = Answer()
    let listing = payable.asked
    // Of an invoice that is disputed in part nobody is led to pay that part.
    guard listing.amount.isPositive,
      listing.amount.minorUnits
        <= account.undisputed(of: listing.invoices, listing.amount.currency, on: moment.day)
    else { return answer }
    for line in try installation.payments.lines {
      guard let gateway = line.gateway as? any HostedLinks else { continue }
      let own = account.standing.links.open.filter {
        $0.gateway == gateway.name && $0.amount.currency == listing.amount.currency
      }
      if let same = own.first(where: { $0.isFor(listing, at: moment) }),
        let link = try await known(same, of: account.id)
      {
        answer.made.append(
          Made(gateway: gateway.name, link: link, reference: same.reference, isKnown: true))
        continue
      }
      await make(gateway, line, payable, account, replacing: own, &answer)
    }
    return answer
  }

  /// The page that an account knows of; nil where its address was forgotten.
  private func known(_ open: OpenLink, of account: AccountID) async throws -> PaymentLink? {
    let entries = try await installation.store.entries(of: account, from: open.entry, limit: 1)
    return entries.first?.privateRecord?.fields["address"].map {
      PaymentLink(id: open.link, address: $0)
    }
  }

  private func make(
    _ gateway: any HostedLinks, _ line: GatewayLine, _ payable: Payable, _ account: Account,
    replacing own: [OpenLink], _ answer: inout Answer
  ) async {
    let listing = payable.asked
    let reference = LinkMaking.reference(gateway.name, listing, account)
    let command = LinkCommand(
      id: PaymentCommandID.of("link", reference), amount: listing.amount, reference: reference,
      invoices: payable.numbers, allowsPart: allowsPart)
    let outcome = await installation.payments.call(line).carryOut {
      try gateway.next(command, after: $0)
    }
    guard case .succeeded(let link) = outcome else {
      answer.refusals.append("\(gateway.name): \(outcome.words)")
      return
    }
    answer.made.append(Made(gateway: gateway.name, link: link, reference: reference))
    let closing = LinkClosings(payments: installation.payments)
    for old in own where await closing.close(old) == nil { answer.closed.append(old) }
  }

  /// Follows from the account as it was read: a crash before the commit, and a second attempt, ask for
  /// the same page again and get it.
  private static func reference(
    _ gateway: String, _ listing: NoticeListing, _ account: Account
  ) -> String {
    let parts = [
      gateway, account.id.text, "\(listing.amount)", listing.invoices.joined(separator: ","),
      "\(account.standing.links.made)",
    ]
    let hash = SHA256.hash(Array(parts.joined(separator: "\u{1F}").utf8))
    return "L-" + hash.description.prefix(20)
  }
}

extension OpenLink {
  /// A reader takes some days.
  private static let leastSeconds = 5 * 86_400

  /// Whether it asks for the same, and is there long enough.
  fileprivate func isFor(_ listing: NoticeListing, at moment: Moment) -> Bool {
    let isThere = expires.map { $0 >= moment.adding(seconds: OpenLink.leastSeconds) } ?? true
    return isThere && amount == listing.amount && invoices == listing.invoices
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
