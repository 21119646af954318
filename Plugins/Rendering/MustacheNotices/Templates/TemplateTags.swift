import ReceivablesPorts

/// Reads the tags of a template beside the parser, because Mustache writes nothing for a name that it
/// does not know: a typing mistake would send a demand without its amount.
struct TemplateTags {
  private let shelf: TemplateShelf
  private let language: String
  private let vocabulary: Vocabulary
  /// The sections that are open where we stand.
  private var sections: [String] = []
  /// The partials that we are within, the outermost first.
  private var within: [String] = []
  private var taken: Set<TemplateName> = []

  /// - Parameter language: what partials are taken in.
  /// - Returns: the partials that the file takes in, and those that these do.
  /// - Throws: `TemplateError` for the first tag that means nothing in a notice.
  @discardableResult
  static func check(
    _ file: TemplateFile, in language: String, from shelf: TemplateShelf
  ) throws -> Set<TemplateName> {
    var tags = TemplateTags(file, language, shelf)
    try tags.read(file)
    return tags.taken
  }

  /// As ``check(_:in:from:)``, for a partial that nothing takes in: it may be meant for any place.
  static func checkAlone(_ file: TemplateFile, from shelf: TemplateShelf) throws {
    var tags = TemplateTags(file, file.name.language, shelf)
    tags.sections = Array(tags.vocabulary.ofSections.keys) + tags.vocabulary.plainLists
    try tags.read(file)
  }

  private init(_ file: TemplateFile, _ language: String, _ shelf: TemplateShelf) {
    self.shelf = shelf
    self.language = language
    vocabulary = .of(file.name.form)
    if file.name.isPartial { within = [file.name.template] }
  }

  private mutating func read(_ file: TemplateFile) throws {
    for tag in file.tags {
      let place = Place(file: file, line: tag.line)
      let name = Self.trimmed(tag.text.dropFirst())
      switch tag.text.first {
      case "!": break
      case ">": try takeIn(name, at: place)
      case "<", "$", "=", "%":
        throw place.error(
          "{{\(tag.text)}} is not for notices: a template stands alone. Write out what it should "
            + "say.")
      case "#", "^": sections.append(try word(name, at: place))
      case "/": _ = sections.popLast()
      case "&", "{": _ = try word(name, at: place)
      default: _ = try word(Self.trimmed(tag.text[...]), at: place)
      }
    }
  }

  private mutating func takeIn(_ name: String, at place: Place) throws {
    let form = place.file.name.form
    guard let file = shelf.partial(name, for: form, in: language) else {
      let wanted = TemplateName(template: name, language: language, form: form, isPartial: true)
      let meant = nearest(to: name, among: shelf.partials(for: form, in: language))
      let cure = meant.map { "Did you mean {{> \($0)}}?" } ?? "Write the file \(wanted.file)."
      throw place.error("there is no partial \(name). \(cure)")
    }
    guard !within.contains(name) else {
      throw place.error("{{> \(name)}} takes in itself, without end. Take it out.")
    }
    taken.insert(file.name)
    let outside = sections
    within.append(name)
    try read(file)
    within.removeLast()
    sections = outside
  }

  private func word(_ name: String, at place: Place) throws -> String {
    if vocabulary.names.contains(name) { return name }
    let open = sections.compactMap { vocabulary.ofSections[$0] }
    if open.contains(where: { $0.contains(name) }) { return name }
    if name == ".", let last = sections.last, vocabulary.plainLists.contains(last) { return name }
    let homes = vocabulary.ofSections.filter { $0.value.contains(name) }.keys.sorted()
    if let home = homes.first(where: { $0 == "lines" }) ?? homes.first {
      let first = home == "lines" ? ", or write {{first.\(name)}}" : ""
      throw place.error(
        "{{\(name)}} is a word of one line. Write it between {{#\(home)}} and {{/\(home)}}\(first)."
      )
    }
    let here = vocabulary.names.union(open.flatMap { $0 })
    let cure =
      nearest(to: name, among: here.sorted()).map { "Did you mean {{\($0)}}?" }
      ?? "The words here are \(here.sorted().joined(separator: ", "))."
    throw place.error("{{\(name)}} is not a word of a notice. \(cure)")
  }

  private static func trimmed(_ tag: Substring) -> String {
    let space: (Character) -> Bool = \.isWhitespace
    var name = tag.drop(while: space)
    while let last = name.last, space(last) { name.removeLast() }
    return String(name)
  }

  private struct Place {
    let file: TemplateFile
    let line: Int

    func error(_ message: String) -> TemplateError {
      TemplateError("\(file.path):\(line): \(message)")
    }
  }
}
