public import ReceivablesPorts

/// Notices from Mustache templates, as plain text and HTML.
///
/// A template is a file `<template>.<language>.txt`: a line `Subject: ...`, an empty line, the
/// body. What it may name is listed in ``Vocabulary``, and how its paragraphs, tables and lists are
/// read in ``NoticeBody``; plain text and HTML are made of the same file. Beside it may stand
/// `<template>.<language>.html`, a whole document that is taken for the HTML.
///
/// What several templates share is a partial, a file `_<name>.<language>.txt`, or `_<name>.txt` for
/// every language, that they take in by `{{> name}}`. The HTML partial `_layout.html` stands around
/// every notice by mail, and `_letter.html` around every letter.
public struct MustacheRendererKind: RendererKind {
  /// Notices from Mustache templates.
  public init() {}

  /// Reads and compiles every template of the folder now, so that a mistake in one is heard of
  /// before the first notice and not in the middle of a run.
  ///
  /// - Throws: `TemplateError` with file and line. A folder that is not there holds no templates.
  public func open(templates folder: String) throws -> any NoticeRenderer {
    try MustacheRenderer(folder: folder)
  }

  /// Those of the standard policies, thanks, and the words of a statement, with their partials, in
  /// English, German, French and Spanish.
  public var standardTemplates: [(file: String, text: String)] {
    StandardTemplates.all.map { ($0.name.file, $0.text) }
  }
}
