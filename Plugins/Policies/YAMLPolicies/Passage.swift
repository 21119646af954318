import ReceivablesPorts
import Yams

/// What a file says at one place, so that what is wrong with it can be told with the place.
struct Passage {
  /// As it was given, for messages.
  let file: String
  /// What messages call it, as `"least-gap"` with its quotes.
  let title: String
  let node: Node

  /// The line it begins on, from 1.
  var line: Int { node.mark?.line ?? 1 }

  /// An error about this place.
  func error(_ message: String) -> SettingsError {
    SettingsError(file: file, line: line, column: node.mark?.column ?? 1, message)
  }

  /// Whether nothing is written here, as after a key that ends its line.
  var isEmpty: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// Whether keys are written here, rather than one value or a list.
  var isBlock: Bool {
    if case .mapping = node { true } else { false }
  }

  /// Whether a list is written here.
  var isList: Bool {
    if case .sequence = node { true } else { false }
  }

  /// The text as it was written: `10.00` keeps its zeros, and `NO` is Norway.
  func text(example: String, orEmpty: Bool = false) throws -> String {
    guard case .scalar(let scalar) = node, !isEmpty, orEmpty || !scalar.string.isEmpty else {
      throw error("\(title) is \(kind), where one value belongs. Write it as \(example).")
    }
    return scalar.string
  }

  /// `yes` or `no`.
  func isYes(example: String) throws -> Bool {
    switch try text(example: example) {
    case "yes", "true": return true
    case "no", "false": return false
    case let other: throw error("\"\(other)\" is neither yes nor no. Write it as \(example).")
    }
  }

  func list(example: String) throws -> [Node] {
    guard case .sequence(let sequence) = node else {
      throw error("\(title) is \(kind), where a list belongs. Write it as \(example).")
    }
    return Array(sequence)
  }

  func block(example: String) throws -> Block {
    guard case .mapping(let mapping) = node else {
      throw error("\(title) is \(kind), where keys belong. Write it as \(example).")
    }
    return try Block(mapping, of: self)
  }

  private var kind: String {
    switch node {
    case .scalar(let scalar): isEmpty || scalar.string.isEmpty ? "empty" : "a single value"
    case .sequence: "a list"
    case .mapping: "a block of keys"
    case .alias: "an alias"
    }
  }
}
