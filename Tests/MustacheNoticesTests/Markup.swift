import Testing

/// An HTML document as its tags, read strictly: what a browser would mend is a mistake here.
struct Markup {
  struct Tag {
    let name: String
    let attributes: [String: String]
  }

  private(set) var tags: [Tag] = []
  /// What stands between the tags, entities as they are written.
  private(set) var texts: [String] = []
  /// What is wrong, in words; nil for a document that every reader reads in the same way.
  private(set) var mistake: String?

  private static let void: Set = ["meta", "br", "img", "hr"]

  init(_ html: String) {
    var open: [String] = []
    var rest = html[...]
    while mistake == nil, let start = rest.firstIndex(of: "<") {
      read(text: rest[..<start])
      guard let end = Self.end(of: rest[start...]) else {
        mistake = "a tag has no end: \(rest[start...].prefix(40))"
        return
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if open.popLast() != name { mistake = "</\(name)> closes what is not open" }
        continue
      }
      read(tag)
      guard let name = tags.last?.name, !Self.void.contains(name) else { continue }
      if name == "style", let end = rest.firstRange(of: "</style>") {
        rest = rest[end.upperBound...]
      } else {
        open.append(name)
      }
    }
    read(text: rest)
    if let last = open.last { mistake = mistake ?? "<\(last)> is never closed" }
  }

  private static func end(of tag: Substring) -> String.Index? {
    var isQuoted = false
    return tag.indices.first { index in
      if tag[index] == "\"" { isQuoted.toggle() }
      return tag[index] == ">" && !isQuoted
    }
  }

  private mutating func read(_ tag: Substring) {
    let name = tag.prefix { $0.isLetter || $0.isNumber }
    var attributes: [String: String] = [:]
    var rest = tag.dropFirst(name.count)
    while let equals = rest.firstRange(of: "=\"") {
      let key = rest[..<equals.lowerBound].drop { $0 == " " }
      let value = rest[equals.upperBound...].prefix { $0 != "\"" }
      if attributes[String(key)] != nil { mistake = "\(name) says \(key) twice" }
      if let wrong = Self.wrongEntity(in: value) { mistake = "\(key) of \(name): \(wrong)" }
      attributes[String(key)] = String(value)
      rest = rest[value.endIndex...].dropFirst()
    }
    if !rest.allSatisfy({ $0 == " " }) { mistake = "<\(name)> has a bare word: \(rest)" }
    tags.append(Tag(name: String(name), attributes: attributes))
  }

  private mutating func read(text: Substring) {
    if let wrong = Self.wrongEntity(in: text) { mistake = "text: \(wrong)" }
    if text.contains(">") { mistake = "a bare > in: \(text.prefix(40))" }
    texts.append(String(text))
  }

  private static func wrongEntity(in text: Substring) -> String? {
    let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&nbsp;"]
    var rest = text
    while let start = rest.firstIndex(of: "&") {
      rest = rest[start...]
      guard known.contains(where: rest.hasPrefix) else { return "a bare & in \(rest.prefix(20))" }
      rest = rest.dropFirst()
    }
    return nil
  }
}
