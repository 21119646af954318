/// A part of a policy that can be pointed at.
public enum PolicyPart: Sendable, Hashable {
  /// A key at the top, as `least-gap`.
  case key(String)
  case ladder(String)
  case rung(String, ladder: String)
  case segment(String)
}
