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

extension [Rung] {
  /// Whether a rung is the last demand of a ladder that has a milder one.
  func isLastOfSeveral(_ index: Int) -> Bool {
    lastIndex(where: \.isDemand) == index && firstIndex(where: \.isDemand) != index
  }

  /// The demands by which somebody can be written to for the first time: the last one is none of them,
  /// where there is a milder one.
  var firstContacts: [Rung] {
    indices.filter { self[$0].isDemand && !isLastOfSeveral($0) }.map { self[$0] }
  }
}
