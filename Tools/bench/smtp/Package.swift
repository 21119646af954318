// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "smtpbench",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "dunwell", path: "../../..", traits: [])],
  targets: [
    .executableTarget(
      name: "smtpbench",
      dependencies: [
        .product(name: "ReceivablesPorts", package: "dunwell"),
        .product(name: "SMTPChannel", package: "dunwell"),
      ])
  ]
)
