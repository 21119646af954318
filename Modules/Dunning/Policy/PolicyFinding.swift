/// Something in a policy that works otherwise than it reads.
public struct PolicyFinding: Sendable, Equatable {
  public let part: PolicyPart
  /// What is wrong, and what to do.
  public let what: String

  public init(_ part: PolicyPart, _ what: String) {
    self.part = part
    self.what = what
  }
}
