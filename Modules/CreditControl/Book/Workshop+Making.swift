import Foundation
import Receivables
import ReceivablesPorts

extension Workshop {
  /// Makes a folder with settings, a policy, templates and an empty book.
  ///
  /// - Parameters:
  ///   - store: the kind of storage, as `sqlite`.
  ///   - policy: the name of a policy that comes with the build.
  public func make(
    _ folder: String, store: String, policy: String, request: Request
  ) async throws -> Installation {
    try await make(folder, store: store, policy: policy, request: request, payments: [])
  }

  /// The same with gateways in the settings.
  func make(
    _ folder: String, store: String, policy: String, request: Request,
    payments: [PaymentSettings]
  ) async throws -> Installation {
    let kind = try storage(store)
    guard let standard = plugins.policies.standardPolicies.first(where: { $0.name == policy })
    else {
      let known = plugins.policies.standardPolicies.map(\.name).joined(separator: ", ")
      throw RunError(.usage, "there is no policy \(policy). There are: \(known).")
    }
    if FileManager.default.fileExists(atPath: folder + "/" + Workshop.settingsFile) {
      throw RunError(
        .cannotWrite, "\(folder) has a book already. Choose another folder, or use that book.")
    }
    let settings = Settings(
      creditor: Creditor(
        name: "Northwind GmbH", country: "DE", address: ["Hafenstrasse 1", "20457 Hamburg"],
        email: "ar@northwind.example"),
      store: store, storePath: kind.defaultPath, policy: "policy.yaml", templates: "templates",
      channels: [ChannelSettings(channel: "email", kind: "folder", values: ["path": "outbox"])],
      payments: payments)
    try makeFolder(folder)
    try makeFolder(folder + "/templates")
    for template in plugins.renderer.standardTemplates {
      try write(template.text, to: folder + "/templates/" + template.file)
    }
    try write(standard.text, to: folder + "/policy.yaml")
    try write(Workshop.ignored, to: folder + "/.gitignore")
    let installation = try await installation(folder, settings, creating: true)
    try await openBook(installation, request)
    // Last, because a folder with settings is a book.
    try write(plugins.settings.text(of: settings), to: folder + "/" + Workshop.settingsFile)
    return installation
  }

  /// What must not go into version control: everything that identifies a person.
  private static let ignored = """
    # The journal may go into version control; private records, notices and databases must not.
    private/
    outbox/
    letters/
    *.db
    *.db-*
    *.lock

    """

  func openBook(_ installation: Installation, _ request: Request) async throws {
    let history = try await installation.history()
    let change = try history.change(
      [.bookOpened(BookOpened())], on: installation.surroundings.now().day, by: .person,
      privateRecord: installation.privateRecord([("author", request.author)]),
      command: request.key)
    try await installation.store.commit([change], at: installation.surroundings.now())
  }

  func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw RunError(.cannotWrite, "\(path) cannot be made: \(Workshop.reason(error)).")
    }
  }

  func write(_ text: String, to path: String) throws {
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else {
      throw RunError(.cannotWrite, "\(path) cannot be written. Is the folder yours, the disk full?")
    }
  }

  /// What the system says of a file, without the names that Foundation adds around it.
  static func reason(_ error: any Error) -> String {
    let known = error as NSError
    if let underlying = known.userInfo[NSUnderlyingErrorKey] as? NSError {
      return String(cString: strerror(Int32(underlying.code)))
    }
    // Foundation's own codes say nothing to a person; what they mean is one of these.
    return known.domain == NSCocoaErrorDomain
      ? "something is in the way, the folder is not yours, or the disk is full"
      : known.localizedDescription
  }
}
