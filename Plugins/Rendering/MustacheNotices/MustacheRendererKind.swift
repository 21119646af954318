public import ReceivablesPorts

/// Notices from Mustache templates, as plain text.
///
/// A template is a file `<template>.<language>.txt`: a line `Subject: ...`, an empty line, the
/// body. What it may name is listed in ``NoticeWords``; a Markdown table in it is aligned.
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

  /// One for each rung of the standard policies, in English and German.
  public var standardTemplates: [(file: String, text: String)] {
    StandardTemplates.all.map { ("\($0.name).\($0.language).txt", $0.text) }
  }
}
