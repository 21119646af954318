import Receivables
import ReceivablesPorts

/// The page that a person opens first: what is claimed, and what proves it.
struct ClaimPage {
  typealias Notices = [(notice: Evidence.SentNotice, file: String)]

  private(set) var html = ""
  private let claim: HandoffClaim
  private let handoff: Handoff

  init(_ claim: HandoffClaim, of handoff: Handoff, notices: Notices, files: [HandoffFile]) {
    self.claim = claim
    self.handoff = handoff
    let title =
      handoff.purpose == .placement
      ? "Claim against \(claim.debtor.name)" : "Account of \(claim.debtor.name)"
    html = """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(HTML.text(title))</title>
      <style>
      \(ClaimPage.style)
      </style></head><body>
      <h1>\(HTML.text(title))</h1>

      """
    parties()
    owed()
    sent(notices)
    statement()
    chronology()
    proof(files)
    html += "</body></html>\n"
  }

  private static let style = """
    body { font: 11pt/1.45 system-ui, sans-serif; color: #1b1b1b; max-width: 50rem;
      margin: 2rem auto; padding: 0 1.25rem; }
    h1 { font-size: 1.5rem; margin: 0 0 1rem; }
    h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #999; }
    .parties { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 1.5rem; }
    .parties h2 { margin-top: 0; }
    p { margin: 0 0 .5rem; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
    th, td { text-align: left; vertical-align: top; padding: .2rem .7rem .2rem 0; }
    th { font-weight: 600; border-bottom: 1px solid #ccc; }
    td { overflow-wrap: anywhere; }
    .amount { text-align: right; white-space: nowrap; overflow-wrap: normal; }
    tr.total td { border-top: 1px solid #1b1b1b; font-weight: 600; }
    code { font: 9pt ui-monospace, monospace; overflow-wrap: anywhere; }
    @media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
    """

  // MARK: Sections

  private mutating func parties() {
    let debtor = claim.debtor
    html += "<div class=\"parties\">\n"
    lines(
      "Creditor",
      [handoff.creditor.name] + handoff.creditor.address
        + [handoff.creditor.country, handoff.creditor.email, handoff.creditor.phone])
    lines(
      "Debtor",
      [debtor.name] + debtor.address
        + [debtor.party?.country, debtor.contact["email"], debtor.contact["phone"]])
    var reference: [String?] = ["Customer \(debtor.account.text)"]
    reference += [claim.placement.map { "Placement \($0)" }]
    if claim.placement != nil { reference.append("Placed on \(claim.day)") }
    reference.append("As of \(handoff.day)")
    reference.append(debtor.stop.map { "Stop: \($0.rawValue)" })
    lines("Reference", reference)
    html += "</div>\n"
  }

  private mutating func lines(_ title: String, _ lines: [String?]) {
    let words = lines.compactMap { $0 }.filter { !$0.isEmpty }.map(HTML.text)
    html += "<div><h2>\(title)</h2><p>\(words.joined(separator: "<br>\n"))</p></div>\n"
  }

  private mutating func owed() {
    html += "<h2>What is owed</h2>\n"
    guard !claim.lines.isEmpty else {
      html += "<p>Nothing is open on \(handoff.day).</p>\n"
      return
    }
    var rows = claim.lines.map { line -> [String] in
      [
        line.title, "\(line.issued)", "\(line.due)",
        "\(max(0, handoff.day.days(since: line.due)))", line.principal.description,
        line.open.description,
      ]
    }
    rows += claim.open.map { ["Total", "", "", "", "", $0.description] }
    table(
      ["Claim", "Issued", "Due", "Days overdue", "Amount", "Open"], rows, amounts: [3, 4, 5],
      totals: claim.open.count)
    // What is handed over takes no money that does not name it.
    if claim.placement == nil {
      html += "<p>Money that is applied to no invoice yet is set against the oldest.</p>\n"
    }
  }

  private mutating func sent(_ notices: Notices) {
    html += "<h2>What was sent</h2>\n"
    guard !notices.isEmpty else {
      html += "<p>Nothing was sent.</p>\n"
      return
    }
    html += head(["Day", "Notice", "By", "Asked for", "As it was sent"], amounts: [3])
    for (notice, file) in notices {
      let doubt = notice.isUnknown ? " (nobody knows whether it was taken)" : ""
      html += "<tr><td>\(notice.day)</td><td>\(HTML.text(notice.rung + doubt))</td>"
      html += "<td>\(HTML.text(notice.channel))</td>"
      html += "<td class=\"amount\">\(notice.amount)</td>"
      html += "<td><a href=\"\(HTML.text(file))\">\(HTML.text(notice.act))</a></td></tr>\n"
    }
    html += "</table>\n"
  }

  private mutating func statement() {
    html += "<h2>Statement of account</h2>\n"
    table(
      ["Day", "What", "Document", "Amount", "Balance"],
      claim.evidence.statement.map { posting in
        [
          "\(posting.day)", posting.what, posting.document, posting.amount.description,
          posting.balance.description,
        ]
      }, amounts: [3, 4])
  }

  private mutating func chronology() {
    html += "<h2>Chronology</h2>\n"
    table(
      ["Entry", "Day", "What", "Amount", "Recorded"],
      claim.evidence.chronology.map { event in
        [
          "\(event.entry)", event.dayText, event.what, event.amount?.description ?? "",
          "\(event.recorded.day)",
        ]
      }, amounts: [3])
  }

  private mutating func proof(_ files: [HandoffFile]) {
    html += """
      <h2>Files and their proof</h2>
      <p>manifest.json has the SHA-256 of every file, this page included; <code>dunwell dossier \
      verify</code> and <code>sha256sum</code> compare them. The \(claim.head.length) entries of \
      the account, each hashed over the one before, end in <code>\(claim.head.hash)</code>.</p>

      """
    html += head(["File", "Bytes", "SHA-256"], amounts: [1])
    for file in files {
      html += "<tr><td><a href=\"\(HTML.text(file.name))\">\(HTML.text(file.name))</a></td>"
      html += "<td class=\"amount\">\(file.bytes.count)</td>"
      html += "<td><code>\(SHA256.hash(file.bytes))</code></td></tr>\n"
    }
    html += "</table>\n"
  }

  // MARK: Tables

  /// - Parameters:
  ///   - amounts: the columns that hold numbers.
  ///   - totals: how many of the last rows are sums.
  private mutating func table(
    _ titles: [String], _ rows: [[String]], amounts: Set<Int>, totals: Int = 0
  ) {
    html += head(titles, amounts: amounts)
    for (number, row) in rows.enumerated() {
      html += number >= rows.count - totals ? "<tr class=\"total\">" : "<tr>"
      for (column, cell) in row.enumerated() {
        html += amounts.contains(column) ? "<td class=\"amount\">" : "<td>"
        html += HTML.text(cell) + "</td>"
      }
      html += "</tr>\n"
    }
    html += "</table>\n"
  }

  private func head(_ titles: [String], amounts: Set<Int>) -> String {
    let cells = titles.enumerated().map { column, title in
      amounts.contains(column) ? "<th class=\"amount\">\(title)</th>" : "<th>\(title)</th>"
    }
    return "<table>\n<tr>\(cells.joined())</tr>\n"
  }
}
