// swift-tools-version: 6.2
import PackageDescription

// The index: every target is one line. The helpers at the end hold the rules, so that a target can
// only be written in a way that the architecture allows.

let receivables = "Receivables"
let domain = ["Receivables", "Dunning"]
let ports = ["Receivables", "Dunning", "ReceivablesPorts"]
let runs = ["Receivables", "Dunning", "ReceivablesPorts", "CreditControl"]

let argumentParser = ThirdParty("ArgumentParser", in: "swift-argument-parser")
let grdb = ThirdParty("GRDB", in: "GRDB.swift", alongside: ["GRDBSQLite"])
let yams = ThirdParty("Yams", in: "Yams")
let mustache = ThirdParty("Mustache", in: "swift-mustache")
let crypto = ThirdParty("Crypto", in: "swift-crypto")
let certificates = ThirdParty("X509", in: "swift-certificates")
let encodings = ThirdParty("SwiftASN1", in: "swift-asn1")

let package = Package(
  name: "dunwell",
  platforms: [.macOS(.v26)],
  products: products(),
  traits: traits(),
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
  ],
  targets: targets(),
  swiftLanguageModes: [.v6]
)

func targets() -> [Target] {
  [
    module("Receivables", imports: []),
    module("Dunning", imports: [receivables]),
    module("CashApplication", imports: [receivables]),
    module("ReceivablesPorts", imports: domain),
    module("CreditControl", imports: ports + ["CashApplication"]),
    module("ReceivablesTesting", imports: ports),

    plugin("Storage", "MemoryStorage"),
    plugin("Storage", "JSONStorage"),
    plugin("Storage", "SQLiteStorage", uses: grdb),
    plugin("Policies", "YAMLPolicies", uses: yams),
    plugin("Rendering", "MustacheNotices", uses: mustache),
    plugin("Rendering", "WeasyPrintPages"),
    plugin("Channels", "FolderChannel"),
    curlLibrary(),
    curlShim(),
    plugin("Channels", "SMTPChannel", over: ["CCurl", "CurlShim"]),
    plugin("Payments", "PracticePayments", uses: crypto),
    plugin("Payments", "StripePayments", uses: crypto),
    plugin("Payments", "SquarePayments", uses: crypto),
    plugin("Payments", "PayPalPayments", uses: certificates, encodings),
    plugin("Payments", "GoCardlessPayments", uses: crypto),
    plugin("Payments", "BankTransferPayments"),
    plugin("Transport", "URLSessionTransport"),
    plugin("Intake", "CSVIntake"),
    plugin("Mailboxes", "MailboxFiles"),
    plugin("Handoff", "AgencyHandoff"),
    plugin("Handoff", "LegalHandoff"),

    commands("DunwellCLI", uses: argumentParser),
    build(
      "dunwell",
      plugins: [
        "MemoryStorage", "JSONStorage", "SQLiteStorage", "YAMLPolicies", "MustacheNotices",
        "WeasyPrintPages", "FolderChannel", "SMTPChannel", "PracticePayments",
        "StripePayments", "SquarePayments", "PayPalPayments", "GoCardlessPayments",
        "BankTransferPayments", "URLSessionTransport", "CSVIntake", "AgencyHandoff",
        "LegalHandoff", "MailboxFiles",
      ]),

    tests("Receivables", alsoImports: [], reads: ["Golden"]),
    tests("Dunning", alsoImports: [receivables]),
    tests("CashApplication", alsoImports: [receivables]),
    tests("ReceivablesPorts", alsoImports: []),
    tests("CSVIntake", alsoImports: ports),
    tests("MailboxFiles", alsoImports: ports),
    tests("AgencyHandoff", alsoImports: ports, reads: ["Golden"]),
    tests("LegalHandoff", alsoImports: ports, reads: ["Golden"]),
    tests("YAMLPolicies", alsoImports: ports),
    tests("MustacheNotices", alsoImports: ports + ["WeasyPrintPages"], reads: ["Golden"]),
    tests("WeasyPrintPages", alsoImports: ports),
    tests("FolderChannel", alsoImports: ports),
    tests("PracticePayments", alsoImports: ports),
    tests("StripePayments", alsoImports: ports + ["URLSessionTransport"], reads: ["Server"]),
    tests("SquarePayments", alsoImports: ports),
    tests("PayPalPayments", alsoImports: ports),
    tests("GoCardlessPayments", alsoImports: ports),
    tests("BankTransferPayments", alsoImports: ports),
    tests("URLSessionTransport", alsoImports: ports, reads: ["Server"]),
    tests("SMTPChannel", alsoImports: ports, reads: ["Server"]),
    tests("MemoryStorage", alsoImports: ports),
    tests("JSONStorage", alsoImports: ports),
    tests("SQLiteStorage", alsoImports: ports),
    tests(
      "CreditControl",
      alsoImports: ports + [
        "MemoryStorage", "JSONStorage", "SQLiteStorage", "YAMLPolicies", "MustacheNotices",
        "FolderChannel", "CSVIntake", "AgencyHandoff", "LegalHandoff", "MailboxFiles",
        "PracticePayments",
      ], reads: ["Reports/Golden"]),
    tests(
      "DunwellCLI", alsoImports: ["Receivables", "dunwell"],
      reads: ["Fixtures", "Mail", "Transcripts"]),
    crashHarness(),
  ]
}

