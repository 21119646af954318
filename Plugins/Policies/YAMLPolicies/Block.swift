import ReceivablesPorts
import Yams

/// A block of keys, each written once.
struct Block {
  struct Line {
    let key: String
    /// Where the key stands.
    let place: Passage
    let value: Passage
  }

  let whole: Passage
  let lines: [Line]

  init(_ mapping: Node.Mapping, of whole: Passage) throws {
    var lines: [Line] = []
    for (keyNode, valueNode) in mapping {
      let place = Passage(file: whole.file, title: "a key", node: keyNode)
      let key = try place.text(example: "one word before a colon")
      if let first = lines.first(where: { $0.key == key }) {
        throw place.error("\"\(key)\" is already on line \(first.place.line). Keep one of them.")
      }
      let value = Passage(file: whole.file, title: "\"\(key)\"", node: valueNode)
      lines.append(Line(key: key, place: place, value: value))
    }
    self.whole = whole
    self.lines = lines
  }

  subscript(key: String) -> Passage? {
    lines.first { $0.key == key }?.value
  }

  /// The value of a key that has to be there.
  func required(_ key: String, example: String) throws -> Passage {
    guard let value = self[key] else {
      throw whole.error("\(whole.title) has no \"\(key)\". Add a line such as \(example).")
    }
    return value
  }

  /// Refuses keys that mean nothing: a mistyped one would otherwise do nothing, silently.
  func allow(only known: [String]) throws {
    for line in lines where !known.contains(line.key) {
      let cure =
        nearest(to: line.key, among: known).map { "Did you mean \"\($0)\"?" }
        ?? "Known here are \(known.joined(separator: ", "))."
      throw line.place.error("unknown key \"\(line.key)\". \(cure)")
    }
  }
}
