import Foundation
import Receivables
import ReceivablesPorts

extension NoticeWriter {
  /// The letter as it is handed on: PDF, or HTML where nothing here makes PDF.
  func letter(_ matter: Matter, as act: String) async throws -> RenderedNotice {
    let page = try await page(of: matter)
    let printed = try await installation.printing.pages(of: page.html)
    let window = try installation.letterWindow()
    return RenderedNotice(
      act: act, bytes: printed?.pdf ?? Array(page.html.utf8),
      recipient: recipient(of: matter).joined(separator: ", "),
      sheets: RenderedNotice.Sheets(
        pages: printed?.count, paper: window.paper, country: party(of: matter.account)?.country))
  }

  /// The letter that a template makes, whether or not there is such a notice.
  ///
  /// - Throws: ``TemplateError`` where it is wrong, or where this build writes no letters.
  func page(of matter: Matter) async throws -> LetterPage {
    guard let writing = try await installation.wording.renderer() as? any LetterWriting else {
      throw TemplateError(
        "this build writes no letters. Take the channel letter out of the policy.")
    }
    let creditor = installation.settings.creditor
    let logo = try MailLogo(creditor.look, in: installation.folder)
    let letter = LetterContent(
      notice: content(matter, hasLogo: logo != nil), customer: matter.account.id.text,
      recipient: recipient(of: matter), window: try installation.letterWindow(),
      logo: logo.map { "data:\($0.type);base64,\(Data($0.bytes).base64EncodedString())" })
    return try writing.letter(letter, template: matter.template)
  }

  /// Name, address, and the country where it is not the creditor's: in capitals and in a language of
  /// the country that the letter leaves from or in English, as the Universal Postal Union wants it.
  private func recipient(of matter: Matter) -> [String] {
    let country = party(of: matter.account)?.country
    let address = PostalAddress(matter.contact, country: country)
    let home = installation.settings.creditor.country
    let abroad = country.flatMap { $0 == home ? nil : $0 }
    let name = abroad.flatMap { Locale(identifier: "en").localizedString(forRegionCode: $0) }
    return [matter.name] + address.lines + (name.map { [$0.uppercased()] } ?? [])
  }
}

extension Installation {
  /// The window of the envelopes that the settings name.
  ///
  /// - Throws: ``SettingsError`` where there is no such window.
  func letterWindow() throws -> AddressWindow {
    let country = settings.creditor.country
    let channel = settings.channels.first { NoticeForm(channel: $0.channel) == .letter }
    return try channel?.window(in: country) ?? .usual(in: country)
  }
}
