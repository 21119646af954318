import Dunning
import Receivables
import ReceivablesPorts

/// Puts a notice into words and into the envelope that its channel delivers.
struct NoticeWriter {
  private let installation: Installation
  private let policy: Policy
  private let orders: DailyRun.Orders

  init(_ installation: Installation, _ policy: Policy, _ orders: DailyRun.Orders) {
    self.installation = installation
    self.policy = policy
    self.orders = orders
  }

  /// - Throws: ``TemplateError``; ``BookError`` where the address is gone.
  func write(
    _ notice: Notice, listing: NoticeListing, for account: Account, as act: String
  ) async throws -> RenderedNotice {
    let fields = try await contact(of: account)
    let content = content(notice, listing, account, name: fields["name"] ?? account.id.text)
    let template = policy.rung(notice.rung)?.template ?? notice.rung
    let text = try await installation.wording.renderer().render(content, template: template)
    let recipient = fields["email"] ?? ""
    let message = MailMessage(
      act: act, from: installation.settings.creditor,
      to: MailMessage.Mailbox(name: content.name, address: recipient), words: text,
      date: orders.moment, reference: notice.id)
    return RenderedNotice(act: act, bytes: message.bytes, recipient: recipient)
  }

  private func contact(of account: Account) async throws -> [String: String] {
    let entries = try await installation.store.entries(
      of: account.id, from: account.standing.partyEntry, limit: 1)
    return entries.first?.privateRecord?.fields ?? [:]
  }

  private func content(
    _ notice: Notice, _ listing: NoticeListing, _ account: Account, name: String
  ) -> NoticeContent {
    let day = orders.day
    let items = listing.items.compactMap { account.items[$0] }
    let lines = items.sorted { ($0.due, $0.id) < ($1.due, $1.id) }.map { item in
      NoticeContent.Line(
        item: item.id.text, issued: item.issued, due: item.due,
        open: Money(minorUnits: item.open(on: day), item.currency),
        daysOverdue: day.days(since: item.due))
    }
    let currency = listing.amount.currency
    let waiting = policy.unapplied == .net ? account.waiting(currency, on: day) : 0
    return NoticeContent(
      language: account.standing.party.value(on: day)?.language ?? "en", name: name,
      creditor: installation.settings.creditor, day: day, lines: lines, asked: listing.amount,
      waiting: Money(minorUnits: waiting, currency), reference: notice.id)
  }
}
