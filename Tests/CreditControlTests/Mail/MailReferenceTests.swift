import CreditControl
import Receivables
import ReceivablesPorts
import Testing

@Suite("Which notice a message names")
struct MailReferenceTests {
  private func identifier(_ act: String) throws -> String {
    let message = MailMessage(
      act: act,
      from: Creditor(
        name: "Northwind GmbH", country: nil, address: [], email: "ar@northwind.example"),
      to: MailMessage.Mailbox(name: "Cafe", address: "owner@cafe.example"),
      words: NoticeText(subject: "Reminder", text: "Hello\n"),
      date: try #require(Moment("2025-06-21T12:05:09Z")), reference: "N-1")
    let text = String(decoding: message.bytes, as: UTF8.self)
    return String(try #require(text.firstMatch(of: /Message-ID: <(.*)>/)).output.1)
  }

  @Test(
    "The identifier of every notice names it again, and its attempt",
    arguments: ["N-4711", "a.b", ".", "..", "50 %", "%41", "Ä@b", "<x>", "\u{1F950}", "1.2"])
  func thereAndBack(_ notice: String) throws {
    for attempt in [1, 12] {
      let act = Notice.act(notice, attempt: attempt)
      #expect(
        MailReference(messageID: try identifier(act))
          == MailReference(notice: notice, attempt: attempt))
    }
  }

  @Test(
    "What is no identifier of ours names nothing",
    arguments: [
      "", "@", "N-1@northwind.example", "N-1.@northwind.example", "N-1.0@northwind.example",
      "N-1.-1@northwind.example", "N-1.1", "N-1.x@a", "%.1@a", "%4.1@a", "%GG.1@a", "%FF.1@a",
      "N-1.99999999999999999999@a",
    ])
  func others(_ identifier: String) {
    #expect(MailReference(messageID: identifier) == nil)
  }
}
