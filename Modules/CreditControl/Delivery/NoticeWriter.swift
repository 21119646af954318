import Dunning
import Receivables
import ReceivablesPorts

/// Puts a notice into words and into the envelope that its channel delivers.
struct NoticeWriter {
  let installation: Installation
  private let policy: Policy
  private let orders: DailyRun.Orders

  init(_ installation: Installation, _ policy: Policy, _ orders: DailyRun.Orders) {
    self.installation = installation
    self.policy = policy
    self.orders = orders
  }

  /// - Throws: ``TemplateError``; ``PrintError``; ``SettingsError`` where the logo cannot be read;
  ///   ``BookError`` where the address is gone.
  func write(
    _ notice: Notice, listing: NoticeListing, for account: Account, as act: String
  ) async throws -> RenderedNotice {
    let rung = policy.rung(notice.rung)
    let matter = Matter(
      template: rung?.template ?? notice.rung, listing: listing, account: account,
      contact: try await contact(of: account), reference: notice.id, newDueDays: rung?.newDueDays)
    switch NoticeForm(channel: notice.channel) {
    case .letter: return try await letter(matter, as: act)
    case .mail:
      let message = try await message(
        matter, as: act, follows: try await earlier(than: notice, of: account))
      return RenderedNotice(
        act: act, bytes: message.bytes, recipient: message.recipient.address)
    }
  }

  /// What is to be put into words, whether or not there is such a notice.
  struct Matter {
    let template: String
    let listing: NoticeListing
    let account: Account
    /// What the book keeps privately of the customer, by field.
    let contact: [String: String]
    /// Instead of the customer's; nil for that.
    var language: String?
    let reference: String
    let newDueDays: Int?

    var name: String { contact["name"] ?? account.id.text }
  }

  /// The message that a template makes.
  func message(
    _ matter: Matter, as act: String, follows: [String] = []
  ) async throws -> MailMessage {
    let creditor = installation.settings.creditor
    let logo = try MailLogo(creditor.look, in: installation.folder)
    let content = content(matter, hasLogo: logo != nil)
    let words = try await installation.wording.renderer().render(
      content, template: matter.template)
    return MailMessage(
      act: act, from: creditor,
      to: MailMessage.Mailbox(name: content.name, address: matter.contact["email"] ?? ""),
      words: words, logo: logo, follows: follows, date: orders.moment,
      reference: matter.reference)
  }

  /// What the book keeps privately of the customer: name and addresses, by field.
  func contact(of account: Account) async throws -> [String: String] {
    guard account.standing.partyEntry > 0 else { return [:] }
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

  func content(_ matter: Matter, hasLogo: Bool) -> NoticeContent {
    let (account, listing, day) = (matter.account, matter.listing, orders.day)
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
      language: matter.language ?? party(of: account)?.language ?? "en", name: matter.name,
      creditor: installation.settings.creditor, hasLogo: hasLogo, day: day, lines: lines,
      asked: listing.amount, waiting: Money(minorUnits: waiting, currency),
      reference: matter.reference, newDueDate: matter.newDueDays.map { day.adding(days: $0) })
  }

  func party(of account: Account) -> Party? { account.standing.party.value(on: orders.day) }
}
