import ReceivablesPorts
import Yams

extension SettingsError {
  /// A message about one place of a file.
  init(file: String, line: Int, column: Int, _ message: String) {
    self.init("\(file):\(line):\(column): \(message)")
  }

  /// What the YAML parser did not understand.
  ///
  /// The line itself is not quoted: it could hold what does not belong in a log.
  init(_ error: YamlError, in file: String) {
    switch error {
    case .scanner(let context, let problem, let mark, let yaml),
      .parser(let context, let problem, let mark, let yaml):
      self.init(problem, at: mark, within: context, of: yaml, in: file)
    case .composer(_, let problem, let mark, _):
      let cure =
        problem.contains("another document")
        ? "Remove the line \"---\" and what follows it." : "Write the value itself."
      self.init(file: file, line: mark.line, column: mark.column, "\(problem). \(cure)")
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(
        file: file, line: context.mark.line, column: context.mark.column,
        "\"\(keys.first ?? "")\" is written twice in this block, here first. Keep one of them.")
    case .reader(_, let offset, _, let yaml):
      let before = yaml.prefix(offset ?? 0).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      self.init(
        file: file, line: max(before.count, 1), column: (before.last?.count ?? 0) + 1,
        "a character that no text has. Remove it, or type the line again.")
    default:
      self.init("\(file): this cannot be read as YAML. Compare it with one that works.")
    }
  }

  private init(
    _ problem: String, at mark: Mark, within context: YamlError.Context?, of yaml: String,
    in file: String
  ) {
    // What is never closed is only noticed lines later: the place is where it opens.
    if let context, context.mark.line < mark.line,
      problem.contains("end of stream") || context.text.contains("flow")
    {
      self.init(
        file: file, line: context.mark.line, column: context.mark.column,
        "what is opened here never ends. Close the quote or bracket.")
      return
    }
    let lines = yaml.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let line = lines.indices.contains(mark.line - 1) ? lines[mark.line - 1] : ""
    let cure =
      line.unicodeScalars.dropFirst(mark.column - 1).first == "\t"
      ? "Indent with spaces, not with tabs."
      : "Check colons, quotes and indentation here and on the line above."
    self.init(
      file: file, line: mark.line, column: mark.column, "this is not YAML: \(problem). \(cure)")
  }
}
