import Receivables
import ReceivablesPorts

/// What a print shop counts again: every letter of a batch, and the sums.
///
/// While a batch is open its table grows by a line a letter. A line whose letter never got its name,
/// and one that a crash has cut short, is passed over when the batch is closed.
struct LetterManifest {
  /// The lines of the letters.
  static let table = "manifest.csv"
  /// The sums, with the hash of the table.
  static let sums = "manifest.json"

  private struct Line {
    let file: String
    /// Empty where nobody has counted them.
    let pages: String
    let paper: String
    let country: String
    let bytes: Int
    let hash: Hash

    var cells: [String] {
      [file, pages, paper, country, String(bytes), hash.description]
    }
  }

  private static let heading = ["file", "pages", "paper", "country", "bytes", "sha256"]
  private let lines: [Line]

  // MARK: While a batch is open

  static func line(of notice: RenderedNotice, in file: String) -> [UInt8] {
    let sheets = notice.sheets
    let line = Line(
      file: file, pages: sheets?.pages.map(String.init) ?? "", paper: sheets?.paper ?? "",
      country: sheets?.country ?? "", bytes: notice.bytes.count, hash: SHA256.hash(notice.bytes))
    return Array(row(line.cells).utf8)
  }

  // MARK: When it is closed

  /// Letters as their files are, with what the table of the open folder says of them.
  init(of letters: [String], in folder: PlainFolder) throws {
    let known = try Self.table(in: folder)
    lines = try letters.map { file in
      let bytes = try folder.read(file) ?? []
      let cells = known[file] ?? []
      return Line(
        file: file, pages: cells.isEmpty ? "" : cells[1], paper: cells.isEmpty ? "" : cells[2],
        country: cells.isEmpty ? "" : cells[3], bytes: bytes.count, hash: SHA256.hash(bytes))
    }
  }

  /// The manifest of what is left in a closed batch.
  static func ofRest(in folder: PlainFolder) throws -> LetterManifest {
    try LetterManifest(of: folder.files().filter(LetterFileName.isLetter).sorted(), in: folder)
  }

  func write(into folder: PlainFolder, as batch: String) throws {
    let table = Array(([Self.heading] + lines.map(\.cells)).map(Self.row).joined().utf8)
    try Self.replace(Self.table, by: table, in: folder)
    try Self.replace(Self.sums, by: sums(batch, table), in: folder)
    try folder.sync()
  }

  private func sums(_ batch: String, _ table: [UInt8]) -> [UInt8] {
    var json = JSONWriter()
    json.object { manifest in
      manifest.string("format", "dunwell.letters")
      manifest.integer("version", 1)
      manifest.string("batch", batch)
      manifest.integer("letters", lines.count)
      manifest.integer("pages", lines.reduce(0) { $0 + (Int($1.pages) ?? 0) })
      manifest.integer("bytes", lines.reduce(0) { $0 + $1.bytes })
      manifest.array("countries") { list in
        for (country, lines) in Dictionary(grouping: lines, by: \.country)
          .sorted(by: { $0.key < $1.key })
        {
          list.object { row in
            row.string("country", country)
            row.integer("letters", lines.count)
          }
        }
      }
      manifest.string("table", Self.table)
      manifest.hash("sha256", SHA256.hash(table))
    }
    return json.bytes + [0x0A]
  }

  private static func replace(_ file: String, by bytes: [UInt8], in folder: PlainFolder) throws {
    let draft = LetterFileName.draft(of: file)
    try folder.remove(draft)
    try folder.create(draft, bytes: bytes)
    try folder.rename(draft, to: file)
  }

  // MARK: Rows

  private static func table(in folder: PlainFolder) throws -> [String: [String]] {
    let text = String(decoding: try folder.read(table) ?? [], as: UTF8.self)
    let rows = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return Dictionary(
      rows.filter { $0.count == heading.count }.map { ($0[0], $0) }, uniquingKeysWith: { $1 })
  }

  /// Nothing in it needs quotes: names of files, numbers and codes.
  private static func row(_ cells: [String]) -> String {
    var text = DelimitedText()
    text.add(cells.map { .figure($0) })
    return text.text
  }
}
