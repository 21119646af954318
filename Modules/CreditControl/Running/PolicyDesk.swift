public import Dunning
public import Receivables
import ReceivablesPorts

/// Puts policies in force.
public struct PolicyDesk: Sendable {
  let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
  }

  /// The policy in the file that the settings name.
  ///
  /// - Throws: ``SettingsError`` with line and column.
  public func inFile() throws -> Policy {
    let policy = try installation.policies.policy(at: installation.policyPath)
    for rung in policy.rungs {
      for channel in rung.channels where !installation.channels.names.contains(channel) {
        let known = installation.channels.names.joined(separator: ", ")
        throw SettingsError(
          "\(installation.policyPath): rung \(rung.name) goes by \(channel), but the settings"
            + " have no such channel. Channels there are: \(known).")
      }
    }
    return policy
  }

  /// The policy in force; nil before the first run.
  public func inForce() async throws -> Policy? {
    let history = try await installation.history()
    return try history.policyInForce.map(history.policy)
  }

  /// Whether the file says something else than what is in force, where anything is.
  public func fileDiffers() async throws -> Bool {
    guard let hash = try await installation.history().policyInForce else { return false }
    return try inFile().hash != hash
  }

  /// Puts the policy of the file in force; every account is looked at by the next run.
  ///
  /// - Returns: the policy, and whether it was in force already.
  public func adopt(_ request: Request, on day: Day) async throws -> (Policy, wasInForce: Bool) {
    let policy = try inFile()
    let history = try await installation.history()
    guard history.policyInForce != policy.hash else { return (policy, true) }
    let fact = Fact.policyAdopted(PolicyAdopted(hash: policy.hash, policy: policy.stored))
    let change = try history.change(
      [fact], on: day, by: .person,
      privateRecord: installation.privateRecord([("author", request.author)]),
      command: request.key)
    try await installation.store.commit(
      [change], at: installation.surroundings.now(), resetsAttention: true)
    return (policy, false)
  }

  /// The first run of a book adopts what the file says.
  func inForce(orAdoptingFor request: Request, on day: Day) async throws -> Policy {
    if let policy = try await inForce() { return policy }
    return try await adopt(Request(author: request.author), on: day).0
  }

  func forRehearsal() async throws -> Policy {
    if let policy = try await inForce() { return policy }
    return try inFile()
  }
}
