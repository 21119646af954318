import Foundation

/// Python with packages from outside, as `Tools/check` installs them beside the package.
public struct Python: Sendable {
  /// A program that did not end as it should.
  public struct Failed: Error, CustomStringConvertible {
    public let description: String
  }

  private let path: String

  /// Nil where there is no such Python, or it lacks one of the packages.
  ///
  /// - Parameter packages: as they are imported.
  public init?(with packages: String...) {
    path = Python.path
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let program = """
      import importlib.util, sys
      sys.exit(not all(importlib.util.find_spec(name) for name in sys.argv[1:]))
      """
    do {
      _ = try run(["-c", program] + packages)
    } catch {
      return nil
    }
  }

  /// Where it is, whether or not there is one: DUNWELL_PYTHON names another.
  public static var path: String {
    ProcessInfo.processInfo.environment["DUNWELL_PYTHON"]
      ?? SharedFolder.package.path + "/.build-python/bin/python3"
  }

  /// What a program prints that is given some bytes.
  ///
  /// - Throws: ``Failed`` where it does not end well; its own words are on standard error.
  public func run(_ arguments: [String], _ input: [UInt8] = []) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let (into, out) = (Pipe(), Pipe())
    process.standardInput = into
    process.standardOutput = out
    try process.run()
    try into.fileHandleForWriting.write(contentsOf: Data(input))
    try into.fileHandleForWriting.close()
    let output = try out.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(description: "Python ended with \(process.terminationStatus)")
    }
    return Array(output)
  }
}
