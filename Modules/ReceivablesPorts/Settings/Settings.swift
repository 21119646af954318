public import Dunning

/// How one channel is reached.
public struct ChannelSettings: Sendable, Equatable {
  /// The name by which rungs call the channel, as `email`.
  public let channel: String
  /// The kind of channel, as `folder`.
  public let kind: String
  /// Everything else, by key.
  public let values: [String: String]

  /// Settings of a channel.
  public init(channel: String, kind: String, values: [String: String]) {
    self.channel = channel
    self.kind = kind
    self.values = values
  }
}

/// What `dunwell.yaml` says.
public struct Settings: Sendable, Equatable {
  /// Who is owed.
  public let creditor: Creditor
  /// The kind of storage, as `sqlite`.
  public let store: String
  /// Where the store is, relative to the book's folder.
  public let storePath: String
  /// The policy's file, relative to the book's folder.
  public let policy: String
  /// The folder of templates, relative to the book's folder.
  public let templates: String
  /// The channels, in the order of their names.
  public let channels: [ChannelSettings]
  /// Agencies and lawyers, in the order of their names.
  public let handoffs: [HandoffSettings]
  /// Gateways that take money in, in the order of their names.
  public let payments: [PaymentSettings]
  /// The folder of the invoices themselves, each as a PDF named by its number, relative to the book's
  /// folder.
  public let invoices: String
  /// Addresses of people of the creditor's, by the names that a policy calls them.
  public let people: [String: String]

  /// What the settings say.
  public init(
    creditor: Creditor, store: String, storePath: String, policy: String, templates: String,
    channels: [ChannelSettings], handoffs: [HandoffSettings] = [],
    payments: [PaymentSettings] = [], invoices: String = "invoices",
    people: [String: String] = [:]
  ) {
    self.creditor = creditor
    self.store = store
    self.storePath = storePath
    self.policy = policy
    self.templates = templates
    self.channels = channels
    self.handoffs = handoffs
    self.payments = payments
    self.invoices = invoices
    self.people = people
  }
}

/// What is wrong with settings or a policy: the file, line and column, what, and what to do.
public struct SettingsError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The whole message, beginning with `file:line:column:` where it is about a place.
  public let description: String

  /// A message that says where, what, and what to do.
  public init(_ description: String) {
    self.description = description
  }
}

/// Reads settings and writes those of a new book.
public protocol SettingsSource: Sendable {
  /// - Parameter path: the file, for messages and reading.
  /// - Throws: ``SettingsError``; a file that is not there is one too.
  func settings(at path: String) throws -> Settings
  /// Settings as text that ``settings(at:)`` reads back.
  func text(of settings: Settings) -> String
}

/// Reads policies.
public protocol PolicySource: Sendable {
  /// - Parameter path: the file, for messages and reading.
  /// - Throws: ``SettingsError`` with line and column.
  func policy(at path: String) throws -> Policy
  /// The policies that come with the source, by name, as the text of their files.
  var standardPolicies: [(name: String, text: String)] { get }
  /// Where a part of a policy stands in its file; nil where it cannot be told.
  func place(of part: PolicyPart, at path: String) throws -> PolicyPlace?
  /// A JSON Schema by which editors complete and check the file; nil where there is none.
  var schema: String? { get }
}

extension PolicySource {
  /// Nowhere.
  public func place(of part: PolicyPart, at path: String) throws -> PolicyPlace? { nil }
  /// None.
  public var schema: String? { nil }
}

/// A place in the file of a policy, counted from 1.
public struct PolicyPlace: Sendable, Equatable {
  /// The line.
  public let line: Int
  /// The character in it.
  public let column: Int

  /// A place in a file.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
