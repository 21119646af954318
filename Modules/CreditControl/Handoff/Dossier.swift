import Foundation
public import Receivables
import ReceivablesPorts

/// Everything that a book knows of one customer, as a folder that a lawyer can read and check.
public struct Dossier: Sendable {
  private let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
  }

  /// What was written.
  public struct Report: Sendable {
    public let folder: String
    public let files: Int
    /// What is open, by currency.
    public let open: [Money]
    public let manifest: Hash
  }

  /// - Parameter folder: made by this; it may be there with the very same files.
  /// - Throws: ``RunError`` where there is no such customer, or nothing can be written.
  public func build(_ customer: AccountID, at folder: String, on day: Day) async throws -> Report {
    let file = try await AccountFile(customer, in: installation.store)
    guard file.head.length > 0, !customer.isReserved else {
      throw RunError(.badInput, "there is no customer \(customer) in the book.")
    }
    let claim = HandoffClaimReader(file: file, day: day, withEvidence: true).dossier()
    let handoff = Handoff(
      id: "dossier", purpose: .dossier, recipient: "", day: day,
      creditor: installation.settings.creditor, claims: [claim])
    let files: [HandoffFile]
    do {
      files = try exporter().files(of: handoff)
    } catch let refusal as HandoffRefusal {
      throw RunError(.badInput, refusal.description)
    }
    let place = URL(filePath: folder)
    let path = try HandoffFolder(place.deletingLastPathComponent().path)
      .write(files, as: place.lastPathComponent)
    return Report(
      folder: path, files: files.count, open: claim.open,
      manifest: SHA256.hash(files.last?.bytes ?? []))
  }

  /// The build's first that takes evidence.
  private func exporter() throws -> any HandoffExporter {
    for kind in installation.handoffKinds {
      let exporter = try kind.open(HandoffSettings(name: kind.name, kind: kind.name))
      if exporter is any EvidenceTaking { return exporter }
    }
    throw RunError(.usage, "this build makes no dossiers; it needs a plugin such as LegalHandoff.")
  }
}
