/// A notice as HTML that mail programs leave whole: every style stands at its tag, and the classes
/// are there for dark mode and paper alone.
struct HTMLBody {
  /// What the layout takes in as `{{{content}}}`.
  let html: String

  init(_ body: NoticeBody, palette: Palette) {
    let blocks = body.blocks.split(
      separator: .rule, maxSplits: 1, omittingEmptySubsequences: false)
    let writer = Writer(palette: palette)
    var html = writer.body(blocks[0].filter { $0 != .gap }, isFollowed: blocks.count > 1)
    if blocks.count > 1 {
      html +=
        #"<div class="small line" style="margin:24px 0 0;padding:16px 0 0;"#
        + #"border-top:1px solid #d9dee4;font-size:12px;line-height:18px;color:#5b6570">"#
        + blocks[1].map(writer.block).joined() + "</div>\n"
    }
    self.html = html
  }
}

private struct Writer {
  let palette: Palette

  /// So many paragraphs at the end stand on one sheet, so that no sheet holds the greeting alone.
  private static let together = 4

  /// - Parameter isFollowed: whether small print stands below, which is never alone on a sheet.
  func body(_ blocks: [NoticeBody.Block], isFollowed: Bool) -> String {
    blocks.enumerated().map { index, block in
      var isKept =
        (isFollowed || index + 1 < blocks.count) && index + Self.together >= blocks.count
      // What leads a table in is its heading.
      if index + 1 < blocks.count, case .table = blocks[index + 1] { isKept = true }
      return self.block(block, isKept: isKept)
    }.joined()
  }

  func block(_ block: NoticeBody.Block) -> String { self.block(block, isKept: false) }

  /// - Parameter isKept: whether, on paper, it stands on the sheet of what follows.
  private func block(_ block: NoticeBody.Block, isKept: Bool) -> String {
    switch block {
    case .gap: ""
    case .rule: #"<hr style="border:0;border-top:1px solid #d9dee4">"# + "\n"
    case .paragraph(let lines): paragraph(lines, isKept: isKept)
    case .list(let items): list(items)
    case .table(let table): self.table(table)
    }
  }

  // MARK: Paragraphs

  private func paragraph(_ lines: [BodyLine], isKept: Bool) -> String {
    let links = lines.compactMap { line in
      line.value.flatMap { $0.kind == .link && HTMLText.isWebAddress($0.text) ? $0.text : nil }
    }
    guard let head = lines.first, head.endsInBreak, lines.count > 1 else {
      let words = lines.filter { !links.contains($0.value?.text ?? "") }
      return prose(words, isKept: isKept)
        + links.map { button($0, says: HTMLText.escaped($0)) }.joined()
    }
    let label = HTMLText.inline(head.runs)
    let words = lines.dropFirst().filter {
      !links.contains($0.value?.text ?? "") && !$0.isPicture
    }
    let pictures = lines.filter(\.isPicture).map { HTMLText.inline($0.runs) }.joined()
    let buttons = links.map { button($0, says: label) }.joined()
    return (words.isEmpty && pictures.isEmpty ? "" : box(label, Array(words), pictures)) + buttons
  }

  private func prose(_ lines: [BodyLine], isKept: Bool) -> String {
    let kept = isKept ? #"class="kept" "# : ""
    return lines.isEmpty
      ? "" : #"<p \#(kept)style="margin:0 0 16px">"# + joined(lines) + "</p>\n"
  }

  /// Lines that stand below a head, as the details of an account.
  private func box(_ head: String, _ lines: [BodyLine], _ pictures: String) -> String {
    let drawn =
      pictures.isEmpty
      ? "" : #"<div class="drawn" style="padding:12px 0 0">"# + pictures + "</div>"
    return table(
      #"class="box" style="margin:0 0 16px;background:#f3f5f8;border-radius:6px""#,
      #"<tr><td style="padding:12px 16px"><div class="said"><strong>"# + head
        + "</strong><br>" + joined(lines) + "</div>" + drawn + "</td></tr>")
  }

  private func joined(_ lines: [BodyLine]) -> String {
    var html = ""
    for (index, line) in lines.enumerated() {
      html += HTMLText.inline(line.runs)
      guard index + 1 < lines.count else { continue }
      let runsOn = !line.endsInBreak && line.value == nil && lines[index + 1].value == nil
      html += runsOn ? " " : "<br>"
    }
    return html
  }

  /// A cell that is coloured whole, as mail programs that know no padding of links show it too.
  private func button(_ link: String, says label: String) -> String {
    let colours = "background:\(palette.colour);color:\(palette.onColour)"
    return #"<table role="presentation" cellpadding="0" cellspacing="0" border="0" "#
      + #"style="margin:0 0 16px"><tr><td class="edge" bgcolor="\#(palette.colour)" "#
      + #"style="border:1px solid \#(palette.colour);border-radius:6px;"#
      + #"background:\#(palette.colour)"><a class="button" href="\#(HTMLText.escaped(link))" "#
      + #"style="display:inline-block;padding:12px 24px;border-radius:6px;\#(colours);"#
      + #"font-weight:bold;text-decoration:none">\#(label)</a></td></tr></table>"# + "\n"
  }

