import Foundation
import Receivables
public import ReceivablesPorts

/// Makes books and opens them, from the plugins of a build.
public struct Workshop: Sendable {
  public static let settingsFile = "dunwell.yaml"

  public let plugins: Plugins
  public let surroundings: Surroundings
  /// How fast the gateways of its books are asked.
  private let pace: GatewayPace

  public init(
    _ plugins: Plugins, surroundings: Surroundings = .real, pace: GatewayPace = .real
  ) {
    self.plugins = plugins
    self.surroundings = surroundings
    self.pace = pace
  }

  // MARK: Opening

  /// Opens the book of a folder.
  ///
  /// - Throws: ``SettingsError``, ``BookError``, ``RunError``.
  public func open(_ folder: String) async throws -> Installation {
    let settings = try plugins.settings.settings(at: folder + "/" + Workshop.settingsFile)
    return try await installation(folder, settings, creating: false)
  }

  /// The nearest folder with settings, from one upwards; nil where there is none.
  public static func book(above folder: String) -> String? {
    var url = URL(fileURLWithPath: folder).standardizedFileURL
    while true {
      if FileManager.default.fileExists(atPath: url.path + "/" + settingsFile) { return url.path }
      let parent = url.deletingLastPathComponent().standardizedFileURL
      guard parent.path != url.path, url.path != "/" else { return nil }
      url = parent
    }
  }

  func installation(
    _ folder: String, _ settings: Settings, creating: Bool
  ) async throws -> Installation {
    let storage = try storage(settings.store)
    let path = Workshop.path(settings.storePath, in: folder)
    let store = try await storage.open(at: path, creating: creating)
    var channels: [String: Channels.Opening] = [:]
    for channel in settings.channels {
      let kind = try kind(of: channel)
      channels[channel.channel] = { try kind.open(channel, in: folder) }
    }
    return Installation(
      folder: folder, settings: settings, store: store, policies: plugins.policies,
      renderer: try plugins.renderer.open(
        templates: Workshop.path(settings.templates, in: folder)),
      channels: Channels(opening: channels), printing: printing,
      payments: Payments(
        pace: pace, opening: { try settings.payments.map { try line($0, in: folder) } }),
      handoffs: plugins.handoffs,
      surroundings: surroundings)
  }

  private func line(_ settings: PaymentSettings, in folder: String) throws -> GatewayLine {
    let place = "payments.\(settings.gateway)"
    guard let kind = plugins.payments.first(where: { $0.name == settings.kind }) else {
      let known = plugins.payments.map(\.name).joined(separator: ", ")
      throw RunError(
        .settings,
        "\(place): this build has no kind \(settings.kind). It has: \(known.isEmpty ? "none" : known)."
      )
    }
    let transport =
      kind.transport(of: settings, in: folder)
      ?? (kind.sendsRequests ? plugins.transport : NoTransport())
    guard let transport else {
      throw RunError(.settings, "\(place): this build has nothing that sends its requests.")
    }
    return GatewayLine(gateway: try kind.open(settings), transport: transport)
  }

  private var printing: Printing {
    guard let printer = plugins.printer else { return Printing() }
    return Printing(opening: { try await printer.open() })
  }

  static func path(_ relative: String, in folder: String) -> String {
    relative.hasPrefix("/") ? relative : folder + "/" + relative
  }

  func storage(_ name: String) throws -> any StorageKind {
    guard let kind = plugins.storages.first(where: { $0.name == name }) else {
      let known = plugins.storages.map(\.name).joined(separator: ", ")
      throw RunError(.settings, "this build has no storage \(name). It has: \(known).")
    }
    return kind
  }

  private func kind(of settings: ChannelSettings) throws -> any ChannelKind {
    guard let kind = plugins.channels.first(where: { $0.name == settings.kind }) else {
      let known = plugins.channels.map(\.name).joined(separator: ", ")
      throw RunError(
        .settings,
        "channel \(settings.channel): this build has no kind \(settings.kind). It has: \(known).")
    }
    let form = NoticeForm(channel: settings.channel)
    guard kind.forms.contains(form) else {
      let others = plugins.channels.filter { $0.forms.contains(form) }.map(\.name)
      throw RunError(
        .settings,
        "channel \(settings.channel): \(settings.kind) carries no \(form.rawValue). Write "
          + "\(others.map { "\"kind: \($0)\"" }.joined(separator: " or ")).")
    }
    return kind
  }

  public func format(_ name: String) throws -> any RowFormat {
    guard let format = plugins.formats.first(where: { $0.name == name }) else {
      let known = plugins.formats.map(\.name).joined(separator: ", ")
      throw RunError(.usage, "this build reads no \(name). It reads: \(known).")
    }
    return format
  }
}
