import LegalHandoff
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Files for a lawyer")
struct LegalExporterTests {
  private func exporter() throws -> any HandoffExporter {
    try LegalHandoffKind().open(HandoffSettings(name: "kanzlei", kind: "legal"))
  }

  @Test("The exporter keeps the contract", arguments: HandoffExporterContract.rules)
  func keeps(_ rule: ContractRule<any HandoffExporter>) async throws {
    try await rule.check(try exporter())
  }

  @Test("Each claim is a folder of these files")
  func placement() throws {
    try GoldenFolder("Placement").expect(try exporter().files(of: SampleHandoffs.whole))
  }

  @Test("A dossier is one folder of these files, and says what stands in the way")
  func dossier() throws {
    let claim = SampleHandoffs.hotel(named: "<b>Krone</b> & \"Söhne\"", stop: .bankruptcy)
    let dossier = HandoffClaim(
      placement: nil, day: claim.day, debtor: claim.debtor, head: claim.head, lines: claim.lines,
      lastPayment: claim.lastPayment, evidence: claim.evidence)
    try GoldenFolder("Dossier").expect(
      try exporter().files(of: SampleHandoffs.handoff([dossier], purpose: .dossier)))
  }

  @Test("A notice is in the folder byte for byte as it was sent")
  func notices() throws {
    let claim = SampleHandoffs.hotel()
    let files = try exporter().files(of: SampleHandoffs.handoff([claim]))
    let sent = files.filter { $0.name.hasSuffix(".eml") }
    #expect(sent.map(\.bytes) == claim.evidence.notices.map(\.bytes))
    #expect(
      sent.map(\.name) == [
        "H-0002/notices/01-2025-04-20-N-1.1.eml", "H-0002/notices/02-2025-05-04-N-2.1.eml",
      ])
  }

  @Test("It takes evidence, and there is nothing to set")
  func settings() throws {
    #expect(try exporter() is any EvidenceTaking)
    let error = #expect(throws: SettingsError.self) {
      try LegalHandoffKind().open(
        HandoffSettings(name: "kanzlei", kind: "legal", values: ["dates": "DD.MM.YYYY"]))
    }
    #expect(
      error?.description
        == "handoff.kanzlei: a claim folder has no setting \"dates\". Leave it out.")
  }
}
