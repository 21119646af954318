/// A file to hand over.
public struct HandoffFile: Sendable, Equatable {
  /// Its place in the folder, parts separated by `/`.
  public let name: String
  /// What is in it.
  public let bytes: [UInt8]

  /// A file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// Turns what is handed over into files that an agency, a lawyer or a court's system reads.
///
/// It touches nothing outside: the run writes the files, and records that it did. What comes back
/// from them is for a second protocol, once something is read back.
public protocol HandoffExporter: Sendable {
  /// The files, the manifest last; the same for the same handoff.
  ///
  /// - Throws: ``HandoffRefusal`` where a claim must not be handed over; nothing is written then.
  func files(of handoff: Handoff) throws -> [HandoffFile]
}

/// An exporter that proves claims: they come to it with their evidence, and it makes dossiers.
public protocol EvidenceTaking: HandoffExporter {}

/// A kind of exporter, as a build lists it.
public protocol HandoffKind: Sendable {
  /// Its name in the settings, as `agency`.
  var name: String { get }
  /// What its exporters can do beyond the port, for `dunwell plugins`.
  var capabilities: [String] { get }
  /// An exporter as the settings say.
  ///
  /// - Throws: ``SettingsError``.
  func open(_ settings: HandoffSettings) throws -> any HandoffExporter
}

extension HandoffKind {
  /// Nothing beyond the port.
  public var capabilities: [String] { [] }
}
