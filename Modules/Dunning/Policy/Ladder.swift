/// Rungs that are climbed one after the other, and the name by which segments choose them.
public struct Ladder: Sendable, Hashable {
  public let name: String
  /// From the mildest rung to the last.
  public var rungs: [Rung]

  public init(name: String, rungs: [Rung]) {
    self.name = name
    self.rungs = rungs
  }

  /// The last rung by which somebody is written to about what is late; nil where none is.
  public var lastNotice: Rung? { rungs.last(where: \.isDemand) }

  /// The name of a ladder that has none of its own.
  public static let standard = "standard"
}
