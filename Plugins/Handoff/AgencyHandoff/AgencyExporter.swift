import Receivables
import ReceivablesPorts

/// Writes new claims, and what became of earlier ones, as delimited files.
struct AgencyExporter: HandoffExporter {
  private let layout: AgencyLayout

  init(_ layout: AgencyLayout) {
    self.layout = layout
  }

  func files(of handoff: Handoff) throws -> [HandoffFile] {
    try handoff.check()
    var replaced = 0
    var files: [HandoffFile] = []
    for (name, text) in texts(handoff) {
      switch layout.encoding {
      case .utf8: files.append(HandoffFile(name: name, bytes: Array(text.utf8)))
      case .windows1252:
        let encoded = Windows1252(text)
        replaced += encoded.replaced
        files.append(HandoffFile(name: name, bytes: encoded.bytes))
      }
    }
    return HandoffManifest.closing(files, of: handoff, replaced: replaced)
  }

  /// A file for each sort of news of which there is any.
  private func texts(_ handoff: Handoff) -> [(name: String, text: String)] {
    var texts: [(name: String, text: String)] = []
    if !handoff.claims.isEmpty {
      texts.append(("placements.csv", text([titles] + placements(handoff))))
    }
    for table in handoff.news(day: layout.dates.text, amount: layout.amount) {
      texts.append((table.file, text(table.rows)))
    }
    return texts
  }

  private var titles: [DelimitedText.Cell] { layout.columns.map { .text($0.title) } }

  private func placements(_ handoff: Handoff) -> [[DelimitedText.Cell]] {
    handoff.claims.flatMap { claim in
      claim.lines.map { line in
        layout.columns.map { $0.field.cell(line, of: claim, in: handoff, layout) }
      }
    }
  }

  private func text(_ table: [[DelimitedText.Cell]]) -> String {
    var rows = DelimitedText(separator: layout.separator, quotesAll: layout.quotesAll)
    for row in table.dropFirst(layout.hasHeader ? 0 : 1) { rows.add(row) }
    return rows.text
  }
}
