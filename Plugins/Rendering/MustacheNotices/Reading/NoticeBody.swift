/// The structure of a rendered source: what is a paragraph, a table, a list.
///
/// A small part of Markdown, so that a source reads well as it is:
/// - an empty line ends a paragraph, several as one; lines that begin with `|` are a table, those with `- ` a list;
/// - lines of a paragraph run on, except around a value that has a line for itself, and after a line
///   that ends in `\`; such a line on top heads what stands below it;
/// - below a line `---` stands the small print.
struct NoticeBody {
  enum Block: Equatable {
    case gap
    case paragraph([BodyLine])
    case list([[BodyLine]])
    case table(BodyTable)
    case rule
  }

  let blocks: [Block]

  init(_ rendered: String) {
    var reader = Reader()
    for line in rendered.split(separator: "\n", omittingEmptySubsequences: false) {
      reader.read(line)
    }
    reader.close()
    let blocks = reader.blocks.drop { $0 == .gap }
    let last = blocks.lastIndex { $0 != .gap } ?? blocks.startIndex - 1
    self.blocks = Array(blocks[..<(last + 1)])
  }

  /// What an inbox shows beside the subject: the sentence that asks, or else the first one after
  /// the greeting.
  var preheader: String {
    let paragraphs = blocks.compactMap { block in
      if case .paragraph(let lines) = block { lines.filter { !$0.isPicture } } else { nil }
    }
    let asks = paragraphs.first { $0.contains { $0.runs.contains { $0.kind == .asked } } }
    let words = (asks ?? paragraphs.dropFirst().first ?? []).map(\.text)
      .joined(separator: " ").split(separator: " ")
    var text = ""
    for word in words where text.count + word.count < Self.longestPreheader {
      text += text.isEmpty ? word : " " + word
    }
    return text
  }

  private static let longestPreheader = 140

  private struct Reader {
    private(set) var blocks: [Block] = []
    private var lines: [BodyLine] = []
    private var items: [[BodyLine]] = []
    private var rows: [Substring] = []

    mutating func read(_ text: Substring) {
      if text.first == "|" {
        if rows.isEmpty { close() }
        rows.append(text)
        return
      }
      let line = BodyLine(text)
      if line.text.isEmpty {
        close()
        if blocks.last != .gap { blocks.append(.gap) }
      } else if line.isRule {
        close()
        blocks.append(.rule)
      } else if line.isItem {
        if items.isEmpty { close() }
        items.append([line])
      } else if !items.isEmpty, text.first == " " {
        items[items.count - 1].append(line)
      } else {
        if lines.isEmpty { close() }
        lines.append(line)
      }
    }

    mutating func close() {
      if !lines.isEmpty { blocks.append(.paragraph(lines)) }
      if !items.isEmpty { blocks.append(.list(items)) }
      if !rows.isEmpty { blocks.append(.table(BodyTable(rows))) }
      lines = []
      items = []
      rows = []
    }
  }
}
