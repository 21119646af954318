/// One line of a paragraph or a list.
struct BodyLine: Equatable {
  let runs: [MarkedRun]
  /// Whether the next line does not run on: it ended in `\`.
  let endsInBreak: Bool

  init(_ line: Substring) {
    var runs = MarkedRun.runs(in: line)
    var endsInBreak = false
    if let last = runs.last, last.kind == nil {
      var text = last.text[...].trimmedAtEnd()
      if text.last == "\\" {
        text = text.dropLast().trimmedAtEnd()
        endsInBreak = true
      }
      runs.removeLast()
      if !text.isEmpty { runs.append(MarkedRun(kind: nil, text: String(text))) }
    }
    self.runs = runs
    self.endsInBreak = endsInBreak
  }

  private init(_ runs: [MarkedRun], _ endsInBreak: Bool) {
    self.runs = runs
    self.endsInBreak = endsInBreak
  }

  var text: String { runs.map(\.text).joined() }

  /// The value that has this line for itself.
  var value: MarkedRun? {
    runs.count == 1 && runs[0].kind != nil ? runs[0] : nil
  }

  var isPicture: Bool { value?.kind == .picture }

  /// A line of a list, without what says that it is one.
  var withoutItemMark: BodyLine {
    guard let first = runs.first, first.kind == nil else { return self }
    let text = (isItem ? first.text.dropFirst() : first.text[...]).drop { $0 == " " }
    return BodyLine([MarkedRun(kind: nil, text: String(text))] + runs.dropFirst(), endsInBreak)
  }

  var isItem: Bool { runs.first?.kind == nil && runs.first?.text.hasPrefix("- ") == true }

  var isRule: Bool {
    guard let run = runs.first, runs.count == 1, run.kind == nil else { return false }
    return run.text.count >= 3 && run.text.allSatisfy { $0 == "-" }
  }
}
