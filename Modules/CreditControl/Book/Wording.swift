import ReceivablesPorts

/// The renderer of a book, opened once and not before it is needed: most commands write no notice,
/// and reading every template takes longer than many of them.
actor Wording {
  private let open: @Sendable () throws -> any NoticeRenderer
  private var opened: (any NoticeRenderer)?

  init(_ open: @escaping @Sendable () throws -> any NoticeRenderer) {
    self.open = open
  }

  /// - Throws: ``TemplateError`` where a template is wrong, whichever it is.
  func renderer() throws -> any NoticeRenderer {
    if let opened { return opened }
    let renderer = try open()
    opened = renderer
    return renderer
  }
}