  private func table(_ attributes: String, _ rows: String) -> String {
    #"<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" "#
      + attributes + ">" + rows + "</table>\n"
  }

  // MARK: Lists and tables

  private func list(_ items: [[BodyLine]]) -> String {
    let lines = items.map { "<li>" + joined($0.map(\.withoutItemMark)) + "</li>" }
    return #"<ul style="margin:0 0 16px;padding:0 0 0 20px">"# + lines.joined() + "</ul>\n"
  }

  /// More columns than these are folded on a phone, one below the other with its heading beside it.
  private static let mostColumns = 3

  private func table(_ table: BodyTable) -> String {
    let folds = table.columns > Self.mostColumns
    let headings = table.headings.map { heading($0, of: table) }.joined()
    let rows = self.rows(of: table, folds: folds)
    // Told apart, so that paper repeats the headings on the next page.
    let lines = (headings.isEmpty ? "" : "<thead>" + headings + "</thead>\n") + rows
    let html =
      #"<table class="table" width="100%" cellpadding="0" cellspacing="0" border="0" "#
      + #"style="margin:0 0 16px;border-collapse:collapse;font-size:14px;line-height:20px;"#
      + #"overflow-wrap:normal">"#
      + "\n" + lines + "</table>"
    // Where no style sheet is read, what is too wide is moved sideways by itself and not with the page.
    return (folds ? #"<div class="wide" style="overflow-x:auto">"# + html + "</div>" : html) + "\n"
  }

  private func heading(_ cells: [BodyTable.Cell], of table: BodyTable) -> String {
    let folds = table.columns > Self.mostColumns
    let line = (0..<table.columns).map { column -> String in
      let isRight = table.right.contains(column)
      return #"<th class="small line cell\#(folds ? " over" : "")" scope="col" "#
        + #"align="\#(isRight ? "right" : "left")" valign="bottom" "#
        + #"style="\#(style(of: column, in: table));font-weight:normal;color:#5b6570">"#
        + HTMLText.inline(column < cells.count ? cells[column] : []) + "</th>"
    }
    return "<tr>" + line.joined() + "</tr>\n"
  }

  /// What leads rows in is one group with the first of them, which paper does not part.
  private func rows(of table: BodyTable, folds: Bool) -> String {
    let lines = table.rows.map { row($0, of: table, folds: folds) }
    guard table.rows.contains(where: table.isHeading) else { return lines.joined() }
    var html = ""
    var index = 0
    while index < lines.count {
      let isHeading = table.isHeading(table.rows[index])
      var group = [lines[index]]
      index += 1
      // Up to its first row, or up to the next heading.
      while index < lines.count,
        isHeading ? group.count == 1 : !table.isHeading(table.rows[index])
      {
        group.append(lines[index])
        index += 1
      }
      html += (isHeading ? #"<tbody class="together">"# : "<tbody>") + group.joined() + "</tbody>\n"
    }
    return html
  }

  private func row(_ cells: [BodyTable.Cell], of table: BodyTable, folds: Bool) -> String {
    guard !table.isHeading(cells) else { return across(cells[0], of: table, folds: folds) }
    // A row with nothing between its first and its last cell, as a sum, begins with words of its own.
    let isSum = cells.dropFirst().dropLast().allSatisfy(\.isEmpty)
    let line = (0..<table.columns).map { column -> String in
      let cell = column < cells.count ? cells[column] : []
      let isRight = table.right.contains(column)
      let style = style(of: column, in: table) + (isRight ? ";white-space:nowrap" : "")
      let part = cell.isEmpty ? " none" : column == 0 ? " part lead" : " part"
      return #"<td class="line cell\#(folds ? part : "")" valign="top" style="\#(style)">"#
        + (folds && !cell.isEmpty && (column > 0 || !isSum) ? label(column, of: table) : "")
        + HTMLText.inline(cell, isHeld: isRight) + "</td>"
    }
    return (folds ? #"<tr class="line parts">"# : "<tr>") + line.joined() + "</tr>\n"
  }

  /// What rows below it are of; on paper it stands on their sheet.
  private func across(_ cell: BodyTable.Cell, of table: BodyTable, folds: Bool) -> String {
    #"<tr class="kept\#(folds ? " line parts" : "")"><td class="line cell\#(folds ? " part lead" : "")" "#
      + #"colspan="\#(table.columns)" valign="top" "#
      + #"style="\#(style(of: 0, in: table));font-weight:bold">"#
      + HTMLText.inline(cell) + "</td></tr>\n"
  }

  /// The heading of a column once more, which only a folded table shows.
  private func label(_ column: Int, of table: BodyTable) -> String {
    let heading = table.headings.last.flatMap { column < $0.count ? $0[column] : nil } ?? []
    return #"<span class="label" style="display:none;mso-hide:all">"#
      + HTMLText.inline(heading) + "</span>"
  }

  private func style(of column: Int, in table: BodyTable) -> String {
    // The last column ends where the text does.
    let gap = column == table.columns - 1 ? "0" : "12px"
    return "padding:8px \(gap) 8px 0;border-bottom:1px solid #d9dee4"
      + (table.right.contains(column) ? ";text-align:right" : "")
  }
}
