import ReceivablesPorts

extension Workshop {
  /// One plugin of the build.
  public struct Listed: Sendable, Equatable {
    public let kind: String
    public let name: String
    /// What it can do beyond its port.
    public let capabilities: [String]
  }

  /// A JSON Schema of the files that this build's policies are read from.
  public var policySchema: String? { plugins.policies.schema }

  /// What the build has, by kind and name.
  public var inventory: [Listed] {
    plugins.storages.map { Listed(kind: "storage", name: $0.name, capabilities: $0.capabilities) }
      + plugins.channels.map {
        Listed(kind: "channel", name: $0.name, capabilities: $0.capabilities)
      }
      + plugins.handoffs.map {
        Listed(kind: "handoff", name: $0.name, capabilities: $0.capabilities)
      }
      + plugins.payments.map {
        Listed(kind: "payments", name: $0.name, capabilities: $0.capabilities)
      }
      + plugins.formats.map { Listed(kind: "intake", name: $0.name, capabilities: []) }
      + (plugins.printer.map { [Listed(kind: "printing", name: $0.name, capabilities: ["pdf"])] }
        ?? [])
      + [
        Listed(kind: "mail", name: plugins.mailboxes.name, capabilities: []),
        Listed(
          kind: "policies", name: "yaml",
          capabilities: plugins.policies.standardPolicies.map(\.name)),
        Listed(
          kind: "rendering", name: "mustache",
          capabilities: Set(
            plugins.renderer.standardTemplates.compactMap { template in
              // A file without a language between name and ending serves all of them.
              let parts = template.file.split(separator: ".")
              return parts.count > 2 ? String(parts[parts.count - 2]) : nil
            }
          ).sorted()),
      ]
  }
}
