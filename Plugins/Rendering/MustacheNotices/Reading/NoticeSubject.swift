/// The subject of a notice: one line, whatever the template has put between its words.
struct NoticeSubject {
  let runs: [MarkedRun]

  init(_ rendered: String) {
    // At spaces of the keyboard alone: those within an amount hold it together.
    let line = rendered.split { " \t\n".contains($0) }.joined(separator: " ")
    runs = MarkedRun.runs(in: line[...])
  }

  var text: String { PlainText.shown(runs) }
}
