public import Receivables
import ReceivablesPorts

/// Writes what an agency or a lawyer has not been told yet, once, and records that it did.
///
/// The files are written into a folder that has another name until they are safe, then it gets its
/// own, then the book records the export. The number in the name rises with what is recorded, so
/// that a crash leaves a folder that the next export recognizes as its own.
public struct HandoffExport: Sendable {
  /// What was written.
  public struct Report: Sendable {
    /// Nil where there was nothing to tell.
    public internal(set) var export: String?
    public internal(set) var folder: String?
    public internal(set) var claims = 0
    /// What is open on the claims, by currency.
    public internal(set) var open: [Money] = []
    public internal(set) var changes = 0
    public internal(set) var recalls = 0
    /// The hash of the manifest.
    public internal(set) var manifest: Hash?
    /// Placements that could not be handed over, and why.
    public internal(set) var left: [(account: AccountID, what: String)] = []
    /// Whether the same key was used before.
    public internal(set) var wasDone = false
  }

  private let installation: Installation
  private let request: Request

  public init(_ installation: Installation, request: Request) {
    self.installation = installation
    self.request = request
  }

  /// Exports what is new as of a day into a folder below another.
  ///
  /// - Throws: ``RunError``; what the store says.
  public func execute(_ agency: String, into out: String, on day: Day) async throws -> Report {
    try await installation.store.whileLocked {
      try await locked(agency, into: out, on: day)
    }
  }

  private func locked(
    _ agency: String, into out: String, on day: Day
  ) async throws -> Report {
    let settings = try installation.handoff(named: agency)
    let exporter = try installation.exporter(settings)
    var report = Report()
    if try await installation.wasDone(request) {
      report.wasDone = true
      return report
    }
    let exports = try await installation.history().exports.filter { $0.fact.agency == agency }
    if let last = exports.last, day < last.day {
      throw RunError(
        .badInput,
        "\(day) is before the last export of \(last.day). Use that day or a later one.")
    }
    var gathering = gathering(exporter, day, after: exports.map(\.fact))
    let store = installation.store
    for found in try await PlacedAccounts(store: store).find(agency) {
      let open = found.placements.filter { gathering.concerns($0, at: found.version) }
      guard !open.isEmpty else { continue }
      let file = try await AccountFile(found.id, in: store, upTo: found.version)
      for placement in open { gathering.add(placement, of: file) }
    }
    report.left = gathering.left
    guard !gathering.told.isEmpty else { return report }
    let id = HandoffExport.id(agency, exports.count + 1)
    let files = try exporter.files(of: handoff(id, agency, day, gathering))
    report.folder = try HandoffFolder(out).write(files, as: id)
    let fact = HandoffExported(
      export: id, agency: agency, form: settings.form, manifest: HandoffExport.manifest(files),
      told: gathering.told)
    try await installation.record(.handoffExported(fact), on: day, as: request, ifBusy: "try again")
    tell(fact, gathering, &report)
    return report
  }

  /// Writes an earlier export again: the same bytes, or nothing.
  public func again(_ export: String, into out: String) async throws -> Report {
    let all = try await installation.history().exports
    guard let index = all.firstIndex(where: { $0.fact.export == export }) else {
      throw RunError(
        .badInput,
        "there is no export \(export) in the book. `dunwell handoff report` lists them.")
    }
    let (fact, day) = (all[index].fact, all[index].day)
    let exporter = try installation.exporter(
      try HandoffSettings(name: fact.agency, form: fact.form))
    var gathering = gathering(
      exporter, day, after: all[..<index].map(\.fact).filter { $0.agency == fact.agency })
    for told in fact.told {
      let file = try await AccountFile(
        told.account, in: installation.store, upTo: told.version)
      guard let placement = file.account.standing.placements[told.placement] else { continue }
      gathering.add(placement, of: file)
    }
    let files = try exporter.files(of: handoff(export, fact.agency, day, gathering))
    guard HandoffExport.manifest(files) == fact.manifest else {
      throw RunError(
        .badInput,
        "export \(export) would not be the same bytes as on \(day): a customer of it was forgotten,"
          + " or the creditor or the program changed since. Nothing was written.")
    }
    var report = Report()
    report.folder = try HandoffFolder(out).write(files, as: export)
    tell(fact, gathering, &report)
    return report
  }

  // MARK: Leaves

  private func gathering(
    _ exporter: any HandoffExporter, _ day: Day, after exports: [HandoffExported]
  ) -> HandoffGathering {
    HandoffGathering(
      on: day, withEvidence: exporter is any EvidenceTaking,
      creditor: installation.settings.creditor, after: exports)
  }

  private func handoff(
    _ id: String, _ agency: String, _ day: Day, _ gathering: HandoffGathering
  ) -> Handoff {
    Handoff(
      id: id, purpose: .placement, recipient: agency, day: day,
      creditor: installation.settings.creditor, claims: gathering.claims,
      changes: gathering.changes, recalls: gathering.recalls)
  }

  private func tell(
    _ fact: HandoffExported, _ gathering: HandoffGathering, _ report: inout Report
  ) {
    report.export = fact.export
    report.claims = gathering.claims.count
    report.open = handoff(fact.export, fact.agency, .distantPast, gathering).open
    report.changes = gathering.changes.count
    report.recalls = gathering.recalls.count
    report.manifest = fact.manifest
  }

  private static func id(_ agency: String, _ number: Int) -> String {
    let digits = String(number)
    return agency + "-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func manifest(_ files: [HandoffFile]) -> Hash {
    SHA256.hash(files.last { $0.name == HandoffManifest.name }?.bytes ?? [])
  }
}
