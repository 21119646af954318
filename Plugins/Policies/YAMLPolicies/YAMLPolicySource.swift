public import Dunning
public import ReceivablesPorts

/// Reads policies from YAML files, and brings some to begin with.
public struct YAMLPolicySource: PolicySource {
  /// A source of policies.
  public init() {}

  /// Reads the policy of a file.
  ///
  /// - Throws: ``SettingsError`` with line and column; a file that is not there is one too.
  public func policy(at path: String) throws -> Policy {
    try Policy(root(path))
  }

  /// Where a part of a policy stands in its file.
  public func place(of part: PolicyPart, at path: String) throws -> PolicyPlace? {
    try PolicyPlaces(root(path)).place(of: part)
  }

  /// A JSON Schema of 2020-12 for the file.
  public var schema: String? { PolicySchema.text }

  private func root(_ path: String) throws -> Passage {
    try Passage.root(
      ofFileAt: path,
      ifMissing: "Correct \"policy:\" in dunwell.yaml, or type \"dunwell init DIR\""
        + " for a folder with a policy in it.")
  }

  /// Reads a policy that is at hand; the file's name is for messages alone.
  package func policy(reading bytes: [UInt8], as file: String) throws -> Policy {
    try Policy(Passage.root(of: bytes, as: file))
  }

  /// The policies that a new book can begin with, as the text of their files.
  public var standardPolicies: [(name: String, text: String)] {
    [("friendly", StandardPolicies.friendly), ("firm", StandardPolicies.firm)]
  }
}