// MARK: - The rules

/// One package from outside, behind the trait that is named after it.
struct ThirdParty {
  let product: String
  let package: String
  /// Further products of the package that are used beside the main one.
  let others: [String]

  init(_ product: String, in package: String, alongside others: [String] = []) {
    self.product = product
    self.package = package
    self.others = others
  }

  var dependencies: [Target.Dependency] {
    ([product] + others).map {
      .product(name: $0, package: package, condition: .when(traits: [product]))
    }
  }
}

/// Core code: may import the modules named and nothing from outside.
func module(_ name: String, imports modules: [String]) -> Target {
  .target(
    name: name, dependencies: modules.map { .byName(name: $0) }, path: "Modules/\(name)",
    swiftSettings: strict())
}

/// One thing in the outside world: the ports, and at most its own package or system library.
///
/// - Parameters:
///   - thirdParties: its package, and what that is written in terms of.
///   - library: the targets that hand a library of the system to Swift.
func plugin(
  _ kind: String, _ name: String, uses thirdParties: ThirdParty..., over library: [String] = []
) -> Target {
  .target(
    name: name,
    dependencies: (ports + library).map { .byName(name: $0) }
      + thirdParties.flatMap(\.dependencies),
    path: "Plugins/\(kind)/\(name)", swiftSettings: strict())
}

/// libcurl of the system, as it is.
func curlLibrary() -> Target {
  .systemLibrary(
    name: "CCurl", path: "Plugins/Channels/CCurl", pkgConfig: "libcurl",
    providers: [.apt(["libcurl4-openssl-dev"])])
}

/// What of libcurl Swift cannot call by itself.
func curlShim() -> Target {
  .target(name: "CurlShim", dependencies: ["CCurl"], path: "Plugins/Channels/CurlShim")
}

/// The command line as a library: runs and the domain, neither ports nor plugins.
func commands(_ name: String, uses thirdParty: ThirdParty) -> Target {
  .target(
    name: name,
    dependencies: ["Receivables", "Dunning", "CreditControl"] + thirdParty.dependencies,
    path: "Apps/\(name)", swiftSettings: strict())
}

/// A program: one Main.swift that lists plugins.
func build(_ name: String, plugins: [String]) -> Target {
  .executableTarget(
    name: name,
    dependencies: (["DunwellCLI", "CreditControl"] + plugins).map { .byName(name: $0) },
    path: "Apps/\(name)", swiftSettings: strict())
}

/// - Parameter files: folders of files that the tests read where they stand.
func tests(
  _ subject: String, alsoImports others: [String], reads files: [String] = []
) -> Target {
  .testTarget(
    name: "\(subject)Tests",
    dependencies: ([subject, "ReceivablesTesting"] + others).map { .byName(name: $0) },
    path: "Tests/\(subject)Tests", exclude: files, swiftSettings: strict())
}

/// A program for the tests alone: its store and channel kill their own process at a boundary.
func crashHarness() -> Target {
  .executableTarget(
    name: "CrashHarness",
    dependencies: (runs + [
      "SQLiteStorage", "JSONStorage", "YAMLPolicies", "MustacheNotices", "FolderChannel",
      "CSVIntake", "PracticePayments",
    ]).map { .byName(name: $0) },
    path: "Tests/CrashHarness", swiftSettings: strict())
}

func strict() -> [SwiftSetting] {
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}

/// Every library target is a product, so that a build elsewhere can pick what it wants.
func products() -> [Product] {
  targets().filter { $0.type == .regular }.map { .library(name: $0.name, targets: [$0.name]) }
    + [.executable(name: "dunwell", targets: ["dunwell"])]
}

/// A trait for each package from outside; all on by default.
func traits() -> Set<Trait> {
  let names = [argumentParser, grdb, yams, mustache, crypto, certificates, encodings].map(
    \.product)
  return Set(names.map { .trait(name: $0) } + [.default(enabledTraits: Set(names))])
}
