import Receivables
import ReceivablesPorts

/// The files of one claim.
struct ClaimFolder {
  let files: [HandoffFile]

  init(_ claim: HandoffClaim, of handoff: Handoff) {
    var files = [
      HandoffFile(name: "invoices.csv", rows: ClaimFolder.invoices(claim)),
      HandoffFile(name: "statement.csv", rows: ClaimFolder.statement(claim)),
      HandoffFile(name: "chronology.csv", rows: ClaimFolder.chronology(claim)),
    ]
    let notices = claim.evidence.notices.enumerated().map { index, notice in
      let number = index < 9 ? "0\(index + 1)" : "\(index + 1)"
      let ending = RenderedNotice.fileEnding(of: notice.bytes)
      return (notice, "notices/\(number)-\(notice.day)-\(notice.act).\(ending)")
    }
    files += notices.map { HandoffFile(name: $1, bytes: $0.bytes) }
    let page = ClaimPage(claim, of: handoff, notices: notices, files: files)
    self.files = [HandoffFile(name: "index.html", bytes: Array(page.html.utf8))] + files
  }

  private static func invoices(_ claim: HandoffClaim) -> [[DelimitedText.Cell]] {
    let titles = [
      "invoice", "instalment", "issued", "due", "principal", "open", "currency", "reference",
      "po_number", "description", "interest_rate", "interest_from", "type", "charge",
    ]
    return [titles.map { .figure($0) }]
      + claim.lines.map { line in
        [
          .text(line.item.document), .figure(line.instalment.map { "\($0)" } ?? ""),
          .figure("\(line.issued)"), .figure("\(line.due)"),
          .figure(line.charge == nil ? line.principal.decimal : ""),
          .figure(line.open.decimal), .figure(line.open.currency.code),
          .text(line.notes["reference"] ?? ""), .text(line.notes["po_number"] ?? ""),
          .text(line.notes["description"] ?? ""),
          .figure(line.interest?.rate.description ?? ""),
          .figure(line.interest.map { "\($0.from)" } ?? ""), .figure(line.type),
          .figure(line.charge == nil ? "" : line.principal.decimal),
        ]
      }
  }

  private static func statement(_ claim: HandoffClaim) -> [[DelimitedText.Cell]] {
    let titles = ["day", "what", "document", "amount", "balance", "currency"]
    return [titles.map { .figure($0) }]
      + claim.evidence.statement.map { posting in
        [
          .figure("\(posting.day)"), .text(posting.what), .text(posting.document),
          .figure(posting.amount.decimal), .figure(posting.balance.decimal),
          .figure(posting.amount.currency.code),
        ]
      }
  }

  private static func chronology(_ claim: HandoffClaim) -> [[DelimitedText.Cell]] {
    let titles = ["entry", "day", "recorded", "what", "amount", "currency"]
    return [titles.map { .figure($0) }]
      + claim.evidence.chronology.map { event in
        [
          .figure("\(event.entry)"), .figure(event.dayText), .figure("\(event.recorded)"),
          .text(event.what), .figure(event.amount?.decimal ?? ""),
          .figure(event.amount?.currency.code ?? ""),
        ]
      }
  }
}

extension Evidence.Event {
  /// Nothing for what has always been so.
  var dayText: String { day.year > 1 ? "\(day)" : "" }
}
