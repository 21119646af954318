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

  /// - Throws: ``TemplateError``; ``SettingsError`` where the logo cannot be read; ``BookError``
  ///   where the address is gone.
  func write(
    _ notice: Notice, listing: NoticeListing, for account: Account, as act: String
  ) async throws -> RenderedNotice {
    let fields = try await contact(of: account)
    let creditor = installation.settings.creditor
    let logo = try MailLogo(creditor.look, in: installation.folder)
    let rung = policy.rung(notice.rung)
    let content = content(
      account, listing, rung, name: fields["name"] ?? account.id.text, hasLogo: logo != nil,
      reference: notice.id)
    let text = try await installation.wording.renderer()
      .render(content, template: rung?.template ?? notice.rung)
    let recipient = fields["email"] ?? ""
    let message = MailMessage(
      act: act, from: creditor,
      to: MailMessage.Mailbox(name: content.name, address: recipient), words: text, logo: logo,
      follows: try await earlier(than: notice, of: account), date: orders.moment,
      reference: notice.id)
    return RenderedNotice(act: act, bytes: message.bytes, recipient: recipient)
  }

  private func contact(of account: Account) async throws -> [String: String] {
    let entries = try await installation.store.entries(
      of: account.id, from: account.standing.partyEntry, limit: 1)
    return entries.first?.privateRecord?.fields ?? [:]
  }

  /// A mail program that shows threads puts a later notice below those before it.
  private static let followed = 3

  private func earlier(than notice: Notice, of account: Account) async throws -> [String] {
    var acts: [String] = []
    for contact in account.standing.contacts where contact.notice != notice.id {
      guard let known = try await installation.store.notice(contact.notice),
        known.status == .sent, known.channel == notice.channel,
        known.listing.amount.currency == notice.listing.amount.currency
      else { continue }
      acts.append(Notice.act(known.id, attempt: known.attempt))
    }
    return acts.suffix(NoticeWriter.followed)
  }

  private func content(
    _ account: Account, _ listing: NoticeListing, _ rung: Rung?, name: String, hasLogo: Bool,
    reference: String
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
      creditor: installation.settings.creditor, hasLogo: hasLogo, day: day, lines: lines,
      asked: listing.amount, waiting: Money(minorUnits: waiting, currency), reference: reference,
      newDueDate: rung?.newDueDays.map { day.adding(days: $0) })
  }
}
