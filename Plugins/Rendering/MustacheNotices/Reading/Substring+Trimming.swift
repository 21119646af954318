extension Substring {
  /// Without the spaces and tabs at its end.
  func trimmedAtEnd() -> Substring {
    var line = self
    while line.last == " " || line.last == "\t" { line.removeLast() }
    return line
  }
}
