import Dunning
import ReceivablesPorts

extension PolicyDesk {
  /// Something that is wrong with the policy in the file, and where.
  public struct Problem: Sendable, Equatable {
    /// Counted from 1; 0 where the place cannot be told.
    public let line: Int
    public let column: Int
    public let what: String
    /// Whether it works as it reads, and somebody should know what that means.
    public let isWarning: Bool
  }

  /// What in the policy of the file can never act, or asks for what is not there.
  ///
  /// - Throws: ``SettingsError`` with line and column where the file is no policy.
  public func check() async throws -> [Problem] {
    let policy = try inFile()
    let findings = policy.findings() + (try await missingTemplates(policy)) + strangers(policy)
    let restarts = try await restarts().map { PolicyFinding(.key("policy"), $0) }
    let warnings = policy.warnings() + restarts + (try await chargeWarnings(policy))
    return try (findings.map { ($0, false) } + warnings.map { ($0, true) }).map {
      finding, isWarning in
      let place = try installation.policies.place(
        of: finding.part, at: installation.policyPath)
      return Problem(
        line: place?.line ?? 0, column: place?.column ?? 0, what: finding.what,
        isWarning: isWarning)
    }.sorted { ($0.line, $0.column, $0.what) < ($1.line, $1.column, $1.what) }
  }

  /// What would change with the policy of the file, in words; nil before any is in force.
  public func difference() async throws -> [String]? {
    guard let inForce = try await inForce() else { return nil }
    return PolicyDifference(from: inForce, to: try inFile()).lines
  }

  /// Those who are to get a copy and whom the settings do not name.
  private func strangers(_ policy: Policy) -> [PolicyFinding] {
    let known = installation.settings.people.keys.sorted() + [Rung.owner]
    return policy.ladders.flatMap { ladder in
      ladder.rungs.flatMap { rung in
        rung.copies.filter { !known.contains($0) }.map { name in
          let meant = nearest(to: name, among: known).map { " Did you mean \"\($0)\"?" } ?? ""
          return PolicyFinding(
            .rung(rung.name, ladder: ladder.name),
            "\(rung.name) goes to \"\(name)\" as well, whom nobody knows.\(meant) Name an address for"
              + " it under \"people\" in the settings, or write owner.")
        }
      }
    }
  }

  private func missingTemplates(_ policy: Policy) async throws -> [PolicyFinding] {
    guard let known = try await installation.wording.renderer() as? any TemplateNaming else {
      return []
    }
    return policy.ladders.flatMap { ladder in
      ladder.rungs.compactMap { rung in
        guard rung.act == .notice, !known.templateNames.contains(rung.template) else {
          return nil
        }
        let names = known.templateNames.sorted()
        let meant = nearest(to: rung.template, among: names).map { " Did you mean \"\($0)\"?" }
        return PolicyFinding(
          .rung(rung.name, ladder: ladder.name),
          "\(rung.name) has no template \"\(rung.template)\".\(meant ?? "")"
            + " There are \(names.joined(separator: ", ")).")
      }
    }
  }
}
