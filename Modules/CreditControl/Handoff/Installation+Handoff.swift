import ReceivablesPorts

extension Installation {
  /// What the settings say of an agency or lawyer.
  func handoff(named name: String) throws -> HandoffSettings {
    if let known = settings.handoffs.first(where: { $0.name == name }) { return known }
    let known = settings.handoffs.map(\.name).joined(separator: ", ")
    throw RunError(
      .settings,
      "the settings know no agency \(name). "
        + (known.isEmpty
          ? "Add one to dunwell.yaml, as handoff: {\(name): {kind: agency}}."
          : "They have \(known)."))
  }

  /// Opened only when something is handed over; most commands hand over nothing.
  func exporter(_ settings: HandoffSettings) throws -> any HandoffExporter {
    guard let kind = handoffKinds.first(where: { $0.name == settings.kind }) else {
      let known = handoffKinds.map(\.name).joined(separator: ", ")
      throw RunError(
        .settings,
        "handoff \(settings.name): this build has no kind \(settings.kind). It has: \(known).")
    }
    return try kind.open(settings)
  }
}
