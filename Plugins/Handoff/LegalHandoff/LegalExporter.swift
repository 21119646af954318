import Receivables
import ReceivablesPorts

/// Writes a folder for each claim: a page to read, tables, and the notices as they were sent.
struct LegalExporter: EvidenceTaking {
  func files(of handoff: Handoff) throws -> [HandoffFile] {
    try handoff.check()
    var files: [HandoffFile] = []
    for claim in handoff.claims {
      let folder = claim.placement.map { "\($0)/" } ?? ""
      files += ClaimFolder(claim, of: handoff).files.map {
        HandoffFile(name: folder + $0.name, bytes: $0.bytes)
      }
    }
    for table in handoff.news(day: \.description, amount: \.decimal) {
      files.append(HandoffFile(name: table.file, rows: table.rows))
    }
    return HandoffManifest.closing(files, of: handoff)
  }
}

extension HandoffFile {
  /// A table as a file.
  init(name: String, rows: [[DelimitedText.Cell]]) {
    var text = DelimitedText()
    for row in rows { text.add(row) }
    self.init(name: name, bytes: Array(text.text.utf8))
  }
}
