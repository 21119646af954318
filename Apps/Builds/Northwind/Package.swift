// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "northwind",
  platforms: [.macOS(.v15)],
  dependencies: [
    // By name, because a package in a folder is otherwise called as the folder is.
    .package(
      name: "dunwell", path: "../../..", traits: ["ArgumentParser", "GRDB", "Yams", "Mustache"])
  ],
  targets: [
    .executableTarget(
      name: "northwind",
      dependencies: [
        "DunwellCLI", "CreditControl", "SQLiteStorage", "YAMLPolicies", "MustacheNotices",
        "FolderChannel", "CSVIntake", "AgencyHandoff", "MailboxFiles",
      ].map { .product(name: $0, package: "dunwell") })
  ],
  swiftLanguageModes: [.v6]
)
