import Dunning
import ReceivablesPorts
import Yams

/// Finds the parts of a policy in its file.
struct PolicyPlaces {
  private let block: Block

  init(_ file: Passage) throws {
    block = try file.block(example: "\"policy: friendly\"")
  }

  func place(of part: PolicyPart) throws -> PolicyPlace? {
    switch part {
    case .key(let key): block.lines.first { $0.key == key }?.place.place
    case .ladder(let name): try ladder(name)?.place.place
    case .rung(let name, let ladderName):
      try entry("rung", name, of: ladder(ladderName)?.value)?.place
    case .segment(let name): try entry("segment", name, of: block["segments"])?.place
    }
  }

  private func ladder(_ name: String) throws -> Block.Line? {
    if let several = block["ladders"] {
      return try several.block(example: "\"gentle:\"").lines.first { $0.key == name }
    }
    return block.lines.first { $0.key == "ladder" }
  }

  /// The value of a key in that block of a list whose key has the value.
  private func entry(_ key: String, _ name: String, of list: Passage?) throws -> Passage? {
    guard let list else { return nil }
    for node in try list.list(example: "a list") {
      let place = Passage(file: list.file, title: "an entry", node: node)
      guard let value = try place.block(example: "keys")[key] else { continue }
      if try value.text(example: name) == name { return value }
    }
    return nil
  }
}

extension Passage {
  fileprivate var place: PolicyPlace {
    PolicyPlace(line: line, column: node.mark?.column ?? 1)
  }
}
