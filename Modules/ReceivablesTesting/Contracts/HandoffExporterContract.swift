import Receivables
public import ReceivablesPorts
import Testing

/// What every exporter promises.
public enum HandoffExporterContract {
  /// The promises, each as a sentence that could be false.
  public static let rules: [ContractRule<any HandoffExporter>] = [
    ContractRule("The same handoff is the same bytes", same),
    ContractRule(
      "The manifest is the last file, and counts claims and adds up what is open", totals),
    ContractRule("The manifest has length and SHA-256 of every other file, and of no more", hashes),
    ContractRule("Names of files are unique and stay inside the folder", names),
    ContractRule("Every invoice of every claim is in the files, and so is every change", complete),
    ContractRule("Nothing to hand over is a manifest that says so", empty),
    ContractRule("A hostile name breaks no row, no spreadsheet and no page", hostile),
    ContractRule("What is paid, denied in full, stopped or forgotten is refused", refusals),
    ContractRule("One refused claim refuses all: nothing is handed over in part", allOrNone),
    ContractRule("A dossier may be about anybody who is not forgotten", dossiers),
  ]

  private static func manifest(of files: [HandoffFile]) throws -> HandoffManifest {
    let last = try #require(files.last)
    #expect(last.name == HandoffManifest.name)
    return try HandoffManifest(parsing: last.bytes)
  }

  private static func same(_ exporter: any HandoffExporter) async throws {
    let files = try exporter.files(of: SampleHandoffs.whole)
    #expect(try exporter.files(of: SampleHandoffs.whole) == files)
  }

  private static func totals(_ exporter: any HandoffExporter) async throws {
    let manifest = try manifest(of: try exporter.files(of: SampleHandoffs.whole))
    #expect(manifest.id == "northcollect-0002")
    #expect(manifest.claims == 2)
    #expect(
      manifest.open == [Samples.euros(1_540_50), Money(minorUnits: 9_600, Samples.yen)])
  }

  private static func hashes(_ exporter: any HandoffExporter) async throws {
    let files = try exporter.files(of: SampleHandoffs.whole)
    let manifest = try manifest(of: files)
    #expect(manifest.files.map(\.name) == files.dropLast().map(\.name))
    for (listed, file) in zip(manifest.files, files) {
      #expect(listed.bytes == file.bytes.count)
      #expect(listed.hash == SHA256.hash(file.bytes))
    }
  }

  private static func names(_ exporter: any HandoffExporter) async throws {
    let names = try exporter.files(of: SampleHandoffs.whole).map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(!name.hasPrefix("/"))
      #expect(!name.split(separator: "/", omittingEmptySubsequences: false).contains { $0 == ".." })
      #expect(name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
    }
  }

  private static func complete(_ exporter: any HandoffExporter) async throws {
    let text = try text(of: exporter.files(of: SampleHandoffs.whole).dropLast())
    for word in ["INV-1", "INV-2", "INV-3", "H-0002", "H-0003", "P-7", "P-8", "H-0001"] {
      #expect(text.contains(word))
    }
  }

  private static func empty(_ exporter: any HandoffExporter) async throws {
    let manifest = try manifest(of: try exporter.files(of: SampleHandoffs.handoff([])))
    #expect(manifest.claims == 0)
    #expect(manifest.open == [])
  }

  /// As many rows as with a tame name, no cell that is a formula, and no element of a page.
  private static func hostile(_ exporter: any HandoffExporter) async throws {
    let tame = try tables(exporter, "Hotel Krone")
    for name in SampleHandoffs.hostileNames {
      let files = try exporter.files(
        of: SampleHandoffs.handoff([SampleHandoffs.hotel(named: name)]))
      #expect(try tables(exporter, name).map(\.count) == tame.map(\.count))
      for rows in try tables(exporter, name) {
        for row in rows { #expect(!hasFormula(row)) }
      }
      for file in files where file.name.hasSuffix(".html") {
        let page = String(decoding: file.bytes, as: UTF8.self)
        #expect(!page.contains("<script"))
        #expect(!page.unicodeScalars.contains { $0 == "\u{202E}" })
      }
    }
  }

  /// The lines of each delimited file.
  private static func tables(
    _ exporter: any HandoffExporter, _ name: String
  ) throws -> [[[UInt8]]] {
    try exporter.files(of: SampleHandoffs.handoff([SampleHandoffs.hotel(named: name)]))
      .filter { $0.name.hasSuffix(".csv") || $0.name.hasSuffix(".txt") }
      .map { file in
        file.bytes.split { $0 == 0x0A || $0 == 0x0D }.map(Array.init)
      }
  }

  /// Whether a cell begins with what a spreadsheet calculates; amounts below zero may.
  private static func hasFormula(_ row: [UInt8]) -> Bool {
    let separators = Array(",;\t|".utf8)
    var before = separators[0]
    for (index, byte) in row.enumerated() {
      // Behind a quote or control character too: programs skip them.
      let isStart = separators.contains(before) || before == 0x22 || before < 0x20
      let next = index + 1 < row.count ? row[index + 1] : 0
      let isNumber = byte == UInt8(ascii: "-") && (48...57).contains(next)
      if isStart, "=+-@".utf8.contains(byte), !isNumber { return true }
      before = byte
    }
    return false
  }

  private static func refusals(_ exporter: any HandoffExporter) async throws {
    let refused: [(HandoffClaim, HandoffRefusal.Reason)] = [
      (SampleHandoffs.hotel(open: 0), .paid), (SampleHandoffs.hotel(open: -5), .paid),
      (SampleHandoffs.hotel(open: 9_00, disputed: 9_00), .disputed),
      (SampleHandoffs.hotel(isForgotten: true), .forgotten),
    ]
    for (claim, reason) in refused {
      #expect(throws: HandoffRefusal("H-0002", reason)) {
        try exporter.files(of: SampleHandoffs.handoff([claim]))
      }
    }
    for stop in StopReason.allCases {
      #expect(throws: HandoffRefusal("H-0002", .stopped(stop))) {
        try exporter.files(of: SampleHandoffs.handoff([SampleHandoffs.hotel(stop: stop)]))
      }
    }
    // Denied in part is no reason.
    let partly = SampleHandoffs.hotel(open: 9_00, disputed: 8_99)
    #expect(throws: Never.self) {
      try exporter.files(of: SampleHandoffs.handoff([partly]))
    }
  }

  private static func allOrNone(_ exporter: any HandoffExporter) async throws {
    let claims = [SampleHandoffs.bakery, SampleHandoffs.hotel(stop: .bankruptcy)]
    #expect(throws: HandoffRefusal.self) {
      try exporter.files(of: SampleHandoffs.handoff(claims))
    }
  }

  private static func dossiers(_ exporter: any HandoffExporter) async throws {
    let bankrupt = SampleHandoffs.hotel(stop: .bankruptcy)
    #expect(throws: Never.self) {
      try exporter.files(of: SampleHandoffs.handoff([bankrupt], purpose: .dossier))
    }
    let forgotten = SampleHandoffs.hotel(isForgotten: true)
    #expect(throws: HandoffRefusal("H-0002", .forgotten)) {
      try exporter.files(of: SampleHandoffs.handoff([forgotten], purpose: .dossier))
    }
  }

  private static func text(of files: some Sequence<HandoffFile>) -> String {
    files.map { $0.name + String(decoding: $0.bytes, as: UTF8.self) }.joined()
  }
}
