import Dunning
import Foundation
import Receivables
import ReceivablesPorts

extension NoticeWriter {
  /// The message that a template makes.
  func message(
    _ matter: Matter, as act: String, copies: [String] = [],
    attachments: [MailAttachment] = [], follows: [String] = []
  ) async throws -> MailMessage {
    let creditor = installation.settings.creditor
    let logo = try MailLogo(creditor.look, in: installation.folder)
    let content = content(matter, hasLogo: logo != nil)
    let words = try await installation.wording.renderer().render(
      content, template: matter.template)
    let recipient = MailMessage.Mailbox(
      name: content.salutationName ?? content.name,
      address: matter.people.email(of: matter.role) ?? "")
    return MailMessage(
      act: act, from: creditor, to: recipient,
      copies: copies.filter { $0.lowercased() != recipient.address.lowercased() }, words: words,
      attachments: attachments, logo: logo, follows: follows, date: orders.moment,
      reference: matter.reference)
  }

  /// A mail program that shows threads puts a later notice below those before it.
  private static let followed = 3

  func earlier(than notice: Notice, of account: Account) async throws -> [String] {
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

  // MARK: Who else hears of it

  /// Whoever looks after the customer, where somebody does, and people whom the settings name.
  func copies(_ names: [String], _ matter: Matter) -> [String] {
    names.compactMap { name in
      name == Rung.owner
        ? matter.contact[Rung.owner].flatMap { $0.isEmpty ? nil : $0 }
        : installation.settings.people[name]
    }
  }

  // MARK: What goes along

  /// Files that go along, and the invoices that have none.
  struct Enclosures {
    var attachments: [MailAttachment] = []
    var missing: [String] = []
  }

  /// More than this no mail server takes; what is beyond it stays at home.
  private static let mostBytes = 10 << 20

  func enclosures(
    _ wanted: [Rung.Attachment], _ matter: Matter
  ) async throws -> Enclosures {
    var enclosures = Enclosures()
    if wanted.contains(.statement) {
      enclosures.attachments.append(try await statementFile(matter))
    }
    guard wanted.contains(.invoices) else { return enclosures }
    var bytes = enclosures.attachments.reduce(0) { $0 + $1.bytes.count }
    for invoice in matter.listing.invoices {
      guard let file = original(of: invoice), bytes + file.bytes.count <= NoticeWriter.mostBytes
      else {
        enclosures.missing.append(invoice)
        continue
      }
      bytes += file.bytes.count
      enclosures.attachments.append(file)
    }
    return enclosures
  }

  /// The PDF of an invoice, which is called as its number; nil where there is none.
  private func original(of invoice: String) -> MailAttachment? {
    // A number must not lead out of the folder.
    let name = invoice.replacing("/", with: "_") + ".pdf"
    guard !name.hasPrefix("."), !name.contains("\0"),
      let data = FileManager.default.contents(
        atPath: installation.path(installation.settings.invoices) + "/" + name)
    else { return nil }
    return MailAttachment(name: name, type: "application/pdf", bytes: Array(data))
  }

  /// What is open on the account, as a document of its own: PDF, or HTML where nothing makes PDF.
  private func statementFile(_ matter: Matter) async throws -> MailAttachment {
    var statement = Matter(
      template: Trigger.statement, listing: matter.listing, account: matter.account,
      contact: matter.contact, language: matter.language, reference: matter.reference,
      payBy: nil, role: matter.role)
    statement.statement = try await self.statement(
      of: matter.account, in: matter.listing.amount.currency, since: nil, period: nil)
    let page = try await page(of: statement)
    let stem = "\(Trigger.statement)-\(orders.day)"
    if let printed = try await installation.printing.pages(of: page.html) {
      return MailAttachment(name: stem + ".pdf", type: "application/pdf", bytes: printed.pdf)
    }
    return MailAttachment(
      name: stem + ".html", type: "text/html; charset=utf-8", bytes: Array(page.html.utf8))
  }
}
