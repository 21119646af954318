import Foundation
public import Receivables
import ReceivablesPorts

/// Compares a folder that was handed over with its manifest: a dossier, or an export.
public struct FolderCheck: Sendable {
  /// What is wrong with one file.
  public struct Problem: Sendable, Equatable {
    public let file: String
    public let what: String
  }

  /// The manifest's own hash: whoever knows it knows that nothing was changed.
  public let manifest: Hash
  public let files: Int
  public let problems: [Problem]

  public var isWhole: Bool { problems.isEmpty }

  /// - Throws: ``RunError`` where there is no manifest, or it cannot be read.
  public init(_ folder: String) throws {
    let path = folder + "/" + HandoffManifest.name
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw RunError(
        .missing, "\(path) is not there, so nothing can be compared. Name the folder with it.")
    }
    let listed: HandoffManifest
    do {
      listed = try HandoffManifest(parsing: Array(bytes))
    } catch {
      throw RunError(
        .badInput, "\(path) is no manifest of Dunwell: \(error). Ask for the folder again.")
    }
    manifest = SHA256.hash(Array(bytes))
    files = listed.files.count
    let known = Set(listed.files.map(\.name) + [HandoffManifest.name])
    let others = HandoffFolder.names(in: folder).filter { !known.contains($0) }.sorted()
    problems =
      listed.files.compactMap { FolderCheck.problem($0, in: folder) }
      + others.map { Problem(file: $0, what: "it is not in the manifest") }
  }

  private static func problem(
    _ listed: HandoffManifest.Listed, in folder: String
  ) -> Problem? {
    func problem(_ what: String) -> Problem { Problem(file: listed.name, what: what) }
    // A manifest that came from elsewhere must not make us read what is not in the folder.
    guard !listed.name.hasPrefix("/"), !listed.name.split(separator: "/").contains("..") else {
      return problem("it is outside the folder")
    }
    guard let bytes = FileManager.default.contents(atPath: folder + "/" + listed.name) else {
      return problem("it is missing")
    }
    guard bytes.count == listed.bytes else {
      return problem("it has \(bytes.count) bytes, the manifest says \(listed.bytes)")
    }
    guard SHA256.hash(Array(bytes)) == listed.hash else {
      return problem("its SHA-256 is not that of the manifest")
    }
    return nil
  }
}
