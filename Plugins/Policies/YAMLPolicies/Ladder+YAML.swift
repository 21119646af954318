import Dunning

extension Ladder {
  static let example = "\"- rung: reminder\", then \"when: 3 days after due\""

  /// The rungs of a list, each with a name of its own.
  init(_ name: String, _ passage: Passage) throws {
    let nodes = try passage.list(example: Ladder.example)
    guard !nodes.isEmpty else {
      throw passage.error("the ladder has no rungs. Add one: \(Ladder.example).")
    }
    var rungs: [Rung] = []
    var lines: [String: Int] = [:]
    for node in nodes {
      let place = Passage(file: passage.file, title: "a rung", node: node)
      let rung = try Rung(place, isFirst: rungs.isEmpty)
      if let line = lines[rung.name] {
        throw place.error(
          "rung \"\(rung.name)\" is already on line \(line). Give each rung a name of its own.")
      }
      lines[rung.name] = place.line
      rungs.append(rung)
    }
    self.init(name: name, rungs: rungs)
  }

  /// `ladder:` with one list, or `ladders:` with a list under each name.
  static func all(in block: Block) throws -> [Ladder] {
    guard let several = block["ladders"] else {
      let one = try block.required("ladder", example: "\"ladder:\" with its rungs")
      return [try Ladder(standard, one)]
    }
    if let one = block["ladder"] {
      throw one.error("there are \"ladders\" too. Move these rungs below a name there.")
    }
    let example = "\"gentle:\", then its rungs"
    let ladders = try several.block(example: example).lines.map { line in
      try Ladder(try name(line.place, example: example), line.value)
    }
    guard !ladders.isEmpty else { throw several.error("there is no ladder. Write \(example).") }
    return ladders
  }

  private static func name(_ place: Passage, example: String) throws -> String {
    let name = try place.text(example: example)
    guard name != "none" else {
      throw place.error("\"none\" is how a segment says that nobody is chased. Use another name.")
    }
    return name
  }
}
